/** Decisions of analysts: they hold at once, outrank what documents say, survive that those are read again, and are undone exactly. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { parseRows } from '../../graph/catalogue/read-rows.ts';
import { documentId, hash } from '../../graph/ids.ts';
import { type GraphNode, RELATIONS, type Relation } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { extract } from '../../ingest/extract/extract.ts';
import { buildLexicon } from '../../ingest/extract/lexicon.ts';
import { link, type ReadDocument } from '../../ingest/link/link.ts';
import { aliasesYaml, learnedAliases, withLearned } from '../../ingest/review/aliases.ts';
import { accept, correct, merge, reject, split, tellApart, undo } from '../../ingest/review/review.ts';
import { type ReviewQuestion, review } from '../../queries/review/review.ts';
import { readable } from './reading.ts';

const NOW = Date.UTC(2026, 8, 1);
const EVER = { at: NOW, knownAt: NOW };
const catalogue = loadCatalogue();
const said = { by: 'ana', at: NOW, reason: '' };

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', { now: () => NOW });
  await store.write(catalogueBatch(catalogue));
});
afterEach(() => store.close());

type Told = [id: string, at: string, text: string];
const idOf = ([id]: Told): string => documentId(`source:${id.split('-')[0]}`, id);

async function take(...told: Told[]): Promise<void> {
  const lexicon = buildLexicon(withLearned(catalogue, await learnedAliases(store)));
  const documents = told.map(([id, at, text]): ReadDocument => {
    const publishedAt = Date.parse(at);
    const source = `source:${id.split('-')[0]}`;
    return {
      document: {
        ...{
          id: documentId(source, id),
          source,
          url: null,
          title: text.split('\n', 1)[0]!,
          publishedAt,
          fetchedAt: publishedAt,
        },
        ...{ language: 'en', text, contentHash: hash(text), origin: 'document' as const, learnedAt: publishedAt },
      },
      extraction: extract(readable(text, { publishedAt }), lexicon),
      sourceKind: 'news',
    };
  });
  const sources = [...new Set(documents.map(({ document }) => document.source))];
  const batch = await link(store, documents);
  const nodes = sources.map((id) => ({ id, kind: 'Source' as const, name: id, learnedAt: 0 }));
  await store.write({ ...batch, nodes: [...nodes, ...(batch.nodes ?? [])] });
}

/** What documents made: events, actions and names, and all that is said of them. */
async function dump(without = /^$/): Promise<string[]> {
  const lines: string[] = [];
  for (const filter of [{ kind: ['Event', 'Action'] as const }, { props: { provisional: true } }]) {
    const page = await store.find({ ...filter, kind: [...(filter.kind ?? (['Model', 'Provider'] as const))] }, EVER);
    for (const { recordedAt: _, ...node } of page.items) lines.push(JSON.stringify(node));
    const hop = { relation: Object.keys(RELATIONS) as Relation[], anyTime: true };
    for (const direction of ['in', 'out'] as const) {
      const said = await store.expand(
        page.items.map(({ id }) => id),
        { ...hop, direction },
        EVER,
      );
      for (const { fact } of [...said.values()].flat()) lines.push(JSON.stringify({ ...fact, recordedAt: 0 }));
    }
  }
  return lines.filter((line) => !without.test(line)).sort();
}

const events = async (type: string): Promise<GraphNode[]> =>
  (await store.find({ kind: 'Event', props: { type, withdrawn: [null, false] } }, EVER, { order: 'time' })).items;
const asked = async (...questions: ReviewQuestion[]) => (await review(store, { questions })).items;

const BAN: Told[] = [
  ['wire-1', '2026-02-05T09:00Z', 'Ban\n\nItaly banned DeepSeek on 4 February 2026.'],
  ['paper-1', '2026-02-05T12:00Z', 'Italy and DeepSeek\n\nOn 4 February 2026 Italy banned DeepSeek from app stores.'],
  ['blog-1', '2026-02-06T12:00Z', 'DeepSeek banned\n\nItaly banned DeepSeek on 6 February 2026.'],
];

