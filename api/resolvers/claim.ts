import { strongestEvidence } from '../../queries/evidence.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { neighbours, prop, related, relatedOne } from './related.ts';

const ABOUT = { relation: 'ABOUT', direction: 'out', anyTime: true } as const;

async function evidence(parent: Seen, _: unknown, context: ApiContext) {
  const { evidence: load } = context.loaders(parent.view);
  const facts = (await neighbours(parent, context, ABOUT)).map(({ fact }) => fact);
  const found = (await Promise.all(facts.map(({ id }) => load(id)))).filter((one) => one !== undefined);
  const documents = new Map(found.map(({ document }) => [document.id, document]));
  return strongestEvidence(
    found.map(({ fact }) => fact),
    documents,
  ).map((one) => seen(one, parent.view));
}

export const Claim = {
  text: (parent: Seen) => prop('text')(parent) ?? parent.it.name,
  stance: prop('stance'),
  speaker: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'BY', direction: 'out', anyTime: true }),
  about: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, ABOUT),
  evidence,
};

export const WatchItem = {
  question: (parent: Seen) => prop('question')(parent) ?? parent.it.name,
  answeredBy: prop('answeredBy'),
  openedAt: (parent: Seen) => parent.it.time,
};
