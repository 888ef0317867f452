/** What analysts decided, as linking follows it. Standing decisions alone; they outrank every score. */
import type { NodeId } from '../../graph/model.ts';
import type { Decision, Store } from '../../graph/store.ts';

export interface Verdicts {
  /** What a node was found to be the same as, in the end. */
  sameAs: ReadonlyMap<NodeId, NodeId>;
  /** Everything that was found to be the same as this. */
  namesFor: ReadonlyMap<NodeId, readonly NodeId[]>;
  /** Nodes that are nothing, and accounts (see `accountKey`) that are none. */
  nothing: ReadonlySet<string>;
  /** Document → documents whose events its accounts don't belong to. */
  apart: ReadonlyMap<NodeId, ReadonlySet<NodeId>>;
  /** Analysts' notes that hold. */
  corrections: ReadonlySet<NodeId>;
  isDifferent(a: NodeId, b: NodeId): boolean;
}

/** What a decision calls one account of a document: its type and where it stands. Survives that it is read again. */
export const accountKey = ({ type, start, end }: { type: string; start: number; end: number }): string =>
  `${type} ${start}-${end}`;

/** Kinds of nodes that names are linked to; events that were merged stay two for the clustering, and one for every read. */
const NAMED = /^(?:model|provider|authority|channel):/;
const DOCUMENT = /^document:/;

export async function readVerdicts(store: Store): Promise<Verdicts> {
  return verdictsOf((await store.review.list()).filter(({ undoneAt }) => undoneAt === null));
}

/** `decisions` that stand, in their order. */
export function verdictsOf(decisions: readonly Decision[]): Verdicts {
  const into = new Map<NodeId, NodeId>();
  const apart = new Map<NodeId, Set<NodeId>>();
  const different = new Set<string>();
  const nothing = new Set<string>();
  const corrections = new Set<NodeId>();
  for (const { kind, a, b } of decisions) {
    if (kind === 'same' && NAMED.test(a)) into.set(a, b!);
    if (kind === 'reject') nothing.add(b === null ? a : `${a} ${b}`);
    if (kind === 'correct') corrections.add(b!);
    if (kind !== 'different') continue;
    different.add(pair(a, b!));
    if (DOCUMENT.test(a) && DOCUMENT.test(b!)) apart.set(a, (apart.get(a) ?? new Set()).add(b!));
  }
  const sameAs = new Map<NodeId, NodeId>();
  const namesFor = new Map<NodeId, NodeId[]>();
  for (const node of into.keys()) {
    const end = endOf(node, into);
    sameAs.set(node, end);
    namesFor.set(end, [...(namesFor.get(end) ?? []), node]);
  }
  return { sameAs, namesFor, nothing, apart, corrections, isDifferent: (a, b) => different.has(pair(a, b)) };
}

const pair = (a: NodeId, b: NodeId): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Two that were merged into each other end where they began. */
function endOf(node: NodeId, into: ReadonlyMap<NodeId, NodeId>): NodeId {
  const seen = new Set([node]);
  let end = node;
  for (let next = into.get(end); next !== undefined && !seen.has(next); next = into.get(end)) {
    seen.add(next);
    end = next;
  }
  return end;
}

/** The thread keys under which documents may stand that name the same things. */
export function equivalentThreads(key: string, { sameAs, namesFor }: Verdicts): string[] {
  const [, id, place] = /^thread:([a-z]+:[^/]+(?:\/[^/]+)?)(.*)$/.exec(key) ?? [];
  if (id === undefined) return [];
  const found: string[] = [];
  for (const cut of [id, id.split('/')[0]!]) {
    const rest = id.slice(cut.length) + place;
    for (const other of [
      sameAs.get(cut),
      ...(namesFor.get(cut) ?? []),
      ...(namesFor.get(sameAs.get(cut) ?? '') ?? []),
    ]) {
      if (other === undefined || other === cut) continue;
      found.push(`thread:${other}${rest}`);
      // What the catalogue lacks is threaded by its name.
      if (other.startsWith('provider:')) found.push(`thread:organisation/${other.slice('provider:'.length)}`);
    }
  }
  return found;
}
