import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../api/server.ts';
import type { Store } from '../../graph/store.ts';
import { openTestStore } from '../open-store.ts';
import { ask } from './client.ts';
import { countCalls } from './counting-store.ts';
import { NOW, writeSmallGraph } from './small-graph.ts';

let store: Store;
let server: RunningServer;
let calls: string[];

beforeAll(async () => {
  store = await openTestStore();
  await writeSmallGraph(store);
  const counted = countCalls(store);
  calls = counted.calls;
  server = await startServer({ store: counted.store, host: '127.0.0.1', port: 0, now: () => NOW });
});
afterAll(async () => {
  await server.close();
  await store.close();
});
beforeEach(() => {
  calls.length = 0;
});

const EVENTS = `query Events($first: Int) {
  events(first: $first) {
    nodes {
      title type occurredAt status
      actor { id } authority { id name jurisdictions { code } } jurisdiction { code } models { name provider { name } }
      action { title status authority { name } history { title } models { name } }
      documents { totalCount nodes { title url publishedAt source { name } sourceKind quotes { text } events { id } } }
      causedBy { title } causes { title } changes { state } claims { text }
    }
  }
}`;

test('fifty events with all that hangs on them take no more store calls than one', async () => {
  const one = await ask(server.url, EVENTS, { first: 1 });
  const callsForOne = [...calls];
  calls.length = 0;
  const fifty = await ask(server.url, EVENTS, { first: 50 });
  expect([one.errors, fifty.errors]).toEqual([undefined, undefined]);
  expect(fifty.data.events.nodes).toHaveLength(50);
  expect(fifty.data.events.nodes[7].documents.nodes).toHaveLength(2);
  // Not always equal: with one event, what lies nearer is asked for before what lies further is known.
  expect(calls.length).toBeLessThanOrEqual(callsForOne.length);
  expect(callsForOne.length).toBeLessThanOrEqual(25);
});

test('what is not asked for is not read', async () => {
  await ask(server.url, '{ events(first: 50) { nodes { title type occurredAt } } }');
  expect(calls).toEqual(['find']);
});

test('the total is counted only where it is asked for', async () => {
  const { data } = await ask(server.url, '{ events(first: 2) { totalCount nodes { id } } }');
  expect(data.events.totalCount).toBe(50);
  expect(calls).toEqual(['find', 'count']);
});

test('the same thing reached twice is read once', async () => {
  await ask(server.url, '{ a: node(id: "model:maker/one") { name } b: node(id: "model:maker/one") { name } }');
  expect(calls).toEqual(['get']);
});

test('the availability of many models is one traverse', async () => {
  await ask(server.url, '{ models { nodes { name availability { state } } } }');
  expect(calls).toEqual(['find', 'traverse']);
});
