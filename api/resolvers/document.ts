import type { NodeId } from '../../graph/model.ts';
import type { ApiContext, Seen } from '../api-context.ts';
import { TOLD_OF_EVENT } from './event.ts';
import { distinct, instant, load, prop, told } from './related.ts';

export const SourceKind = {
  REGULATOR: 'regulator',
  VENDOR: 'vendor',
  NEWS: 'news',
  ANALYSIS: 'analysis',
  AGGREGATOR: 'aggregator',
  CATALOGUE: 'catalogue',
};

/** The header of a document is in its props. */
const source = (parent: Seen, _: unknown, context: ApiContext): Promise<Seen | null> =>
  load(parent.it.props.source as NodeId | undefined, parent, context);

const events = async (parent: Seen, _: unknown, context: ApiContext): Promise<Seen[]> =>
  distinct(
    await told(parent, context, { relation: 'MENTIONS', direction: 'out', kind: 'Event', anyTime: true }),
    parent,
  );

/** The version that a quote stands in where it was reached from one, else the newest that was known. */
async function text(parent: Seen, _: unknown, context: ApiContext): Promise<string> {
  const loaders = context.loaders(parent.view);
  const said = parent.fact === undefined ? undefined : await loaders.evidence(parent.fact);
  return loaders.text(parent.it.id, said?.fact.contentHash);
}

interface Passage {
  text: string;
  start: number;
  end: number;
}

/** Passages of facts about what it names and about the events that it tells of. */
async function quotes(parent: Seen, _: unknown, context: ApiContext): Promise<Passage[]> {
  const mentions = await told(parent, context, { relation: 'MENTIONS', direction: 'out', anyTime: true });
  const ofEvents = await Promise.all(
    (await events(parent, null, context)).map((event) => told(event, context, TOLD_OF_EVENT)),
  );
  const passages = new Map<string, Passage>();
  for (const { fact } of [...mentions, ...ofEvents.flat()]) {
    const { document, quote, start, end } = fact;
    if (document === parent.it.id) passages.set(`${start}-${end}`, { text: quote, start, end });
  }
  return [...passages.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

export const Document = {
  title: (parent: Seen) => parent.it.name,
  url: prop('url'),
  source,
  async sourceKind(parent: Seen, _: unknown, context: ApiContext) {
    const kind = (await source(parent, null, context))?.it.props.kind;
    // What was imported or noted by hand has a kind that is none of a source that is read.
    return Object.values<unknown>(SourceKind).includes(kind) ? kind : null;
  },
  publishedAt: (parent: Seen) => parent.it.time,
  fetchedAt: (parent: Seen) => instant(parent.it.props.fetchedAt),
  language: prop('language'),
  text,
  contentHash: prop('contentHash'),
  quotes,
  events,
};