describe('an event', () => {
  test('whose sources disagree is asked about, until that is accepted; a new disagreement asks again', async () => {
    await take(...BAN);
    const [item] = await asked('CONFLICT');
    expect(item!.reasons).toEqual(['“DeepSeek banned” says date 2026-02-06; the others say 2026-02-04.']);
    await accept(store, item!.node.id, item!.id, said);
    expect(await asked('CONFLICT')).toEqual([]);
    await take(['rumour-1', '2026-02-07T12:00Z', 'Banned\n\nItaly banned DeepSeek on 7 February 2026.']);
    expect(await asked('CONFLICT')).toHaveLength(1);
  });

  test('is corrected against all documents; they stay as conflicts; new ones change nothing; undone, it is as it was', async () => {
    await take(...BAN);
    const before = await dump();
    const [event] = await events('BAN');
    const instant = Date.UTC(2026, 1, 9);
    const date = { local: '2026-02-09', instant, precision: 'day' as const };
    const decision = await correct(
      store,
      event!.id,
      { date, status: 'STAYED' },
      { ...said, reason: 'Seen the order.' },
    );
    const [corrected] = await events('BAN');
    expect(new Date(corrected!.time!).toISOString().slice(0, 10)).toBe('2026-02-09');
    expect((corrected!.props.conflicts as { says: string }[]).map(({ says }) => says)).toContain('2026-02-04');
    expect((await store.get([event!.id], EVER))[0]!.id).toBe(corrected!.id);
    await take(['daily-1', '2026-02-06T18:00Z', 'Off\n\nItaly banned DeepSeek on 4 February 2026, officials said.']);
    const [action] = (await store.find({ kind: 'Action', props: { kind: 'BAN', withdrawn: [null, false] } }, EVER))
      .items;
    expect([(await events('BAN')).map(({ time }) => time), action!.props.status]).toEqual([
      [corrected!.time],
      'STAYED',
    ]);
    await store.purge(documentId('source:daily', 'daily-1'), 'test');
    await undo(store, decision.id, 'ben', NOW);
    expect(await dump(/document:analysts/)).toEqual(before);
  });

  test('that did not happen is gone, also when its documents are read again; undone, it is back', async () => {
    await take(...BAN);
    const [event] = await events('BAN');
    const before = await dump();
    const decisions = await reject(store, event!.id, said);
    expect(decisions).toHaveLength(3);
    expect(await events('BAN')).toEqual([]);
    await take(...BAN);
    expect(await events('BAN')).toEqual([]);
    for (const { id } of decisions) await undo(store, id, 'ben', NOW);
    expect(await dump()).toEqual(before);
  });

  test('is split: the documents named tell of another one, in whatever order all are read again', async () => {
    await take(...BAN);
    const [event] = await events('BAN');
    const before = await dump();
    const [decision] = await split(store, event!.id, [idOf(BAN[2]!)], said);
    const days = async () => (await events('BAN')).map(({ id }) => /\d{4}-\d\d-\d\d/.exec(id)![0]);
    expect(await days()).toEqual(['2026-02-04', '2026-02-06']);
    expect(await asked('MERGE', 'CONFLICT')).toEqual([]);
    await take(...[...BAN].reverse());
    expect(await days()).toEqual(['2026-02-04', '2026-02-06']);
    await undo(store, decision!.id, 'ben', NOW);
    expect(await dump()).toEqual(before);
  });

  test('is not split into nothing, nor by a document that does not tell of it', async () => {
    await take(...BAN);
    const [event] = await events('BAN');
    await expect(split(store, event!.id, BAN.map(idOf), said)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(split(store, event!.id, ['document:x/1'], said)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      hint: expect.stringContaining(idOf(BAN[0]!)),
    });
  });

  test('that may be another is proposed to be merged; merged, its action goes along; undone, both are back', async () => {
    await take(...BAN.slice(0, 2), [
      'late-1',
      '2026-02-25T12:00Z',
      'Again\n\nItaly banned DeepSeek on 24 February 2026.',
    ]);
    const before = await dump();
    const [proposed] = await asked('MERGE');
    const { node, candidates } = proposed!;
    expect(candidates[0]!.reasons).toContain('by the same actor');
    const decisions = await merge(store, node.id, candidates[0]!.id, said);
    expect(await events('BAN')).toHaveLength(1);
    expect((await store.find({ kind: 'Action', props: { kind: 'BAN' } }, EVER)).items).toHaveLength(1);
    expect(await asked('MERGE')).toEqual([]);
    await undo(store, decisions[0]!.id, 'ben', NOW);
    expect(await dump()).toEqual(before);
    await tellApart(store, 'unsure', node.id, candidates[0]!.id, said);
    expect((await asked('MERGE'))[0]!.candidates[0]!.unsure).toBe(true);
    await tellApart(store, 'different', node.id, candidates[0]!.id, said);
    expect(await asked('MERGE')).toEqual([]);
  });
});

