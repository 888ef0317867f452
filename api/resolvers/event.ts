import { canonicalJson } from '../../graph/ids.ts';
import {
  BASES,
  type AvailabilityChange as Change,
  type Fact,
  type Instant,
  type NodeId,
  type NodeKind,
} from '../../graph/model.ts';
import { conflictText } from '../../queries/events/conflict-text.ts';
import type { PageArgs } from '../../queries/listing.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { pageOfList } from '../connection.ts';
import { EVENT_HOPS } from './event-hops.ts';
import { showFacts } from './evidence.ts';
import { distinct, loadAll, neighbours, prop, related, relatedOne, told } from './related.ts';
import { responses } from './response.ts';
import { watchItemsOf } from './watch-item.ts';

const hop = (relation: Fact['relation'], kind?: NodeKind, direction: 'in' | 'out' = 'out') => ({
  ...EVENT_HOPS,
  relation,
  direction,
  ...(kind === undefined ? {} : { kind }),
});

/** Models, providers … that an event is about. */
export const concerned = (parent: Seen, context: ApiContext, kind: NodeKind): Promise<Seen[]> =>
  related(parent, context, hop('CONCERNS', kind));

/** Claims about an event or an action: those that dispute it just as those that assert it. */
export const claims = async (parent: Seen, _: unknown, context: ApiContext): Promise<Seen[]> =>
  distinct(await told(parent, context, hop('ABOUT', 'Claim', 'in')), parent);

/** All that documents say of an event itself: which documents tell of it, and in which words. */
export const TOLD_OF_EVENT = {
  ...EVENT_HOPS,
  relation: ['PART_OF', 'BY', 'IN', 'CONCERNS', 'CHANGES', 'CAUSED_BY', 'DATED'] as Fact['relation'][],
  direction: 'out',
} as const;

async function status(parent: Seen, _: unknown, context: ApiContext): Promise<unknown> {
  const facts = await neighbours(parent, context, hop('PART_OF', 'Action'));
  return facts.find(({ fact }) => fact.qualifiers.status != null)?.fact.qualifiers.status ?? null;
}

/** What is said to change, each once: in the words of the strongest document, and of those the first. */
async function changes(parent: Seen, _: unknown, context: ApiContext): Promise<Seen<Fact>[]> {
  const found = (await neighbours(parent, context, hop('CHANGES', 'Model'))).map(({ fact }) => fact);
  const strength = (fact: Fact): number => BASES.indexOf(changeOf(fact).basis);
  const said = new Map<string, Fact>();
  for (const fact of found.sort((a, b) => strength(a) - strength(b))) {
    const { basis: _basis, audience, ...change } = changeOf(fact);
    // Documents name one audience by several words: what counts is whom they mean.
    const { label: _label, ...whom } = audience;
    const key = canonicalJson([fact.object, fact.validFrom, change, whom]);
    if (!said.has(key)) said.set(key, fact);
  }
  return [...said.values()].map((fact) => seen(fact, parent.view));
}

async function documents(parent: Seen, args: PageArgs, context: ApiContext) {
  const facts = await told(parent, context, TOLD_OF_EVENT);
  const ids = [...new Set(facts.map(({ fact }) => fact.document))];
  const found = (await loadAll(ids, parent, context)).sort(
    (a, b) => (b.it.time ?? 0) - (a.it.time ?? 0) || (a.it.id < b.it.id ? -1 : 1),
  );
  return pageOfList(found, args, (document) => document.it.id);
}

/** Of each document the passage that says most: names and dates are told in passages of their own. */
async function evidence(parent: Seen, _: unknown, context: ApiContext) {
  const longest = new Map<NodeId, Fact>();
  for (const { fact } of await told(parent, context, TOLD_OF_EVENT)) {
    const known = longest.get(fact.document);
    if (known === undefined || fact.quote.length > known.quote.length) longest.set(fact.document, fact);
  }
  return showFacts([...longest.values()], parent, context, longest.size);
}

async function learnedAt(parent: Seen, _: unknown, context: ApiContext): Promise<Instant | null> {
  const facts = await told(parent, context, TOLD_OF_EVENT);
  return facts.length === 0 ? null : Math.min(...facts.map(({ fact }) => fact.learnedAt));
}

export const Event = {
  title: (parent: Seen) => parent.it.name,
  type: prop('type'),
  action: (parent: Seen, _: unknown, context: ApiContext) => relatedOne(parent, context, hop('PART_OF', 'Action')),
  status,
  occurredAt: prop('occurredAt'),
  effectiveAt: prop('effectiveAt'),
  publishedAt: prop('publishedAt'),
  confidence: (parent: Seen) => prop('confidence')(parent) ?? 1,
  voices: (parent: Seen) => prop('voices')(parent) ?? 1,
  actor: (parent: Seen, _: unknown, context: ApiContext) => relatedOne(parent, context, hop('BY')),
  authority: (parent: Seen, _: unknown, context: ApiContext) => relatedOne(parent, context, hop('BY', 'Authority')),
  jurisdiction: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, hop('IN', 'Jurisdiction')),
  models: (parent: Seen, _: unknown, context: ApiContext) => concerned(parent, context, 'Model'),
  providers: (parent: Seen, _: unknown, context: ApiContext) => concerned(parent, context, 'Provider'),
  causedBy: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, hop('CAUSED_BY', 'Event')),
  causes: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, hop('CAUSED_BY', 'Event', 'in')),
  changes,
  documents,
  evidence,
  learnedAt,
  claims,
  responses,
  watchItems: watchItemsOf,
  conflicts: (parent: Seen) => ((prop('conflicts')(parent) as unknown[] | null) ?? []).map(conflictText),
};

/** The qualifiers of a CHANGES fact. */
const changeOf = (fact: Fact): Change => fact.qualifiers as unknown as Change;
const change = (parent: Seen<Fact>): Change => changeOf(parent.it);

/** A CHANGES fact. */
export const AvailabilityChange = {
  model: async (parent: Seen<Fact>, _: unknown, context: ApiContext) =>
    (await loadAll([parent.it.object!], parent, context))[0],
  state: (parent: Seen<Fact>) => change(parent).state,
  layer: (parent: Seen<Fact>) => change(parent).layer,
  audience: (parent: Seen<Fact>) => seen(change(parent).audience, parent.view),
  channels: (parent: Seen<Fact>, _: unknown, context: ApiContext) => {
    const { channels } = change(parent);
    return channels === null ? null : loadAll(channels, parent, context);
  },
  basis: (parent: Seen<Fact>) => change(parent).basis,
  cap: (parent: Seen<Fact>) => change(parent).cap ?? null,
  undated: (parent: Seen<Fact>) => change(parent).undated ?? false,
};
