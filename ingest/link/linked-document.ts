/** Documents as linking looks at them, fresh or stored, with their names settled. */
import type { GraphNode, NodeId } from '../../graph/model.ts';
import type { DocumentInput } from '../../graph/store.ts';
import type { Extraction } from '../extract/extraction.ts';
import { aboutOf } from './about.ts';
import type { Naming, Resolve } from './names/resolve.ts';
import { type LinkedDocument, threadKeys } from './report.ts';
import { equivalentThreads, type Verdicts } from './verdicts.ts';
import { voiceOf } from './voice.ts';

export interface ReadDocument {
  document: DocumentInput;
  extraction: Extraction;
  sourceKind: string | null;
}

export interface Settled {
  document: LinkedDocument;
  namings: Naming[];
  /** The threads that it is in: as it was read, and as its names were settled. */
  threads: string[];
}

export async function settleFresh(
  { document, extraction, sourceKind }: ReadDocument,
  settle: Settle,
): Promise<Settled> {
  const { id, source, title, publishedAt, learnedAt, text, props } = document;
  const corrects = correctedBy(props?.corrects);
  return settle({
    id,
    source,
    sourceKind,
    title,
    publishedAt,
    learnedAt,
    voice: voiceOf(text),
    about: aboutOf(text),
    extraction,
    corrects,
  });
}

/** Null for what was never read for events (catalogue rows, imported files). An analyst's note that was taken back says nothing. */
export async function settleStored(
  node: GraphNode,
  settle: Settle,
  { corrections }: Verdicts,
): Promise<Settled | null> {
  const { extraction, sourceKind, voice, about, source, publishedAt } = node.props;
  if (extraction === null || typeof extraction !== 'object' || Array.isArray(extraction)) return null;
  const corrects = correctedBy(node.props.corrects);
  return settle({
    id: node.id,
    source: typeof source === 'string' ? source : '',
    sourceKind: typeof sourceKind === 'string' ? sourceKind : null,
    title: node.name,
    publishedAt: typeof publishedAt === 'number' ? publishedAt : node.time,
    learnedAt: node.learnedAt,
    voice: words(voice),
    about: words(about),
    extraction: corrects !== null && !corrections.has(node.id) ? NOTHING : (extraction as unknown as Extraction),
    corrects,
  });
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const NOTHING: Extraction = { regulatory: false, language: null, mentions: [], events: [], claims: [] };

export type Settle = (document: LinkedDocument) => Promise<Settled>;

export function settler(resolve: Resolve, verdicts: Verdicts): Settle {
  return async (document) => {
    const { extraction, namings } = await resolve(document.extraction);
    const read = [document.extraction, extraction].flatMap((one) => threadKeys(one, document.publishedAt));
    const threads = [...new Set([...read, ...read.flatMap((key) => equivalentThreads(key, verdicts))])].sort();
    return { document: { ...document, extraction }, namings, threads };
  };
}

function correctedBy(value: unknown): LinkedDocument['corrects'] {
  if (value === null || typeof value !== 'object') return null;
  const { document, index } = value as { document?: unknown; index?: unknown };
  return typeof document === 'string' && typeof index === 'number' ? { document: document as NodeId, index } : null;
}
