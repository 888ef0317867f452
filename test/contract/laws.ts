import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Batch, Store } from '../../graph/store.ts';
import {
  causedBy,
  concerns,
  DIRECTIVE,
  factsOf,
  june,
  nodes,
  report,
  type Saying,
  SHUTDOWN,
  suspends,
} from './june.ts';
import type { Stage } from './store.ts';

/** What each text says; a text is always read the same way. */
const TEXTS: Saying[][] = [[], [suspends], [suspends, causedBy], [causedBy, concerns], [suspends, causedBy, concerns]];
const DOCUMENTS = ['document:wire/1', 'document:wire/2'];
const DAYS = [13, 14, 15, 16];

interface Version {
  document: string;
  text: number;
  day: number;
}

/** At most one text of a document on a day: which of two would be the later is not for the store to guess. */
const versions: fc.Arbitrary<Version[]> = fc.uniqueArray(
  fc.record({ document: fc.constantFrom(...DOCUMENTS), text: fc.nat(TEXTS.length - 1), day: fc.constantFrom(...DAYS) }),
  { selector: ({ document, day }) => `${document} ${day}`, maxLength: 8 },
);

/** As pages are: an old text doesn't come back. (Where one does, versions must come in order: sightings aren't kept.) */
const edited = versions.filter((all) =>
  DOCUMENTS.every((document) => {
    const texts = all
      .filter((version) => version.document === document)
      .sort((a, b) => a.day - b.day)
      .map(({ text }) => text);
    return texts.every((text, i) => i === 0 || texts[i - 1] === text || !texts.slice(0, i).includes(text));
  }),
);

const batchOf = ({ document, text, day }: Version): Batch => ({
  documents: [report(document, TEXTS[text]!, { learnedAt: june(day), publishedAt: june(1), also: `Edition ${text}.` })],
});

/** What is held, and what can be read, at every moment at which something could differ. */
async function seen(store: Store) {
  const moments = [12, ...DAYS, 17].map((day) => ({ at: june(20), knownAt: june(day) }));
  const held = async (view: (typeof moments)[number]) => [
    ...(await factsOf(store, SHUTDOWN, 'CHANGES', view)),
    ...(await factsOf(store, SHUTDOWN, 'CAUSED_BY', view)),
    ...(await factsOf(store, DIRECTIVE, 'CONCERNS', view)),
  ];
  const result = [];
  for (const view of moments) {
    const texts = [];
    for (const document of DOCUMENTS) texts.push(await store.text(document, { view }));
    result.push({ said: (await held(view)).map(({ document, relation }) => `${document} ${relation}`).sort(), texts });
  }
  return result;
}

/** The same, by thinking: the newest version at each moment says what its text says. */
function expected(written: Version[]) {
  return [12, ...DAYS, 17].map((day) => {
    const current = DOCUMENTS.map(
      (document) =>
        written
          .filter((version) => version.document === document && version.day <= day)
          .sort((a, b) => b.day - a.day)[0],
    );
    const said = current.flatMap((version) =>
      version ? TEXTS[version.text]!.map(({ relation }) => `${version.document} ${relation}`) : [],
    );
    return {
      said: said.sort(),
      texts: current.map((version) => version && batchOf(version).documents![0]!.document.text),
    };
  });
}

export function lawCases(stage: Stage): void {
  test('whatever the order in which versions come, every view is the same', async () => {
    const shuffled = edited.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([all, order]) => {
        const store = await stage.another();
        await store.write({ nodes });
        for (const version of order) await store.write(batchOf(version));
        expect(await seen(store)).toEqual(expected(all));
        await store.close();
      }),
      { numRuns: 60, seed: 20260612 },
    );
  });

  test('in one batch or in many, it is the same', async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (all) => {
        const store = await stage.another();
        await store.write({ nodes, documents: all.flatMap((version) => batchOf(version).documents!) });
        expect(await seen(store)).toEqual(expected(all));
        await store.close();
      }),
      { numRuns: 40, seed: 20260612 },
    );
  });

  test('written again in the order of days, nothing changes and nothing is told', async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (all) => {
        const store = await stage.another();
        const ordered = all.toSorted((a, b) => a.day - b.day);
        await store.write({ nodes });
        for (const version of ordered) await store.write(batchOf(version));
        const before = await seen(store);
        const { sequence } = await store.stats();
        await store.write({ nodes });
        for (const version of ordered) await store.write(batchOf(version));
        expect(await store.changes(sequence)).toEqual([]);
        expect(await seen(store)).toEqual(before);
        await store.close();
      }),
      { numRuns: 40, seed: 20260612 },
    );
  });

  test('the feed says what is held: begun and not ended', async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (all) => {
        const store = await stage.another();
        await store.write({ nodes });
        for (const version of all) await store.write(batchOf(version));
        const held = new Set<string>();
        for (const { kind, id } of await store.changes(0, { first: 10_000 })) {
          if (kind === 'asserted') held.add(id);
          if (kind === 'retracted') held.delete(id);
        }
        expect(held.size).toBe((await store.stats()).facts.live);
        const found = await store.evidence([...held]);
        expect(found.map(({ fact }) => fact.retractedAt)).toEqual(found.map(() => null));
        await store.close();
      }),
      { numRuns: 40, seed: 20260612 },
    );
  });
}
