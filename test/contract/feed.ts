import { expect, test } from 'vitest';
import type { Change } from '../../graph/store.ts';
import { causedBy, concerns, FABLE, june, nodes, on, REPORT, report, SHUTDOWN, story, suspends } from './june.ts';
import type { Stage } from './store.ts';

export function feedCases(stage: Stage): void {
  test('tells of nodes, documents and facts, one number after the other', async () => {
    const { sequence } = await stage.store.write(story);
    const feed = await stage.store.changes(0);
    expect(feed.map((change) => change.sequence)).toEqual(Array.from({ length: sequence }, (_, i) => i + 1));
    const kinds = feed.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'node')).toHaveLength(nodes.length);
    expect(kinds.filter((kind) => kind === 'document')).toHaveLength(1);
    const facts = feed.filter(({ kind }) => kind === 'asserted');
    expect(facts).toHaveLength(3);
    const [fact] = (await stage.store.expand([SHUTDOWN], { relation: 'CHANGES', direction: 'out' }, on(14))).get(
      SHUTDOWN,
    )!;
    expect(facts).toContainEqual({
      sequence: expect.any(Number),
      recordedAt: stage.now,
      kind: 'asserted',
      id: fact!.fact.id,
      subject: SHUTDOWN,
      relation: 'CHANGES',
      object: FABLE,
      scope: null,
    });
    expect(feed).toContainEqual(
      expect.objectContaining({ kind: 'node', id: FABLE, subject: FABLE, relation: null, object: null }),
    );
    expect(feed).toContainEqual(expect.objectContaining({ kind: 'document', id: REPORT, subject: REPORT }));
  });

  test('tells what ended, in a new text and in a misread one', async () => {
    await stage.store.write(story);
    const sequence = (await stage.store.stats()).sequence;
    stage.now += 1000;
    await stage.store.write({ documents: [report(REPORT, [causedBy, concerns], { learnedAt: june(15) })] });
    const [document, ended, ...rest] = await stage.store.changes(sequence);
    expect(rest).toEqual([]);
    expect(document).toMatchObject({ kind: 'document', id: REPORT, recordedAt: stage.now });
    expect(ended).toMatchObject({ kind: 'retracted', subject: SHUTDOWN, relation: 'CHANGES', object: FABLE });
    const facts = report(REPORT, [causedBy], { learnedAt: june(15), also: concerns.quote! }).facts;
    await stage.store.write({
      reread: [{ document: REPORT, facts: facts.map((fact) => ({ ...fact, start: 0, end: fact.quote.length })) }],
    });
    expect((await stage.store.changes(ended!.sequence)).map(({ kind, relation }) => [kind, relation])).toEqual([
      ['retracted', 'CONCERNS'],
    ]);
  });

  test('tells of a fact that is held again', async () => {
    await stage.store.write({ nodes, documents: [report(REPORT, [suspends])] });
    const [{ id }] = (await stage.store.changes(0)).filter(({ kind }) => kind === 'asserted') as [Change];
    await stage.store.write({ documents: [report(REPORT, [], { learnedAt: june(15), also: 'x' })] });
    await stage.store.write({ documents: [report(REPORT, [suspends], { learnedAt: june(16) })] });
    const told = (await stage.store.changes(0)).filter((change) => change.id === id).map(({ kind }) => kind);
    expect(told).toEqual(['asserted', 'retracted', 'asserted']);
  });

  test('read in pieces it is the same, and its end is silent', async () => {
    await stage.store.write(story);
    await stage.store.write({ documents: [report('document:wire/2', [suspends, causedBy])] });
    const whole = await stage.store.changes(0);
    for (const first of [1, 2, 5]) {
      const pieces = [];
      for (let after = 0; ; ) {
        const piece = await stage.store.changes(after, { first });
        if (piece.length === 0) break;
        pieces.push(...piece);
        after = piece.at(-1)!.sequence;
      }
      expect(pieces).toEqual(whole);
    }
    expect(await stage.store.changes(whole.at(-1)!.sequence)).toEqual([]);
    expect((await stage.store.stats()).sequence).toBe(whole.at(-1)!.sequence);
  });

  test('tells of decisions, made and undone', async () => {
    await stage.store.write(story);
    const { sequence } = await stage.store.stats();
    const decision = await stage.store.review.decide({
      kind: 'unsure',
      a: SHUTDOWN,
      b: 'event:directive',
      by: 'ana',
      at: june(14),
      reason: '',
    });
    await stage.store.review.undo(decision.id, 'ana', june(15));
    expect(await stage.store.changes(sequence)).toMatchObject([
      { kind: 'decision', id: decision.id, sequence: sequence + 1 },
      { kind: 'decision', id: decision.id, sequence: sequence + 2 },
    ]);
  });

  test('writes at once leave no gap', async () => {
    await stage.store.write({ nodes });
    const writes = Array.from({ length: 12 }, (_, i) =>
      stage.store.write({ documents: [report(`document:wire/${i}`, [suspends, causedBy])] }),
    );
    const ends = (await Promise.all(writes)).map(({ sequence }) => sequence);
    const feed = await stage.store.changes(0);
    expect(feed.map(({ sequence }) => sequence)).toEqual(Array.from({ length: nodes.length + 36 }, (_, i) => i + 1));
    expect(new Set(ends).size).toBe(12);
    expect(Math.max(...ends)).toBe(feed.length);
  });
}
