import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderImpact } from '../../commands/render/impact.ts';
import { plain } from '../../commands/render/style.ts';
import { impact } from '../../queries/impact/impact.ts';
import { runCommand } from '../project/run-command.ts';
import { FABLE, FIRST_PARTY, GPT, LARGE, MISTRAL_API, OPENAI_API } from '../queries/catalogue.ts';
import { CONTROL, juneWorld, LETTER } from '../queries/june.ts';
import { addOrganisation, ORG } from '../queries/organisation.ts';
import { utc } from '../queries/world.ts';

const NOW = utc('2026-10-10');
const NIGHT = '2026-06-13T02:00Z';
const folder = mkdtempSync(join(tmpdir(), 'bellwether-impact-'));
const env = { BELLWETHER_STORE: `sqlite:${join(folder, 'bellwether.db')}` };
const run = (...args: string[]) => runCommand(['impact', ...args], { env, now: NOW });

function world() {
  const { world: june } = juneWorld();
  const fable = { model: FABLE, channel: FIRST_PARTY };
  addOrganisation(june, {
    functions: [{ id: 'Claims', critical: 'yes', rtoHours: 4 }],
    workloads: [
      { id: 'letters', supports: ['Claims'], endpoints: [fable] },
      { id: 'triage', endpoints: [fable, { model: LARGE, channel: MISTRAL_API, verifiedAt: '2026-04-01' }] },
      { id: 'drafts', endpoints: [fable, { model: GPT, channel: OPENAI_API, verifiedAt: '2026-04-01' }] },
      { id: 'odd-one', endpoints: [{ model: null }] },
      { id: 'quiet', endpoints: [{ model: GPT, channel: OPENAI_API }] },
    ],
  });
  return june;
}

beforeAll(async () => {
  await (await world().store(NOW, env.BELLWETHER_STORE)).close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bellwether impact', () => {
  test('tells in a screen what is down, why, and what to do', async () => {
    const { exitCode, stdout } = await run(LETTER, '--org', 'meridian', '--at', NIGHT);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(0, 11)).toEqual([
      'Letter to Anthropic (in force)',
      'Meridian, 5 workloads, at 13 June 2026, 02:00 UTC',
      '',
      '1 DOWN  1 UNKNOWN  1 DEGRADED  1 COVERED  1 UNAFFECTED',
      'Critical functions hit: Claims (down)',
      '',
      expect.stringMatching(/^Status +Workload +Why +Way out$/),
      expect.stringMatching(/^─+ {2}─+ {2}─+ {2}─+$/),
      expect.stringMatching(/^DOWN ! +letters +Claude Fable 5 on Anthropic API +No usable fallback/),
      expect.any(String),
      expect.any(String),
    ]);
    expect(stdout).toContain('Switch to the fallback, which is ready, for triage.');
    expect(stdout).toContain('Not known, and not to be read as unaffected: odd-one.');
    expect(stdout.match(/legal advice/gi)).toHaveLength(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a pipe gets no colours.
    expect(stdout).not.toMatch(/\x1b/);
  });

  test('finds an action by words of its title, and the only organisation by itself', async () => {
    const { exitCode, stdout } = await run('licence', 'requirement', '--at', NIGHT, '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ question: { kind: 'action', id: CONTROL }, organisation: { id: ORG } });
  });

  test('for programs: instants in ISO, each document once, and every quote in its document', async () => {
    const { stdout } = await run(LETTER, '--at', NIGHT, '--json');
    const answer = JSON.parse(stdout);
    expect(answer.at).toBe('2026-06-13T02:00:00.000Z');
    const ids = answer.documents.map((document: { id: string }) => document.id);
    expect(new Set(ids).size).toBe(ids.length);
    const evidence = answer.workloads.flatMap(
      (one: { paths: { hops: { evidence: { document: string; quote: string }[] }[] }[] }) =>
        one.paths.flatMap((path) => path.hops.flatMap((hop) => hop.evidence)),
    );
    expect(evidence.length).toBeGreaterThan(10);
    for (const { document, quote } of evidence) {
      expect(ids).toContain(document);
      expect(quote.length).toBeGreaterThan(0);
    }
  });

  test('without an event, everything that is off counts', async () => {
    const { stdout } = await run('--at', NIGHT);
    expect(stdout).toMatch(/^Everything that is off/);
    expect(stdout).toContain('1 DOWN');
  });

  test('words that fit several are answered with the list, words that fit none with the nearest', async () => {
    const several = await run('anthropic', '--org', 'meridian');
    expect(several).toMatchObject({ exitCode: 2, stdout: '' });
    expect(several.stderr).toContain('action:suspension');
    const none = await run('leter to antropic', '--org', 'meridian');
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
    expect(none.stderr).toContain('Letter to Anthropic');
  });

  test.each([
    [['--org', 'meridan'], 'Nearest: Meridian'],
    [['--at', '2026-06-31'], '--at'],
    [['--known-at', 'yesterday'], '--known-at'],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stderr, stdout } = await run(LETTER, ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\bat .*\.ts:\d/);
  });
});