const FINE: Told = [
  'wire-5',
  '2026-03-02T09:00Z',
  'Fine\n\nThe Dutch data protection authority fined Brightglass Optics 30.5 million euros on 2 March 2026 over its AI face database.',
];
const NEW_MODEL: Told = [
  'wire-6',
  '2026-07-03T09:00Z',
  'Paused\n\nAnthropic suspended Claude Fable 5 Turbo for all customers on 2 July 2026.',
];

describe('a name', () => {
  test('that the catalogue lacks is an entity, asked about with what it may be', async () => {
    await take(NEW_MODEL);
    const [item] = await asked('PROVISIONAL');
    expect(item!.node).toMatchObject({ id: 'model:anthropic/claude-fable-5-turbo', kind: 'Model' });
    expect(item!.candidates[0]).toMatchObject({ id: 'model:anthropic/claude-fable-5', score: 0.55 });
    expect(item!.candidates[0]!.reasons.join()).toContain('tells brothers apart');
  });

  test('of a company is one entity however it is written, and can be asked for as what the fine is on', async () => {
    await take(FINE, [
      'paper-5',
      '2026-03-03T09:00Z',
      'Fined\n\nOn 2 March 2026 the Dutch data protection authority fined Brightglass Optics, Inc. over its AI face database.',
    ]);
    const items = await asked('PROVISIONAL');
    expect(items.map(({ node }) => [node.id, node.kind])).toEqual([['provider:brightglassoptics', 'Provider']]);
    const [fine, ...others] = await events('FINE');
    expect(others).toEqual([]);
    const hop = { relation: 'CONCERNS', direction: 'out', anyTime: true } as const;
    const on = (await store.expand([fine!.id], hop, EVER)).get(fine!.id)!;
    expect([...new Set(on.map(({ node }) => node!.id))]).toEqual(['provider:brightglassoptics']);
  });

  test('found to mean a model is that model in every event, and is read as it from then on; undone, it is not', async () => {
    await take(NEW_MODEL);
    const before = await dump();
    const turbo = 'model:anthropic/claude-fable-5-turbo';
    const fable = 'model:anthropic/claude-fable-5';
    const [decision] = await merge(store, turbo, fable, { ...said, reason: 'a name that only they use' });
    const [suspension] = await events('SUSPENSION');
    const hop = { relation: 'CHANGES', direction: 'out', anyTime: true } as const;
    const changed = async (event: string) =>
      (await store.expand([event], hop, EVER)).get(event)!.map(({ fact }) => fact.object);
    expect(await changed(suspension!.id)).toEqual([fable]);
    expect(await learnedAliases(store)).toMatchObject([{ alias: 'Claude Fable 5 Turbo', means: fable, by: 'ana' }]);
    await take([
      'paper-6',
      '2026-07-04T09:00Z',
      'Gone\n\nOn 2 July 2026 Anthropic suspended Claude Fable 5 for all customers.',
    ]);
    expect(await events('SUSPENSION')).toHaveLength(1);
    await store.purge(documentId('source:paper', 'paper-6'), 'test');
    await undo(store, decision!.id, 'ben', NOW);
    expect(await learnedAliases(store)).toEqual([]);
    expect(await dump()).toEqual(before);
  });

  test('learned is written as the row of the catalogue with the name in it', async () => {
    await take(NEW_MODEL);
    await merge(store, 'model:anthropic/claude-fable-5-turbo', 'model:anthropic/claude-fable-5', said);
    const text = aliasesYaml(catalogue, await learnedAliases(store));
    expect(text).toContain('# models/anthropic.yaml\n# "Claude Fable 5 Turbo": ana, 2026-09-01\n');
    const [row] = parseRows(text.slice(text.indexOf('- name')), 'learned.yaml');
    const known = catalogue.byId.get('model:anthropic/claude-fable-5')!;
    expect(row!.fields).toEqual({ ...known.raw!.fields, aliases: [...known.aliases, 'Claude Fable 5 Turbo'] });
  });

  test('that names nothing leaves no trace in events', async () => {
    await take(FINE);
    await reject(store, 'provider:brightglassoptics', said);
    expect(await asked('PROVISIONAL')).toEqual([]);
    const [fine] = await events('FINE');
    const hop = { relation: 'CONCERNS', direction: 'out', anyTime: true } as const;
    expect((await store.expand([fine!.id], hop, EVER)).get(fine!.id) ?? []).toEqual([]);
  });
});
