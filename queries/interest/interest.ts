/** What the speaker of a claim has at stake in what the claim is about. Derived from facts, never stored. */
import type { Fact, NodeId, View } from '../../graph/model.ts';
import type { Store, Subgraph, TraverseSpec } from '../../graph/store.ts';
import { type Evidence, strongestEvidence } from '../evidence.ts';
import { listText } from '../words.ts';

export const INTERESTS = ['PARTY', 'ACTOR', 'INVESTOR', 'SELLER', 'COMPETITOR'] as const;
/**
 * `PARTY`: the event hits it or its models. `ACTOR`: it did what the claim is about. `INVESTOR`: it has money in whom the
 * event hits, or in whose models. `SELLER`: models that are hit are had through a channel of its. `COMPETITOR`: it develops models itself, and none of those that are hit.
 */
export type InterestKind = (typeof INTERESTS)[number];

export interface Interest {
  kind: InterestKind;
  /** A sentence. */
  reason: string;
  /** Who says so: rows of the catalogue, documents about the event. */
  evidence: Evidence[];
}

const any = { anyTime: true } as const;
const spec = (claim: NodeId): TraverseSpec => ({
  start: { claim: [claim] },
  stages: [
    { name: 'speaker', from: ['claim'], relation: 'BY', direction: 'out', ...any },
    { name: 'about', from: ['claim'], relation: 'ABOUT', direction: 'out', ...any },
    { name: 'actors', from: ['about'], relation: 'BY', direction: 'out', ...any },
    { name: 'hit', from: ['about'], relation: 'CONCERNS', direction: 'out', ...any },
    { name: 'developers', from: ['hit'], relation: 'DEVELOPED_BY', direction: 'out', ...any },
    { name: 'offerings', from: ['hit'], relation: 'OFFERING_OF', direction: 'in', ...any },
    { name: 'channels', from: ['offerings'], relation: 'THROUGH', direction: 'out', ...any },
    { name: 'operators', from: ['channels'], relation: 'OPERATED_BY', direction: 'out', ...any },
    { name: 'invested', from: ['speaker'], relation: 'INVESTS_IN', direction: 'out' },
    { name: 'own', from: ['speaker'], relation: 'DEVELOPED_BY', direction: 'in', ...any },
  ],
});

/** Empty where the speaker isn't known, or nothing ties it to what it speaks of. */
export async function interest(store: Store, claim: NodeId, view: View): Promise<Interest[]> {
  return judgeInterest(await store.traverse(spec(claim), view));
}

export function judgeInterest({ stages, nodes, facts, documents }: Subgraph): Interest[] {
  const at = (stage: string): ReadonlySet<NodeId> => stages.get(stage) ?? new Set();
  const [speaker, ...others] = at('speaker');
  if (speaker === undefined || others.length > 0) return [];
  const name = (id: NodeId): string => nodes.get(id)?.name ?? id;
  const names = (ids: NodeId[]): string => listText([...new Set(ids.map(name))].sort());
  const said = (relation: Fact['relation'], holds: (fact: Fact) => boolean): Fact[] =>
    facts.filter((fact) => fact.relation === relation && holds(fact));
  const found: Interest[] = [];
  const add = (kind: InterestKind, reason: string, because: Fact[]): void =>
    void found.push({ kind, reason: `${name(speaker)} ${reason}.`, evidence: strongestEvidence(because, documents) });

  const own = said('DEVELOPED_BY', ({ object }) => object === speaker);
  const hitOwn = own.filter(({ subject }) => at('hit').has(subject));
  const hitItself = said('CONCERNS', ({ object }) => object === speaker);
  if (hitOwn.length > 0) add('PARTY', `develops ${names(hitOwn.map(({ subject }) => subject))}`, hitOwn);
  else if (hitItself.length > 0) add('PARTY', 'is what it concerns', hitItself);

  const did = said('BY', ({ subject, object }) => at('about').has(subject) && object === speaker);
  if (did.length > 0) add('ACTOR', 'did it', did);

  const invested = said('INVESTS_IN', ({ object }) => at('developers').has(object!) || at('hit').has(object!));
  if (invested.length > 0) add('INVESTOR', `has money in ${names(invested.map(({ object }) => object!))}`, invested);

  if (at('developers').has(speaker) || at('hit').has(speaker)) return found;
  const sells = said('OPERATED_BY', ({ object }) => object === speaker);
  if (sells.length > 0) add('SELLER', `sells it through ${names(sells.map(({ subject }) => subject))}`, sells);
  if (at('hit').size > 0 && own.length > 0) add('COMPETITOR', 'develops models of its own', own);
  return found;
}
