import { type Interest, interest } from '../../queries/interest/interest.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { showEvidence, showFacts } from './evidence.ts';
import { distinct, prop, relatedOne, told } from './related.ts';

const ABOUT = { relation: 'ABOUT', direction: 'out', anyTime: true } as const;

async function evidence(parent: Seen, _: unknown, context: ApiContext) {
  const facts = await told(parent, context, ABOUT);
  return showFacts(
    facts.map(({ fact }) => fact),
    parent,
    context,
  );
}

export const ClaimInterest = {
  kind: (parent: Seen<Interest>) => parent.it.kind,
  reason: (parent: Seen<Interest>) => parent.it.reason,
  evidence: showEvidence,
};

export const Claim = {
  text: (parent: Seen) => prop('text')(parent) ?? parent.it.name,
  /** As the documents that tell of it put it. */
  stance: async (parent: Seen, _: unknown, context: ApiContext) =>
    (await told(parent, context, ABOUT))[0]?.fact.stance ?? null,
  speaker: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'BY', direction: 'out', anyTime: true }),
  interests: async (parent: Seen, _: unknown, context: ApiContext) =>
    (await interest(context.store, parent.it.id, parent.view)).map((one) => seen(one, parent.view)),
  about: async (parent: Seen, _: unknown, context: ApiContext) => distinct(await told(parent, context, ABOUT), parent),
  evidence,
};
