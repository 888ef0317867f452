import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import type { Store } from '../../graph/store.ts';
import { FABLE, FIRST_PARTY, LARGE, MISTRAL_API, OPUS } from '../queries/catalogue.ts';
import { juneWorld, LETTER } from '../queries/june.ts';
import { addOrganisation, ORG } from '../queries/organisation.ts';
import { utc } from '../queries/world.ts';
import { type Answer, ask } from './client.ts';
import { countCalls } from './counting-store.ts';

const NOW = utc('2026-10-10');
const AT = '2026-06-13T02:00:00Z';
const fable = { model: FABLE, channel: FIRST_PARTY };

let store: Store;
let server: RunningServer;
let calls: string[];

beforeAll(async () => {
  const { world } = juneWorld();
  addOrganisation(world, {
    functions: [{ id: 'claims', critical: 'yes', rtoHours: 4 }],
    workloads: [
      { id: 'triage', supports: ['claims'], endpoints: [fable] },
      { id: 'letters', supports: ['claims'], endpoints: [fable, { model: OPUS, channel: FIRST_PARTY }] },
      {
        id: 'dossiers',
        endpoints: [fable, { model: LARGE, channel: MISTRAL_API, verifiedAt: '2026-04-01', switchMinutes: 45 }],
      },
      { id: 'chat', endpoints: [{ model: OPUS, channel: FIRST_PARTY }], needs: [{ on: 'triage', strength: 'soft' }] },
      { id: 'unknown', endpoints: [{ model: null }] },
    ],
  });
  store = await world.store(NOW);
  const counted = countCalls(store);
  calls = counted.calls;
  server = await startServer({ store: counted.store, host: '127.0.0.1', port: 0, now: () => NOW });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

interface Evidence {
  quote: string;
  start: number | null;
  end: number | null;
  document: { title: string; text: string };
}

const PATHS = `query Paths($event: ID!, $organisation: ID!, $at: DateTime!) {
  impact(event: $event, organisation: $organisation, at: $at) {
    workloads { nodes {
      workload { name }
      status
      paths { hops { relation from { id } to { id } evidence { quote start end document { title text } } } }
    } }
  }
}`;

test('every hop of every path has a quote that stands word for word in its document', async () => {
  const { data, errors } = await ask(server.url, PATHS, { event: LETTER, organisation: ORG, at: AT });
  expect(errors).toBeUndefined();
  const affected = data.impact.workloads.nodes.filter(({ status }: { status: string }) => status !== 'UNAFFECTED');
  expect(affected.length).toBeGreaterThanOrEqual(4);
  for (const { workload, paths, status } of affected) {
    if (status !== 'UNKNOWN') expect(paths, workload.name).not.toEqual([]);
    for (const hop of paths.flatMap((path: { hops: unknown[] }) => path.hops)) {
      expect(hop.evidence, `${hop.from.id} ${hop.relation} ${hop.to.id}`).not.toEqual([]);
      for (const { quote, start, end, document } of hop.evidence as Evidence[]) {
        expect(quote).not.toBe('');
        expect(document.text.slice(start!, end!)).toBe(quote);
      }
    }
  }
});

const PAGE = `query Page($at: DateTime!, $first: Int, $after: String, $status: [ImpactStatus!]) {
  impact(event: "${LETTER}", organisation: "${ORG}", at: $at) {
    counts { total }
    workloads(first: $first, after: $after, status: $status) {
      totalCount edges { cursor node { workload { id } status } } pageInfo { hasNextPage endCursor }
    }
  }
}`;

test('pages of the workloads put together are all of them, and a status picks some', async () => {
  const whole = (await ask(server.url, PAGE, { at: AT })).data.impact.workloads;
  const paged: unknown[] = [];
  let after: string | null = null;
  do {
    const { data }: Answer = await ask(server.url, PAGE, { at: AT, first: 2, after });
    const { workloads } = data.impact;
    expect(workloads.totalCount).toBe(whole.totalCount);
    paged.push(...workloads.edges);
    after = workloads.pageInfo.hasNextPage ? workloads.pageInfo.endCursor : null;
  } while (after !== null);
  expect(paged).toEqual(whole.edges);
  const down = (await ask(server.url, PAGE, { at: AT, status: ['DOWN'] })).data.impact.workloads;
  expect(down.totalCount).toBe(1);
  expect(down.edges[0].node.workload.id).toContain('triage');
});

test('the answer is computed once, however many of its parts are asked for', async () => {
  calls.length = 0;
  const { errors } = await ask(
    server.url,
    `{ impact(event: "${LETTER}", organisation: "${ORG}", at: "${AT}") {
      summary down: workloads(status: [DOWN]) { totalCount } all: workloads { totalCount }
      functions { status workloads { reason } } conflicts { summary sides { summary } } coverage { gaps } reasons nextSteps
    } }`,
  );
  expect(errors).toBeUndefined();
  expect(calls.filter((verb) => verb === 'traverse')).toHaveLength(1);
});

test('what is reached from an answer is read at its moment: the action is in force then, though it was withdrawn later', async () => {
  const query = `query Q($at: DateTime!) {
    impact(event: "${LETTER}", organisation: "${ORG}", at: $at) {
      action { now: status later: status(at: "2026-07-01T00:00:00Z") history { title } }
      workloads(first: 1) { nodes { workload { endpoints { role model { availability { channel { id } state } } } } } }
    }
  }`;
  const { data, errors } = await ask(server.url, query, { at: AT });
  expect(errors).toBeUndefined();
  expect(data.impact.action).toMatchObject({ now: 'IN_FORCE', later: 'RESCINDED' });
  const [endpoint] = data.impact.workloads.nodes[0].workload.endpoints;
  const own = endpoint.model.availability.find(
    ({ channel }: { channel: { id: string } }) => channel.id === FIRST_PARTY,
  );
  expect([endpoint.role, own.state]).toEqual(['PRIMARY', 'SUSPENDED']);
});

test('the published operation of impact gives the whole answer', async () => {
  const { text } = readPublishedOperations().find(({ file }) => file === 'impact/impact.graphql')!;
  const { data, errors } = await ask(server.url, text, { event: LETTER, organisation: ORG, at: AT });
  expect(errors).toBeUndefined();
  expect(data.impact).toMatchObject({ status: 'DOWN', at: '2026-06-13T02:00:00.000Z', counts: { total: 5, down: 1 } });
  expect(data.impact.summary).not.toBe('');
});

test('an unknown organisation or event is NOT_FOUND with the nearest names, and no data', async () => {
  const near = await ask(server.url, `{ impact(event: "${LETTER}", organisation: "meridan") { status } }`);
  expect(near.data).toBeNull();
  expect(near.errors![0]!.extensions).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringContaining('eridian') });
  const event = await ask(server.url, `{ impact(event: "Letter to Antropic", organisation: "${ORG}") { status } }`);
  expect(event.errors![0]!.extensions).toMatchObject({
    code: 'NOT_FOUND',
    hint: expect.stringContaining('Letter to Anthropic'),
  });
});

test('a what-if shows what is assumed, and stores nothing', async () => {
  const { sequence } = await store.stats();
  const { data, errors } = await ask(
    server.url,
    `{ scenario(input: { providers: ["Anthropic"] }, organisation: "${ORG}", at: "2026-06-01T00:00:00Z") {
      title status workloads(status: [DOWN]) { nodes { workload { name } paths { hops { assumed relation } } } }
    } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.scenario.status).toBe('DOWN');
  expect((await store.stats()).sequence).toBe(sequence);
});

test('claims are shown with their stance, their speaker and their words', async () => {
  const { data, errors } = await ask(
    server.url,
    `{ node(id: "${LETTER}") { ... on Event { claims { text stance speaker { name } about { id } evidence { quote } } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.node.claims).toEqual([
    {
      text: 'A misunderstanding about a narrow jailbreak',
      stance: 'DISPUTED',
      speaker: { name: 'Anthropic' },
      about: [{ id: LETTER }],
      evidence: [{ quote: expect.stringContaining('ABOUT') }],
    },
  ]);
});
