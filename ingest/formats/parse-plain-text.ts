/** Plain text and Markdown as it is, with what a YAML head may say about it. */
import { firstWords } from './collect-items.ts';
import { tidy } from './html-text.ts';
import type { Parsed, ParseOptions } from './item.ts';
import { parseFailure } from './parse-failure.ts';
import { applyHead, parseSavedHead } from './saved-head.ts';

/**
 * One item. `---` on the first line starts a head of YAML up to the next `---` (see `saved-head.ts`). Without a title there,
 * a short first line is it, where a blank one follows. The guid is empty where nothing tells it. Throws PARSE_FAILED.
 */
export function parsePlainText(body: string, { url }: ParseOptions): Parsed {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(body);
  const yaml = found?.index === 0 ? (found[1] ?? '') : null;
  const head = yaml === null ? null : parseSavedHead(yaml, url, 2);
  const text = tidy(yaml === null ? body : body.slice(found?.[0].length));
  const [firstLine = '', ...others] = text.split('\n');
  const heading = firstLine.replace(/^#+\s*/, '').trim();
  const isHeading = heading !== '' && heading.length <= 200 && (others.length === 0 || others[0] === '');
  const takesHeading = isHeading && (!head?.title || head.title === heading);
  const item = {
    guid: head?.url ?? '',
    url: null,
    title: takesHeading ? heading : firstWords(text),
    publishedAt: null,
    language: null,
    text: takesHeading ? others.join('\n').trim() : text,
  };
  const items = head === null ? [item] : applyHead([item], head);
  if (items[0]?.title === '') throw parseFailure(url, 'holds no text');
  return { items, problems: [] };
}
