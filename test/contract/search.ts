import { expect, test } from 'vitest';
import { FABLE, june, nodes, on, report } from './june.ts';
import type { Stage } from './store.ts';

export function searchCases(stage: Stage): void {
  const search = async (text: string) => (await stage.store.find({ text }, on(30))).items.map(({ id }) => id);
  const page = (n: number, title: string, also: string, keys: string[] = []) =>
    report(`document:wire/${n}`, [], { title, also, keys, learnedAt: june(10 + n) });

  test('every word must occur, in any case and whatever its accents', async () => {
    await stage.store.write({
      nodes,
      documents: [page(1, 'Élysée über alles', 'Macron spoke at the G7.'), page(2, 'Other', 'Nothing here.')],
    });
    for (const text of ['macron', 'MACRON g7', 'elysee', 'Uber Élysée', 'spoke macron'])
      expect(await search(text)).toEqual(['document:wire/1']);
    for (const text of ['macron modi', 'macr', 'g']) expect(await search(text)).toEqual([]);
  });

  test('words in quotes, or joined by punctuation, stand side by side', async () => {
    await stage.store.write({
      nodes,
      documents: [page(1, 'A', 'a export notice'), page(2, 'B', 'the notice of a export, 744.22(b)')],
    });
    expect(await search('"export notice"')).toEqual(['document:wire/1']);
    expect(await search('export-notice')).toEqual(['document:wire/1']);
    expect(await search('export notice')).toEqual(['document:wire/2', 'document:wire/1']);
    expect(await search('744.22(b)')).toEqual(['document:wire/2']);
  });

  test('a star makes a beginning', async () => {
    await stage.store.write({ nodes, documents: [page(1, 'Embargo', 'x')] });
    expect(await search('emb*')).toEqual(['document:wire/1']);
    expect(await search('emb')).toEqual([]);
  });

  test('what people type is never an error', async () => {
    await stage.store.write({ nodes, documents: [page(1, 'AND or NOT near', 'x "quoted" (b)')] });
    for (const text of [
      '"',
      '*',
      '()',
      'a AND',
      'NOT',
      'x OR',
      '^a',
      'name:x',
      '{name}: b',
      "it's",
      'near(',
      '--',
      '"unclosed phrase',
      '',
    ]) {
      await expect(search(text)).resolves.toBeInstanceOf(Array);
    }
    expect(await search('AND')).toEqual(['document:wire/1']);
    expect(await search('-- !')).toEqual([]);
  });

  test('in the name first, then name and keys, then anywhere; within these the newest', async () => {
    await stage.store.write({
      nodes,
      documents: [
        page(1, 'A', 'about the directive'),
        page(2, 'B', 'about the directive'),
        page(3, 'The directive', 'x'),
        page(4, 'C', 'x', ['directive']),
        page(5, 'A directive', 'x'),
      ],
    });
    expect(await search('directive')).toEqual([5, 3, 4, 2, 1].map((n) => `document:wire/${n}`));
    const found: string[] = [];
    for (let after: string | null = null, n = 0; n < 5; n++) {
      const one: Awaited<ReturnType<typeof stage.store.find>> = await stage.store.find({ text: 'directive' }, on(30), {
        first: 1,
        after,
      });
      found.push(one.items[0]!.id);
      after = one.endCursor;
      await stage.store.write({
        documents: [report(`document:wire/later-${n}`, [], { title: 'directive', learnedAt: june(1) })],
      });
    }
    expect(found.slice(0, 2)).toEqual(['document:wire/5', 'document:wire/3']);
    expect(new Set(found).size).toBe(5);
  });

  test('text search can be ordered otherwise', async () => {
    await stage.store.write({ nodes, documents: [page(2, 'x', 'about a letter'), page(1, 'Letter', 'y')] });
    const found = await stage.store.find({ text: 'letter' }, on(30), { order: 'time-desc' });
    expect(found.items.map(({ id }) => id)).toEqual(['document:wire/2', 'document:wire/1']);
  });

  test('a new text takes the place of the old one; a new name too', async () => {
    await stage.store.write({ nodes, documents: [page(1, 'One', 'the first wording')] });
    await stage.store.write({
      documents: [report('document:wire/1', [], { title: 'Two', also: 'another phrase', learnedAt: june(20) })],
    });
    expect(await search('wording')).toEqual([]);
    expect(await search('one')).toEqual([]);
    expect(await search('phrase')).toEqual(['document:wire/1']);
    await stage.store.write({
      documents: [report('document:wire/1', [], { title: 'Three', also: 'another phrase', learnedAt: june(20) })],
    });
    expect(await search('three phrase')).toEqual(['document:wire/1']);
    await stage.store.write({ nodes: [{ id: FABLE, kind: 'Model', name: 'Renamed' }] });
    expect(await search('claude fable')).toEqual([]);
    expect(await search('renamed')).toEqual([FABLE]);
  });
}
