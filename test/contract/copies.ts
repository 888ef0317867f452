import { expect, test } from 'vitest';
import type { DumpPage, DumpRecord } from '../../graph/dump.ts';
import type { Store } from '../../graph/store.ts';
import { causedBy, DIRECTIVE, FABLE, factsOf, june, on, REPORT, report, SHUTDOWN, story, suspends } from './june.ts';
import type { Stage } from './store.ts';

export function copyCases(stage: Stage): void {
  test('what one store dumps and another takes over is dumped again, word for word', async () => {
    await lived(stage);
    const pages = await dumpOf(stage.store);
    const types = new Set(pages.flatMap(({ records }) => records.map(({ type }) => type)));
    expect([...types]).toEqual(['node', 'document', 'merged', 'fact', 'decision', 'link', 'change', 'purge', 'record']);
    const copy = await restored(stage, pages);
    expect(sorted(await dumpOf(copy))).toEqual(sorted(pages));
  });

  test('the copy answers as the first did: reads, history, texts, search, feed, counts', async () => {
    await lived(stage);
    const before = await answersOf(stage.store);
    const copy = await restored(stage, await dumpOf(stage.store));
    expect(await answersOf(copy)).toEqual(before);
  });

  test('the copy is written on as the first would be: nothing twice, versions in their place, the feed goes on', async () => {
    await lived(stage);
    const { sequence } = await stage.store.stats();
    const copy = await restored(stage, await dumpOf(stage.store));
    const again = report('document:wire/2', [suspends]);
    expect(await copy.write({ documents: [again] })).toEqual({
      asserted: 0,
      retracted: 0,
      nodes: 0,
      documents: 0,
      sequence,
    });
    const less = await copy.write({ documents: [{ ...again, document: later(again.document) }] });
    expect(less).toMatchObject({ asserted: 0, retracted: 0, documents: 1, sequence: sequence + 1 });
    expect((await copy.changes(sequence)).map((change) => change.sequence)).toEqual([sequence + 1]);
  });

  test('decisions are undone on the copy exactly as they would have been', async () => {
    await lived(stage);
    const copy = await restored(stage, await dumpOf(stage.store));
    const merge = (await copy.review.list()).find(({ kind, undoneAt }) => kind === 'same' && undoneAt === null)!;
    expect((await copy.get(['event:twin'], on(20)))[0]?.id).toBe(SHUTDOWN);
    await copy.review.undo(merge.id, 'an analyst', june(21));
    expect((await copy.get(['event:twin'], on(20)))[0]?.id).toBe('event:twin');
    expect((await copy.get(['event:gone'], on(20)))[0]?.id).toBe(DIRECTIVE);
    const rejected = (await copy.review.list()).find(({ kind }) => kind === 'reject-fact')!;
    const seen = async () => (await factsOf(copy, SHUTDOWN, 'CHANGES', on(20))).map(({ id }) => id);
    expect(await seen()).not.toContain(rejected.a);
    await copy.review.undo(rejected.id, 'an analyst', june(21));
    expect(await seen()).toContain(rejected.a);
  });

  test('a copy that was stopped is gone on with: what was taken over is not asked for again', async () => {
    await lived(stage);
    const pages = await dumpOf(stage.store);
    const half = Math.floor(pages.length / 2);
    const rest: DumpPage[] = [];
    for await (const page of stage.store.dump(pages[half - 1]!.cursor)) rest.push(page);
    expect(sorted(rest)).toEqual(sorted(pages.slice(half)));
    const copy = await stage.another();
    expect(await copy.restore.begin('the first')).toBeNull();
    for (const page of pages.slice(0, half)) await copy.restore.add(page);
    expect(await copy.restore.begin('the first')).toBe(pages[half - 1]!.cursor);
    for (const page of pages.slice(half)) await copy.restore.add(page);
    await copy.restore.finish();
    expect(sorted(await dumpOf(copy))).toEqual(sorted(pages));
  });

  test('a page is taken over as a whole or not at all', async () => {
    await stage.store.write(story);
    const [page] = await dumpOf(stage.store);
    const copy = await stage.another();
    await copy.restore.begin('the first');
    const broken = { records: [...page!.records, page!.records[0]!], cursor: 'x' };
    await expect(copy.restore.add(broken)).rejects.toThrow();
    expect(await copy.restore.begin('the first')).toBeNull();
    expect(await dumpOf(copy)).toEqual([]);
  });

  test('a store that holds anything, or a part of another copy, is refused', async () => {
    const copy = await stage.another();
    await copy.restore.begin('the first');
    await expect(copy.restore.begin('the second')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('holds a part of a copy of the first'),
    });
    expect(await copy.restore.pending()).toBe('the first');
    await copy.restore.finish();
    expect(await copy.restore.pending()).toBeNull();
    await copy.write(story);
    await expect(copy.restore.begin('the first')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('is not empty'),
    });
  });

  test('nothing of an empty store is nothing', async () => {
    expect(await dumpOf(stage.store)).toEqual([]);
  });
}

