/** Labels that are wrong are refused with file, document and field. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { readLabelled } from './labelled.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellwether-labels-'));
afterAll(() => rmSync(folder, { recursive: true }));

function label(expect: string, head = 'id: first'): () => unknown {
  const path = join(folder, 'ban.yaml');
  writeFileSync(
    path,
    `about: a ban\ndocuments:\n  - ${head}\n    sourceKind: news\n    text: Italy has banned DeepSeek-R9 from its ministries.\n    expect:\n${expect.replace(/^/gm, '      ')}\n`,
  );
  return () => readLabelled([path], loadCatalogue());
}

const event = (fields: string): string =>
  `regulatory: true\nmodels: [DeepSeek-R9]\nevents:\n  - {type: BAN, date: null, happening: italy, ${fields}}`;

test('a label that is right is read, with what is left out as nothing', () => {
  const [document] = label(event('models: [DeepSeek-R9]'))() as ReturnType<typeof readLabelled>;
  expect(document!.expect.events[0]).toMatchObject({ type: ['BAN'], date: [null], status: [null], optional: false });
  expect(document!.language).toBe('en');
});

test.each([
  [
    'a type that is none',
    event('type: BANN').replace('type: BAN, ', ''),
    /ban\.yaml, document 'first', field 'expect\.events\.0\.type'/,
  ],
  ['a misspelt field', event('target: [x]'), /field 'expect\.events\.0\.target'/],
  [
    'an authority that the catalogue lacks',
    event('authority: Garant'),
    /'Garant' is no authority of the catalogue; near: Garante/,
  ],
  ['a model that is neither known nor in the text', event('models: [Cloud Fable 5]'), /'Cloud Fable 5' is no model/],
  [
    'a target that is missing in the models of the document',
    event('models: [Claude Fable 5]'),
    /missing in expect\.models/,
  ],
  ['a date that is none', event('effectiveDate: soon'), /field 'expect\.events\.0\.effectiveDate': must be/],
  ['an event of a document that is not regulatory', event('').replace('true', 'false'), /field 'expect\.regulatory'/],
  [
    'an event that says not what happened',
    event('').replace('happening: italy, ', ''),
    /field 'expect\.events\.0\.happening'/,
  ],
])('refused: %s', (_what, fields, message) => {
  expect(label(fields)).toThrow(message);
});

test('refused: two documents of one id, a file that is not there', () => {
  const path = join(folder, 'ban.yaml');
  label('regulatory: false\nevents: []')();
  expect(() => readLabelled([path, path], loadCatalogue())).toThrow(/field 'id': is taken in ban\.yaml/);
  expect(() => readLabelled([join(folder, 'none')], loadCatalogue())).toThrow(/there is no such file/);
});
