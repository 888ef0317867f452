/**
 * RSS 0.9x, 1.0 (RDF), 2.0 and Atom → items. rss-parser reads what is well-formed; where the whole is not, it reads item by
 * item, and feedsmith what is left.
 */
import RssParser from 'rss-parser';
import { cleanXml } from './clean-xml.ts';
import { collectItems, findUrl, firstWords } from './collect-items.ts';
import { type LenientItem, readLeniently } from './feed-leniently.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Item, Parsed, ParseOptions, Problem } from './item.ts';
import { parseDate } from './parse-date.ts';
import { oneLine, parseFailure } from './parse-failure.ts';

/** What rss-parser gives; where a feed is odd, any field can hold an object. */
type RawItem = Record<string, unknown>;
interface RawFeed {
  language: string | null;
  base: string;
  items: (RawItem | LenientItem)[];
}

const parser = new RssParser({
  customFields: {
    feed: ['dc:language'] as never[],
    item: ['published', 'updated', 'issued', 'modified', 'dcterms:created', 'feedburner:origLink', 'description', 'xml:lang'] as never[],
  },
}); // biome-ignore format: one line a list

/** Throws PARSE_FAILED where it is no feed, or no item of it could be read. */
export async function parseFeed(body: string, options: ParseOptions): Promise<Parsed> {
  const { url } = options;
  if (!isFeed(body)) throw notAFeed(body, url);
  const xml = cleanXml(body, url);
  const { feed, problems } = await readFeed(xml, url);
  const read = collectItems(feed.items, (raw) => toItem(raw, feed, options));
  return { items: read.items, problems: [...problems, ...read.problems] };
}

/** By its first element. */
export function isFeed(body: string): boolean {
  return findRoot(body) !== undefined;
}

function findRoot(body: string): string | undefined {
  const head = body
    .slice(0, 100_000)
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^[>]*)*>/gi, '');
  return /^\s*<((?:[\w-]+:)?(?:rss|feed|RDF))[\s>]/i.exec(head)?.[1];
}

function notAFeed(body: string, url: string): Error {
  const title = /<title[^>]*>([^<]{1,100})/i.exec(body)?.[1]?.trim();
  const login = /type=["']?password|\b(?:log|sign) ?in\b/i.test(body.slice(0, 50_000));
  if (/^\s*(?:<!doctype html|<html)/i.test(body)) {
    const named = title === undefined ? '' : ` ("${title}")`;
    throw parseFailure(url, `expected a feed, got an HTML page${named}${login ? ' that asks to log in' : ''}`, {
      hint: 'Open the address in a browser: it may have moved, or want a login.',
    });
  }
  return parseFailure(url, 'is no RSS, RDF or Atom feed');
}

async function readFeed(xml: string, url: string): Promise<{ feed: RawFeed; problems: Problem[] }> {
  try {
    return { feed: await readStrictly(xml, url), problems: [] };
  } catch (error) {
    const line = lineOf(error);
    const reason = oneLine(error).replace(/ Line: \d.*$/, '');
    const salvaged = await readItemByItem(xml, url);
    if (salvaged === undefined) throw parseFailure(url, `the feed is broken (${reason})`, { line, cause: error });
    const place = line === null ? '' : ` at line ${line}`;
    salvaged.problems.unshift({
      item: null,
      message: `can't be read as a whole (${reason}${place}); read item by item`,
    });
    return salvaged;
  }
}

async function readStrictly(xml: string, url: string): Promise<RawFeed> {
  const feed = (await parser.parseString(xml)) as unknown as RawItem & { items: RawItem[] };
  const language = asText(feed.language) ?? asText(feed['dc:language']) ?? rootLanguage(xml);
  return { language, base: findUrl(asText(feed.link), url) ?? url, items: feed.items };
}

function rootLanguage(xml: string): string | null {
  return /<(?:feed|rss)\b[^>]*\bxml:lang=["']([\w-]+)["']/i.exec(xml)?.[1] ?? null;
}

/** Each item in the frame of the feed, alone. Undefined if not one can be read. */
async function readItemByItem(xml: string, url: string): Promise<{ feed: RawFeed; problems: Problem[] } | undefined> {
  const pieces = [...xml.matchAll(/<(item|entry)[\s>][\s\S]*?(?:<\/\1\s*>|(?=<\1[\s>])|$)/gi)];
  const first = pieces[0];
  const root = findRoot(xml);
  if (first === undefined || root === undefined) return undefined;
  const frame = xml.slice(0, first.index);
  const close = `${/<channel[\s>]/i.test(frame) && !/<\/channel\s*>/i.test(frame) ? '</channel>' : ''}</${root}>`;
  const feed: RawFeed = { language: rootLanguage(xml), base: url, items: [] };
  const problems: Problem[] = [];
  for (const [index, [piece]] of pieces.entries()) {
    const alone = `${frame}${piece}${close}`;
    try {
      const read = await readStrictly(alone, url).catch(() => readLeniently(alone, url));
      if (read.items.length === 0) throw new Error('holds nothing that can be read');
      Object.assign(feed, { language: read.language, base: read.base });
      feed.items.push(...read.items);
    } catch (error) {
      problems.push({ item: `item ${index + 1}`, message: oneLine(error).replace(/ Line: \d.*$/, '') });
    }
  }
  return feed.items.length === 0 ? undefined : { feed, problems };
}

function toItem(raw: RawItem | LenientItem, feed: RawFeed, { timeZone = null }: ParseOptions): Item {
  const field = (...names: string[]): string | null => {
    for (const name of names) {
      const text = asText((raw as RawItem)[name]);
      if (text !== null && text.trim() !== '') return text.trim();
    }
    return null;
  };
  const id = field('guid', 'id', 'rdf:about');
  const url = findUrl(field('feedburner:origLink', 'link'), feed.base) ?? findUrl(id, 'about:blank');
  const text = longest(
    ['content:encoded', 'content', 'description', 'summary'].map((name) => htmlToText(field(name) ?? '')),
  );
  const title = htmlToLine(field('title') ?? '') || firstWords(text) || (url ?? '');
  const guid = id ?? url ?? title;
  if (guid === '') throw new Error('has neither guid, link nor title');
  const date = ['pubDate', 'published', 'issued', 'dc:date', 'date', 'dcterms:created', 'updated', 'modified']
    .map((name) => parseDate(field(name), timeZone))
    .find((instant) => instant !== null);
  const language = field('language', 'dc:language') ?? feed.language;
  return { guid, url, title, publishedAt: date ?? null, language, text: text === title ? '' : text };
}

function longest(texts: string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

/** xml2js gives strings, `{ _: text, $: attributes }`, or arrays of either. */
function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return asText(value[0]);
  if (value !== null && typeof value === 'object' && '_' in value) return asText(value._);
  return null;
}

function lineOf(error: unknown): number | null {
  const line = /\bLine: (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return line === undefined ? null : Number(line) + 1;
}
