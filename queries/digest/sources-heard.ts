/** What the sources gave in a stretch of time, and which of them could not be heard. */
import type { GraphNode, Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { judgeHealth, type SourceHealth } from '../sources/sources.ts';
import type { Digest, SourceCoverage } from './answer.ts';

export type SourcesHeard = Pick<Digest['coverage'], 'heard' | 'silent' | 'fellSilent' | 'failing' | 'unread'>;

/** Whoever publishes less often is silent in many a week. */
const SEVERAL = 3;

/**
 * A source's health is what its reader remembers now. Of a stretch long past it is told only where it still says something:
 * whoever has been read since gave what he had published then.
 */
export async function readSourcesHeard(store: Store, from: Instant, until: Instant): Promise<SourcesHeard> {
  const view = { at: until - 1, knownAt: until - 1 };
  const { items } = await store.find({ kind: 'Source' }, view, { first: 500, order: 'name' });
  // What the user imports, and lists of models, are no news.
  const read = items.filter(({ props }) => props.kind !== null && props.kind !== 'catalogue');
  const countOf = (source: GraphNode, since: Instant, to: Instant): Promise<number> =>
    store.count({ kind: 'Document', props: { source: source.id }, from: since, to }, view);
  const sources = await Promise.all(
    read.map(async (source) => ({
      source,
      documents: await countOf(source, from, until),
      before: await countOf(source, from - (until - from), from),
      health: judgeHealth(await store.state(source.id), source, until),
    })),
  );
  const silent: { source: GraphNode; before: number }[] = [];
  const heard: SourceCoverage[] = [];
  const failing: GraphNode[] = [];
  const unread: GraphNode[] = [];
  for (const { source, documents, before, health } of sources) {
    const isFailing = failedAt(health, until);
    if (isFailing) failing.push(source);
    if (documents > 0) heard.push({ source, documents });
    else if (isUnread(source, health, from)) unread.push(source);
    else if (!isFailing) silent.push({ source, before });
  }
  return {
    heard: heard.sort((a, b) => b.documents - a.documents),
    silent: silent.sort((a, b) => b.before - a.before).map(({ source }) => source),
    fellSilent: silent.filter(({ before }) => before >= SEVERAL).length,
    failing,
    unread,
  };
}

/** It fails, and was not read since before `until`. */
const failedAt = ({ status, lastSuccessAt }: SourceHealth, until: Instant): boolean =>
  status === 'FAILING' && (lastSuccessAt === null || lastSuccessAt < until);

/** What only files were taken from is never late. */
const isUnread = ({ props }: GraphNode, { status, lastSuccessAt }: SourceHealth, from: Instant): boolean =>
  status !== 'FAILING' && typeof props.everyMinutes === 'number' && (lastSuccessAt === null || lastSuccessAt < from);
