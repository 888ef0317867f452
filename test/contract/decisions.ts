import { expect, test } from 'vitest';
import type { Decision } from '../../graph/store.ts';
import {
  DIRECTIVE,
  FABLE,
  factsOf,
  june,
  MYTHOS,
  nodes,
  on,
  REPORT,
  report,
  SHUTDOWN,
  story,
  suspends,
} from './june.ts';
import type { Stage } from './store.ts';

const by = 'ana';

export function decisionCases(stage: Stage): void {
  const held = () => factsOf(stage.store, SHUTDOWN, 'CHANGES', on(14));
  const reject = async (a: string) =>
    stage.store.review.decide({ kind: 'reject-fact', a, b: null, by, at: june(14), reason: 'misread' });

  test('a rejected fact is hidden from every read, and stays so when it is read again', async () => {
    const { store } = stage;
    await store.write(story);
    const [fact] = await held();
    const decision = await reject(fact!.id);
    expect(decision).toEqual({
      id: decision.id,
      kind: 'reject-fact',
      a: fact!.id,
      b: null,
      by,
      at: june(14),
      reason: 'misread',
      undoneAt: null,
      undoneBy: null,
    });
    expect(await held()).toEqual([]);
    const spec = {
      start: { s: [SHUTDOWN] },
      stages: [{ name: 'm', from: ['s'], relation: 'CHANGES' as const, direction: 'out' as const }],
    };
    expect((await store.traverse(spec, on(14))).facts).toEqual([]);
    expect(
      (await store.find({ related: [{ relation: 'CHANGES', direction: 'out', node: FABLE }] }, on(14))).items,
    ).toEqual([]);
    await store.write(story);
    await store.write({ reread: [{ document: REPORT, facts: [] }] });
    await store.write(story);
    expect(await held()).toEqual([]);
    expect(await store.evidence([fact!.id])).toHaveLength(1);
  });

  test('a rejection holds for the fact in later texts too, and is undone', async () => {
    const { store } = stage;
    await store.write(story);
    const { id } = await reject((await held())[0]!.id);
    await store.write({ documents: [report(REPORT, [], { learnedAt: june(15), also: 'Gone.' })] });
    await store.write({ documents: [report(REPORT, [suspends], { learnedAt: june(16), also: 'Back.' })] });
    expect(await held()).toEqual([]);
    expect(await store.review.undo(id, by, june(17))).toMatchObject({ id, undoneAt: june(17), undoneBy: by });
    expect(await held()).toHaveLength(1);
    const { sequence } = await store.stats();
    expect(await store.review.undo(id, by, june(18))).toMatchObject({ undoneAt: june(17) });
    expect(await store.changes(sequence)).toEqual([]);
  });

  test('deciding the same again gives the decision that stands; after undoing, a new one', async () => {
    const { store } = stage;
    await store.write(story);
    const [fact] = await held();
    const first = await reject(fact!.id);
    const { sequence } = await store.stats();
    expect(await reject(fact!.id)).toEqual(first);
    expect(await store.changes(sequence)).toEqual([]);
    await store.review.undo(first.id, by, june(15));
    const second = await reject(fact!.id);
    expect(second.id).not.toBe(first.id);
    expect(await store.review.list()).toMatchObject([
      { id: first.id, undoneAt: june(15) },
      { id: second.id, undoneAt: null },
    ]);
  });

  test('decisions are listed by what they are about', async () => {
    const { store } = stage;
    await store.write(story);
    const pair = { a: FABLE, b: MYTHOS, by, at: june(14), reason: 'two products' };
    const different = await store.review.decide({ kind: 'different', ...pair });
    const unsure = await store.review.decide({ kind: 'unsure', ...pair, a: SHUTDOWN, b: DIRECTIVE });
    expect(await store.review.list({ about: MYTHOS })).toEqual([different]);
    expect(await store.review.list({ about: SHUTDOWN })).toEqual([unsure]);
    expect(await store.review.list({ about: 'model:none' })).toEqual([]);
    expect(await store.review.list()).toEqual([different, unsure]);
  });

  test('what is accepted, rejected or corrected is noted, and changes no read by itself', async () => {
    const { store } = stage;
    await store.write(story);
    const [fact] = await held();
    const said = { by, at: june(14), reason: 'seen the letter' };
    const { sequence } = await store.stats();
    const made = [
      await store.review.decide({ kind: 'accept', a: fact!.id, b: null, ...said }),
      await store.review.decide({ kind: 'accept', a: SHUTDOWN, b: 'its date', ...said }),
      await store.review.decide({ kind: 'accept', a: SHUTDOWN, b: 'its models', ...said }),
      await store.review.decide({ kind: 'reject', a: MYTHOS, b: null, ...said }),
      await store.review.decide({ kind: 'correct', a: SHUTDOWN, b: REPORT, ...said }),
    ];
    expect(new Set(made.map(({ id }) => id)).size).toBe(5);
    expect(await store.review.decide({ kind: 'accept', a: SHUTDOWN, b: 'its date', ...said })).toEqual(made[1]);
    expect((await store.changes(sequence)).map(({ kind, id }) => [kind, id])).toEqual(
      made.map(({ id }) => ['decision', id]),
    );
    expect(await held()).toEqual([fact]);
    expect((await store.get([MYTHOS], on(14)))[0]?.id).toBe(MYTHOS);
    await store.review.undo(made[1]!.id, 'ben', june(15));
    expect((await store.review.list({ about: SHUTDOWN })).map(({ b, undoneBy }) => [b, undoneBy])).toEqual([
      ['its date', 'ben'],
      ['its models', null],
      [REPORT, null],
    ]);
  });

  test('a decision about what does not exist is refused', async () => {
    const { store } = stage;
    await store.write({ nodes });
    const decide = (kind: Decision['kind'], a: string, b: string | null) =>
      store.review.decide({ kind, a, b, by, at: june(14), reason: '' });
    await expect(decide('same', FABLE, 'model:none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(decide('reject-fact', 'a'.repeat(32), null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(decide('same', FABLE, FABLE)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(decide('same', FABLE, null)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(decide('accept', 'a'.repeat(32), null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(decide('reject', 'model:none', null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(decide('correct', SHUTDOWN, null)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(decide('same', FABLE, SHUTDOWN)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(store.review.undo('decision:none', by, june(14))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await store.review.list()).toEqual([]);
  });
}
