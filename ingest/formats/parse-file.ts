/** A body of unknown kind → items. What it is, its content tells; names and content types are often wrong. */
import { basename } from 'node:path';
import { slug } from '../../graph/ids.ts';
import { decodeBody } from './decode-body.ts';
import type { Item, Parsed, ParseOptions } from './item.ts';
import { parseJson } from './json-shapes.ts';
import { parseTradeCsl } from './parse-csv.ts';
import { parseFailure } from './parse-failure.ts';
import { isFeed, parseFeed } from './parse-feed.ts';
import { parseHtmlArticle } from './parse-html-article.ts';
import { isListing, parseHtmlListing } from './parse-html-listing.ts';
import { isPdf, parsePdf } from './parse-pdf.ts';
import { parsePlainText } from './parse-plain-text.ts';
import { applyHead, parseSavedHead } from './saved-head.ts';

export interface FileOptions {
  /** The file, for errors and for items that have no id of their own. */
  path: string;
  /** Where the body came from, if it is known: relative links start there. */
  url?: string | null;
  contentType?: string | null;
  timeZone?: string | null;
  /** The text of its sidecar, and the sidecar's path. */
  sidecar?: { yaml: string; path: string } | null;
}

export interface ParsedFile extends Parsed {
  /** What it was taken for: 'feed', 'html-article', 'federal-register' … */
  format: string;
}

/**
 * An item that names neither id nor address gets `file:<file name>#<title>` as guid: the folder and the machine are not part of it.
 * Throws PARSE_FAILED naming the file (and line, where there is one) for what can't be read at all.
 */
export async function parseFile(body: Uint8Array, options: FileOptions): Promise<ParsedFile> {
  const { path, contentType = null, timeZone = null, sidecar = null } = options;
  const head = sidecar === null ? null : parseSavedHead(sidecar.yaml, sidecar.path);
  const zone = head?.from.timeZone ?? timeZone;
  // Where no address is known the path stands in its place: no link starts there, and errors name it.
  const how = { url: options.url ?? head?.url ?? path, timeZone: zone };
  const parsed = isPdf(body)
    ? { format: 'pdf', ...(await parsePdf(body, { url: path })) }
    : await parseBody(decodeBody(body, { contentType, where: path }), how, path);
  const items = head === null ? parsed.items : applyHead(parsed.items, head);
  return { ...parsed, items: items.map((item) => ({ ...item, guid: item.guid || fileGuid(path, item) })) };
}

async function parseBody(text: string, options: ParseOptions, path: string): Promise<ParsedFile> {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (isFeed(start)) return { format: 'feed', ...(await parseFeed(start, options)) };
  if (isToml(start)) {
    throw parseFailure(path, 'is TOML, which is not read', { hint: 'models.dev gives the same as JSON.' });
  }
  // A text may begin with a bracket: "[1]", "[Update]".
  if (/^\{|^\[\s*[[{"\]]/.test(start)) return parseJson(start, options);
  if (isHtml(start)) {
    if (isListing(start, options.url)) return { format: 'html-listing', ...parseHtmlListing(start, options) };
    return { format: 'html-article', ...parseHtmlArticle(start, options) };
  }
  if (/^<\?xml|^<[a-z][\w:-]*[\s>]/i.test(start)) {
    const root = /<([a-z][\w:-]*)/i.exec(start.replace(/^<\?[\s\S]*?\?>/, ''))?.[1];
    throw parseFailure(path, `is XML that is no feed (<${root ?? ''}>)`, { hint: 'Read are RSS, RDF and Atom.' });
  }
  const firstLine = start.split(/\r?\n/, 1)[0] ?? '';
  if (/^[\w" -]+(?:,[\w" -]*){4,}$/.test(firstLine)) return { format: 'csv', ...parseTradeCsl(start, options) };
  return { format: 'text', ...parsePlainText(text, options) };
}

function isHtml(start: string): boolean {
  const head = start.slice(0, 5_000);
  return /^(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title|table|ul|span|a)\b/i.test(
    head,
  );
}

/** Several lines "key = value" or "[table]" and nothing else but comments at the top. */
function isToml(start: string): boolean {
  const lines = start
    .split(/\r?\n/, 12)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const assigned = lines.filter((line) => /^[\w."-]+\s*=\s*\S/.test(line)).length;
  const tables = lines.filter((line) => /^\[\[?[\w."-]+\]?\]$/.test(line)).length;
  return assigned >= 1 && assigned + tables === lines.length;
}

function fileGuid(path: string, item: Item): string {
  return `file:${basename(path)}#${slug(item.title).slice(0, 80)}`;
}
