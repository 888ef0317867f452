/** Rows against their schemas: an error names the file, the row and the field, and the way out. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { BellwetherError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { type RawRow, readRows } from './read-rows.ts';

export interface ValidRow<T> {
  raw: RawRow;
  fields: T;
}

/** Reads `<name>.yaml` of the folder, or every file of `<name>/`. Throws BAD_INPUT at the first thing that is wrong. */
export function readTable<S extends z.ZodType>(folder: string, name: string, schema: S): ValidRow<z.output<S>>[] {
  return filesOf(folder, name).flatMap((file) =>
    readRows(join(folder, file), file).map((raw) => ({ raw, fields: validate(raw, schema) })),
  );
}

function filesOf(folder: string, name: string): string[] {
  if (!existsSync(join(folder, name))) return [`${name}.yaml`];
  return readdirSync(join(folder, name))
    .sort()
    .map((file) => {
      if (file.endsWith('.yaml')) return `${name}/${file}`;
      throw new BellwetherError('BAD_INPUT', `${name}/${file}: the catalogue reads .yaml files only.`, {
        hint: file.endsWith('.json') ? 'JSON where YAML is due: write its rows as YAML.' : 'Rename it or take it away.',
        details: { file: `${name}/${file}` },
      });
    });
}

function validate<S extends z.ZodType>(raw: RawRow, schema: S): z.output<S> {
  const result = schema.safeParse(raw.fields);
  if (result.success) return result.data;
  // A field that is misspelt is missing as well: the misspelling says more.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  if (issue.code === 'unrecognized_keys') {
    const [field] = issue.keys as [string];
    const known = 'shape' in schema ? Object.keys(schema.shape as object) : [];
    const near = issue.path.length === 0 ? nearest(known, field, 1) : [];
    const hint =
      near.length > 0 ? `Did you mean '${near[0]}'?` : 'See graph/catalogue/README.md for the fields of a row.';
    throw rowError(raw, [...issue.path, field].join('.'), 'is no field of such a row', hint);
  }
  const field = issue.path.join('.');
  const missing = issue.path.length === 1 && !(field in raw.fields);
  throw rowError(
    raw,
    field || '(row)',
    missing ? 'is missing' : issue.message,
    'See graph/catalogue/README.md for the fields of a row.',
  );
}

/** "models/anthropic.yaml, row 'Claude Fable 5' (line 12), field 'date': must be a day that exists." */
export function rowError(raw: RawRow, field: string, what: string, hint: string): BellwetherError {
  const row = String(
    raw.fields.id ??
      raw.fields.name ??
      raw.fields.key ??
      raw.fields.of ??
      raw.fields.model ??
      raw.fields.investor ??
      '?',
  );
  return new BellwetherError('BAD_INPUT', `${raw.file}, row '${row}' (line ${raw.line}), field '${field}': ${what}.`, {
    hint,
    details: { file: raw.file, line: raw.line, row, field },
  });
}
