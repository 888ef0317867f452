import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { openStore } from '../../graph/open.ts';
import { ingestFiles } from '../../ingest/ingest-files.ts';
import { runCommand } from '../project/run-command.ts';

const NOW = Date.UTC(2026, 8, 1);
const folder = mkdtempSync(join(tmpdir(), 'bellwether-review-'));
const env = { BELLWETHER_STORE: `sqlite:${join(folder, 'bellwether.db')}` };
const run = (...args: string[]) => runCommand(['review', ...args], { env, now: NOW });
const TURBO = 'model:anthropic/claude-fable-5-turbo';

const DOCUMENTS = {
  'wire.txt': 'Italy banned DeepSeek on 4 February 2026.',
  'blog.txt': 'Italy banned DeepSeek on 6 February 2026.',
  'turbo.txt': 'Anthropic suspended Claude Fable 5 Turbo for all customers on 2 July 2026.',
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(DOCUMENTS)) {
    const id = name.split('.')[0];
    const at = name === 'turbo.txt' ? '2026-07-03' : '2026-02-06';
    writeFileSync(
      join(folder, name),
      `---\nid: ${id}\ntitle: From ${id}\npublishedAt: ${at}T09:00:00Z\nsource: ${id}\nsourceName: ${id}\nsourceKind: news\n---\n${text}\n`,
    );
  }
  const store = await openStore(env.BELLWETHER_STORE, { now: () => NOW });
  await store.migrate();
  const catalogue = loadCatalogue();
  await store.write(catalogueBatch(catalogue));
  const paths = Object.keys(DOCUMENTS).map((name) => join(folder, name));
  await ingestFiles({ store, catalogue, paths, source: null, sources: [], now: () => NOW });
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('bellwether review', () => {
  test('lists what to look at, with reasons and ids', async () => {
    const { exitCode, stdout } = await run();
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`PROVISIONAL  Claude Fable 5 Turbo\n  ${TURBO}\n`);
    expect(stdout).toContain('perhaps Claude Fable 5 (model:anthropic/claude-fable-5), 0.55: variant');
    expect(stdout).toMatch(
      /CONFLICT {2}Ban on DeepSeek by .*\n {2}event:ban-deepseek-2026-02-\S+\n {2}“From \w+” says date/,
    );
  });

  test('one question alone, a page at a time, as JSON', async () => {
    const { stdout } = await run('--only', 'conflict', '--json');
    expect(JSON.parse(stdout).items.map(({ question }: { question: string }) => question)).toEqual(['CONFLICT']);
    const first = JSON.parse((await run('--first', '1', '--json')).stdout);
    const rest = JSON.parse((await run('--after', first.endCursor, '--json')).stdout);
    const all = JSON.parse((await run('--json')).stdout);
    expect([...first.items, ...rest.items]).toEqual(all.items);
  });

  test('shows what is said of a thing, decides, keeps who did it, exports the name, and takes it back', async () => {
    const shown = await run('show', TURBO);
    expect(shown.stdout).toMatch(/“Claude Fable 5 Turbo” \(From turbo, document:turbo\/\S+\)\n {4}fact [0-9a-f]{32}/);
    const reason = ['--by', 'ana', '--reason', 'a name of theirs'];
    const merged = await run('merge', TURBO, 'model:anthropic/claude-fable-5', ...reason, '--json');
    const [{ id }] = JSON.parse(merged.stdout);
    expect((await run()).stdout).not.toContain('PROVISIONAL');
    const out = join(folder, 'aliases.yaml');
    expect(await run('aliases', '--out', out)).toMatchObject({ exitCode: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toMatch(
      /# "Claude Fable 5 Turbo": ana, 2026-09-01: a name of theirs\n- name: Claude Fable 5\n/,
    );
    expect((await run('undo', id, '--by', 'ben')).exitCode).toBe(0);
    const { stdout } = await run('history', TURBO);
    expect(stdout).toBe(
      `1 September 2026  ana: same  Claude Fable 5 Turbo → Claude Fable 5\n  a name of theirs\n  undone by ben, 1 September 2026\n  ${id}\n`,
    );
    expect((await run()).stdout).toContain('PROVISIONAL');
  });

  test('a date is corrected', async () => {
    const { items } = JSON.parse((await run('--only', 'conflict', '--json')).stdout);
    const { exitCode } = await run('correct', items[0].node.id, '--date', '2026-02-08', '--by', 'ana');
    expect(exitCode).toBe(0);
    const { stdout } = await run('show', items[0].node.id);
    expect(stdout).toContain('says date 2026-02-04; the others say 2026-02-08');
  });

  test.each([
    [['--only', 'everything'], 'provisional, link, merge, conflict, low-confidence'],
    [['show', 'event:none'], "No node 'event:none'"],
    [['accept', 'event:none'], 'event:none'],
    [['correct', 'event:none'], 'Give --date, --status or --type'],
    [['correct', 'event:none', '--status', 'off'], 'IN_FORCE'],
    [['merge', TURBO, 'provider:openai'], 'cannot be the same'],
    [['undo', 'decision:none'], 'decision:none'],
    [['--first', 'x'], 'first'],
  ])('wrong use %j is one clear error and exit code 2', async (args, words) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });
});
