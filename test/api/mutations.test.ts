import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPublishedOperations } from '../../api/published-operations.ts';
import { type RunningServer, startServer } from '../../api/server.ts';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { openStore } from '../../graph/open.ts';
import type { Store } from '../../graph/store.ts';
import { importWatchList } from '../../ingest/import/watch-list.ts';
import { ingestFiles } from '../../ingest/ingest-files.ts';
import * as verbs from '../../ingest/review/review.ts';
import { type Answer, ask } from './client.ts';

const NOW = Date.UTC(2026, 8, 1);
const TURBO = 'model:anthropic/claude-fable-5-turbo';
const FABLE = 'model:anthropic/claude-fable-5';
const DOCUMENTS = {
  wire: 'Italy banned DeepSeek on 4 February 2026.',
  blog: 'Italy banned DeepSeek on 6 February 2026.',
  turbo: 'Anthropic suspended Claude Fable 5 Turbo for all customers on 2 July 2026.',
};

const folder = mkdtempSync(join(tmpdir(), 'bellwether-mutations-'));
let store: Store;
let server: RunningServer;

beforeAll(async () => {
  store = await openStore('sqlite::memory:', { now: () => NOW });
  await store.migrate();
  const catalogue = loadCatalogue();
  await store.write(catalogueBatch(catalogue));
  const list = join(import.meta.dirname, '../../ingest/sample/watch-items.yaml');
  const asOf = Date.UTC(2026, 5, 1);
  await store.write(importWatchList(readFileSync(list, 'utf8'), { file: list, catalogue, now: NOW, asOf }).batch);
  const paths = Object.entries(DOCUMENTS).map(([id, text]) => {
    const at = id === 'turbo' ? '2026-07-03' : '2026-02-06';
    const path = join(folder, `${id}.txt`);
    const head = `id: ${id}\ntitle: From ${id}\npublishedAt: ${at}T09:00:00Z\nsource: ${id}\nsourceName: ${id}\nsourceKind: news`;
    writeFileSync(path, `---\n${head}\n---\n${text}\n`);
    return path;
  });
  await ingestFiles({ store, catalogue, paths, source: null, sources: [], now: () => NOW });
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW, review: async () => verbs });
});
afterAll(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A published operation, asked as it stands; throws where it fails. */
async function operate(file: string, variables: object): Promise<Answer['data']> {
  const { text } = readPublishedOperations().find((one) => one.file === file)!;
  const { data, errors } = await ask(server.url, text, variables);
  expect(errors).toBeUndefined();
  return data;
}

async function queue(...questions: string[]): Promise<{ id: string; question: string; node: { id: string } }[]> {
  return (await operate('review/review.graphql', { questions })).review.nodes;
}

describe('review', () => {
  test('an item is accepted as it was seen, leaves the queue, and comes back when that is undone', async () => {
    const [item] = await queue('CONFLICT');
    const { reviewAccept } = await operate('review/review-accept.graphql', {
      id: item!.node.id,
      item: item!.id,
      by: ' Ana ',
      reason: 'both are right',
    });
    expect(reviewAccept).toMatchObject([
      { kind: 'ACCEPT', about: item!.node.id, answers: item!.id, by: 'Ana', at: '2026-09-01T00:00:00.000Z' },
    ]);
    expect(await queue('CONFLICT')).toEqual([]);
    const undone = await operate('review/review-undo.graphql', { decision: reviewAccept[0].id, by: 'Ben' });
    expect(undone.reviewUndo).toMatchObject([{ id: reviewAccept[0].id, undoneAt: '2026-09-01T00:00:00.000Z' }]);
    expect(await queue('CONFLICT')).toEqual([item]);
  });

  test('two things are merged, and the audit log tells it', async () => {
    expect((await queue('PROVISIONAL')).map(({ node }) => node.id)).toEqual([TURBO]);
    const { reviewMerge } = await operate('review/review-merge.graphql', { id: TURBO, into: FABLE, by: 'Ana' });
    expect(reviewMerge).toMatchObject([{ kind: 'SAME', about: TURBO, reason: '' }]);
    expect(await queue('PROVISIONAL')).toEqual([]);
    await operate('review/review-undo.graphql', { decision: reviewMerge[0].id, by: 'Ben' });
    const { decisions } = await operate('review/decisions.graphql', { about: TURBO });
    expect(decisions).toMatchObject({
      totalCount: 1,
      nodes: [{ kind: 'SAME', subject: { id: TURBO }, other: { id: FABLE }, by: 'Ana', undoneBy: 'Ben' }],
    });
  });

  test('nobody can tell: it stays in the queue, marked; then they are told apart', async () => {
    const pair = { id: TURBO, from: FABLE, by: 'Ana' };
    await operate('review/review-tell-apart.graphql', { ...pair, verdict: 'UNSURE' });
    const { review } = await operate('review/review.graphql', { questions: ['PROVISIONAL'] });
    expect(review.nodes[0].candidates).toMatchObject([{ id: FABLE, unsure: true }]);
    await operate('review/review-tell-apart.graphql', { ...pair, verdict: 'DIFFERENT' });
    const after = await operate('review/review.graphql', { questions: ['PROVISIONAL'] });
    expect(after.review.nodes[0].candidates).toEqual([]);
  });

  test('a date is corrected; what others say stays as a conflict', async () => {
    const [item] = await queue('CONFLICT');
    const event = item!.node.id;
    const correction = { date: '2026-02-08' };
    const { reviewCorrect } = await operate('review/review-correct.graphql', { event, correction, by: 'Ana' });
    expect(reviewCorrect).toMatchObject([{ kind: 'CORRECT' }]);
    const { data } = await ask(server.url, 'query($id: ID!) { node(id: $id) { ... on Event { occurredAt } } }', {
      id: reviewCorrect[0].about,
    });
    expect(data.node.occurredAt).toBe('2026-02-08T00:00:00.000Z');
    await operate('review/review-undo.graphql', { decision: reviewCorrect[0].id, by: 'Ana' });
  });

  test('an event is split, and rejected', async () => {
    const [item] = await queue('CONFLICT');
    const documents = '{ documents(filter: { source: "source:wire" }) { nodes { id } } }';
    const wire = (await ask(server.url, documents)).data.documents.nodes[0].id;
    const { reviewSplit } = await operate('review/review-split.graphql', {
      event: item!.node.id,
      documents: [wire],
      by: 'Ana',
    });
    expect(reviewSplit).toMatchObject([{ kind: 'DIFFERENT', about: wire }]);
    expect(await queue('CONFLICT')).toEqual([]);
    await operate('review/review-undo.graphql', { decision: reviewSplit[0].id, by: 'Ana' });
    const { reviewReject } = await operate('review/review-reject.graphql', { id: item!.node.id, by: 'Ana' });
    expect(reviewReject).toHaveLength(2);
    expect(await queue('CONFLICT')).toEqual([]);
  });

  test.each([
    ['reviewAccept(id: "event:none", by: "Ana") { id }', 'NOT_FOUND', 'event:none'],
    ['reviewAccept(id: "x", by: " ") { id }', 'BAD_INPUT', 'by is empty'],
    ['reviewAccept(id: "x", by: "Ana", item: "y", question: LINK) { id }', 'BAD_INPUT', 'not both'],
    ['reviewCorrect(event: "x", by: "Ana", correction: {}) { id }', 'BAD_INPUT', 'Nothing is corrected'],
    ['reviewCorrect(event: "x", by: "Ana", correction: { date: "June" }) { id }', 'BAD_INPUT', 'June'],
    [`reviewMerge(id: "${TURBO}", into: "provider:openai", by: "Ana") { id }`, 'BAD_INPUT', 'cannot be the same'],
    ['reviewUndo(decision: "decision:none", by: "Ana") { id }', 'NOT_FOUND', 'decision:none'],
    ['watchReopen(item: "acess-restored", reason: "no", by: "Ana") { id }', 'NOT_FOUND', 'acess-restored'],
    ['watchConfirm(item: "access-restored", answer: "", by: "Ana") { id }', 'BAD_INPUT', 'reason is empty'],
  ])('wrong use goes through the one door: %s', async (field, code, words) => {
    const { errors } = await ask(server.url, `mutation { ${field} }`);
    expect(errors).toMatchObject([{ message: expect.stringContaining(words), extensions: { code } }]);
  });

  test('a server that was given no verbs says so', async () => {
    const other = await startServer({ store, host: '127.0.0.1', port: 0, now: () => NOW });
    const { errors } = await ask(other.url, `mutation { reviewAccept(id: "${FABLE}", by: "Ana") { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'STORE_READ_ONLY', hint: expect.any(String) } }]);
    await other.close();
  });
});

describe('open questions', () => {
  test('are confirmed, kept open, and what was said is taken back', async () => {
    const item = 'access-restored';
    const before = (await ask(server.url, '{ watchItems { id state } }')).data.watchItems.find(
      ({ id }: { id: string }) => id.endsWith(item),
    );
    const { watchConfirm } = await operate('watch/watch-confirm.graphql', { item, answer: 'in part', by: 'Ana' });
    expect(watchConfirm).toMatchObject({ state: 'CONFIRMED', confirmed: { by: 'Ana', reason: 'in part' } });
    const { watchReopen } = await operate('watch/watch-reopen.graphql', { item, reason: 'not on Bedrock', by: 'Ben' });
    expect(watchReopen).toMatchObject({ confirmed: null, keptOpen: { by: 'Ben', reason: 'not on Bedrock' } });
    const { watchTakeBack } = await operate('watch/watch-take-back.graphql', { item, by: 'Ana' });
    expect(watchTakeBack).toMatchObject({ ...before, confirmed: null, keptOpen: null });
    const again = await operate('watch/watch-take-back.graphql', { item, by: 'Ana' });
    expect(again.watchTakeBack).toEqual(watchTakeBack);
  });
});
