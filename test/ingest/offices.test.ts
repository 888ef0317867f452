/** Offices that a text calls by their field and state, in the languages that are read; and what is no office of that state. */
import { expect, test } from 'vitest';
import { readText } from './reading.ts';

const offices = (language: string, text: string): string[] =>
  readText(text, { language }).named.flatMap(({ entries }) =>
    entries[0]!.kind === 'Authority' ? [entries[0]!.name] : [],
  );

test.each([
  ['en', "South Korea's data protection authority halted it.", 'Personal Information Protection Commission of Korea'],
  ['en', 'Spain was slow. The Polish privacy watchdog was not.', 'Personal Data Protection Office of Poland'],
  ['en', 'South Korea acted. The country’s competition regulator did too.', 'Korea Fair Trade Commission'],
  ['en', 'The data protection authority of Ireland wrote back.', 'Data Protection Commission'],
  ['de', 'Die polnische Datenschutzbehörde ermittelt.', 'Personal Data Protection Office of Poland'],
  ['fr', 'L’autorité polonaise de protection des données enquête.', 'Personal Data Protection Office of Poland'],
  ['it', 'L’autorità irlandese per la protezione dei dati indaga.', 'Data Protection Commission'],
  ['es', 'La autoridad polaca de protección de datos investiga.', 'Personal Data Protection Office of Poland'],
  ['ja', 'アイルランドのデータ保護当局が調査を始めた。', 'Data Protection Commission'],
  ['zh', '韓國個人信息保護委員會立案調查。', 'Personal Information Protection Commission of Korea'],
  ['zh', '美國商務部宣布。', 'US Department of Commerce'],
])('%s: %s', (language, text, name) => {
  expect(offices(language, text)).toContain(name);
});

test.each([
  ['en', 'A data protection authority somewhere in Asia complained.'],
  ['en', 'Travellers from Spain trust the privacy watchdog.'],
  // Every land of Germany has its own.
  ['en', 'The privacy commissioner resigned.'],
])('%s, nobody in particular: %s', (language, text) => {
  expect(offices(language, text)).toEqual([]);
});
