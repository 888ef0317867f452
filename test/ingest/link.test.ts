/** Accounts of documents joined: one event of many, in any order, and what is wrong stays a conflict. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId, hash } from '../../graph/ids.ts';
import type { GraphNode } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { link, type ReadDocument } from '../../ingest/link/link.ts';
import { extractText } from './reading.ts';

const NOW = Date.UTC(2027, 8, 1);
const EVER = { at: NOW, knownAt: NOW };

interface Told {
  id: string;
  at: string;
  kind?: 'regulator' | 'vendor' | 'news' | 'analysis' | 'aggregator';
  speaker?: string;
  text: string;
}

function read({ id, at, kind = 'news', speaker, text }: Told): ReadDocument {
  const publishedAt = Date.parse(at);
  const source = `source:${id.split('-')[0]}`;
  const extraction = extractText(text, { publishedAt, sourceKind: kind, speaker: speaker ?? null });
  const document = {
    ...{
      id: documentId(source, id),
      source,
      url: null,
      title: text.split('\n', 1)[0]!,
      publishedAt,
      fetchedAt: publishedAt,
    },
    ...{ language: 'en', text, contentHash: hash(text), origin: 'document' as const, learnedAt: publishedAt },
  };
  return { document, extraction, sourceKind: kind };
}

const DIRECTIVE: Told[] = [
  {
    id: 'wire-1',
    at: '2026-06-13T01:00Z',
    text: 'US curbs Claude\n\nThe Commerce Department on Friday ordered Anthropic to keep Claude Fable 5 and Claude Mythos 5 from foreign nationals.',
  },
  {
    id: 'vendor-1',
    at: '2026-06-13T01:05Z',
    kind: 'vendor',
    speaker: 'provider:anthropic',
    text: 'Our models\n\nAt 5:21 p.m. Eastern on 12 June we received a directive from the Commerce Department that bars foreign nationals from Claude Fable 5 and Claude Mythos 5. To comply with the directive, we have suspended both models for all customers on Friday.',
  },
  {
    id: 'paper-1',
    at: '2026-06-14T09:00Z',
    text: 'Dark\n\nAnthropic suspended Claude Fable 5 and Claude Mythos 5 for all customers on 12 June, following a directive by the Commerce Department.',
  },
];
const WITHDRAWAL: Told = {
  id: 'wire-2',
  at: '2026-06-30T21:00Z',
  text: 'US lifts curbs\n\nThe Commerce Department on Tuesday rescinded the directive on Claude Fable 5 and Claude Mythos 5.',
};
const WRONG: Told = {
  id: 'recap-1',
  at: '2026-07-03T08:00Z',
  kind: 'aggregator',
  text: 'A history\n\nOn 26 June 2024 Anthropic suspended Claude Fable 5 and Claude Mythos 5 for all customers.',
};
const SECOND: Told[] = [
  {
    id: 'wire-9',
    at: '2027-06-15T10:00Z',
    text: 'US curbs Claude again\n\nThe Commerce Department on Monday ordered Anthropic to keep Claude Fable 5 from foreign nationals.',
  },
  {
    id: 'paper-9',
    at: '2027-06-16T10:00Z',
    text: 'Again\n\nOn 14 June the Commerce Department issued a directive that bars foreign nationals from Claude Fable 5.',
  },
];

let store: Store;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.close());

async function emptyStore(): Promise<Store> {
  const fresh = await openStore('sqlite::memory:', { now: () => NOW });
  await fresh.write(catalogueBatch(loadCatalogue()));
  return fresh;
}

async function take(into: Store, ...told: Told[]): Promise<void> {
  const documents = told.map(read);
  const sources = [...new Set(documents.map(({ document }) => document.source))];
  const batch = await link(into, documents);
  const nodes = sources.map((id) => ({ id, kind: 'Source' as const, name: id, learnedAt: 0 }));
  await into.write({ ...batch, nodes: [...nodes, ...(batch.nodes ?? [])] });
}

const nodesOf = async (from: Store, kind: GraphNode['kind']): Promise<GraphNode[]> =>
  (await from.find({ kind }, EVER, { first: 500, order: 'time' })).items;
const eventsOf = async (from: Store, type: string): Promise<GraphNode[]> =>
  (await nodesOf(from, 'Event')).filter((event) => event.props.type === type);

test('three accounts are one directive and one suspension, and the one causes the other', async () => {
  await take(store, ...DIRECTIVE);
  const [directive, ...otherDirectives] = await eventsOf(store, 'EXPORT_CONTROL_DIRECTIVE');
  const [suspension, ...otherSuspensions] = await eventsOf(store, 'SUSPENSION');
  expect([otherDirectives, otherSuspensions]).toEqual([[], []]);
  expect(directive!.props.documents).toBe(3);
  expect(new Date(directive!.time!).toISOString()).toBe('2026-06-12T21:21:00.000Z');
  const causes = await store.expand([suspension!.id], { relation: 'CAUSED_BY', direction: 'out', anyTime: true }, EVER);
  expect(new Set(causes.get(suspension!.id)?.map(({ node }) => node?.id))).toEqual(new Set([directive!.id]));
});

test('what only the day is known of had happened when the first of them wrote', async () => {
  await take(store, ...DIRECTIVE);
  const [suspension] = await eventsOf(store, 'SUSPENSION');
  expect(new Date(suspension!.time!).toISOString()).toBe('2026-06-13T01:05:00.000Z');
});

test('a withdrawal belongs to the life of the directive', async () => {
  await take(store, ...DIRECTIVE, WITHDRAWAL);
  const actions = (await nodesOf(store, 'Action')).filter((action) => action.props.kind === 'EXPORT_CONTROL_DIRECTIVE');
  expect(actions.map((action) => action.props.status)).toEqual(['RESCINDED']);
});

test('a second directive a year later is another action, and leaves the first as it was', async () => {
  await take(store, ...DIRECTIVE, WITHDRAWAL, ...SECOND);
  const actions = (await nodesOf(store, 'Action')).filter((action) => action.props.kind === 'EXPORT_CONTROL_DIRECTIVE');
  expect(actions.map((action) => [new Date(action.time!).toISOString().slice(0, 7), action.props.status])).toEqual([
    ['2026-06', 'RESCINDED'],
    ['2027-06', 'IN_FORCE'],
  ]);
});

test('a page with a date before the release is a conflict, and moves nothing', async () => {
  await take(store, ...DIRECTIVE);
  const [before] = await eventsOf(store, 'SUSPENSION');
  await take(store, WRONG);
  const [after, ...others] = await eventsOf(store, 'SUSPENSION');
  expect(others).toEqual([]);
  expect(after!.time).toBe(before!.time);
  expect(after!.props.conflicts).toMatchObject([{ about: 'date', says: '2024-06-26', instead: '2026-06-12' }]);
  const changes = await store.expand([after!.id], { relation: 'CHANGES', direction: 'out', anyTime: true }, EVER);
  const wrong = changes.get(after!.id)?.filter(({ fact }) => fact.document === read(WRONG).document.id);
  expect(new Set(wrong?.map(({ fact }) => fact.stance))).toEqual(new Set(['disputed']));
});

test('syndicated copies are one voice: they count as documents, and do not raise the confidence', async () => {
  const long = `${DIRECTIVE[2]!.text} ${'The company said that it had no means of telling who is a foreign national and would look for a way to serve Americans again as soon as it could. '.repeat(3)}`;
  const one = { ...DIRECTIVE[2]!, text: long };
  await take(store, one);
  const [alone] = await eventsOf(store, 'SUSPENSION');
  await take(store, { ...one, id: 'mirror-1' }, { ...one, id: 'copy-1' });
  const [copied] = await eventsOf(store, 'SUSPENSION');
  expect(copied!.props.documents).toBe(3);
  expect(copied!.props.confidence).toBe(alone!.props.confidence);
});

test('a cut and retitled copy is no second voice either; a story by another paper is', async () => {
  const long = `${DIRECTIVE[2]!.text} The company said that it had no means of telling who is a foreign national. It would look for a way to serve Americans again as soon as it could, and asked customers for patience while it talked with the department about what the letter meant. Shares of its partners fell in late trading.`;
  await take(store, { ...DIRECTIVE[2]!, text: long });
  const [alone] = await eventsOf(store, 'SUSPENSION');
  const cut = `Claude models go dark${long.slice(4, 380)}`;
  await take(store, { ...DIRECTIVE[2]!, id: 'mirror-1', text: cut });
  const [copied] = await eventsOf(store, 'SUSPENSION');
  expect(copied!.props).toMatchObject({ documents: 2, voices: 1, confidence: alone!.props.confidence });
  await take(store, DIRECTIVE[1]!);
  const [confirmed] = await eventsOf(store, 'SUSPENSION');
  expect(confirmed!.props).toMatchObject({ documents: 3, voices: 2 });
  expect(confirmed!.props.confidence).toBeGreaterThan(alone!.props.confidence as number);
});

test('a source that tells it again is no second witness: it can neither raise the confidence nor outvote another on the day', async () => {
  await take(store, DIRECTIVE[1]!, DIRECTIVE[2]!);
  const [before] = await eventsOf(store, 'SUSPENSION');
  const wrong = (id: string, at: string): Told => ({
    id,
    at,
    text: 'Off\n\nAnthropic suspended Claude Fable 5 and Claude Mythos 5 for all customers on 15 June.',
  });
  await take(store, ...[1, 2, 3, 4, 5, 6].map((n) => wrong(`rumour-${n}`, `2026-06-16T0${n}:00Z`)));
  const [after] = await eventsOf(store, 'SUSPENSION');
  expect(after!.time).toBe(before!.time);
  expect(after!.props.voices).toBe(3);
});

test('a document mentions the events that it tells of', async () => {
  await take(store, ...DIRECTIVE);
  const { document } = read(DIRECTIVE[2]!);
  const hop = { relation: 'MENTIONS', direction: 'out', kind: 'Event', anyTime: true } as const;
  const told = (await store.expand([document.id], hop, EVER)).get(document.id)!;
  expect(told.map(({ node }) => node!.props.type).sort()).toEqual(['EXPORT_CONTROL_DIRECTIVE', 'SUSPENSION']);
  for (const { fact } of told) expect(document.text.slice(fact.start, fact.end)).toBe(fact.quote);
});

describe('a lawsuit', () => {
  const FILED: Told = {
    id: 'court-1',
    at: '2026-06-24T10:00Z',
    text: 'A new case\n\nA company has gone to court over the shutdown of Claude Fable 5. The complaint in Legion LegalTech v. United States was filed on June 23 in the U.S. District Court for the District of Columbia (1:26-cv-02225).',
  };
  const PRESS: Told = {
    id: 'wire-4',
    at: '2026-06-24T18:00Z',
    text: 'Suit\n\nLegion LegalTech sued the United States on Tuesday over the directive on Claude Fable 5.',
  };
  const ended = (words: string): Told => ({
    id: 'court-2',
    at: '2026-09-15T10:00Z',
    text: `Docket\n\nLegion LegalTech v. United States, 1:26-cv-02225 (D.D.C.): ${words}`,
  });
  const suits = async () => (await nodesOf(store, 'Action')).filter((action) => action.props.kind === 'LAWSUIT');

  test('told with its docket and without is one, and goes on', async () => {
    await take(store, FILED, PRESS);
    expect((await suits()).map((suit) => suit.props.status)).toEqual(['IN_FORCE']);
    expect(await eventsOf(store, 'LAWSUIT')).toHaveLength(1);
  });

  test('whose number and party are told in one sentence, and whose model in another, is one', async () => {
    const text = `${FILED.text.replace(' (1:26-cv-02225).', ' and has the number 1:26-cv-02225.')}\n\nAnthropic is not a party.`;
    await take(store, { ...FILED, text }, PRESS);
    expect(await suits()).toHaveLength(1);
    expect(await eventsOf(store, 'LAWSUIT')).toHaveLength(1);
  });

  test('that is dismissed has ended, since the court said so or since it was told', async () => {
    await take(store, FILED, PRESS, ended('dismissed. The complaint had attacked the directive on Claude Fable 5.'));
    expect((await suits()).map((suit) => suit.props.status)).toEqual(['ANNULLED']);
    const [suit] = await suits();
    const chapters = await store.expand([suit!.id], { relation: 'PART_OF', direction: 'in', anyTime: true }, EVER);
    expect(chapters.get(suit!.id)!.map(({ fact }) => fact.qualifiers.status)).toContain('ANNULLED');
  });

  test('that somebody moves to dismiss goes on', async () => {
    await take(store, FILED, ended('the judge denied the motion to dismiss the complaint on Claude Fable 5.'));
    expect((await suits()).map((suit) => suit.props.status)).toEqual(['IN_FORCE']);
  });
});

test('a page that is changed says what it says now', async () => {
  await take(store, ...DIRECTIVE);
  await take(store, {
    ...DIRECTIVE[2]!,
    text: 'Corrected\n\nThis page was wrong and has been emptied. It said something of Claude Fable 5.',
  });
  const [suspension] = await eventsOf(store, 'SUSPENSION');
  const facts = await store.expand([suspension!.id], { relation: 'CHANGES', direction: 'out', anyTime: true }, EVER);
  expect(facts.get(suspension!.id)?.map(({ fact }) => fact.document)).not.toContain(read(DIRECTIVE[2]!).document.id);
});

describe('whatever the order and the portions', () => {
  const all = [...DIRECTIVE, WITHDRAWAL, WRONG, ...SECOND];
  const dump = async (from: Store): Promise<string[]> => {
    const lines: string[] = [];
    for (const kind of ['Event', 'Action', 'Claim', 'Model'] as const) {
      for (const node of await nodesOf(from, kind)) {
        const { recordedAt: _, keys, ...rest } = node;
        lines.push(JSON.stringify({ ...rest, keys: [...keys].sort() }));
      }
    }
    return lines.sort();
  };

  test('the graph is the same', async () => {
    await take(store, ...all);
    const expected = await dump(store);
    const order = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 4 }), async (told, size) => {
        const other = await emptyStore();
        try {
          for (let start = 0; start < told.length; start += size) await take(other, ...told.slice(start, start + size));
          expect(await dump(other)).toEqual(expected);
        } finally {
          await other.close();
        }
      }),
      { numRuns: 12, seed: 11 },
    );
  });

  test('reading everything again changes nothing', async () => {
    await take(store, ...all);
    const { sequence } = await store.stats();
    await take(store, ...all);
    expect((await store.stats()).sequence).toBe(sequence);
  });
});

describe('an act that names nobody', () => {
  const OFFICE: Told = {
    id: 'office-1',
    at: '2026-03-02T15:00Z',
    kind: 'regulator',
    speaker: 'authority:bis',
    text: 'Reporting for large training runs\n\nThe Bureau of Industry and Security today issued an interim final rule on artificial intelligence: whoever trains models beyond a threshold of computing power must report the training runs, the ownership of the clusters and the results of red-team tests each quarter.',
  };
  const PRESS: Told = {
    id: 'wire-7',
    at: '2026-03-02T20:00Z',
    text: 'US wants to know who trains big AI\n\nWASHINGTON, March 2 - The Commerce Department on Monday published a rule that makes developers report large training runs, red-team tests and the ownership of computing clusters every quarter.',
  };
  const OTHER: Told = {
    id: 'wire-8',
    at: '2026-03-02T21:00Z',
    text: 'Lidar from abroad\n\nWASHINGTON, March 2 - The Commerce Department on Monday published a rule on artificial intelligence in connected cars, which keeps lidar software of foreign suppliers off American roads from 2029 on.',
  };

  test('is one, whichever office is named for it; another on the same day is another', async () => {
    await take(store, OFFICE, PRESS, OTHER);
    const rules = await eventsOf(store, 'RULE');
    expect(rules.map((rule) => rule.props.documents).sort()).toEqual([1, 2]);
  });
});

test('what only a year dates does not make an event begin in January', async () => {
  await take(
    store,
    { id: 'wire-3', at: '2026-03-31T12:00Z', text: 'Off\n\nItaly banned DeepSeek on 31 March 2026.' },
    { id: 'recap-3', at: '2026-12-20T12:00Z', text: 'A year\n\nItaly banned DeepSeek in 2026.' },
    { id: 'paper-3', at: '2026-04-01T12:00Z', text: 'Italy bans DeepSeek\n\nItaly has banned DeepSeek.' },
  );
  expect(await eventsOf(store, 'BAN')).toHaveLength(1);
});
