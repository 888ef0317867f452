/** The contract of `bellwether extract --jsonl`: one record in, one record out, in names and dates that need no store to be understood. */
import { z } from 'zod';
import { BellwetherError } from '../../graph/errors.ts';
import type { Audience, NodeId } from '../../graph/model.ts';
import { parseDate } from '../formats/parse-date.ts';
import { parseHtmlArticle } from '../formats/parse-html-article.ts';
import { SOURCE_KINDS } from '../sources/source.ts';
import { extract } from './extract.ts';
import type { EventMention, Extraction, Mention, Readable } from './extraction.ts';
import { foldName } from './fold.ts';
import { detectLanguage } from './language.ts';
import type { Lexicon } from './lexicon.ts';

const recordSchema = z.object({
  id: z.union([z.string(), z.number()]),
  url: z.string().nullish(),
  title: z.string().nullish(),
  publishedAt: z.string().nullish(),
  sourceKind: z.string().nullish(),
  language: z.string().nullish(),
  text: z.string().nullish(),
  html: z.string().nullish(),
});
export type ExtractRecord = z.infer<typeof recordSchema>;

export interface ExtractedEvent {
  type: string;
  authority: string | null;
  /** ISO 3166 code, "EU", or the name of a group. */
  jurisdiction: string | null;
  models: string[];
  providers: string[];
  organisations: string[];
  audience: string | null;
  /** ISO 8601; no more exact than the text. */
  date: string | null;
  effectiveDate: string | null;
  status: string | null;
  reason: string | null;
  quote: string;
  confidence: number;
}

export interface Extracted {
  id: string | number;
  regulatory: boolean;
  events: ExtractedEvent[];
  models: string[];
  providers: string[];
  jurisdictions: string[];
  claims: { speaker: string; stance: string; text: string }[];
}

/** Throws BAD_INPUT: no JSON, no record, neither text nor html. */
export function parseRecord(line: string): ExtractRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new BellwetherError('BAD_INPUT', `is no JSON: ${(error as Error).message}`);
  }
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BellwetherError(
      'BAD_INPUT',
      `field '${issue?.path.join('.') || 'id'}': ${issue?.message ?? 'is not as it should be'}`,
    );
  }
  if (parsed.data.text == null && parsed.data.html == null)
    throw new BellwetherError('BAD_INPUT', "has neither 'text' nor 'html'");
  return parsed.data;
}

/** Throws PARSE_FAILED for html that holds no text, BAD_INPUT for a date that is none. */
export function extractRecord(record: ExtractRecord, lexicon: Lexicon): Extracted {
  const readable = toReadable(record, lexicon);
  const extraction = extract(readable, lexicon);
  const provisional = new Map(
    extraction.mentions.filter((one) => one.provisional).map((one) => [one.id, one.quote.replace(/\s+/gu, ' ')]),
  );
  const nameOf = (id: NodeId): string => lexicon.entries.get(id)?.name ?? provisional.get(id) ?? id;
  const told = toldEvents(extraction);
  return {
    id: record.id,
    regulatory: extraction.regulatory,
    events: told.map((event) => toEvent(event, nameOf)),
    models: namesOf(extraction.mentions, 'Model', nameOf),
    providers: providersOf(extraction, lexicon, nameOf),
    jurisdictions: [
      ...new Set([
        ...told.flatMap((event) => event.jurisdiction ?? []),
        ...extraction.mentions.flatMap((one) =>
          one.kind === 'Jurisdiction'
            ? [one.id]
            : one.kind === 'Authority'
              ? (lexicon.entries.get(one.id)?.jurisdiction ?? [])
              : [],
        ),
      ]),
    ].map(code),
    claims: extraction.claims.map(({ speaker, stance, text }) => ({ speaker, stance, text })),
  };
}

/** What the text tells as happened or decided: not what might be, is denied, is long past or only mentioned. */
export function toldEvents(extraction: Extraction): EventMention[] {
  return extraction.events.filter(
    ({ stance, confidence }) =>
      (stance === 'asserted' || stance === 'planned' || stance === 'quoted') && confidence >= 0.5,
  );
}

