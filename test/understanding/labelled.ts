/** The development set: files of labelled documents, read and checked. An error names file, document and field. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { BellwetherError } from '../../graph/errors.ts';
import { ACTION_STATUSES, EVENT_TYPES } from '../../graph/model.ts';
import { nearest } from '../../graph/nearest.ts';
import { parseDate } from '../../ingest/formats/parse-date.ts';

export const SET = join(import.meta.dirname, 'set');

/** One, or several that are equally right. */
const oneOf = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema).min(1)]).transform((given) => (Array.isArray(given) ? given : [given]));
const names = z.array(z.string().min(1)).default([]);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug: lower case, digits and hyphens');
const day = z
  .string()
  .regex(
    /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?)?)?$/,
    'must be 2025, 2025-04, 2025-04-09 or a time',
  )
  .nullable();

const eventSchema = z.strictObject({
  type: oneOf(z.enum(EVENT_TYPES)),
  authority: oneOf(z.string().nullable()).default([null]),
  jurisdiction: z.string().nullable().default(null),
  models: names,
  providers: names,
  organisations: names,
  maybe: names,
  audience: z.string().nullable().default(null),
  date: oneOf(day).default([null]),
  effectiveDate: oneOf(day).default([null]),
  status: oneOf(z.enum(ACTION_STATUSES).nullable()).default([null]),
  happening: slug.nullable().default(null),
  optional: z.boolean().default(false),
});

const documentSchema = z.strictObject({
  id: slug,
  title: z.string().nullish(),
  url: z.url().nullish(),
  publishedAt: z
    .string()
    .refine((given) => parseDate(given, null) !== null, 'is no date')
    .nullish(),
  sourceKind: z.enum(['regulator', 'vendor', 'news', 'analysis', 'aggregator']),
  language: z.string().length(2).default('en'),
  text: z.string().min(20).optional(),
  html: z.string().min(20).optional(),
  expect: z.strictObject({
    regulatory: z.boolean(),
    models: names,
    providers: names,
    jurisdictions: names,
    events: z.array(eventSchema),
    unavailable: names,
  }),
});

const fileSchema = z.strictObject({ about: z.string().min(1), documents: z.array(z.unknown()).min(1) });

export type LabelledEvent = z.output<typeof eventSchema>;
export type LabelledDocument = z.output<typeof documentSchema> & { file: string };

/** Files, and folders with all of their `.yaml`. Throws BAD_INPUT at the first thing that is wrong. */
export function readLabelled(paths: readonly string[], catalogue: Catalogue): LabelledDocument[] {
  const documents: LabelledDocument[] = [];
  for (const path of paths.flatMap(listFiles)) {
    for (const document of readFile(path)) {
      const twin = documents.find(({ id }) => id === document.id);
      if (twin !== undefined) throw fault(document.file, document.id, 'id', `is taken in ${twin.file}`);
      checkNames(document, catalogue);
      documents.push(document);
    }
  }
  return documents;
}

function listFiles(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new BellwetherError('BAD_INPUT', `${path}: there is no such file or folder.`);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(path, name));
}

function readFile(path: string): LabelledDocument[] {
  const file = basename(path);
  const yaml = parseDocument(readFileSync(path, 'utf8'));
  if (yaml.errors.length > 0) throw new BellwetherError('BAD_INPUT', `${file}: ${yaml.errors[0]!.message}`);
  const { documents } = parse(fileSchema, yaml.toJS(), file, null);
  return documents.map((raw, index) => {
    const id = (raw as { id?: unknown } | null)?.id;
    const document = parse(documentSchema, raw, file, typeof id === 'string' ? id : `number ${index + 1}`);
    if ((document.text === undefined) === (document.html === undefined))
      throw fault(file, document.id, 'text', 'give text or html, and not both');
    return { ...document, file };
  });
}

function parse<S extends z.ZodType>(schema: S, value: unknown, file: string, document: string | null): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  throw fault(file, document, path.join('.') || '(all)', issue.message);
}

/** Names must be those of the catalogue, or no measure could ever find them; a model that it lacks must stand in the text. */
function checkNames(document: LabelledDocument, catalogue: Catalogue): void {
  const { file, id, expect } = document;
  const written = `${document.title ?? ''}\n${document.text ?? document.html}`.replace(/\s+/gu, ' ');
  const known = {
    model: new Set(catalogue.models.map(({ name }) => name)),
    provider: new Set(catalogue.providers.map(({ name }) => name)),
    authority: new Set(catalogue.authorities.map(({ name }) => name)),
    jurisdiction: new Set(catalogue.jurisdictions.map((row) => row.id.slice('jurisdiction:'.length))),
  };
  const check = (kind: keyof typeof known, given: readonly (string | null)[], field: string): void => {
    for (const name of given) {
      if (name === null || known[kind].has(name) || (kind === 'model' && written.includes(name))) continue;
      const near = nearest(known[kind], name).join(', ');
      const also = kind === 'model' ? ' and does not stand in the text' : '';
      throw fault(
        file,
        id,
        field,
        `'${name}' is no ${kind} of the catalogue${also}${near === '' ? '' : `; near: ${near}`}`,
      );
    }
  };
  check('model', [...expect.models], 'expect.models');
  check('model', [...expect.unavailable], 'expect.unavailable');
  check('provider', expect.providers, 'expect.providers');
  check('jurisdiction', expect.jurisdictions, 'expect.jurisdictions');
  expect.events.forEach((event, index) => {
    const at = `expect.events.${index}`;
    check('model', event.models, `${at}.models`);
    check('provider', event.providers, `${at}.providers`);
    check('authority', event.authority, `${at}.authority`);
    check('jurisdiction', [event.jurisdiction], `${at}.jurisdiction`);
    const unlisted = event.models.find((name) => !expect.models.includes(name));
    if (unlisted !== undefined) throw fault(file, id, `${at}.models`, `'${unlisted}' is missing in expect.models`);
    if (event.optional === false && event.happening === null)
      throw fault(file, id, `${at}.happening`, 'is missing: the slug of what happened');
  });
  if (expect.events.some(({ optional }) => !optional) && !expect.regulatory)
    throw fault(file, id, 'expect.regulatory', 'must be true: the document has events');
}

function fault(file: string, document: string | null, field: string, what: string): BellwetherError {
  const where = document === null ? '' : `, document '${document}'`;
  return new BellwetherError('BAD_INPUT', `${file}${where}, field '${field}': ${what}.`, {
    hint: 'test/understanding/README.md describes the format.',
    details: { file, document, field },
  });
}
