/** A little of June 2026 to write into a store: nodes, and documents built from the sentences that they say. */
import { hash } from '../../graph/ids.ts';
import type { NodeId, View } from '../../graph/model.ts';
import type { Batch, DocumentInput, FactInput, NodeInput, Store } from '../../graph/store.ts';

/** A day of June 2026, at an hour (UTC). */
export const june = (day: number, hour = 0): number => Date.UTC(2026, 5, day, hour);
/** Everything that was ever learned, as it is on a day of June. */
export const on = (day: number, hour = 0): View => ({ at: june(day, hour), knownAt: Number.MAX_SAFE_INTEGER });
/** What was known on a day of June about that same day. */
export const asKnown = (day: number, hour = 0): View => ({ at: june(day, hour), knownAt: june(day, hour) });

export const WIRE = 'source:wire';
export const ANTHROPIC = 'provider:anthropic';
export const FABLE = 'model:anthropic/claude-fable-5';
export const MYTHOS = 'model:anthropic/claude-mythos-5';
export const OPUS = 'model:anthropic/claude-opus-4.8';
export const DIRECTIVE = 'event:directive';
export const SHUTDOWN = 'event:shutdown';
export const MERIDIAN = 'organisation:meridian';
export const BOREALIS = 'organisation:borealis';

export const nodes: NodeInput[] = [
  { id: WIRE, kind: 'Source', name: 'The Wire', props: { kind: 'news' }, learnedAt: 0 },
  { id: ANTHROPIC, kind: 'Provider', name: 'Anthropic', keys: ['anthropic pbc'], learnedAt: 0 },
  { id: FABLE, kind: 'Model', name: 'Claude Fable 5', keys: ['fable-5'], time: june(9), learnedAt: june(9) },
  { id: MYTHOS, kind: 'Model', name: 'Claude Mythos 5', keys: ['mythos-5'], time: june(9), learnedAt: june(9) },
  { id: OPUS, kind: 'Model', name: 'Claude Opus 4.8', time: june(1), learnedAt: june(1) },
  {
    id: DIRECTIVE,
    kind: 'Event',
    name: 'Licence requirement on two models',
    time: june(12, 21),
    learnedAt: june(12, 21),
  },
  { id: SHUTDOWN, kind: 'Event', name: 'Both models suspended for everyone', time: june(13), learnedAt: june(13) },
];

/** A fact and the sentence that says it; the place of the sentence is worked out. */
export type Saying = Omit<FactInput, 'quote' | 'start' | 'end'> & { quote?: string };

export interface ReportOptions {
  learnedAt?: number;
  fetchedAt?: number;
  /** What the text says besides. */
  also?: string;
  scope?: NodeId;
  title?: string;
  url?: string | null;
  keys?: string[];
  source?: NodeId;
  publishedAt?: number | null;
}

/** A document that says these things, each in a line of its own. */
export function report(
  id: NodeId,
  sayings: Saying[],
  { learnedAt = june(13), also = '', scope, title = 'A report', url = null, keys, ...rest }: ReportOptions = {},
): { document: DocumentInput; facts: FactInput[] } {
  const lines = sayings.map((saying) => saying.quote ?? sentence(saying));
  const text = [...new Set(lines), also].join('\n');
  const document: DocumentInput = {
    id,
    source: rest.source ?? WIRE,
    url,
    title,
    publishedAt: rest.publishedAt === undefined ? learnedAt : rest.publishedAt,
    fetchedAt: rest.fetchedAt ?? learnedAt,
    language: 'en',
    text,
    contentHash: hash(text),
    origin: scope === undefined ? 'document' : 'import',
    learnedAt,
    ...(scope === undefined ? {} : { scope }),
    ...(keys === undefined ? {} : { keys }),
  };
  return { document, facts: placed(text, sayings) };
}

/** The same sayings as facts of that text. */
export function placed(text: string, sayings: Saying[]): FactInput[] {
  return sayings.map((saying) => {
    const quote = saying.quote ?? sentence(saying);
    const start = text.indexOf(quote);
    return { ...saying, quote, start, end: start + quote.length };
  });
}

function sentence({ subject, relation, object, value, validFrom, validTo, stance }: Saying): string {
  const what = object ?? JSON.stringify(value);
  return `It is said that ${subject} ${relation} ${what} ${validFrom ?? ''}/${validTo ?? ''} ${stance ?? ''}.`;
}

export const suspends: Saying = {
  subject: SHUTDOWN,
  relation: 'CHANGES',
  object: FABLE,
  validFrom: june(13),
  qualifiers: { state: 'SUSPENDED' },
  quote: 'Access to Claude Fable 5 was suspended for every customer.',
};
export const concerns: Saying = {
  subject: DIRECTIVE,
  relation: 'CONCERNS',
  object: FABLE,
  quote: 'The letter names Claude Fable 5.',
};
export const causedBy: Saying = {
  subject: SHUTDOWN,
  relation: 'CAUSED_BY',
  object: DIRECTIVE,
  quote: 'The company said it was complying with the letter.',
};

export const REPORT = 'document:wire/1';
export const story: Batch = { nodes, documents: [report(REPORT, [suspends, concerns, causedBy])] };

/** The facts that lead out of a node, in a view. */
export async function factsOf(store: Store, node: NodeId, relation: FactInput['relation'], view: View, scope?: NodeId) {
  const hop = { relation, direction: 'out' as const, ...(scope === undefined ? {} : { scope }) };
  return ((await store.expand([node], hop, view)).get(node) ?? []).map(({ fact }) => fact);
}

/** Ids of everything that the store lists for a view, a page at a time. */
export async function listed(
  store: Store,
  filter: Parameters<Store['find']>[0],
  view: View,
  first = 50,
): Promise<NodeId[]> {
  const ids: NodeId[] = [];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<Store['find']>> = await store.find(filter, view, { first, after });
    ids.push(...page.items.map(({ id }) => id));
    if (!page.hasMore) return ids;
    after = page.endCursor;
  }
}
