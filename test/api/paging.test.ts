import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, pageOfList } from '../../api/connection.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import type { Store } from '../../graph/store.ts';
import { openTestStore } from '../open-store.ts';
import { ask } from './client.ts';
import { NOW, writeSmallGraph } from './small-graph.ts';

let store: Store;
let server: RunningServer;

beforeAll(async () => {
  store = await openTestStore();
  await writeSmallGraph(store);
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

const PAGE = `query Page($first: Int, $after: String) {
  events(first: $first, after: $after) {
    edges { cursor node { id } } nodes { id } pageInfo { hasNextPage endCursor } totalCount
  }
}`;

test('pages of any size put together are the whole list, in order, each once', async () => {
  const whole = await ask(server.url, PAGE, { first: 500 });
  const all = whole.data.events.nodes.map(({ id }: { id: string }) => id);
  expect(all).toHaveLength(50);
  for (const first of [1, 7, 25, 50]) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data, errors } = await ask(server.url, PAGE, { first, after });
      expect(errors).toBeUndefined();
      seen.push(...data.events.nodes.map(({ id }: { id: string }) => id));
      after = data.events.pageInfo.hasNextPage ? data.events.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  }
});

test('one can go on behind any edge', async () => {
  const { data } = await ask(server.url, PAGE, { first: 10 });
  const edges = data.events.edges as { cursor: string; node: { id: string } }[];
  for (const [index, { cursor }] of edges.entries()) {
    const next = await ask(server.url, PAGE, { first: 3, after: cursor });
    if (index + 1 < edges.length) expect(next.data.events.nodes[0]).toEqual(edges[index + 1]!.node);
    expect(next.data.events.nodes).toHaveLength(3);
  }
});

test.each([0, -1, 501])('first: %d is BAD_INPUT that says what is allowed', async (first) => {
  const { errors } = await ask(server.url, PAGE, { first });
  expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_INPUT', hint: expect.stringContaining('1 to 500') });
  expect(errors![0]!.message).toContain('first');
});

test.each(['nonsense', '', 'WzEsMl0', Buffer.from('[null,-1]').toString('base64url')])(
  'a cursor that was never given out (%j) is BAD_INPUT',
  async (after) => {
    const { errors } = await ask(server.url, PAGE, { first: 1, after });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT']);
  },
);

test('the feed of changes goes on where it was left, and an empty page gives the same cursor back', async () => {
  const query = `query Feed($after: String) {
    changes(first: 100, after: $after) { nodes { sequence kind } pageInfo { hasNextPage endCursor } }
  }`;
  const sequences: number[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { data, errors } = await ask(server.url, query, { after });
    expect(errors).toBeUndefined();
    sequences.push(...data.changes.nodes.map(({ sequence }: { sequence: number }) => sequence));
    after = data.changes.pageInfo.endCursor;
    more = data.changes.pageInfo.hasNextPage;
  }
  const { sequence } = await store.stats();
  expect(sequences).toEqual(Array.from({ length: sequence }, (_, i) => i + 1));
  const { data } = await ask(server.url, query, { after });
  expect(data.changes).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: after } });
});

test('pages of a list put together are the list, whatever its length and theirs', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 500 }), (items, first) => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Connection<string> = pageOfList(items, { first, after }, (item) => item);
        seen.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(items);
    }),
  );
});