/** A store with everything in it: versions, misreadings, merges, redirects, decisions and a purge. */
async function lived({ store }: Stage): Promise<void> {
  await store.write(story);
  await store.write({ nodes: [{ id: FABLE, kind: 'Model', name: 'Claude Fable 5', state: { seen: 1 } }] });
  await store.write({ documents: [report(REPORT, [causedBy], { learnedAt: june(15) })] });
  await store.write({ documents: [report('document:wire/2', [suspends]), report('document:wire/3', [suspends])] });
  await store.write({
    nodes: [
      { id: 'event:twin', kind: 'Event', name: 'The same shutdown', learnedAt: june(13) },
      { id: 'event:private', kind: 'Event', name: 'Ours', scope: 'organisation:meridian', learnedAt: june(13) },
    ],
    redirects: [{ from: 'event:gone', into: DIRECTIVE }],
  });
  const by = { by: 'an analyst', reason: 'read both' };
  await store.review.decide({ kind: 'same', a: 'event:twin', b: SHUTDOWN, at: june(16), ...by });
  const [fact] = await factsOf(store, SHUTDOWN, 'CHANGES', on(20));
  await store.review.decide({ kind: 'reject-fact', a: fact!.id, b: null, at: june(17), ...by });
  const unsure = await store.review.decide({ kind: 'unsure', a: DIRECTIVE, b: SHUTDOWN, at: june(17), ...by });
  await store.review.undo(unsure.id, 'another', june(18));
  await store.purge('document:wire/3', 'asked by the publisher');
  const mailing = { collection: 'mailing', scope: 'organisation:meridian', dueAt: june(20) };
  await store.records.put([{ ...mailing, id: 'one', value: { sent: false } }]);
  await store.records.put([{ ...mailing, id: 'one', value: { sent: true } }]);
}

async function answersOf(store: Store): Promise<unknown> {
  const { engine: _, ...stats } = await store.stats();
  const changes = await store.changes(0, { scope: 'organisation:meridian' });
  const asserted = changes.filter(({ kind }) => kind === 'asserted').map(({ id }) => id);
  return {
    stats,
    changes,
    evidence: await store.evidence(asserted),
    early: await factsOf(store, SHUTDOWN, 'CHANGES', on(14)),
    late: await factsOf(store, SHUTDOWN, 'CHANGES', on(20)),
    events: await store.find({ kind: 'Event', scope: 'organisation:meridian' }, on(20)),
    found: await store.find({ text: 'complying' }, on(20)),
    texts: [await store.text(REPORT, { view: on(14) }), await store.text(REPORT)],
    state: await store.state(FABLE),
    decisions: await store.review.list(),
    records: await store.records.list('mailing'),
  };
}

async function dumpOf(store: Store): Promise<DumpPage[]> {
  const pages: DumpPage[] = [];
  for await (const page of store.dump()) pages.push(page);
  return pages;
}

async function restored(stage: Stage, pages: DumpPage[]): Promise<Store> {
  const copy = await stage.another();
  await copy.restore.begin('the first');
  for (const page of pages) await copy.restore.add(page);
  await copy.restore.finish();
  return copy;
}

/** Each engine has its own order within a section. */
function sorted(pages: DumpPage[]): string[] {
  return pages.flatMap(({ records }) => records.map((record: DumpRecord) => JSON.stringify(record))).sort();
}

function later<T extends { learnedAt: number; fetchedAt: number; text: string; contentHash: string }>(document: T): T {
  const text = `${document.text} And more.`;
  return { ...document, text, contentHash: `${document.contentHash}-later`, learnedAt: june(20), fetchedAt: june(20) };
}
