import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '../../api/flat/csv.ts';
import { TABLES } from '../../api/flat/tables.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import type { Store } from '../../graph/store.ts';
import { findDirectives } from '../replay/directive.ts';
import { openReplay } from '../replay/replay-store.ts';
import { NOW } from '../replay/truth-table.ts';
import { ask } from './client.ts';

const AT = '2026-06-16T12:00:00Z';
let store: Store;
let server: RunningServer;
let action: string;

beforeAll(async () => {
  store = await openReplay();
  action = (await findDirectives(store))[0]!.id;
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

const get = async (path: string): Promise<{ status: number; type: string | null; text: string }> => {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};

const QUERIES: Record<string, () => Record<string, string>> = {
  posture: () => ({ organisation: 'meridian', at: AT }),
  workloads: () => ({ organisation: 'meridian', at: AT }),
  functions: () => ({ organisation: 'meridian', at: AT }),
  bands: () => ({ organisation: 'meridian', from: '2026-06-01T00:00:00Z', to: '2026-07-10T00:00:00Z' }),
  availability: () => ({ model: 'Claude Fable 5', at: AT }),
  events: () => ({ filter: '{"model":"Claude Fable 5"}', first: '20' }),
  actions: () => ({}),
  concentration: () => ({ organisation: 'meridian' }),
  watch: () => ({ at: '2026-06-28T00:00:00Z', state: 'OPEN,MOVED,ANSWERED' }),
  organisations: () => ({ action, at: AT }),
  sources: () => ({}),
};

describe.each(Object.entries(TABLES))('the table %s', (name, { columns }) => {
  const address = (format: string): string => `/flat/${name}.${format}?${new URLSearchParams(QUERIES[name]!())}`;

  test('has rows, each with its columns and nothing else, and plain values', async () => {
    const { status, text } = await get(address('json'));
    expect(status).toBe(200);
    const rows: Record<string, unknown>[] = JSON.parse(text);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual([...columns].sort());
      expect(Object.values(row).filter((value) => value !== null && typeof value === 'object')).toEqual([]);
    }
    for (const column of columns.filter(
      (one) => !/^(last|rto|failures$|jurisdiction$|legal|operational|wayOut|owner|url$)/.test(one),
    ))
      expect([column, rows.some((row) => row[column] !== null)]).toEqual([column, true]);
  });

  test('is the same as CSV', async () => {
    const { type, text } = await get(address('csv'));
    expect(type).toBe('text/csv; charset=utf-8');
    const rows = JSON.parse((await get(address('json'))).text);
    expect(text).toBe(toCsv(columns, rows));
    expect(text.split('\r\n')[0]).toBe(columns.join(','));
  });
});

test('/flat lists the tables with what each takes', async () => {
  const { tables } = JSON.parse((await get('/flat')).text);
  expect(tables.map(({ name }: { name: string }) => name)).toEqual(Object.keys(TABLES));
  expect(tables[1]).toMatchObject({
    csv: '/flat/workloads.csv',
    variables: expect.arrayContaining(['organisation', 'status']),
  });
});

test('the status that is asked for comes alone', async () => {
  const { text } = await get(`/flat/workloads.json?organisation=meridian&at=${AT}&status=DOWN,COVERED`);
  const states = new Set(JSON.parse(text).map(({ status }: { status: string }) => status));
  expect([...states].sort()).toEqual(['COVERED', 'DOWN']);
});

test.each([
  ['/flat/nothing.json', 404, 'No such table'],
  ['/flat/constructor.json', 404, 'No such table'],
  ['/flat/workloads.xml', 404, 'No such table'],
  ['/flat/workloads.json', 400, '$organisation'],
  ['/flat/workloads.json?organisation=meridan', 404, 'meridian'],
  ['/flat/workloads.json?organisation=meridian&when=now', 400, 'It takes'],
  ['/flat/workloads.json?organisation=meridian&at=now', 400, 'now'],
  ['/flat/workloads.json?organisation=meridian&status=OFF', 400, 'OFF'],
  ['/flat/events.json?filter={', 400, 'filter is no JSON'],
])('%s is one clear error', async (path, status, words) => {
  const got = await get(path);
  expect(got.status).toBe(status);
  expect(got.text).toContain(words);
});

test('a page of another site reads none of it', async () => {
  const headers = { origin: 'https://evil.example' };
  expect((await fetch(`${server.url}/flat/sources.json`, { headers })).status).toBe(403);
});

test('what a spreadsheet would take for a formula, or for the end of a cell, is text', () => {
  expect(
    toCsv(
      ['a', 'b'],
      [
        { a: '=HYPERLINK("x")', b: -1 },
        { a: 'one, "two"\nthree', b: null },
      ],
    ),
  ).toBe('a,b\r\n"\'=HYPERLINK(""x"")",-1\r\n"one, ""two""\nthree",\r\n');
});

describe('the Grafana dashboard', () => {
  interface Target {
    type: string;
    url: string;
    root_selector: string;
    columns: { selector: string }[];
    url_options: { body_graphql_query?: string; body_graphql_variables?: string };
  }
  const { panels } = JSON.parse(readFileSync(new URL('../../docs/grafana/bellwether.json', import.meta.url), 'utf8'));
  const targets: [string, Target][] = panels.map((panel: { title: string; targets: Target[] }) => [
    panel.title,
    panel.targets[0],
  ]);
  /** As Grafana fills them in. */
  const filled = (text: string): string =>
    text
      .replaceAll(/\$\{__from:date:iso\}/g, '2026-06-01T00:00:00.000Z')
      .replaceAll(/\$\{__to:date:iso\}/g, '2026-06-20T00:00:00.000Z')
      .replaceAll(/\$\{organisation\}/g, 'meridian')
      .replaceAll(/\$\{model\}/g, 'Claude Fable 5');

  test.each(targets)('%s: what it asks has an answer with its columns', async (_, { type, url, ...target }) => {
    const { body_graphql_query: query, body_graphql_variables: variables } = target.url_options;
    let rows: Record<string, unknown>[];
    if (type === 'graphql') {
      const { data, errors } = await ask(server.url, query!, JSON.parse(filled(variables!)));
      expect(errors).toBeUndefined();
      // biome-ignore lint/suspicious/noExplicitAny: the shape is what the panel asks for
      rows = target.root_selector.split('.').reduce<any>((value, key) => value[key], { data });
    } else rows = JSON.parse((await get(encodeURI(filled(url)))).text);
    expect(rows.length).toBeGreaterThan(0);
    for (const { selector } of target.columns) {
      const has = rows.some(
        (row) => selector.split('.').reduce<unknown>((value, key) => (value as never)?.[key], row) != null,
      );
      if (!/^last/.test(selector)) expect([selector, has]).toEqual([selector, true]);
    }
  });
});
