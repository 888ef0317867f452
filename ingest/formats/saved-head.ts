/** What is known of a saved file beside its text: YAML at the head of a text file, or in a sidecar `<file>.yaml`. */
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { SOURCE_KINDS } from '../sources/source.ts';
import type { Item, SavedFrom } from './item.ts';
import { parseDate } from './parse-date.ts';
import { oneLine, parseFailure } from './parse-failure.ts';

const headShape = z.strictObject({
  id: z.coerce.string().min(1).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  title: z.coerce.string().min(1).optional(),
  publishedAt: z.union([z.string(), z.date()]).optional(),
  source: z
    .string()
    .regex(/^[a-z\d]+(?:-[a-z\d]+)*$/, 'is no kebab-case id')
    .optional(),
  sourceName: z.string().min(1).optional(),
  sourceKind: z.enum(SOURCE_KINDS).optional(),
  speaker: z
    .string()
    .regex(/^(?:provider|authority|channel):./, 'is no id of the catalogue')
    .nullish(),
  language: z.string().min(2).optional(),
  timeZone: z
    .string()
    .refine((zone) => isTimeZone(zone), 'is no IANA time zone')
    .optional(),
});

export interface SavedHead {
  id: string | null;
  url: string | null;
  title: string | null;
  publishedAt: number | null;
  language: string | null;
  from: SavedFrom;
}

/** `firstLine`: the line of the file on which the YAML starts. Throws PARSE_FAILED naming the line that is wrong. */
export function parseSavedHead(yaml: string, where: string, firstLine = 1): SavedHead {
  const lines = yaml.split('\n');
  const lineOf = (field: string): number => firstLine + lines.findIndex((line) => line.startsWith(`${field}:`));
  const checked = headShape.safeParse(readYaml(yaml, where, firstLine));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const field = unknown ?? String(issue?.path[0] ?? '');
    const what = unknown === undefined ? `${field} ${issue?.message}` : `the head has an unknown field '${unknown}'`;
    const hint = `It may have: ${Object.keys(headShape.shape).join(', ')}.`;
    throw parseFailure(where, what, { line: field === '' ? firstLine : lineOf(field), hint });
  }
  const head = checked.data;
  const publishedAt = parseDate(head.publishedAt, head.timeZone ?? null);
  if (head.publishedAt !== undefined && publishedAt === null) {
    throw parseFailure(where, `publishedAt '${String(head.publishedAt)}' is no date`, {
      line: lineOf('publishedAt'),
      hint: 'Write 2026-06-13 or 2026-06-13T00:50:00Z.',
    });
  }
  return {
    id: head.id ?? null,
    url: head.url ?? null,
    title: head.title ?? null,
    publishedAt,
    language: head.language ?? null,
    from: {
      source: head.source ?? null,
      sourceName: head.sourceName ?? null,
      sourceKind: head.sourceKind ?? null,
      speaker: head.speaker ?? null,
      timeZone: head.timeZone ?? null,
    },
  };
}

/** The head wins over what the page says of itself; of a file with several items it says only where they came from. */
export function applyHead(items: Item[], head: SavedHead): Item[] {
  return items.map((item) => ({
    ...item,
    language: item.language ?? head.language,
    from: head.from,
    ...(items.length > 1
      ? {}
      : {
          guid: head.id ?? item.guid,
          url: head.url ?? item.url,
          title: head.title ?? item.title,
          publishedAt: head.publishedAt ?? item.publishedAt,
        }),
  }));
}

function readYaml(yaml: string, where: string, firstLine: number): unknown {
  try {
    return parseYaml(yaml, { maxAliasCount: 0 }) ?? {};
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) - 1 + firstLine : null;
    const reason = oneLine(error).replace(/ at line \d.*$/, '');
    throw parseFailure(where, `the head is no YAML (${reason})`, { line, cause: error });
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
