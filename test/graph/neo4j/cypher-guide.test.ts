/** docs/cypher.md: each query is run on the graph of June 2026, with an organisation on it, and its answer checked. */
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offeringId } from '../../../graph/ids.ts';
import type { Store } from '../../../graph/store.ts';
import { hasNeo4j, useNeo4j } from '../../neo4j.ts';
import { lintCypher } from '../../project/cypher-lint.ts';
import { read } from '../../project/source-files.ts';
import { BEDROCK, FABLE, FIRST_PARTY, LARGE, LLAMA, MISTRAL_API, SELF } from '../../queries/catalogue.ts';
import { juneWorld } from '../../queries/june.ts';
import { utc } from '../../queries/world.ts';

const queries = [...read('docs/cypher.md').matchAll(/^## (\d+)\. [^\n]+\n[^#]*?```cypher\n([\s\S]+?)```/gm)].map(
  ([, number, text]) => [Number(number), text as string] as const,
);

const ORGANISATION = 'organisation:meridian';
const LETTER = 'Letter to Anthropic';
const SUSPENDED = 'Anthropic suspends both models';
const CONTROL = 'Licence requirement of the US Department of Commerce';
const SUSPENDING = 'Suspension by Anthropic';

/** A row is its values, in the order of the query's RETURN. */
const ANSWERS: Record<number, unknown[][]> = {
  1: [
    ['Meridian', 'Claims triage', 'Amazon Bedrock', 'fallback'],
    ['Meridian', 'Claims triage', 'Anthropic API', 'primary'],
  ],
  2: [
    ['Claims triage', [LETTER, SUSPENDED, 'Bedrock access revoked', 'Claude Fable 5', 'Claims triage']],
    ['Claims triage', [LETTER, SUSPENDED, 'Claude Fable 5', 'Claims triage']],
  ],
  3: [
    ['2026-06-26T00:00:00.000Z', 'RESTORATION', 'Mythos 5 back for Annex A', [], SUSPENDING],
    ['2026-06-26T00:00:00.000Z', 'AMENDMENT', 'Second letter', [], CONTROL],
    ['2026-06-30T00:00:00.000Z', 'RESCISSION', 'Controls withdrawn', [], CONTROL],
    ['2026-07-01T00:00:00.000Z', 'RESTORATION', 'Models come back', [], SUSPENDING],
  ],
  4: [['Anthropic', 'A misunderstanding about a narrow jailbreak', 'disputed', 'A wire story']],
  5: [
    ['source:vendor', 'Access is suspended', 5, '2026-06-13T00:50:00.000Z'],
    ['source:news', 'A wire story', 1, '2026-06-13T03:00:00.000Z'],
    ['source:aggregator', 'A page that is wrong about the year', 1, '2026-06-20T00:00:00.000Z'],
  ],
  6: [
    ['2026-06-12T22:50:00.000Z', 'SUSPENDED', 'operational', 'statement', SUSPENDED],
    ['2026-06-26T00:00:00.000Z', 'AVAILABLE', 'legal', 'statement', 'Second letter'],
    ['2026-06-26T12:00:00.000Z', 'RESTRICTED', 'operational', 'statement', 'Mythos 5 back for Annex A'],
    ['2026-07-01T00:00:00.000Z', 'AVAILABLE', 'operational', 'statement', 'Models come back'],
  ],
  7: [
    [
      LETTER,
      [
        { day: '2026-06-12', documents: 2 },
        { day: '2024-06-26', documents: 1 },
      ],
    ],
  ],
  8: [
    ['Claude Fable 5', 'SUSPENDED', 3],
    ['Claude Mythos 5', 'SUSPENDED', 1],
  ],
  9: [['United States', ['Claims triage']]],
  10: [
    ['Document', 'Bedrock health'],
    ['Event', 'Bedrock access revoked'],
  ],
};

test('docs/cypher.md has ten queries, numbered', () => {
  expect(queries.map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test.each(queries)(
  'query %i is Cypher, and names what there is',
  (_number, text) => {
    expect(lintCypher(text, [])).toEqual([]);
  },
  120_000,
);

describe.skipIf(!hasNeo4j)('on a server', () => {
  const server = useNeo4j();
  let store: Store;
  beforeAll(async () => {
    await server.openEmpty();
    store = await worldWithOrganisation().store(utc('2026-10-06'), server.url);
  }, 120_000);
  afterAll(() => store.close());

  test.each(queries)('query %i answers', async (number, text) => {
    const rows = await server.cypher(text);
    expect(rows.map((row) => plain(Object.values(row)))).toEqual(ANSWERS[number]);
  });
});

function worldWithOrganisation() {
  const { world } = juneWorld();
  const mine = { scope: ORGANISATION };
  world.node('Organisation', ORGANISATION, 'Meridian', mine);
  world.node('Workload', 'workload:claims', 'Claims triage', mine);
  world.node('Workload', 'workload:letters', 'Letters', mine);
  const file = world.doc('import', 'organisation.yaml', utc('2026-06-01'), { scope: ORGANISATION, origin: 'import' });
  const endpoint = (workload: string, model: string, channel: string, role: string): void => {
    const id = `endpoint:${workload.slice('workload:'.length)}-${role}`;
    world.node('Endpoint', id, role, mine);
    file.says(workload, 'HAS_ENDPOINT', id, { qualifiers: { role, order: role === 'primary' ? 0 : 1 } });
    file.says(id, 'USES', offeringId(model, channel));
  };
  file.says(ORGANISATION, 'RUNS', 'workload:claims').says(ORGANISATION, 'RUNS', 'workload:letters');
  endpoint('workload:claims', FABLE, FIRST_PARTY, 'primary');
  endpoint('workload:claims', FABLE, BEDROCK, 'fallback');
  endpoint('workload:letters', LARGE, MISTRAL_API, 'primary');
  endpoint('workload:letters', LLAMA, SELF, 'fallback');
  return world;
}

/** Instants as ISO, dates as days. */
function plain(value: unknown): unknown {
  if (neo4j.isDateTime(value)) return value.toStandardDate().toISOString();
  if (neo4j.isDate(value)) return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value;
}
