/** What the speaker of a claim has at stake in what the claim is about. Derived from facts, never stored. */
import type { NodeId, View } from '../../graph/model.ts';
import type { Store, Subgraph, TraverseSpec } from '../../graph/store.ts';
import { listText } from '../words.ts';

export const INTERESTS = ['PARTY', 'ACTOR', 'SELLER', 'COMPETITOR'] as const;
/**
 * `PARTY`: the event hits it or its models. `ACTOR`: it did what the claim is about. `SELLER`: models that are hit are had
 * through a channel of its. `COMPETITOR`: it develops models itself, and none of those that are hit.
 */
export type InterestKind = (typeof INTERESTS)[number];

export interface Interest {
  kind: InterestKind;
  /** A sentence. */
  reason: string;
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
    { name: 'own', from: ['speaker'], relation: 'DEVELOPED_BY', direction: 'in', ...any },
  ],
});

/** Empty where the speaker isn't known, or nothing ties it to what it speaks of. */
export async function interest(store: Store, claim: NodeId, view: View): Promise<Interest[]> {
  return judgeInterest(await store.traverse(spec(claim), view));
}

export function judgeInterest({ stages, nodes, facts }: Subgraph): Interest[] {
  const at = (stage: string): ReadonlySet<NodeId> => stages.get(stage) ?? new Set();
  const [speaker, ...others] = at('speaker');
  if (speaker === undefined || others.length > 0) return [];
  const name = (id: NodeId): string => nodes.get(id)?.name ?? id;
  const found: Interest[] = [];
  const add = (kind: InterestKind, reason: string): void =>
    void found.push({ kind, reason: `${name(speaker)} ${reason}.` });
  const hitModels = [...at('hit')].filter((id) => nodes.get(id)?.kind === 'Model').sort();
  const own = hitModels.filter((model) =>
    facts.some(
      ({ relation, subject, object }) => relation === 'DEVELOPED_BY' && subject === model && object === speaker,
    ),
  );
  if (own.length > 0) add('PARTY', `develops ${listText(own.map(name))}`);
  else if (at('hit').has(speaker)) add('PARTY', 'is what it concerns');
  if (at('actors').has(speaker)) add('ACTOR', 'did it');
  const isDeveloper = at('developers').has(speaker) || at('hit').has(speaker);
  if (!isDeveloper && at('operators').has(speaker)) {
    const channels = facts
      .filter(({ relation, object }) => relation === 'OPERATED_BY' && object === speaker)
      .map(({ subject }) => name(subject));
    add('SELLER', `sells it through ${listText([...new Set(channels)].sort())}`);
  }
  const models = [...at('own')].filter((id) => nodes.get(id)?.kind === 'Model');
  if (!isDeveloper && at('hit').size > 0 && models.length > 0) add('COMPETITOR', 'develops models of its own');
  return found;
}
