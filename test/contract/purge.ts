import { expect, test } from 'vitest';
import { causedBy, FABLE, factsOf, june, on, REPORT, report, SHUTDOWN, story, suspends } from './june.ts';
import type { Stage } from './store.ts';

export function purgeCases(stage: Stage): void {
  test('nothing is left of the document: no node, text, fact, match or evidence', async () => {
    const { store } = stage;
    await store.write(story);
    await store.write({
      documents: [report(REPORT, [causedBy], { learnedAt: june(15), url: 'https://wire.example/1' })],
    });
    await store.write({ documents: [report('document:wire/2', [suspends])] });
    const ids = (await store.changes(0)).filter(({ kind }) => kind === 'asserted').map(({ id }) => id);
    expect(await store.purge(REPORT, 'asked by the publisher')).toEqual({ facts: 3 });
    expect(await store.get([REPORT], on(20))).toEqual([undefined]);
    expect(await store.text(REPORT)).toBeUndefined();
    expect(await store.text(REPORT, { contentHash: story.documents![0]!.document.contentHash })).toBeUndefined();
    expect((await store.find({ text: 'complying' }, on(20))).items).toEqual([]);
    expect((await store.find({ key: 'https://wire.example/1' }, on(20))).items).toEqual([]);
    expect((await store.evidence(ids)).map(({ document }) => document.id)).toEqual(['document:wire/2']);
    expect((await factsOf(store, SHUTDOWN, 'CHANGES', on(20))).map(({ document }) => document)).toEqual([
      'document:wire/2',
    ]);
    expect((await store.get([SHUTDOWN, FABLE], on(20))).map((node) => node?.id)).toEqual([SHUTDOWN, FABLE]);
    expect(await store.stats()).toMatchObject({ documents: 1, facts: { live: 1, retracted: 0 } });
  });

  test('the feed tells of what ended, and no longer of what was said', async () => {
    const { store } = stage;
    await store.write(story);
    const { sequence } = await store.stats();
    await store.purge(REPORT, 'privacy');
    const after = await store.changes(sequence);
    expect(after.map(({ kind }) => kind).sort()).toEqual(['document', 'retracted', 'retracted', 'retracted']);
    expect(after).toContainEqual(
      expect.objectContaining({ kind: 'retracted', subject: SHUTDOWN, relation: 'CHANGES', object: FABLE }),
    );
    expect(after).toContainEqual(expect.objectContaining({ kind: 'document', id: REPORT, subject: REPORT }));
    const all = await store.changes(0);
    expect(all.filter(({ kind }) => kind === 'asserted')).toEqual([]);
    expect(all.every((change, i) => i === 0 || change.sequence > all[i - 1]!.sequence)).toBe(true);
  });

  test('a document that was purged can be written again, as if for the first time', async () => {
    const { store } = stage;
    await store.write(story);
    const before = await factsOf(store, SHUTDOWN, 'CHANGES', on(14));
    await store.purge(REPORT, 'by mistake');
    await store.write({ documents: [report('document:wire/other', [suspends])] });
    expect(await store.write({ documents: story.documents! })).toMatchObject({ asserted: 3, documents: 1 });
    const again = await factsOf(store, SHUTDOWN, 'CHANGES', on(14));
    expect(again.filter(({ document }) => document === REPORT)).toEqual(before);
    const feed = await store.changes(0);
    expect(feed.filter(({ kind, id }) => kind === 'document' && id === 'document:wire/other')).toHaveLength(1);
  });

  test('facts that speak of the document go with it', async () => {
    const { store } = stage;
    await store.write(story);
    const about = { subject: 'document:wire/2', relation: 'MENTIONS' as const, object: REPORT };
    await store.write({ documents: [report('document:wire/2', [about, suspends])] });
    expect(await store.purge(REPORT, 'x')).toEqual({ facts: 4 });
    expect(await factsOf(store, 'document:wire/2', 'MENTIONS', on(14))).toEqual([]);
    expect((await factsOf(store, SHUTDOWN, 'CHANGES', on(14))).map(({ document }) => document)).toEqual([
      'document:wire/2',
    ]);
  });

  test('a merged document leaves alone', async () => {
    const { store } = stage;
    await store.write(story);
    const copies = ['document:wire/2', 'document:wire/3'].map((id) =>
      report(id, [{ subject: id, relation: 'MENTIONS', object: FABLE }]),
    );
    await store.write({ documents: copies });
    const merge = (a: string, b: string) =>
      store.review.decide({ kind: 'same', a, b, by: 'ana', at: june(14), reason: 'a copy' });
    await merge('document:wire/2', REPORT);
    await merge(REPORT, 'document:wire/3');
    await store.purge(REPORT, 'x');
    const ids = ['document:wire/2', 'document:wire/3'];
    expect((await store.get(ids, on(14))).map((node) => node?.id)).toEqual(ids);
    for (const id of ids)
      expect(await factsOf(store, id, 'MENTIONS', on(14))).toMatchObject([{ subject: id, document: id }]);
  });

  test('what is no document is not purged', async () => {
    await stage.store.write(story);
    for (const id of ['document:none', FABLE])
      await expect(stage.store.purge(id, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
}
