/** An organisation file becomes a document with facts: nothing is guessed, no secret gets through, every error shows its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { BellwetherError } from '../../graph/errors.ts';
import type { FactInput } from '../../graph/store.ts';
import { importOrganisation, type OrganisationImport } from '../../ingest/import/organisation.ts';
import { readOrganisation } from '../../ingest/import/read-organisation.ts';

const catalogue = loadCatalogue();
const NOW = Date.UTC(2026, 5, 10);
const SAMPLE = join(import.meta.dirname, '../../ingest/sample/organisation.yaml');

const read = (text: string, asOf?: number): OrganisationImport =>
  importOrganisation(text, { file: 'acme.yaml', catalogue, now: NOW, ...(asOf === undefined ? {} : { asOf }) });

const factsOf = (imported: OrganisationImport): FactInput[] => imported.batch.documents![0]!.facts;
const said = (imported: OrganisationImport, relation: string): string[] =>
  factsOf(imported)
    .filter((fact) => fact.relation === relation)
    .map((fact) => `${fact.subject} → ${fact.object ?? JSON.stringify(fact.value)}`);

function failure(text: string): BellwetherError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof BellwetherError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const ACME = `organisation: {id: acme, name: Acme Bank, home: DE}
functions:
  - {id: lending, name: Lending, critical: yes, rtoHours: 4, exitPlan: {exists: true, testedOn: 2026-03-18}}
workloads:
  - id: letters
    name: Letters
    supports: [lending]
    audience: {kind: region, jurisdictions: [EU], nationalities: [DE, FR], label: clerks}
    dependsOn: [{workload: search, strength: soft}]
    endpoints:
      - {model: Claude Fable 5, channel: bedrock, region: eu-central-1}
      - {model: claude-opus-4-8, channel: Anthropic API, role: fallback, verifiedAt: 2026-05-06, switchMinutes: 15}
  - id: search
    name: Search
    dependsOn: [{workload: letters}]
    endpoints: []
`;

describe('what the file says', () => {
  test('becomes facts of the organisation, its functions, workloads and endpoints', () => {
    const imported = read(ACME);
    expect(said(imported, 'PERFORMS')).toEqual(['organisation:acme → function:acme/lending']);
    expect(said(imported, 'RUNS')).toEqual([
      'organisation:acme → workload:acme/letters',
      'organisation:acme → workload:acme/search',
    ]);
    expect(said(imported, 'SUPPORTS')).toEqual(['workload:acme/letters → function:acme/lending']);
    expect(said(imported, 'USES')).toContain(
      'endpoint:acme/letters/claude-fable-5-bedrock-eu-central-1 → offering:anthropic/claude-fable-5@amazon-bedrock',
    );
    expect(factsOf(imported).find((fact) => fact.relation === 'SERVES')?.value).toEqual({
      kind: 'region',
      jurisdictions: ['jurisdiction:EU'],
      nationalities: ['jurisdiction:DE', 'jurisdiction:FR'],
      label: 'clerks',
    });
  });

  test('keeps what decides about a fallback: role, order, verification, switch time', () => {
    const endpoints = factsOf(read(ACME)).filter((fact) => fact.relation === 'HAS_ENDPOINT');
    expect(endpoints.map((fact) => fact.qualifiers)).toEqual([
      { role: 'primary', order: 0 },
      { role: 'fallback', order: 1, verifiedAt: Date.UTC(2026, 4, 6), switchMinutes: 15 },
    ]);
  });

  test('may go round in circles; a dependency is hard unless it says otherwise', () => {
    const dependencies = factsOf(read(ACME)).filter((fact) => fact.relation === 'DEPENDS_ON');
    expect(dependencies.map(({ subject, object, qualifiers }) => [subject, object, qualifiers])).toEqual([
      ['workload:acme/letters', 'workload:acme/search', { strength: 'soft' }],
      ['workload:acme/search', 'workload:acme/letters', { strength: 'hard' }],
    ]);
  });

  test('is private to the organisation, but for its name', () => {
    const { batch, organisation } = read(ACME);
    const scopes = Object.fromEntries(batch.nodes!.map((node) => [node.kind, node.scope ?? null]));
    expect(scopes).toEqual({
      Source: null,
      Organisation: null,
      Function: organisation.id,
      Workload: organisation.id,
      Endpoint: organisation.id,
    });
    expect(batch.documents![0]!.document.scope).toBe(organisation.id);
  });

  test('counts as known from the moment of the import, or from the day that it is told for', () => {
    expect(read(ACME).batch.documents![0]!.document).toMatchObject({ learnedAt: NOW, backfilled: false });
    const asOf = Date.UTC(2026, 5, 1);
    const { batch } = read(ACME, asOf);
    expect(batch.documents![0]!.document).toMatchObject({ learnedAt: asOf, fetchedAt: NOW, backfilled: true });
    expect(new Set(batch.nodes!.filter((node) => node.kind !== 'Source').map((node) => node.learnedAt))).toEqual(
      new Set([asOf]),
    );
  });

  test('is the same document whatever the file is called, so that a later file replaces it', () => {
    const again = importOrganisation(ACME.replace('Acme Bank', 'Acme'), { file: 'other.json', catalogue, now: NOW });
    expect(again.document).toBe(read(ACME).document);
  });

  test('may be written in JSON as well, tabs included', () => {
    const { data } = readOrganisation(ACME, 'acme.yaml');
    const imported = read(JSON.stringify(data, null, '\t'));
    expect(imported.workloads).toBe(2);
    expect(factsOf(imported).find((fact) => fact.relation === 'RUNS')?.quote).toMatch(
      /^"id": "letters",\s+"name": "Letters"$/,
    );
  });
});

describe('quotes', () => {
  test.each([
    ['block style', ACME],
    ['JSON', JSON.stringify(readOrganisation(ACME, 'acme.yaml').data, null, 2)],
    ['the sample', readFileSync(SAMPLE, 'utf8')],
    [
      'an alias',
      ACME.replace('[{workload: letters}]', '&d [{workload: letters}]').replace(
        '[{workload: search, strength: soft}]',
        '[{workload: search}]',
      ),
    ],
    ['Windows line ends', ACME.replaceAll('\n', '\r\n')],
  ])('stand verbatim in the stored text (%s)', (_name, text) => {
    const { batch } = read(text);
    const { document, facts } = batch.documents![0]!;
    expect(facts.length).toBeGreaterThan(8);
    for (const fact of facts) {
      expect(document.text.slice(fact.start, fact.end)).toBe(fact.quote);
      expect(fact.quote.trim()).not.toBe('');
    }
  });
});

describe('names', () => {
  test('that the catalogue does not know stay unresolved, with the nearest', () => {
    const imported = read(ACME.replace('Claude Fable 5', 'Claude Fabel 5'));
    expect(said(imported, 'UNRESOLVED')).toEqual([
      'organisation:acme → endpoint:acme/letters/claude-fabel-5-bedrock-eu-central-1',
    ]);
    const [endpoint] = imported.endpoints;
    expect(endpoint).toMatchObject({ offering: null, unresolved: [{ what: 'model', given: 'Claude Fabel 5' }] });
    expect(endpoint!.unresolved[0]!.nearest).toContain('Claude Fable 5');
    expect(said(imported, 'USES')).toHaveLength(1);
  });

  test('that nobody said stay unresolved too: a workload without endpoints is not one that hangs on nothing', () => {
    expect(said(read(ACME), 'UNRESOLVED')).toEqual([]);
    const alone = read(ACME.replace('    dependsOn: [{workload: letters}]\n', ''));
    expect(said(alone, 'UNRESOLVED')).toEqual(['organisation:acme → endpoint:acme/search/not-said']);
    expect(said(alone, 'HAS_ENDPOINT')).toContain('workload:acme/search → endpoint:acme/search/not-said');
  });

  test('of a model and a channel that the catalogue does not list together make a private offering', () => {
    const imported = read(ACME.replace('channel: bedrock, region: eu-central-1', 'channel: ibm-watsonx'));
    const offering = 'offering:acme/anthropic-claude-fable-5-on-ibm-watsonx';
    expect(imported.endpoints[0]).toMatchObject({ offering, declared: true });
    expect(imported.batch.nodes!.find((node) => node.id === offering)?.scope).toBe('organisation:acme');
    expect(said(imported, 'OFFERING_OF')).toEqual([`${offering} → model:anthropic/claude-fable-5`]);
    expect(said(imported, 'THROUGH')).toEqual([`${offering} → channel:ibm-watsonx`]);
  });

  test('of a restricted model stay restricted on a channel that nobody lists', () => {
    const imported = read(
      ACME.replace(
        'model: Claude Fable 5, channel: bedrock, region: eu-central-1',
        'model: Claude Mythos 5, channel: ibm-watsonx',
      ),
    );
    const offered = factsOf(imported).find((fact) => fact.relation === 'OFFERING_OF');
    expect(offered?.qualifiers?.audience).toMatchObject({ kind: 'listed' });
  });
});

describe('secrets', () => {
  const SECRET = 'sk-ant-0123456789abcdefghij';
  test.each([
    ['in an endpoint', ACME.replace('region: eu-central-1', `region: eu-central-1, apiKey: ${SECRET}`)],
    ['quoted', ACME.replace('region: eu-central-1', `region: eu-central-1, api_key: '${SECRET}'`)],
    ['at the top', `${ACME}token: ${SECRET}\n`],
    ['in a map of secrets', `${ACME}secrets:\n  one: ${SECRET}\n  deeper: [{two: ${SECRET}x}]\n`],
    ['over several lines', `${ACME}clientSecret: |\n  ${SECRET}\n  ${SECRET}\n`],
    ['behind an alias', `${ACME}secrets: [&s ${SECRET}]\npassword: *s\n`],
    ['in a comment', `# api_key: ${SECRET}\n${ACME}`],
    ['in a comment, without a known shape', `# password = ${'hunter22'}${SECRET.slice(8)}\n${ACME}`],
    ['in a label', ACME.replace('label: clerks', `label: "clerks ${SECRET}"`)],
    ['in an address', ACME.replace('name: Letters', `name: "https://user:${SECRET}@acme.example"`)],
  ])('%s are neither stored nor quoted', (_where, text) => {
    const imported = read(text);
    expect(imported.blanked).toBeGreaterThan(0);
    expect(JSON.stringify(imported)).not.toContain(SECRET.slice(8));
    expect(imported.workloads).toBe(2);
  });

  test('are not printed in errors either', () => {
    for (const broken of [
      ACME.replace('region: eu-central-1', `apiKey: ${SECRET}, role: backup`),
      `${ACME}token: "${SECRET}\n`,
      `${ACME}token: ${SECRET}\ntoken: ${SECRET}\n`,
    ]) {
      const error = failure(broken);
      expect(JSON.stringify([error.message, error.hint, error.details])).not.toContain(SECRET.slice(8));
    }
  });

  test('do not take names with them that only look a little like one', () => {
    const imported = read(ACME.replaceAll('letters', 'sk-letters-and-claims-of-slovakia'));
    expect(imported.blanked).toBe(0);
    expect(said(imported, 'RUNS')[0]).toContain('sk-letters-and-claims-of-slovakia');
  });

  test('do not take counted tokens with them', () => {
    expect(failure(ACME.replace('region: eu-central-1', 'maxTokens: 4000')).message).toContain('maxTokens');
  });

  test('keep the lines of what stands below', () => {
    const text = `clientSecret: |\n  one\n  two\n${ACME.replace('role: fallback', 'role: backup')}`;
    expect(failure(text).details.line).toBe(3 + 12);
  });
});

describe('errors name file, line, column and field, and show the way out', () => {
  test.each([
    [
      'a wrong word',
      ACME.replace('role: fallback', 'role: backup'),
      'acme.yaml:12:58: workloads[0].endpoints[1].role must be primary, fallback.',
      /./,
    ],
    [
      'a workload that is not there',
      ACME.replace('{workload: search,', '{workload: serch,'),
      "acme.yaml:9:18: workloads[0].dependsOn[0].workload names the workload 'serch', which is not in this file.",
      /Nearest: search\./,
    ],
    [
      'a function that is not there',
      ACME.replace('[lending]', '[landing]'),
      "acme.yaml:7:16: workloads[0].supports[0] names the function 'landing', which is not in this file.",
      /Nearest: lending\./,
    ],
    [
      'a workload that stands twice',
      ACME.replace('id: search', 'id: Letters').replace('{workload: search, strength: soft}', ''),
      "acme.yaml:13:5: workloads[1].id 'Letters' stands twice.",
      /id of its own/,
    ],
    [
      'a missing field',
      ACME.replace('model: Claude Fable 5, ', ''),
      'acme.yaml:11:9: workloads[0].endpoints[0].model is missing.',
      /./,
    ],
    [
      'a field with a typing error',
      ACME.replace('dependsOn: [{workload: letters}]', 'dependson: []'),
      'acme.yaml:15:5: workloads[1].dependson is no field here.',
      /Did you mean 'dependsOn'\?/,
    ],
    [
      'a jurisdiction that does not exist',
      ACME.replace('[EU]', '[Europa]'),
      "acme.yaml:8:46: workloads[0].audience.jurisdictions[0] names the jurisdiction 'Europa', which the catalogue doesn't know.",
      /ISO 3166/,
    ],
    [
      'a day that does not exist',
      ACME.replace('2026-05-06', '2026-06-31'),
      'acme.yaml:12:74: workloads[0].endpoints[1].verifiedAt must be a day that exists, as 2026-05-04.',
      /./,
    ],
    ['no YAML', ACME.replace('[lending]', '[lending'), /^acme\.yaml:\d+:\d+: not YAML: /, /indentation|quote/],
    ['a broken JSON', '{"organisation": {"id": "acme",, }', /^acme\.yaml:1:\d+: not JSON or YAML: /, /comma/],
    [
      'JSON of something else',
      '{"description": "x", "count": 2, "results": []}',
      /^acme\.yaml: the fields description, count, results are not those of an organisation\.$/,
      /organisation: \{id/,
    ],
    [
      'a list',
      '[{"id": 1}, {"id": 2}]',
      'acme.yaml: a list of 2 items stands where an organisation is due.',
      /organisation: \{id/,
    ],
    [
      'prose',
      'Dear all, we use Claude.',
      'acme.yaml: plain text stands where an organisation is due.',
      /organisation: \{id/,
    ],
    ['nothing', '', 'acme.yaml: the file is empty.', /organisation: \{id/],
    ['no workloads', 'organisation: {id: a, name: A}\n', 'acme.yaml:1:1: workloads is missing.', /./],
    ['an alias without an anchor', `${ACME}x: *nowhere\n`, /^acme\.yaml: not YAML: .*nowhere/, /anchor/],
  ])('%s', (_what, text, message, hint) => {
    const error = failure(text);
    if (typeof message === 'string') expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(error.code).toBe('BAD_INPUT');
    expect(error.message).not.toContain('\n');
  });

  test('all at once: the first leads, the others are counted and listed', () => {
    const error = failure(ACME.replace('role: fallback', 'role: backup').replace('rtoHours: 4', 'rtoHours: soon'));
    expect(error.message).toMatch(/ \(and 1 more problem\)$/);
    expect(error.details.problems).toHaveLength(2);
  });
});
