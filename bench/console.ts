/**
 * `npm run bench:console [-- --events 100000] [--rows 20000] [--store PATH] [--json]`: the list of events in a real browser over a
 * store with very many. How long until the first rows, how long frames take while it scrolls, how long answers take.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { startServer } from '../api/server.ts';
import { openStore } from '../graph/open.ts';
import { EVENTS_END, writeManyEvents } from './many-events.ts';
import { type Percentiles, percentiles } from './measure.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '20000' },
    store: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [events, rows] = [Number(values.events), Number(values.rows)];

execFileSync(process.execPath, [join(import.meta.dirname, '../api/console/build.ts')]);
const path = values.store ?? join(mkdtempSync(join(tmpdir(), 'bellwether-bench-')), 'graph.sqlite');
const isThere = existsSync(path);
const store = await openStore(`sqlite:${path}`);
const now = (): number => EVENTS_END;
if (!isThere) await writeManyEvents(store, events);
const server = await startServer({ store, host: '127.0.0.1', port: 0, now });
const browser = await chromium.launch({
  executablePath: process.env.BELLWETHER_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});
try {
  const answers = {
    page: await timeAnswers(
      'events(first: 200) { totalCount nodes { id title status actor { name } } pageInfo { endCursor } }',
    ),
    facets: await timeAnswers(
      'eventFacets(first: 50) { type { count } status { count } authority { count } jurisdiction { count } provider { count } model { count } }',
      5,
    ),
    narrowed: await timeAnswers(
      'eventFacets(filter: { type: [FINE], jurisdiction: "jurisdiction:J3" }, first: 50) { type { count } status { count } authority { count } jurisdiction { count } provider { count } model { count } }',
      5,
    ),
  };
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const opened = await open(page);
  const scrolled = await scroll(page, rows);
  const report = { node: process.version, events, answers, opened, scrolled };
  console.log(values.json ? JSON.stringify(report, null, 2) : render(report));
} finally {
  await browser.close();
  await server.close();
  await store.close();
  if (values.store === undefined) rmSync(join(path, '..'), { recursive: true, force: true });
}

interface Answers extends Percentiles {
  /** Of the processor, for one answer: what does not depend on what else the machine does. */
  cpuMs: number;
}

async function timeAnswers(field: string, times = 20): Promise<Answers> {
  const taken: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${field} }` }),
    });
    const { errors } = (await response.json()) as { errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    taken.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { ...percentiles(taken), cpuMs: (user + system) / 1_000 / times };
}

/** From the request for the page, in ms: to the first row of the list, and to the facets with their counts. */
async function open(page: Page): Promise<{ rowsMs: number; facetsMs: number }> {
  const start = performance.now();
  await page.goto(`${server.url}/events`, { waitUntil: 'commit' });
  await page.locator('tbody a').first().waitFor();
  const rowsMs = performance.now() - start;
  await page.locator('.facet').first().waitFor();
  return { rowsMs, facetsMs: performance.now() - start };
}

interface Scrolled {
  rows: number;
  /** Until that many rows had been scrolled past. */
  totalMs: number;
  /** Between two frames. */
  frameMs: Percentiles;
  longestMs: number;
  /** Elements of the table at the end: only the rows in view. */
  rowsInDocument: number;
  heapMb: number;
}

/** Scrolls by half a screen each frame; where rows are not there yet, it waits for them at the end, as a reader would. */
async function scroll(page: Page, target: number): Promise<Scrolled> {
  const result = (await page.evaluate(`(async () => {
    const frame = document.querySelector('.table .scroll');
    const deltas = [];
    let before = performance.now();
    const start = before;
    while (frame.scrollTop + frame.clientHeight < ${target} * 41) {
      frame.scrollTop += 320;
      const at = await new Promise(requestAnimationFrame);
      deltas.push(at - before);
      before = at;
    }
    return { deltas, totalMs: before - start, rowsInDocument: document.querySelectorAll('tbody tr').length,
      heapMb: performance.memory.usedJSHeapSize / 1e6 };
  })()`)) as { deltas: number[] } & Omit<Scrolled, 'rows' | 'frameMs' | 'longestMs'>;
  const { deltas, ...rest } = result;
  return { rows: target, ...rest, frameMs: percentiles(deltas), longestMs: Math.max(...deltas) };
}

function render({
  answers,
  opened,
  scrolled,
}: {
  answers: Record<string, Answers>;
  opened: Awaited<ReturnType<typeof open>>;
  scrolled: Scrolled;
}): string {
  const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  const both = ({ p50, p95 }: Percentiles): string => `p50 ${ms(p50)}  p95 ${ms(p95)}`;
  const all = (one: Answers): string => `${both(one)}  (processor ${ms(one.cpuMs)})`;
  return [
    `${events.toLocaleString('en')} events, Node ${process.version}`,
    `answers: a page of 200 ${all(answers.page!)}; all facets ${all(answers.facets!)}; narrowed down ${all(answers.narrowed!)}`,
    `opened: first rows after ${ms(opened.rowsMs)}, facets after ${ms(opened.facetsMs)}`,
    `scrolled past ${scrolled.rows.toLocaleString('en')} rows in ${(scrolled.totalMs / 1000).toFixed(1)} s: frames ${both(scrolled.frameMs)}, longest ${ms(scrolled.longestMs)}; ${scrolled.rowsInDocument} rows in the document, ${scrolled.heapMb.toFixed(0)} MB of heap`,
  ].join('\n');
}
