import { expect, test } from 'vitest';
import {
  asKnown,
  DIRECTIVE,
  FABLE,
  factsOf,
  june,
  nodes,
  on,
  REPORT,
  report,
  SHUTDOWN,
  story,
  suspends,
} from './june.ts';
import type { Stage } from './store.ts';

export function viewCases(stage: Stage): void {
  test('a fact holds from validFrom on, up to validTo', async () => {
    const saying = { ...suspends, validFrom: june(13), validTo: june(20) };
    await stage.store.write({ nodes, documents: [report(REPORT, [saying])] });
    const seen = async (at: number) =>
      (await factsOf(stage.store, SHUTDOWN, 'CHANGES', { at, knownAt: june(30) })).length === 1;
    expect(await seen(june(13) - 1)).toBe(false);
    expect(await seen(june(13))).toBe(true);
    expect(await seen(june(20) - 1)).toBe(true);
    expect(await seen(june(20))).toBe(false);
  });

  test('an end that is not given is open', async () => {
    await stage.store.write({ nodes, documents: [report(REPORT, [{ ...suspends, validFrom: null }])] });
    for (const at of [0, june(14), Number.MAX_SAFE_INTEGER]) {
      expect(await factsOf(stage.store, SHUTDOWN, 'CHANGES', { at, knownAt: june(30) })).toHaveLength(1);
    }
  });

  test('nothing is known before it was learned', async () => {
    await stage.store.write(story);
    expect(await factsOf(stage.store, SHUTDOWN, 'CHANGES', { at: june(13), knownAt: june(13) - 1 })).toEqual([]);
    expect(await factsOf(stage.store, SHUTDOWN, 'CHANGES', { at: june(13), knownAt: june(13) })).toHaveLength(1);
    expect(await stage.store.get([FABLE, DIRECTIVE, REPORT], asKnown(12, 20))).toMatchObject([
      { id: FABLE },
      undefined,
      undefined,
    ]);
    expect(await stage.store.text(REPORT, { view: asKnown(12) })).toBeUndefined();
  });

  test('what is known late about early days is seen of those days', async () => {
    const saying = { ...suspends, validFrom: june(2) };
    await stage.store.write({ nodes, documents: [report(REPORT, [saying], { learnedAt: june(20) })] });
    expect(await factsOf(stage.store, SHUTDOWN, 'CHANGES', { at: june(3), knownAt: june(20) })).toHaveLength(1);
    expect(await factsOf(stage.store, SHUTDOWN, 'CHANGES', { at: june(3), knownAt: june(19) })).toEqual([]);
  });

  test('a node is known from the first fact that names it', async () => {
    const unknown = nodes.map(({ learnedAt: _, ...node }) => node);
    await stage.store.write({ nodes: unknown, documents: [report(REPORT, [suspends], { learnedAt: june(13) })] });
    const learned = async (id: string) => (await stage.store.get([id], on(30)))[0]!.learnedAt;
    expect(await learned(SHUTDOWN)).toBe(june(13));
    expect(await learned('source:wire')).toBe(june(13));
    expect(await learned(DIRECTIVE)).toBe(stage.now);
    await stage.store.write({ documents: [report('document:wire/0', [suspends], { learnedAt: june(11) })] });
    expect(await learned(SHUTDOWN)).toBe(june(11));
    expect(await stage.store.get([SHUTDOWN], asKnown(10))).toEqual([undefined]);
  });

  test('get answers in the order asked, as often as asked', async () => {
    await stage.store.write(story);
    const ids = [SHUTDOWN, 'model:none', FABLE, SHUTDOWN];
    expect((await stage.store.get(ids, on(14))).map((node) => node?.id)).toEqual([
      SHUTDOWN,
      undefined,
      FABLE,
      SHUTDOWN,
    ]);
    expect(await stage.store.get([], on(14))).toEqual([]);
  });

  test('expand answers every id that was asked, both ways, value facts and kinds of neighbours', async () => {
    const dated = { subject: SHUTDOWN, relation: 'DATED' as const, value: { clock: 'occurred' }, quote: 'on 13 June' };
    await stage.store.write({ nodes, documents: [report(REPORT, [suspends, dated])] });
    const { store } = stage;
    const back = await store.expand([FABLE, SHUTDOWN, 'model:none'], { relation: 'CHANGES', direction: 'in' }, on(14));
    expect([...back].map(([id, found]) => [id, found.map(({ node }) => node?.id)])).toEqual([
      [FABLE, [SHUTDOWN]],
      [SHUTDOWN, []],
      ['model:none', []],
    ]);
    const both = await store.expand([SHUTDOWN], { relation: ['CHANGES', 'DATED'], direction: 'out' }, on(14));
    expect(
      both
        .get(SHUTDOWN)!
        .map(({ node }) => node?.id ?? null)
        .sort(),
    ).toEqual([FABLE, null].sort());
    const kind = { relation: ['CHANGES' as const, 'DATED' as const], direction: 'out' as const };
    expect((await store.expand([SHUTDOWN], { ...kind, kind: 'Model' }, on(14))).get(SHUTDOWN)).toHaveLength(1);
    expect((await store.expand([SHUTDOWN], { ...kind, kind: 'Provider' }, on(14))).get(SHUTDOWN)).toEqual([]);
    const anyTime = { relation: 'CHANGES' as const, direction: 'out' as const, anyTime: true };
    expect((await store.expand([SHUTDOWN], anyTime, on(1))).get(SHUTDOWN)).toHaveLength(1);
  });

  test('ten thousand neighbours, all or the first', async () => {
    const many = Array.from(
      { length: 10_000 },
      (_, i) => `offering:anthropic/claude-fable-5@channel-${String(i).padStart(5, '0')}`,
    );
    const text = 'Everybody offers it.';
    const facts = many.map((subject) => ({ subject, relation: 'OFFERING_OF' as const, object: FABLE, quote: text }));
    await stage.store.write({
      nodes: [...nodes, ...many.map((id) => ({ id, kind: 'Offering' as const, name: id, learnedAt: 0 }))],
      documents: [report(REPORT, facts)],
    });
    const hop = { relation: 'OFFERING_OF' as const, direction: 'in' as const };
    const all = (await stage.store.expand([FABLE], hop, on(14))).get(FABLE)!;
    expect(all.map(({ node }) => node!.id)).toEqual(many);
    const some = (await stage.store.expand([FABLE], { ...hop, first: 3 }, on(14))).get(FABLE)!;
    expect(some.map(({ node }) => node!.id)).toEqual(many.slice(0, 3));
  });

  test('evidence comes in the order asked, with the header of its document, and also of what is retracted', async () => {
    await stage.store.write(story);
    const ids = (await stage.store.changes(0)).filter(({ kind }) => kind === 'asserted').map(({ id }) => id);
    await stage.store.write({ reread: [{ document: REPORT, facts: [] }] });
    const [last, first] = [ids[2]!, ids[0]!];
    const found = await stage.store.evidence([last, 'f'.repeat(32), first]);
    expect(found.map(({ fact }) => fact.id)).toEqual([last, first]);
    expect(found[0]!.fact.retractedAt).not.toBeNull();
    expect(found[0]!.document).toEqual({
      id: REPORT,
      source: 'source:wire',
      sourceKind: 'news',
      url: null,
      title: 'A report',
      publishedAt: june(13),
      language: 'en',
    });
    await expect(stage.store.evidence(['not an id'])).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
}
