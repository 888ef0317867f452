/**
 * `npm run screenshots [-- NAME…]`: docs/pictures/*.png, each view of the console as the real program shows it on the sample, in June.
 * Needs Chromium: BELLWETHER_TEST_CHROMIUM, or /usr/bin/chromium.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright-core';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(import.meta.dirname, 'pictures');
const JUNE = 'organisation=meridian&at=2026-06-16T12:00Z';
const FABLE = 'model%3Aanthropic%2Fclaude-fable-5';

interface Shot {
  name: string;
  path: string;
  theme?: 'dark';
  width?: number;
  height?: number;
  /** Opened before, by the words of its summary. */
  open?: string;
}

interface Sample {
  /** Ids, as they stand in an address. */
  event: string;
  action: string;
  document: string;
}

const shots = ({ event, action, document }: Sample): Shot[] => [
  { name: 'now', path: `/now?${JUNE}` },
  { name: 'now-dark', path: `/now?${JUNE}`, theme: 'dark' },
  { name: 'now-narrow', path: `/now?${JUNE}`, width: 360, height: 740 },
  { name: 'event', path: `/event/${event}?${JUNE}` },
  { name: 'action', path: `/action/${action}?organisation=meridian` },
  { name: 'document', path: `/document/${document}?${JUNE}` },
  { name: 'impact', path: `/impact?${JUNE}`, width: 1600, height: 1360 },
  { name: 'impact-dark', path: `/impact?${JUNE}`, theme: 'dark', width: 1600, height: 1360 },
  { name: 'time', path: `/time?${JUNE}`, height: 1100 },
  { name: 'what-if', path: `/what-if?${JUNE}&off=provider:openai` },
  { name: 'explore', path: `/explore?${JUNE}&q=licence*` },
  { name: 'events', path: '/events?organisation=meridian&type=SUSPENSION,RESTORATION' },
  { name: 'model', path: `/models/${FABLE}?${JUNE}`, open: 'Why, in the words of the sources' },
  { name: 'models-dark', path: `/models?${JUNE}&q=claude`, theme: 'dark' },
  { name: 'jurisdictions', path: `/jurisdictions?${JUNE}` },
  { name: 'review', path: '/review?organisation=meridian' },
  { name: 'sources', path: '/sources?organisation=meridian' },
  { name: 'settings', path: '/settings?organisation=meridian', height: 1100 },
];

const wanted = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'bellwether-pictures-'));
const children: ChildProcess[] = [];
let browser: Browser | undefined;
try {
  const base = await serve();
  await keepSomething(base);
  const sample = await findSample(base);
  browser = await chromium.launch({
    executablePath: process.env.BELLWETHER_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  });
  mkdirSync(PICTURES, { recursive: true });
  for (const shot of shots(sample))
    if (wanted.length === 0 || wanted.includes(shot.name)) await take(browser, base, shot);
} finally {
  await browser?.close();
  for (const child of children) child.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}

/** The program as `npm start` runs it, without polling; its address, once the sample is read. */
async function serve(): Promise<string> {
  const env = { ...process.env, BELLWETHER_DATA: data, PORT: '0' };
  const child = spawn(process.execPath, [join(ROOT, 'bellwether.ts'), 'serve', '--no-poll'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /Serving (http:\/\/[\w.:[\]]+\w)/.exec(line)?.[1];
    if (found === undefined) continue;
    child.stdout.resume();
    while (!(await fetch(`${found}/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 200));
    return found;
  }
  throw new Error('The program ended before it served.');
}

async function ask(base: string, query: string, variables: object = {}): Promise<Record<string, never>> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data: answer, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return answer;
}

/** Settings and kept searches of somebody who has used the program for a while. */
async function keepSomething(base: string): Promise<void> {
  const who = 'organisation: "meridian", by: "Ana"';
  const rule = `{ organisation: "meridian", name: "Claims desk", emails: ["claims@meridian.example"], quiet: { from: "22:00", until: "07:00" } }`;
  await ask(
    base,
    `mutation {
      savedSearchCreate(name: "Export controls", filter: { type: [EXPORT_CONTROL_DIRECTIVE, LICENCE_REQUIREMENT] }, by: "Ana") { id }
      mailSubscribe(email: "ana@meridian.example", cadence: WEEKLY, hour: 7, zone: "Europe/Berlin", alerts: true, ${who}) { id }
      alertRuleCreate(rule: ${rule}, by: "Ana") { rule { id } }
      embedCreate(name: "Status on the wiki", kind: IMPACT, origins: ["https://wiki.meridian.example"], ${who}) { embed { id } }
    }`,
  );
}

async function findSample(base: string): Promise<Sample> {
  const found = (await ask(
    base,
    `{ events(filter: { type: [EXPORT_CONTROL_DIRECTIVE], model: "Claude Fable 5" }, first: 1) {
      nodes { id action { id } documents(first: 50) { nodes { id quotes { start end } } } } } }`,
  )) as unknown as {
    events: {
      nodes: {
        id: string;
        action: { id: string };
        documents: { nodes: { id: string; quotes: { start: number; end: number }[] }[] };
      }[];
    };
  };
  const [event] = found.events.nodes;
  const quoted = [...event!.documents.nodes].sort((a, b) => b.quotes.length - a.quotes.length)[0]!;
  return {
    event: encodeURIComponent(event!.id),
    action: encodeURIComponent(event!.action.id),
    document: encodeURIComponent(quoted.id),
  };
}

async function take(browser: Browser, base: string, shot: Shot): Promise<void> {
  const { name, path, theme = 'light', width = 1280, height = 860, open } = shot;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await page.addInitScript("localStorage.setItem('bellwether.actor', 'Ana')");
  await page.goto(base + path);
  await page.locator('main h1').first().waitFor();
  const busy = page.locator('main .skeleton, main [aria-busy=true]');
  for (let quiet = 0; quiet < 5; ) {
    await page.waitForTimeout(100);
    quiet = (await busy.count()) === 0 ? quiet + 1 : 0;
  }
  if (open !== undefined) await page.getByText(open).first().click();
  await page.waitForTimeout(300);
  writeFileSync(join(PICTURES, `${name}.png`), await page.screenshot());
  console.log(`docs/pictures/${name}.png`);
  await page.close();
}