/** The text of a record, with what is known of where it comes from. Throws as `extractRecord` does. */
export function toReadable(record: ExtractRecord, lexicon: Lexicon): Readable {
  const page =
    record.text == null
      ? parseHtmlArticle(record.html!, { url: record.url ?? `record ${record.id}` }).items[0]
      : undefined;
  const title = record.title ?? page?.title ?? '';
  const body = record.text ?? page?.text ?? '';
  const text = title === '' || body.trimStart().startsWith(title) ? body : `${title}\n\n${body}`;
  const publishedAt = readDate(record.publishedAt) ?? page?.publishedAt ?? null;
  const sourceKind = SOURCE_KINDS.find((kind) => kind === record.sourceKind) ?? null;
  return {
    text,
    publishedAt,
    sourceKind,
    speaker: sourceKind === 'vendor' || sourceKind === 'regulator' ? speakerOf(record.url ?? '', lexicon) : null,
    language: record.language ?? page?.language ?? detectLanguage(text),
    timeZone: zoneOf(record.publishedAt),
  };
}

function readDate(written: string | null | undefined): number | null {
  if (written == null || written === '') return null;
  const instant = parseDate(written, null);
  if (instant === null) throw new BellwetherError('BAD_INPUT', `field 'publishedAt': '${written}' is no date`);
  return instant;
}

/** A publication told with an offset tells the zone of the text: "2026-06-12T21:48:00-04:00". */
function zoneOf(written: string | null | undefined): string | null {
  const offset = /([+-])(\d\d):?(\d\d)$/.exec(written ?? '');
  if (offset === null || !/T\d\d:\d\d/.test(written ?? '')) return null;
  const minutes = offset[3] === '00' ? '' : `:${offset[3]}`;
  return `UTC${offset[1]}${Number(offset[2])}${minutes}`;
}

/** "https://www.anthropic.com/news": whoever is named like a label of the host. */
function speakerOf(url: string, lexicon: Lexicon): NodeId | null {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(url)?.[1];
  for (const label of host?.split('.').reverse().slice(1) ?? []) {
    const entry = lexicon.byName.get(foldName(label)) ?? lexicon.byName.get(foldName(label.replaceAll('-', ' ')));
    if (entry?.kind === 'Provider' || entry?.kind === 'Authority') return entry.id;
  }
  return null;
}

function toEvent(event: EventMention, nameOf: (id: NodeId) => string): ExtractedEvent {
  const occurred = ['occurred', 'published'].flatMap(
    (clock) => event.dates.find((date) => date.clock === clock) ?? [],
  )[0];
  const effective = event.dates.find((date) => date.clock === 'effective');
  return {
    type: event.type,
    authority: event.authority === null ? null : nameOf(event.authority),
    jurisdiction: event.jurisdiction === null ? null : code(event.jurisdiction),
    models: event.models.map(nameOf),
    providers: event.providers.map(nameOf),
    organisations: event.organisations,
    audience: event.audience === null ? null : audienceText(event.audience),
    date: occurred?.local ?? null,
    effectiveDate: effective?.local ?? null,
    status: event.status,
    reason: event.reason,
    quote: event.quote,
    confidence: event.confidence,
  };
}

const code = (jurisdiction: NodeId): string => jurisdiction.slice('jurisdiction:'.length);

function audienceText(audience: Audience): string {
  if (audience.kind === 'everyone') return 'everyone';
  return audience.list ?? audience.label ?? audience.kind;
}

function namesOf(mentions: readonly Mention[], kind: string, nameOf: (id: NodeId) => string): string[] {
  return [...new Set(mentions.filter((one) => one.kind === kind).map((one) => nameOf(one.id)))];
}

/** Those named, and those whose models are. */
function providersOf(extraction: Extraction, lexicon: Lexicon, nameOf: (id: NodeId) => string): string[] {
  const ids = extraction.mentions.flatMap(({ id, kind }) =>
    kind === 'Provider'
      ? [id]
      : kind === 'Model'
        ? (lexicon.entries.get(id)?.provider ?? `provider:${id.slice('model:'.length).split('/')[0]}`)
        : [],
  );
  return [...new Set([...ids, ...toldEvents(extraction).flatMap((event) => event.providers)])].map(nameOf);
}
