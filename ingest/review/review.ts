/** The verbs of review: what an analyst decides about the queue, and what follows from it. Every decision can be undone. */
import { BellwetherError, notFound } from '../../graph/errors.ts';
import type { GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { Decision, NewDecision, Store } from '../../graph/store.ts';
import { accountKey } from '../link/verdicts.ts';
import { type Account, accountsOf } from './accounts.ts';
import { type Correction, writeNote } from './note.ts';
import { relink, threadsAbout, whileLinking } from './relink.ts';

/** Who decides, when and why. */
export interface Said {
  by: string;
  at: Instant;
  reason: string;
}

const EVER = { at: 8.64e15, knownAt: 8.64e15 };
const FACT = /^[0-9a-f]{32}$/;

/** It is right as it stands: `question` (as the queue calls it) is settled, all of them without one. */
export function accept(store: Store, id: string, question: string | null, said: Said): Promise<Decision> {
  return store.review.decide({ kind: 'accept', a: id, b: question, ...said });
}

/**
 * A fact is hidden; a name names nothing; an event did not happen: the accounts that it was made of (now) are left out, and
 * the ones that are left are put together anew. Gives a decision for each.
 */
export async function reject(store: Store, id: string, said: Said): Promise<Decision[]> {
  if (FACT.test(id)) return [await store.review.decide({ kind: 'reject-fact', a: id, b: null, ...said })];
  const node = await getNode(store, id);
  if (node.kind !== 'Event') return [await decideAndLink(store, { kind: 'reject', a: node.id, b: null, ...said })];
  return whileLinking(store, async () => {
    const threads = await threadsAbout(store, [node.id]);
    const decisions: Decision[] = [];
    for (const { document, mention } of await accountsOf(store, node))
      decisions.push(await store.review.decide({ kind: 'reject', a: document.id, b: accountKey(mention), ...said }));
    await relink(store, threads);
    return decisions;
  });
}

/** `a` is merged into `b`. An event that was all there was of its action takes that along. */
export async function merge(store: Store, a: NodeId, b: NodeId, said: Said): Promise<Decision[]> {
  const first = await decideAndLink(store, { kind: 'same', a, b, ...said });
  if (!a.startsWith('event:')) return [first];
  const hop = { relation: 'PART_OF', anyTime: true } as const;
  const parts = await store.expand([b], { ...hop, direction: 'out' }, EVER);
  const actions = [...new Set((parts.get(b) ?? []).flatMap(({ node }) => node?.id ?? []))].sort();
  if (actions.length < 2) return [first];
  const events = await store.expand(actions, { ...hop, direction: 'in' }, EVER);
  const alone = actions.filter((action) => (events.get(action) ?? []).every(({ node }) => node?.id === b));
  const [stays] = actions.filter((action) => !alone.includes(action));
  const into = stays ?? actions[0]!;
  const follows = { ...said, reason: `follows from ${first.id}` };
  const rest = alone.filter((action) => action !== into);
  return [
    first,
    ...(await Promise.all(rest.map((action) => store.review.decide({ kind: 'same', a: action, b: into, ...follows })))),
  ];
}

/** Two nodes are not one, whatever they look like; or nobody can tell yet. */
export function tellApart(
  store: Store,
  kind: 'different' | 'unsure',
  a: NodeId,
  b: NodeId,
  said: Said,
): Promise<Decision> {
  return decideAndLink(store, { kind, a, b, ...said });
}

/** What these documents tell is another event than what the rest of them tells. Throws BAD_INPUT where nothing would be left. */
export function split(store: Store, event: NodeId, documents: readonly NodeId[], said: Said): Promise<Decision[]> {
  return whileLinking(store, async () => {
    const node = await getNode(store, event, 'Event');
    const accounts = await accountsOf(store, node);
    const told = [...new Set(accounts.map(({ document }) => document.id))];
    const foreign = documents.find((id) => !told.includes(id));
    if (foreign !== undefined) throw notTold(foreign, node, accounts);
    const rest = accounts.find(({ document }) => !documents.includes(document.id));
    if (rest === undefined) {
      throw new BellwetherError('BAD_INPUT', `Nothing would be left of '${node.id}'.`, {
        hint: 'Name the documents that tell of another event; the rest stays.',
        details: { event: node.id, documents: [...documents] },
      });
    }
    const threads = await threadsAbout(store, [node.id]);
    const decisions: Decision[] = [];
    for (const document of documents)
      decisions.push(await store.review.decide({ kind: 'different', a: document, b: rest.document.id, ...said }));
    await relink(store, threads);
    return decisions;
  });
}

/** Of the event holds what the analyst says: a note of theirs is an account that outweighs all others. */
export function correct(store: Store, event: NodeId, correction: Correction, said: Said): Promise<Decision> {
  return whileLinking(store, async () => {
    const node = await getNode(store, event, 'Event');
    const accounts = await accountsOf(store, node);
    if (accounts.length === 0) throw notFound('account of the event', event, []);
    const { source, read } = writeNote(node, accounts[0]!, correction, said);
    await relink(store, await threadsAbout(store, [node.id]), [read], [source]);
    const [now] = await store.get([node.id], EVER);
    return store.review.decide({ kind: 'correct', a: now!.id, b: read.document.id, ...said });
  });
}

/** Takes a decision back, with what followed from it. */
export async function undo(store: Store, id: string, by: string, at: Instant): Promise<Decision[]> {
  const all = await store.review.list();
  const follows = all.filter(({ reason, undoneAt }) => reason === `follows from ${id}` && undoneAt === null);
  return whileLinking(store, async () => {
    const undone = [await store.review.undo(id, by, at)];
    for (const one of follows) undone.push(await store.review.undo(one.id, by, at));
    const { kind, a, b } = undone[0]!;
    if (isLinked(kind)) await relink(store, await threadsAbout(store, [a, ...(b === null ? [] : [b])]));
    return undone;
  });
}

const isLinked = (kind: Decision['kind']): boolean => kind !== 'accept' && kind !== 'unsure' && kind !== 'reject-fact';

function decideAndLink(store: Store, decision: NewDecision): Promise<Decision> {
  if (!isLinked(decision.kind)) return store.review.decide(decision);
  return whileLinking(store, async () => {
    const threads = await threadsAbout(store, [decision.a, ...(decision.b === null ? [] : [decision.b])]);
    const decided = await store.review.decide(decision);
    await relink(store, threads);
    return decided;
  });
}

async function getNode(store: Store, id: NodeId, kind?: 'Event'): Promise<GraphNode> {
  const [node] = await store.get([id], EVER);
  if (node === undefined || (kind !== undefined && node.kind !== kind)) {
    throw notFound(kind === undefined ? 'node or fact' : 'event', id, []);
  }
  return node;
}

function notTold(document: NodeId, event: GraphNode, accounts: readonly Account[]): BellwetherError {
  const those = [...new Set(accounts.map((account) => account.document.id))];
  return new BellwetherError('BAD_INPUT', `'${document}' does not tell of '${event.id}'.`, {
    hint: `Documents that do: ${those.slice(0, 10).join(', ')}${those.length > 10 ? ' …' : ''}.`,
    details: { document, event: event.id },
  });
}
