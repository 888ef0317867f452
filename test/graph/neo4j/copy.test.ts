/** How people grow, and back: from the embedded store to Neo4j, and from Neo4j to an embedded one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyStore } from '../../../graph/copy.ts';
import { openStore } from '../../../graph/open.ts';
import type { Store } from '../../../graph/store.ts';
import { hasNeo4j, useNeo4j } from '../../neo4j.ts';
import { runCommand } from '../../project/run-command.ts';
import { FABLE } from '../../queries/catalogue.ts';
import { juneWorld, LETTER, SUSPENSION } from '../../queries/june.ts';
import { utc } from '../../queries/world.ts';
import { numberedBatch } from './numbered-batches.ts';

const VIEW = { at: utc('2026-07-03'), knownAt: utc('2026-10-01') };

describe.skipIf(!hasNeo4j)('a copy', () => {
  const server = useNeo4j();

  test('to Neo4j and back again holds the same, and answers the same', async () => {
    const first = await june();
    const there = await server.openEmpty();
    const back = await openStore('sqlite::memory:');
    const grown = await copyStore({ from: first, to: there, source: 'the first' });
    const shrunk = await copyStore({ from: there, to: back, source: 'the second' });
    expect(shrunk).toEqual(grown);
    const answers = await answersOf(first);
    expect(await answersOf(there)).toEqual(answers);
    expect(await answersOf(back)).toEqual(answers);
    await first.close();
    await back.close();
  }, 120_000);

  test('by the command, stopped in the middle and gone on with; the password is not printed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bellwether-copy-'));
    const path = join(folder, 'small.sqlite');
    const small = await openStore(`sqlite:${path}`);
    await small.write(numberedBatch('a', 2500));
    const there = await server.openEmpty();
    const stop = new Error('stopped');
    const onProgress = (step: string, section: string): void => {
      if (step === 'copying' && section === 'fact') throw stop;
    };
    // What the command calls it.
    const source = `sqlite:${path}`;
    await expect(copyStore({ from: small, to: there, source, onProgress })).rejects.toBe(stop);
    await small.close();
    const { exitCode, stdout, stderr } = await runCommand(['copy', source, server.url]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/gone on with[^\n]+\nnode +2,502\ndocument +1\nfact +2,500\nchange +5,003\nchecksum/);
    expect(stdout).not.toContain(new URL(server.url).password);
    rmSync(folder, { recursive: true });
  }, 120_000);
});

async function june(): Promise<Store> {
  const store = await juneWorld().world.store(utc('2026-10-01'));
  const by = { by: 'an analyst', at: utc('2026-07-01'), reason: 'the same page' };
  await store.review.decide({ kind: 'same', a: 'event:wrong', b: SUSPENSION, ...by });
  return store;
}

async function answersOf(store: Store): Promise<unknown> {
  const { nodes, facts, documents, stages } = await store.traverse(
    {
      start: { models: [FABLE], events: [LETTER, 'event:wrong'] },
      stages: [
        { name: 'changes', from: ['models'], relation: 'CHANGES', direction: 'in' },
        { name: 'causes', from: ['changes', 'events'], relation: 'CAUSED_BY', direction: 'out', repeat: 5 },
        { name: 'offerings', from: ['models'], relation: 'OFFERING_OF', direction: 'in' },
      ],
      values: [{ of: ['events'], relation: 'DATED' }],
    },
    VIEW,
  );
  return {
    facts,
    nodes: [...nodes.values()].sort((a, b) => a.id.localeCompare(b.id)),
    documents: [...documents.values()].sort((a, b) => a.id.localeCompare(b.id)),
    stages: [...stages].map(([name, ids]) => [name, [...ids].sort()]),
    found: await store.find({ text: 'bedrock' }, VIEW),
    decisions: await store.review.list(),
    sequences: (await store.changes(0, { first: 10_000 })).map(({ sequence, id }) => [sequence, id]),
  };
}
