/** Reads records one by one, so that a broken one never costs the others. */
import { ZodError } from 'zod';
import type { Item, Parsed, Problem } from './item.ts';
import { oneLine } from './parse-failure.ts';

/** `read` gives null for what is no item of ours; what it throws becomes a problem of that record. */
export function collectItems<T>(records: readonly T[], read: (record: T, index: number) => Item | null): Parsed {
  const items: Item[] = [];
  const problems: Problem[] = [];
  records.forEach((record, index) => {
    try {
      const item = read(record, index);
      if (item !== null) items.push(item);
    } catch (error) {
      problems.push({ item: `item ${index + 1}`, message: describe(error) });
    }
  });
  return { items, problems };
}

function describe(error: unknown): string {
  const issue = error instanceof ZodError ? error.issues[0] : undefined;
  if (issue === undefined) return oneLine(error);
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}

/** Texts that are there, as paragraphs. */
export function paragraphs(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '').join('\n\n');
}

/** The absolute URL if it is one that a reader can open, else null. */
export function findUrl(link: unknown, base: string): string | null {
  if (typeof link !== 'string' || link.trim() === '') return null;
  const url = URL.parse(link.trim(), URL.canParse(base) ? base : undefined);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** The first line of a text, cut at a word, for items without a title. */
export function firstWords(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length <= 100
    ? line
    : `${line
        .slice(0, 100)
        .replace(/\s\S*$/, '')
        .trimEnd()}…`;
}
