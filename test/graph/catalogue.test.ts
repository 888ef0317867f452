import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { type ChannelRow, loadCatalogue, type ModelRow } from '../../graph/catalogue/catalogue.ts';
import { findRow, nearestNames } from '../../graph/catalogue/keys.ts';
import { readRows } from '../../graph/catalogue/read-rows.ts';
import { hash } from '../../graph/ids.ts';

const FOLDER = join(import.meta.dirname, '../../graph/catalogue');
const catalogue = loadCatalogue();
const batch = catalogueBatch(catalogue);
const facts = batch.documents!.flatMap(({ facts: said }) => said);
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const only = (name: string, kind: string) => {
  const rows = findRow(catalogue, name, kind);
  expect(rows, name).toHaveLength(1);
  return rows[0]!;
};

describe('what the catalogue holds', () => {
  it('has enough of everything', () => {
    expect(catalogue.providers.length).toBeGreaterThanOrEqual(60);
    expect(catalogue.models.length).toBeGreaterThanOrEqual(350);
    expect(new Set(catalogue.models.map((model) => model.provider)).size).toBeGreaterThanOrEqual(45);
    expect(catalogue.channels.length).toBeGreaterThanOrEqual(50);
    expect(catalogue.authorities.length).toBeGreaterThanOrEqual(150);
    expect(catalogue.jurisdictions.filter((row) => row.kind === 'country').length).toBeGreaterThanOrEqual(249);
    expect(catalogue.jurisdictions.filter((row) => row.code.startsWith('US-'))).toHaveLength(51);
  });

  it('knows what is made from what', () => {
    expect(catalogue.models.filter((model) => model.basedOn.length > 0).length).toBeGreaterThanOrEqual(75);
    const distil = only('DeepSeek-R1-Distill-Llama-70B', 'model') as ModelRow;
    expect(distil.basedOn).toEqual(['model:meta/llama-3.3-70b']);
    const fable = only('Fable 5', 'model') as ModelRow;
    const mythos = only('Mythos 5', 'model') as ModelRow;
    expect(fable.basedOn).toEqual(['model:anthropic/claude-5-base']);
    expect(mythos.basedOn).toEqual(fable.basedOn);
  });

  it.each([
    ['EU', 27],
    ['NATO', 32],
    ['G7', 7],
    ['Five-Eyes', 5],
    ['OECD', 38],
    ['Schengen', 29],
    ['Council-of-Europe', 46],
    ['Country-Group-D5', 24],
  ])('%s has %i members', (code, members) => {
    const within = catalogue.jurisdictions.filter((row) => row.within.includes(`jurisdiction:${code}`));
    expect(within).toHaveLength(members);
  });

  it('gives every provider a channel of its own at most once', () => {
    const operators = catalogue.channels.filter((row) => row.kind === 'first-party').map((row) => row.operatedBy);
    expect(new Set(operators).size).toBe(operators.length);
    for (const row of catalogue.channels) {
      if (row.kind === 'first-party' && row.operatedBy !== null) {
        expect(row.id).toBe(`channel:${row.operatedBy.slice('provider:'.length)}-api`);
      }
    }
  });
});

