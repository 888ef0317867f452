/** Nodes: what is new is created, what is known is compared first, so that writing the same again changes nothing. */
import { refused } from '../check.ts';
import { canonicalJson, hash, normaliseKey } from '../ids.ts';
import type { Instant, NodeId, Props } from '../model.ts';
import type { NodeInput } from '../store.ts';
import { PUBLIC } from './values.ts';
import type { NodeState, Writing } from './writing.ts';

/**
 * Takes nodes into the write and returns the ids of those that were there before. `named` is the instant from which a
 * fact of this batch makes a node known, Infinity where none does.
 */
export function writeNodes(
  w: Writing,
  inputs: NodeInput[],
  named: (id: NodeId, scope: NodeId | null) => Instant,
): NodeId[] {
  const known: NodeId[] = [];
  for (const input of mergeSameIds(inputs)) {
    const { id, kind, scope = null } = input;
    const learnedAt = Math.min(input.learnedAt ?? Infinity, named(id, scope));
    const before = w.nodes.get(id);
    if (before === undefined) {
      w.create({
        id,
        kind,
        name: input.name,
        scope: scope ?? PUBLIC,
        keys: unique(input.keys),
        time: input.time ?? null,
        props: canonicalJson(input.props ?? {}),
        learnedAt: learnedAt === Infinity ? w.at : learnedAt,
        recordedAt: w.at,
        standsFor: null,
        state: input.state === undefined ? null : canonicalJson(input.state),
        says: [],
      });
      w.counts.nodes++;
      w.emit('node', { id, subject: id, scope: scope ?? PUBLIC });
      continue;
    }
    known.push(id);
    update(w, before, input, learnedAt);
  }
  return known;
}

/** The same id twice in one batch: what is said later replaces, state adds up, the earliest `learnedAt` counts. */
function mergeSameIds(inputs: NodeInput[]): NodeInput[] {
  const merged = new Map<NodeId, NodeInput>();
  for (const input of inputs) {
    const before = merged.get(input.id);
    if (before === undefined) {
      merged.set(input.id, input);
      continue;
    }
    if (before.kind !== input.kind) throw changedKind(input.id, before.kind, input.kind);
    const said = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    const learnedAt = Math.min(before.learnedAt ?? Infinity, input.learnedAt ?? Infinity);
    merged.set(input.id, {
      ...before,
      ...(said as unknown as NodeInput),
      ...(learnedAt === Infinity ? {} : { learnedAt }),
      ...(before.state || input.state ? { state: { ...before.state, ...input.state } } : {}),
    });
  }
  return [...merged.values()];
}

function update(w: Writing, before: NodeState, input: NodeInput, learnedAt: Instant): void {
  const { id } = input;
  if (before.kind !== input.kind) throw changedKind(id, before.kind, input.kind);
  if (input.scope !== undefined && (input.scope ?? PUBLIC) !== before.scope) {
    throw refused(
      `Node '${id}' is ${before.scope === PUBLIC ? 'public' : `private to '${before.scope}'`}: that cannot change.`,
      {
        id,
        field: 'scope',
      },
    );
  }
  if (learnedAt < before.learnedAt) w.change(before, { learnedAt });
  if (input.state !== undefined) {
    const state = { ...(before.state === null ? {} : (JSON.parse(before.state) as Props)), ...input.state };
    w.change(before, { state: canonicalJson(state) });
  }
  const content = {
    name: input.name,
    time: input.time === undefined ? before.time : input.time,
    keys: input.keys === undefined ? before.keys : unique(input.keys),
    props: input.props === undefined ? before.props : canonicalJson(input.props),
  };
  if (!replaceContent(w, before, content)) return;
  w.counts.nodes++;
  w.emit('node', { id, subject: id, scope: before.scope });
}

/** Takes over what differs; false where nothing did. */
export function replaceContent(
  w: Writing,
  before: NodeState,
  next: Pick<NodeState, 'name' | 'time' | 'keys' | 'props'>,
): boolean {
  const same =
    before.name === next.name &&
    before.time === next.time &&
    before.props === next.props &&
    canonicalJson(before.keys) === canonicalJson(next.keys);
  if (!same) w.change(before, next);
  return !same;
}

export function unique(keys: readonly string[] | undefined): string[] {
  return [...new Set(keys ?? [])];
}

/** Hashes by which a node is found exactly: an index takes no key of more than 8 kB. */
export function keyHashes({ id, name, keys }: Pick<NodeState, 'id' | 'name' | 'keys'>): string[] {
  return [...new Set([id, name, ...keys].map((key) => keyHash(normaliseKey(key))))];
}

export function keyHash(normalised: string): string {
  return hash(normalised).slice(0, 32);
}

function changedKind(id: NodeId, kind: string, given: string): Error {
  return refused(`Node '${id}' is a ${kind} and cannot become a ${given}.`, { id, field: 'kind' });
}
