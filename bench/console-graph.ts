/**
 * The graph of the console with 2,000 nodes, in a real browser that draws in software: time until it can be used, and times between frames while
 * it is drawn along and zoomed; clustered, as it opens, and with every node shown.
 */
import type { Page } from 'playwright-core';
import { startServer } from '../api/server.ts';
import { openStore } from '../graph/open.ts';
import { startBrowser } from '../test/browser.ts';
import { generate } from './generate.ts';
import { load } from './load.ts';
import type { Size } from './sizes.ts';
import { DAY, World } from './world.ts';

const SIZE: Size = {
  name: 'S',
  providers: 12,
  channels: 8,
  models: 60,
  events: 120,
  documents: 1_000,
  organisations: 1,
  workloadsEach: 1_880,
  palette: 40,
};

const world = new World(SIZE);
/** When most models are off. */
const suspensions = Array.from({ length: SIZE.events / 2 }, (_, pair) => [
  world.timeOf(2 * pair),
  world.timeOf(2 * pair + 1),
]);
const offAt = (at: number): number => suspensions.filter(([from, to]) => from! <= at && at < to!).length;
const AT = suspensions.map(([from]) => from! + DAY / 2).sort((a, b) => offAt(b) - offAt(a))[0]!;

const store = await openStore('sqlite::memory:', { now: () => AT });
await load(store, generate(world), () => {});
const server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => AT });
const browser = await startBrowser();
try {
  for (const [title, more] of [
    ['as it opens', ''],
    ['every node', '&open=all'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    await page.addInitScript(WATCH());
    const processor = process.cpuUsage();
    await page.goto(`${server.url}/impact?organisation=organisation-0&at=${new Date(AT).toISOString()}${more}`);
    const { drawn, whole, usable } = await untilUsable(page);
    const { user, system } = process.cpuUsage(processor);
    const heads = await page.locator('.graph-frame svg > text').allTextContents();
    const [width, height] = [1_440, 700];
    await page.locator('.graph-frame').scrollIntoViewIfNeeded();
    const box = (await page.locator('.graph-frame').boundingBox())!;
    await page.mouse.move(box.x + Math.min(box.width, width) / 2, box.y + Math.min(box.height, height) / 2);
    const pan = await framesWhile(page, async () => {
      for (let i = 0; i < 60; i++) await page.mouse.wheel(i % 20 < 10 ? 60 : -60, i % 12 < 6 ? 50 : -50);
    });
    const zoom = await framesWhile(page, async () => {
      await page.keyboard.down('Control');
      for (let i = 0; i < 40; i++) await page.mouse.wheel(0, i < 20 ? 60 : -60);
      await page.keyboard.up('Control');
    });
    const hover = await framesWhile(page, async () => {
      for (let i = 0; i < 40; i++) await page.mouse.move(box.x + 100 + ((i * 37) % 900), box.y + 60 + ((i * 53) % 400));
    });
    process.stdout.write(
      `${title} (${heads.join(', ')}): the worst 500 drawn after ${ms(drawn)}, all after ${ms(whole)}, usable after ${ms(usable)}; the server took ${ms((user + system) / 1_000)} of processor time\n` +
        `  pan ${tell(pan)}\n  zoom ${tell(zoom)}\n  hover ${tell(hover)}\n`,
    );
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
  await store.close();
}

/** Runs in the page before anything else: notes when the graph was there, and the end of the last long task. */
function WATCH(): string {
  return `
    window.watched = { drawn: 0, whole: 0, busyUntil: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watched.busyUntil = Math.max(watched.busyUntil, entry.startTime + entry.duration);
    }).observe({ type: 'longtask', buffered: true });
    const look = () => {
      const there = document.querySelector('.graph .node') !== null;
      const part = [...document.querySelectorAll('main [role=status]')].some((one) => one.textContent.includes('on their way'));
      if (watched.drawn === 0 && there) watched.drawn = performance.now();
      if (watched.whole === 0 && there && !part) watched.whole = performance.now();
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);`;
}

/** Usable: all is there, and for half a second nothing took longer than a key press may wait (50 ms). */
async function untilUsable(page: Page): Promise<{ drawn: number; whole: number; usable: number }> {
  for (;;) {
    await page.waitForTimeout(100);
    const told = (await page.evaluate('({ ...watched, now: performance.now() })')) as Record<string, number>;
    const [drawn, whole, now] = [told.drawn!, told.whole!, told.now!];
    const usable = Math.max(whole, told.busyUntil!);
    if (whole > 0 && now - usable >= 500) return { drawn, whole, usable };
  }
}

async function framesWhile(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(`
    window.frames_ = [];
    window.framing = true;
    let last = performance.now();
    const note = (now) => { frames_.push(now - last); last = now; if (framing) requestAnimationFrame(note); };
    requestAnimationFrame(note);`);
  await act();
  await page.waitForTimeout(100);
  return (await page.evaluate('(() => { framing = false; return frames_.slice(1); })()')) as number[];
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}

function tell(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!)} ms`;
  return `${sorted.length} frames, median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`;
}