describe('the models of June', () => {
  const offered = (model: string) =>
    catalogue.offerings.filter((row) => row.model === only(model, 'model').id && !row.approximate);

  it('offers Claude Fable 5 to everyone from 9 June on, first party and on four other channels', () => {
    const rows = offered('Claude Fable 5');
    expect(rows.map((row) => row.channel).sort()).toEqual([
      'channel:amazon-bedrock',
      'channel:anthropic-api',
      'channel:github-copilot',
      'channel:google-vertex-ai',
      'channel:microsoft-foundry',
    ]);
    for (const row of rows) {
      expect(row.from).toBe(day('2026-06-09'));
      expect(row.audience).toEqual({ kind: 'everyone' });
    }
  });

  it('offers Claude Mythos 5 to partners alone', () => {
    const rows = catalogue.offerings.filter((row) => row.model === 'model:anthropic/claude-mythos-5');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.audience).toMatchObject({ kind: 'listed', list: 'project-glasswing-partners' });
  });

  it('offers GPT-5.6 to chosen partners first, to everyone from 9 July on, and does not know that before', () => {
    const rows = offered('GPT-5.6').filter((row) => row.channel === 'channel:openai-api');
    expect(rows.map((row) => [row.from, row.audience.kind, row.date])).toEqual([
      [day('2026-06-26'), 'listed', day('2026-06-25')],
      [day('2026-07-09'), 'everyone', day('2026-07-09')],
    ]);
  });

  it.each([
    ['Opus 4.8', '2026-05-28'],
    ['Opus 4.7', '2026-04-16'],
    ['Opus 4.6', '2026-02-05'],
    ['Sonnet 4.6', '2026-02-17'],
    ['Haiku 4.5', '2025-10-15'],
    ['Fable 5.1', '2026-09-01'],
    ['Mythos 5.1', '2026-09-01'],
  ])('knows %s since %s', (name, date) => {
    expect(only(name, 'model').date).toBe(day(date));
  });
});

describe('names', () => {
  it.each([
    ['anthropic.claude-fable-5', 'model', 'model:anthropic/claude-fable-5'],
    ['EU.anthropic.claude-opus-4-6-v1', 'model', 'model:anthropic/claude-opus-4.6'],
    ['us.anthropic.claude-haiku-4-5-20251001-v1:0', 'model', 'model:anthropic/claude-haiku-4.5'],
    ['gpt-4o-2024-08-06', 'model', 'model:openai/gpt-4o'],
    ['openai/gpt-5.5', 'model', 'model:openai/gpt-5.5'],
    ['Qwen/Qwen3-32B', 'model', 'model:alibaba/qwen3-32b'],
    ['Azure  AI Foundry', 'channel', 'channel:microsoft-foundry'],
    ['bedrock', 'channel', 'channel:amazon-bedrock'],
    ['Anthropic', 'channel', 'channel:anthropic-api'],
    ['OpenRouter', 'channel', 'channel:openrouter'],
    ['OpenRouter', 'provider', 'provider:openrouter'],
    ['AWS', 'provider', 'provider:amazon'],
    ['BIS', 'authority', 'authority:bis'],
    ['Howard Lutnick', 'authority', 'authority:commerce'],
    ['US-Handelsministerium', 'authority', 'authority:commerce'],
    ['Commission européenne', 'authority', 'authority:european-commission'],
    ['Deutschland', 'jurisdiction', 'jurisdiction:DE'],
    ['日本', 'jurisdiction', 'jurisdiction:JP'],
    ['USA', 'jurisdiction', 'jurisdiction:US'],
    ['US-CA', 'jurisdiction', 'jurisdiction:US-CA'],
    ['model:meta/llama-3.1-8b', 'model', 'model:meta/llama-3.1-8b'],
  ])('%s is a %s: %s', (name, kind, id) => {
    expect(only(name, kind).id).toBe(id);
  });

  it('have one meaning, but for those that are listed, and for channels named as who operates them', () => {
    for (const [key, rows] of catalogue.byKey) {
      if (rows.length < 2) continue;
      const operated = rows.some((row) => rows.some((other) => (row as ChannelRow).operatedBy === other.id));
      expect(operated || ['georgia', 'congo'].includes(key), `${key}: ${rows.map((row) => row.id)}`).toBe(true);
    }
    expect(findRow(catalogue, 'Georgia').map((row) => row.id)).toEqual(['jurisdiction:GE', 'jurisdiction:US-GA']);
    expect(catalogue.mostly.get('georgia')).toBe('jurisdiction:GE');
    expect(catalogue.mostly.get('anthropic')).toBe('provider:anthropic');
  });

  it('know adjectives and capitals without letting them find anything exactly', () => {
    const germany = catalogue.jurisdictions.find((row) => row.code === 'DE')!;
    expect(germany.adjectives).toContain('German');
    expect(germany.metonyms).toContain('Berlin');
    expect(findRow(catalogue, 'Beijing')).toEqual([]);
  });

  it('are found when they are nearly right', () => {
    expect(nearestNames(catalogue, 'claude fabel 5', 'model')[0]).toBe('Claude Fable 5');
    expect(nearestNames(catalogue, 'amazon bedrok', 'channel')).toEqual(['Amazon Bedrock']);
    expect(nearestNames(catalogue, 'opus', 'model')).toHaveLength(3);
    expect(nearestNames(catalogue, 'a name of nothing at all', 'model')).toEqual([]);
  });
});

