import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { BellwetherError } from '../../graph/errors.ts';

const SHIPPED = join(import.meta.dirname, '../../graph/catalogue');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the catalogue that a test may spoil. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-catalogue-'));
  folders.push(folder);
  cpSync(SHIPPED, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') && !path.endsWith('.md') });
  return folder;
}

function errorOf(folder: string): BellwetherError {
  try {
    loadCatalogue(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(BellwetherError);
    return error as BellwetherError;
  }
  throw new Error('The catalogue was read without an error.');
}

/** The error after `file` was changed; its change must hit something. */
function spoilt(file: string, change: (text: string) => string): BellwetherError {
  const folder = copy();
  const before = readFileSync(join(folder, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
  const error = errorOf(folder);
  expect(error.code).toBe('BAD_INPUT');
  expect(error.message).toContain(file);
  expect(error.hint).toBeTruthy();
  return error;
}

const NEW_MODEL = `
- name: Test Model 1
  provider: anthropic
  family: Test
  openWeights: false
  source: https://example.com
  date: 2026-01-01
`;
const added = (row: string) => (text: string) => `${text.trimEnd()}\n${row}`;

describe('a row that is wrong', () => {
  it('is told by file, row, line and field: a day that does not exist', () => {
    const error = spoilt('models/anthropic.yaml', added(NEW_MODEL.replace('2026-01-01', '2026-02-30')));
    expect(error.message).toMatch(
      /^models\/anthropic\.yaml, row 'Test Model 1' \(line \d+\), field 'date': must be a day that exists, as 2026-06-09\.$/,
    );
  });

  it.each([
    ['a field that is missing', NEW_MODEL.replace(/ {2}source.*\n/, ''), "field 'source': is missing", 'README'],
    ['a field that is unknown', NEW_MODEL.replace('family', 'famly'), "field 'famly': is no field", "'family'"],
    ['a source that is no address', NEW_MODEL.replace('https://example.com', 'somewhere'), "field 'source'", 'README'],
    ['a word where yes or no is due', NEW_MODEL.replace('false', 'perhaps'), 'must be true or false', 'README'],
    [
      'a provider that is not there',
      NEW_MODEL.replace('anthropic', 'antropic'),
      'provider:antropic',
      'provider:anthropic',
    ],
    [
      'a base that is not there',
      `${NEW_MODEL}  basedOn: meta/llama-3.1-70\n`,
      'model:meta/llama-3.1-70,',
      'model:meta/llama-3.1-70b',
    ],
    [
      'a channel that is not there',
      `${NEW_MODEL}  offerings: [amazon-bedrok]\n`,
      'channel:amazon-bedrok',
      'channel:amazon-bedrock',
    ],
    [
      'a channel named twice',
      `${NEW_MODEL}  offerings: [anthropic-api, anthropic-api]\n`,
      'names anthropic-api twice',
      'offerings.yaml',
    ],
    ['a name that another model has', `${NEW_MODEL}  aliases: [FABLE  5]\n`, "'fable 5' would mean", 'ambiguous.yaml'],
    ['a model that is there already', NEW_MODEL.replace('Test Model 1', 'Claude Fable 5'), 'is there already', 'merge'],
    ['a field that stands twice', `${NEW_MODEL}  family: Other\n`, "field 'family' stands twice", 'Keep one'],
    ['YAML that is broken', `${NEW_MODEL}  aliases: [a, {b\n`, "field 'aliases' is not YAML", 'row begins'],
    ['a line that is no field', `${NEW_MODEL}nonsense\n`, "neither a row nor a field of one: 'nonsense'", 'row begins'],
  ])('%s', (_what, row, message, hint) => {
    const error = spoilt('models/anthropic.yaml', added(row));
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  it('names the line of what is broken', () => {
    const error = spoilt('providers.yaml', (text) => text.replace('  controlledFrom: US', '  controlledFrom: [US'));
    const line = readFileSync(join(SHIPPED, 'providers.yaml'), 'utf8').split('\n').indexOf('  controlledFrom: US') + 1;
    expect(error.message).toContain(`line ${line}`);
  });

  it('is a member that is no jurisdiction', () => {
    const error = spoilt('jurisdictions.yaml', (text) => text.replace('[AT, BE', '[AT, QQ'));
    expect(error.message).toContain("row 'EU'");
    expect(error.message).toContain('jurisdiction:QQ');
  });

  it('is an ambiguous name that is not ambiguous any more', () => {
    const error = spoilt(
      'ambiguous.yaml',
      added("- key: Berlin\n  means: ['jurisdiction:DE', 'jurisdiction:US']\n  why: No reason.\n"),
    );
    expect(error.message).toContain("'Berlin' means nothing");
  });

  it('is a second row for the same offering and day', () => {
    const error = spoilt('offerings.yaml', (text) => text + text.slice(text.indexOf('\n- model:')));
    expect(error.message).toContain('has a row for that day already');
  });
});

describe('an investment that is wrong', () => {
  const row = (investor: string, target: string) =>
    `\n- investor: ${investor}\n  in: ${target}\n  what: A test.\n  source: https://example.com\n  date: 2026-01-01\n`;
  it.each([
    ['an investor that is not there', row('amazn', 'anthropic'), 'provider:amazn'],
    ['one in itself', row('amazon', 'amazon'), 'is the investor itself'],
    ['the same two again', row('amazon', 'anthropic'), 'has a row of this investor already'],
  ])('%s', (_what, text, message) => {
    expect(spoilt('investments.yaml', added(text)).message).toContain(message);
  });
});

describe('a file that is wrong', () => {
  it('is JSON where YAML is due', () => {
    expect(spoilt('providers.yaml', () => '[{"id": "anthropic"}]').message).toBe(
      'providers.yaml, line 1: JSON where YAML is due.',
    );
  });

  it('is a JSON file among the models', () => {
    const folder = copy();
    writeFileSync(join(folder, 'models', 'other.json'), '[]');
    expect(errorOf(folder)).toMatchObject({
      message: 'models/other.json: the catalogue reads .yaml files only.',
      hint: 'JSON where YAML is due: write its rows as YAML.',
    });
  });

  it('is not there', () => {
    const folder = copy();
    rmSync(join(folder, 'channels.yaml'));
    expect(errorOf(folder).message).toBe('channels.yaml: the catalogue file cannot be read.');
  });

  it('may have line ends of another system', () => {
    const folder = copy();
    const path = join(folder, 'models', 'anthropic.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    expect(loadCatalogue(folder).models).toHaveLength(loadCatalogue().models.length);
  });
});
