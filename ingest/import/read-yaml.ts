/** A YAML or JSON file that somebody wrote, from text to checked data with the place of every part. Errors name file, line, column and field. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { z } from 'zod';
import { BellwetherError } from '../../graph/errors.ts';
import { nearest } from '../../graph/nearest.ts';
import { blankSecrets, isSecretField } from './blank-secrets.ts';

export type Path = readonly PropertyKey[];

export interface Place {
  /** Into the text: [start, end). */
  start: number;
  end: number;
  /** From 1. */
  line: number;
  column: number;
}

export interface Problem {
  path: Path;
  message: string;
  hint?: string;
}

export interface ReadFile<T> {
  data: T;
  /** The file without its secrets: what may be stored and quoted. */
  text: string;
  /** How many secrets were taken out. */
  blanked: number;
  /** Where a part stands: of a field the name and the value, of a list's item the item; the nearest thing around it where it is missing. */
  place(path: Path): Place;
  /** What is wrong at these places, as one error that leads with the first. */
  failure(problems: readonly Problem[]): BellwetherError;
}

/** What sort of file is expected. */
export interface FileKind<T> {
  /** "an organisation", for errors. */
  what: string;
  /** What such a file has, in a sentence: the hint where nothing better is known. */
  shape: string;
  schema: z.ZodType<T>;
  /** By the field around them ('' at the top): the names that there are. */
  fields: Record<string, readonly string[]>;
}

/** `file` is what errors call it. Throws BAD_INPUT. */
export function readYaml<T>(source: string, file: string, kind: FileKind<T>): ReadFile<T> {
  const raw = parse(source.replace(/^\ufeff/, ''), file);
  const blanked = blankSecrets(raw.text, raw.document);
  const { text, document, lines } = parse(blanked.text, file);

  const place = (path: Path): Place => {
    const found = find(document.contents, path, document);
    const start = found.start;
    const { line, col } = lines.linePos(start);
    return { start, end: start + text.slice(start, found.end).trimEnd().length, line, column: col };
  };
  const failure = (problems: readonly Problem[]): BellwetherError => {
    const listed = problems.map((problem) => {
      const { line, column } = place(problem.path);
      const field = fieldText(problem.path);
      return { ...problem, line, column, field, text: `${file}:${line}:${column}: ${field} ${problem.message}` };
    });
    const [first, ...others] = listed as [(typeof listed)[0], ...typeof listed];
    const more = others.length === 0 ? '' : ` (and ${others.length} more problem${others.length === 1 ? '' : 's'})`;
    return new BellwetherError('BAD_INPUT', `${first.text}.${more}`, {
      hint: first.hint ?? kind.shape,
      details: {
        file,
        line: first.line,
        column: first.column,
        field: first.field,
        problems: listed.map((problem) => problem.text),
      },
    });
  };

  const value = withoutSecrets(toValue(document, file));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw another(kind, file, value);
  const given = Object.keys(value);
  const top = kind.fields[''] ?? [];
  if (!given.some((key) => top.includes(key)) && nearest(top, given[0] ?? '', 1).length === 0) {
    throw another(kind, file, value);
  }
  const result = kind.schema.safeParse(value);
  if (!result.success) {
    throw failure(result.error.issues.flatMap((issue) => problemsOf(issue as Issue, value, kind.fields)));
  }
  return { data: result.data, text, blanked: blanked.blanked, place, failure };
}

function parse(text: string, file: string) {
  const lines = new LineCounter();
  // Without the pretty errors, which quote the line: it may hold a secret.
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines });
  const error = document.errors[0];
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    const json = /^\s*[{[]/.test(text);
    throw new BellwetherError(
      'BAD_INPUT',
      `${file}:${line}:${col}: not ${json ? 'JSON or ' : ''}YAML: ${error.message.split('\n')[0]}.`,
      {
        hint: json
          ? 'Look for a missing comma, quote or bracket just before that place.'
          : 'Look for a wrong indentation, a tab, or a missing quote just before that place.',
        details: { file, line, column: col, reason: error.code },
      },
    );
  }
  return { text, document, lines };
}

function toValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : 'it cannot be read';
    throw new BellwetherError('BAD_INPUT', `${file}: not YAML: ${reason}.`, {
      hint: 'An alias (*name) needs its anchor (&name) above it.',
      details: { file },
      cause,
    });
  }
}

function another(kind: Pick<FileKind<unknown>, 'what' | 'shape'>, file: string, value: unknown): BellwetherError {
  const what =
    value === null
      ? 'the file is empty'
      : Array.isArray(value)
        ? `a list of ${value.length} items stands where ${kind.what} is due`
        : typeof value === 'object'
          ? `the fields ${Object.keys(value as object)
              .slice(0, 5)
              .join(', ')} are not those of ${kind.what}`
          : `plain text stands where ${kind.what} is due`;
  return new BellwetherError('BAD_INPUT', `${file}: ${what}.`, { hint: kind.shape, details: { file } });
}

/** Secrets are no fields: they may stand anywhere, and are never looked at. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isSecretField(key))
      .map(([key, inner]) => [key, withoutSecrets(inner)]),
  );
}

type Issue = { code?: string; path: PropertyKey[]; message: string; keys?: string[] };

function problemsOf(issue: Issue, value: unknown, fields: FileKind<unknown>['fields']): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const around = String(issue.path.findLast((part) => typeof part === 'string') ?? '');
    return (issue.keys ?? []).map((key) => {
      const near = nearest(fields[around] ?? [], key, 1);
      const known = (fields[around] ?? []).join(', ');
      return {
        path: [...issue.path, key],
        message: 'is no field here',
        hint: near.length > 0 ? `Did you mean '${near[0]}'?` : `There are: ${known}.`,
      };
    });
  }
  const parent = issue.path
    .slice(0, -1)
    .reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown>)?.[part], value);
  const last = issue.path.at(-1);
  const missing = parent !== null && typeof parent === 'object' && last !== undefined && !(last in parent);
  return [{ path: issue.path, message: missing ? 'is missing' : issue.message }];
}

/** "workloads[3].endpoints[0].role" */
function fieldText(path: Path): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || 'the file';
}

/** Follows aliases: what an alias brings in stands at its anchor. */
function find(
  root: Node | null,
  path: Path,
  document: ReturnType<typeof parseDocument>,
): { start: number; end: number } {
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  let at: unknown = root;
  let range = rangeOf(root);
  for (const part of path) {
    at = resolve(at);
    if (isMap(at)) {
      const pair = at.items.find(
        (item): item is Pair => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (pair === undefined) return range;
      const key = rangeOf(pair.key as Node);
      const value = rangeOf(pair.value as Node | null);
      range = { start: key.start, end: Math.max(key.end, value.end) };
      at = pair.value;
    } else if (isSeq(at)) {
      const item = at.items[Number(part)];
      if (item === undefined) return range;
      range = rangeOf(item as Node);
      at = item;
    } else return range;
  }
  return range;
}

function rangeOf(node: Node | null | undefined): { start: number; end: number } {
  const range = node?.range;
  return range == null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}
