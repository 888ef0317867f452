import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../graph/open.ts';
import { FABLE, factsOf, june, nodes, on, REPORT, report, SHUTDOWN, story, suspends } from '../contract/june.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellwether-store-'));
  path = join(folder, 'graph.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = () => openStore(`sqlite:${path}`);
const written = async () => {
  const store = await open();
  await store.write(story);
  await store.close();
};
const failure = async (opening: Promise<unknown>) => {
  const error = await opening.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toMatchObject({ name: 'BellwetherError', hint: expect.any(String) });
  expect(error.message).not.toContain('\n');
  return error;
};

describe('opening', () => {
  test('makes the file, with the folders that are missing, and finds it again', async () => {
    path = join(folder, 'some', 'where', 'graph.sqlite');
    await written();
    const store = await open();
    expect((await store.get([FABLE], on(14)))[0]!.name).toBe('Claude Fable 5');
    expect((await store.write(story)).asserted).toBe(0);
    await store.close();
  });

  test('a file of a newer version is refused and left as it is', async () => {
    await written();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 999');
    db.close();
    const before = readFileSync(path);
    const error = await failure(open());
    expect(error).toMatchObject({ code: 'STORE_TOO_NEW', message: expect.stringContaining('999') });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a file that is no database is refused and left as it is', async () => {
    writeFileSync(path, 'organisation: {id: meridian}\n'.repeat(500));
    expect(await failure(open())).toMatchObject({ code: 'STORE_CORRUPT', message: expect.stringContaining(path) });
    expect(readFileSync(path, 'utf8')).toMatch(/^organisation/);
  });

  test('a database of something else is refused and left as it is', async () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE invoices (id INTEGER)');
    db.close();
    expect(await failure(open())).toMatchObject({
      code: 'STORE_CORRUPT',
      message: expect.stringContaining('not one of Bellwether'),
    });
    expect(new DatabaseSync(path).prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'invoices' }]);
  });

  test('a damaged file is called damaged, at once or when the damage is met', async () => {
    await written();
    const file = openSync(path, 'r+');
    for (let at = 4096; at < statSync(path).size; at += 512) writeSync(file, Buffer.alloc(256, 0xa5), 0, 256, at);
    const opening = async () => {
      const store = await open();
      try {
        await store.write(story);
      } finally {
        await store.close();
      }
    };
    expect(await failure(opening())).toMatchObject({ code: 'STORE_CORRUPT' });
  });

  test('a file that was cut off is called damaged', async () => {
    await written();
    truncateSync(path, 5000);
    expect(await failure(open().then((store) => store.write(story)))).toMatchObject({ code: 'STORE_CORRUPT' });
  });

  test('a folder in the place of the file', async () => {
    mkdirSync(path);
    expect(await failure(open())).toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining(path) });
  });

  test('a file in the place of the folder', async () => {
    writeFileSync(path, '');
    path = join(path, 'graph.sqlite');
    expect(await failure(open())).toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  test.each(['empty', 'with a store in it'])('a read-only folder, %s', async (what) => {
    if (what !== 'empty') await written();
    chmodSync(folder, 0o755);
    if (existsSync(path)) chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    const script = `
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../graph/open.ts'))});
      try {
        const store = await openStore('sqlite:${path}');
        await store.lease('a', 'b', 1);
        console.log('{}');
      } catch ({ name, code, message, hint }) { console.log(JSON.stringify({ name, code, message, hint })); }`;
    // Root may write anywhere, so that it has to be somebody else.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', ...nobody });
    chmodSync(folder, 0o755);
    expect(JSON.parse(child.stdout)).toMatchObject({
      name: 'BellwetherError',
      code: 'STORE_READ_ONLY',
      message: `Cannot write to ${path}.`,
      hint: expect.any(String),
    });
  });

  test.each(['', 'sqlite:', 'postgres://localhost/x', './graph.sqlite'])("'%s' names no store", async (url) => {
    expect(await failure(openStore(url))).toMatchObject({ code: 'BAD_INPUT', message: expect.stringContaining(url) });
  });
});

describe('two connections at once', () => {
  test('each sees what the other wrote, and the feed has one order', async () => {
    const [one, other] = [await open(), await open()];
    await one.write({ nodes });
    const ends: number[] = [];
    for (let i = 0; i < 10; i++) {
      const store = i % 2 === 0 ? one : other;
      ends.push((await store.write({ documents: [report(`document:wire/${i}`, [suspends])] })).sequence);
    }
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(await factsOf(one, SHUTDOWN, 'CHANGES', on(14))).toEqual(await factsOf(other, SHUTDOWN, 'CHANGES', on(14)));
    expect(await one.changes(0)).toEqual(await other.changes(0));
    await one.purge('document:wire/3', 'x');
    await other.write({ documents: [report('document:wire/new', [suspends])] });
    expect(await one.get(['document:wire/3', 'document:wire/new'], on(14))).toMatchObject([
      undefined,
      { name: 'A report' },
    ]);
    await one.close();
    await other.close();
  });

  test('a lease that one has the other has not', async () => {
    let now = june(14);
    const [one, other] = [
      await openStore(`sqlite:${path}`, { now: () => now }),
      await openStore(`sqlite:${path}`, { now: () => now }),
    ];
    expect(await one.lease('link', 'a', 1000)).toBe(true);
    expect(await other.lease('link', 'b', 1000)).toBe(false);
    now += 1000;
    expect(await other.lease('link', 'b', 1000)).toBe(true);
    await one.close();
    await other.close();
  });

  test('a reader is not disturbed by a writer in the middle of its work', async () => {
    const store = await open();
    await store.write({ nodes, documents: [report(REPORT, [suspends])] });
    const writer = new DatabaseSync(path);
    writer.exec('BEGIN IMMEDIATE; DELETE FROM facts');
    expect(await factsOf(store, SHUTDOWN, 'CHANGES', on(14))).toHaveLength(1);
    writer.exec('ROLLBACK');
    writer.close();
    await store.close();
  });
});
