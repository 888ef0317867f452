import { expect, test } from 'vitest';
import { asKnown, causedBy, concerns, factsOf, june, nodes, on, REPORT, report, SHUTDOWN, suspends } from './june.ts';
import type { Stage } from './store.ts';

export function versionCases(stage: Stage): void {
  const changes = (day: number, hour = 0) => factsOf(stage.store, SHUTDOWN, 'CHANGES', asKnown(day, hour));

  test('what a new text no longer says ends when that text was learned', async () => {
    await stage.store.write({ nodes, documents: [report(REPORT, [suspends, causedBy], { learnedAt: june(13) })] });
    const second = report(REPORT, [causedBy], { learnedAt: june(15), also: 'Corrected.' });
    expect(await stage.store.write({ documents: [second] })).toMatchObject({ asserted: 0, retracted: 1, documents: 1 });
    expect(await changes(14)).toMatchObject([{ learnedAt: june(13), retractedAt: june(15) }]);
    expect(await changes(15)).toEqual([]);
    const kept = await factsOf(stage.store, SHUTDOWN, 'CAUSED_BY', asKnown(16));
    expect(kept).toMatchObject([{ learnedAt: june(13), retractedAt: null }]);
    const text = await stage.store.text(REPORT, { contentHash: kept[0]!.contentHash });
    expect(text!.slice(kept[0]!.start, kept[0]!.end)).toBe(causedBy.quote);
  });

  test('every text of a document can be read: by hash, and as known', async () => {
    const first = report(REPORT, [suspends], { learnedAt: june(13) });
    const second = report(REPORT, [], { learnedAt: june(15), also: 'Withdrawn.' });
    await stage.store.write({ nodes, documents: [first] });
    await stage.store.write({ documents: [second] });
    const { store } = stage;
    expect(await store.text(REPORT)).toBe(second.document.text);
    expect(await store.text(REPORT, { view: asKnown(14) })).toBe(first.document.text);
    expect(await store.text(REPORT, { contentHash: first.document.contentHash })).toBe(first.document.text);
    expect(await store.text(REPORT, { contentHash: 'none' })).toBeUndefined();
    expect(await store.text('document:none')).toBeUndefined();
  });

  test('what the same text, read anew, does not say was never so', async () => {
    const { document, facts } = report(REPORT, [suspends, concerns]);
    await stage.store.write({ nodes, documents: [{ document, facts }] });
    expect(await stage.store.write({ documents: [{ document, facts: [facts[1]!] }] })).toMatchObject({
      retracted: 1,
      asserted: 0,
    });
    for (const day of [13, 14, 20]) expect(await changes(day)).toEqual([]);
    expect(await factsOf(stage.store, 'event:directive', 'CONCERNS', asKnown(14))).toHaveLength(1);
  });

  test('a stored document is read anew without its text, and quotes are held against it', async () => {
    const { document, facts } = report(REPORT, [suspends, concerns]);
    await stage.store.write({ nodes, documents: [{ document, facts: [facts[0]!] }] });
    expect(await stage.store.write({ reread: [{ document: REPORT, facts }] })).toMatchObject({
      asserted: 1,
      retracted: 0,
      documents: 0,
    });
    expect(await stage.store.write({ reread: [{ document: REPORT, facts: [facts[1]!] }] })).toMatchObject({
      asserted: 0,
      retracted: 1,
    });
    expect(await changes(14)).toEqual([]);
    const wrong = { ...facts[0]!, quote: facts[0]!.quote.toUpperCase() };
    await expect(stage.store.write({ reread: [{ document: REPORT, facts: [wrong] }] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await factsOf(stage.store, 'event:directive', 'CONCERNS', asKnown(14))).toMatchObject([
      { learnedAt: june(13) },
    ]);
  });

  test('a misreading that was none comes back as it was', async () => {
    const { document, facts } = report(REPORT, [suspends]);
    await stage.store.write({ nodes, documents: [{ document, facts }] });
    const before = await changes(14);
    await stage.store.write({ reread: [{ document: REPORT, facts: [] }] });
    await stage.store.write({ reread: [{ document: REPORT, facts }] });
    expect(await changes(14)).toEqual(before);
    expect((await stage.store.stats()).facts).toEqual({ live: 1, retracted: 0 });
  });

  test('a fact may be held, lost and held again', async () => {
    const said = (day: number) => report(REPORT, [suspends], { learnedAt: june(day) });
    await stage.store.write({ nodes, documents: [said(13)] });
    await stage.store.write({ documents: [report(REPORT, [], { learnedAt: june(15), also: 'No.' })] });
    await stage.store.write({ documents: [said(17)] });
    expect((await changes(14)).length).toBe(1);
    expect((await changes(16)).length).toBe(0);
    expect(await changes(18)).toMatchObject([{ learnedAt: june(17), retractedAt: null }]);
    expect((await changes(14))[0]!.id).toBe((await changes(18))[0]!.id);
    const [held] = await stage.store.evidence([(await changes(14))[0]!.id]);
    expect(held!.fact.learnedAt).toBe(june(17));
  });

  test('a text that was known before others takes its place among them', async () => {
    const late = report(REPORT, [causedBy], { learnedAt: june(15), also: 'Second edition.' });
    await stage.store.write({ nodes, documents: [late] });
    await stage.store.write({
      documents: [report(REPORT, [suspends, causedBy], { learnedAt: june(13), title: 'Old' })],
    });
    expect(await changes(14)).toMatchObject([{ learnedAt: june(13), retractedAt: june(15) }]);
    expect(await changes(16)).toEqual([]);
    expect(await factsOf(stage.store, SHUTDOWN, 'CAUSED_BY', asKnown(14))).toHaveLength(1);
    expect(await factsOf(stage.store, SHUTDOWN, 'CAUSED_BY', asKnown(16))).toHaveLength(1);
    expect((await stage.store.get([REPORT], on(20)))[0]).toMatchObject({ name: 'A report', learnedAt: june(13) });
    expect(await stage.store.text(REPORT)).toBe(late.document.text);
  });

  test('a text that turns out to have been known earlier was known earlier', async () => {
    const said = (day: number) => report(REPORT, [suspends], { learnedAt: june(day), publishedAt: june(13) });
    await stage.store.write({ nodes, documents: [said(20)] });
    await stage.store.write({ documents: [said(14)] });
    expect(await changes(15)).toMatchObject([{ learnedAt: june(14), retractedAt: null }]);
    expect(await stage.store.text(REPORT, { view: asKnown(15) })).toBeDefined();
    await stage.store.write({ documents: [said(25)] });
    expect(await changes(15)).toMatchObject([{ learnedAt: june(14), retractedAt: null }]);
  });

  test('of two texts of the same instant the one fetched later holds', async () => {
    const first = report(REPORT, [suspends], { learnedAt: june(13), fetchedAt: june(21) });
    const second = report(REPORT, [causedBy], { learnedAt: june(13), fetchedAt: june(22) });
    for (const documents of [
      [first, second],
      [second, first],
    ]) {
      const store = await stage.another();
      await store.write({ nodes });
      for (const document of documents) await store.write({ documents: [document] });
      expect(await factsOf(store, SHUTDOWN, 'CHANGES', on(30))).toEqual([]);
      expect(await factsOf(store, SHUTDOWN, 'CAUSED_BY', on(30))).toHaveLength(1);
      expect(await store.text(REPORT)).toBe(second.document.text);
    }
  });

  test('of two texts of the same fetch the one written last holds, as often as it is written', async () => {
    const one = report(REPORT, [suspends], { learnedAt: june(13) });
    const other = report(REPORT, [causedBy], { learnedAt: june(13) });
    await stage.store.write({ nodes });
    for (const [written, relation] of [
      [one, 'CHANGES'],
      [other, 'CAUSED_BY'],
      [one, 'CHANGES'],
      [other, 'CAUSED_BY'],
    ] as const) {
      expect(await stage.store.write({ documents: [written] })).toMatchObject({ asserted: 1, documents: 1 });
      expect(await stage.store.write({ documents: [written] })).toMatchObject({
        asserted: 0,
        retracted: 0,
        documents: 0,
      });
      expect(await stage.store.text(REPORT)).toBe(written.document.text);
      const held = ['CHANGES' as const, 'CAUSED_BY' as const].map((name) =>
        factsOf(stage.store, SHUTDOWN, name, on(14)),
      );
      expect((await Promise.all(held)).flat().map((fact) => fact.relation)).toEqual([relation]);
    }
  });

  test('a header that changed without its text is a change of the document', async () => {
    await stage.store.write({ nodes, documents: [report(REPORT, [suspends])] });
    const { sequence } = await stage.store.stats();
    const renamed = report(REPORT, [suspends], { title: 'A better title', keys: ['guid-9'] });
    expect(await stage.store.write({ documents: [renamed] })).toMatchObject({
      documents: 1,
      asserted: 0,
      retracted: 0,
    });
    expect((await stage.store.changes(sequence)).map(({ kind, id }) => [kind, id])).toEqual([['document', REPORT]]);
    expect((await stage.store.find({ key: 'GUID-9' }, on(14))).items.map(({ name }) => name)).toEqual([
      'A better title',
    ]);
  });

  test('another text of the same contentHash is refused', async () => {
    const { document, facts } = report(REPORT, [suspends]);
    await stage.store.write({ nodes, documents: [{ document, facts }] });
    const other = { ...document, text: `${document.text} and more` };
    await expect(stage.store.write({ documents: [{ document: other, facts }] })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
}