describe('bellwether scenario', () => {
  const what = (...args: string[]) => runCommand(['scenario', '--org', 'meridian', ...args], { env, now: NOW });

  test('is told like an impact', async () => {
    const { exitCode, stdout } = await what('--provider', 'openai', '--jurisdiction', 'FR');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^What if OpenAI and what is controlled from France were off\n/);
    expect(stdout).toMatch(/^DOWN +quiet +GPT-5.5 on OpenAI API is/m);
    expect(stdout).toContain('GPT-5.5 on OpenAI API: supposed to be suspended for everyone');
    // Mistral is off as well: it is no way out of this.
    expect(stdout).not.toContain('Mistral');
  });

  test('compared with how things stand: what moves, from what to what', async () => {
    const { exitCode, stdout } = await what('--provider', 'openai', '--at', NIGHT, '--compare');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Meridian: 2 worse, 3 as before');
    expect(stdout).toMatch(/^DOWN +1 → 3 +\+2$/m);
    expect(stdout).toMatch(/^UNAFFECTED +DOWN +quiet +GPT-5.5 on OpenAI API: supposed to be/m);
  });

  test('compared with another scenario, for programs', async () => {
    const { stdout } = await what(
      '--provider',
      'openai',
      '--compare',
      'jurisdiction:US',
      '--at',
      '2026-06-10',
      '--json',
    );
    const answer = JSON.parse(stdout);
    expect(answer.before).toMatchObject({ at: '2026-06-10T00:00:00.000Z', counts: { down: 3 } });
    expect(answer.workloads[0]).toMatchObject({ before: 'DOWN', after: 'UNAFFECTED', direction: 'better' });
  });

  test.each([
    [[], 'switches nothing off'],
    [['--provider', 'openai', '--from', '2026-07-01', '--to', '2026-06-01'], 'before it begins'],
    [['--provider', 'openai', '--except', 'OpenAI'], 'off and on at once'],
    [['--provider', 'openai', '--compare', 'openai'], 'provider:openai'],
    [['--provider', 'antropic'], 'Anthropic'],
    [['--model', FABLE, '--for', 'region'], '--for'],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await what(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('bellwether compare', () => {
  const moved = (...args: string[]) => runCommand(['compare', '--org', 'meridian', ...args], { env, now: NOW });

  test('tells what moved between two moments, within 80 columns', async () => {
    const { exitCode, stdout } = await moved('--then', '2026-06-12', '--at', NIGHT);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '12 June 2026 → 13 June 2026, 02:00 UTC',
      'Meridian: 3 worse, 2 as before',
    ]);
    expect(stdout).toMatch(/^UNAFFECTED +DOWN +letters +Claude Fable 5 on Anthropic API: suspended for/m);
  });

  test('of two states of knowledge about one moment', async () => {
    const { stdout } = await moved('--at', NIGHT, '--then-known-at', '2026-06-12T20:00Z');
    expect(stdout).toMatch(/^13 June 2026, 02:00 UTC, as known at 12 June 2026, 20:00 UTC → 13 June 2026, 02:00 UTC\n/);
  });

  test.each([
    [[], 'Compare with what?'],
    [['--then', 'yesterday'], '--then'],
    [['--then', NIGHT, '--at', NIGHT], 'the same'],
  ])('wrong use %j is one clear line and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await moved(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});

describe('the rendering', () => {
  test('keeps the table to a look, and names the rest by status', async () => {
    const { world: june } = juneWorld();
    const fable = { model: FABLE, channel: FIRST_PARTY };
    const workloads = Array.from({ length: 17 }, (_, i) => ({
      id: `w${String(i).padStart(2, '0')}`,
      endpoints: [fable],
    }));
    addOrganisation(june, { workloads });
    const store = await june.store(NOW);
    const answer = await impact(store, { event: LETTER, organisation: ORG, at: utc(NIGHT) }, NOW);
    await store.close();
    const lines = renderImpact(answer, { width: 100, colour: false }).split('\n');
    expect(lines.filter((line) => /^DOWN +w\d\d /.test(line))).toHaveLength(12);
    expect(lines).toContain('DOWN         5 more: w12, w13, w14, w15 and w16.');
  });

  test.each([60, 80, 100, 200])('keeps to %d columns, and colours change no character', async (width) => {
    const store = await world().store(NOW);
    const answer = await impact(store, { event: LETTER, organisation: ORG, at: utc(NIGHT) }, NOW);
    await store.close();
    const bare = renderImpact(answer, { width, colour: false });
    expect(plain(renderImpact(answer, { width, colour: true }))).toBe(bare);
    for (const line of bare.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });
});

describe('bellwether impact --all', () => {
  test('names each organisation that is affected, and how many there are', async () => {
    const { exitCode, stdout } = await run(LETTER, '--all', '--at', NIGHT);
    expect(exitCode).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      'Meridian: 1 down, 1 unknown, 1 degraded, 1 covered of 5 workloads; critical: Claims.',
      '1 of 1 organisation is affected.',
    ]);
  });

  test('as JSON gives an object a line, and the totals at the end', async () => {
    const { stdout } = await run(LETTER, '--all', '--at', NIGHT, '--json');
    const [one, totals, ...rest] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ organisation: { id: ORG }, status: 'DOWN', severity: 'CRITICAL' });
    expect(totals).toEqual({ organisations: 1, affected: 1 });
  });

  test.each([
    [['--all'], 'Which event?'],
    [[LETTER, '--all', '--org', 'meridian'], 'not both'],
  ])('%j is wrong use', async (args, words) => {
    const { exitCode, stderr } = await run(...args);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});