describe('time', () => {
  it('lets nothing be older than what it needs', () => {
    const date = (id: string) => catalogue.byId.get(id)!.date;
    for (const model of catalogue.models) {
      expect(date(model.provider), model.name).toBeLessThanOrEqual(model.date);
      for (const base of model.basedOn) expect(date(base), model.name).toBeLessThanOrEqual(model.date);
      if (model.releaseDate !== null) expect(model.releaseDate, model.name).toBeGreaterThanOrEqual(model.date);
    }
    for (const row of catalogue.channels) {
      if (row.operatedBy !== null) expect(date(row.operatedBy), row.name).toBeLessThanOrEqual(row.date);
    }
    for (const row of catalogue.offerings) {
      expect(date(row.channel), row.name).toBeLessThanOrEqual(row.from);
      expect(date(row.model), row.name).toBeLessThanOrEqual(row.from);
    }
  });
});

describe('as documents and facts', () => {
  it('has every quote at its place in the text of its document', () => {
    expect(facts.length).toBeGreaterThan(4000);
    for (const { document, facts: said } of batch.documents!) {
      expect(document.contentHash).toBe(hash(document.text));
      for (const fact of said) {
        expect(fact.quote).not.toBe('');
        expect(document.text.slice(fact.start, fact.end)).toBe(fact.quote);
      }
    }
  });

  it('quotes the line that says it', () => {
    const of = (relation: string, subject: string) =>
      facts.filter((fact) => fact.relation === relation && fact.subject === subject).map((fact) => fact.quote);
    expect(of('DEVELOPED_BY', 'model:anthropic/claude-fable-5')).toEqual(['provider: anthropic']);
    expect(of('OFFERING_OF', 'offering:anthropic/claude-fable-5@amazon-bedrock')).toEqual([
      '- {channel: amazon-bedrock, from: 2026-06-09}',
    ]);
    expect(of('THROUGH', 'offering:meta/llama-3.1-8b@self-hosted')).toEqual(['openWeights: true']);
    expect(of('WITHIN', 'jurisdiction:US-CA')).toEqual(['US-CA: California']);
    expect(of('OFFERING_OF', 'offering:openai/gpt-5.6@openai-api')).toContain('from: 2026-07-09');
  });

  it('takes every row verbatim from its file', () => {
    for (const { document } of batch.documents!) {
      const file = readFileSync(join(FOLDER, String(document.props!.file)), 'utf8');
      expect(file, document.title).toContain(document.text);
    }
  });

  it('speaks of nothing that is not a node', () => {
    const ids = new Set(batch.nodes!.map((node) => node.id));
    expect(ids.size).toBe(batch.nodes!.length);
    for (const fact of facts) {
      expect(ids.has(fact.subject), fact.subject).toBe(true);
      expect(ids.has(fact.object!), fact.object!).toBe(true);
    }
  });

  it('says for every offering what and through whom, and for every model by whom', () => {
    const subjects = (relation: string) => new Set(facts.filter((f) => f.relation === relation).map((f) => f.subject));
    const [models, channels, developed] = [subjects('OFFERING_OF'), subjects('THROUGH'), subjects('DEVELOPED_BY')];
    for (const row of catalogue.offerings) expect(models.has(row.id) && channels.has(row.id), row.name).toBe(true);
    for (const row of catalogue.models) expect(developed.has(row.id), row.name).toBe(true);
  });
});

describe('reading', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

  it.each(files)('reads %s as the YAML library does', (file) => {
    const path = join(FOLDER, file);
    const rows = readRows(path, file);
    expect(rows.map((row) => row.fields)).toEqual(parse(readFileSync(path, 'utf8')));
  });

  it('reads the shipped catalogue once', () => {
    expect(loadCatalogue()).toBe(catalogue);
  });
});
