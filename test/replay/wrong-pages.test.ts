/** Pages that are wrong change no answer; they are kept, and shown as conflicts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { statusOfActions } from '../../queries/actions/actions.ts';
import { impact } from '../../queries/impact/impact.ts';
import { ask } from './ask.ts';
import { directiveLife, findDirectives } from './directive.ts';
import { INSTANTS } from './impact-golden.ts';
import { openReplay, WRONG_PAGES } from './replay-store.ts';
import { NOW, QUESTIONS, type QuestionName, TABLE } from './truth-table.ts';

/** The address of each, by which it is found. */
const ADDRESSES: Record<keyof typeof WRONG_PAGES, string> = {
  '2026-06-14-claimcheck.txt': 'https://claimcheck.example/fable-5-does-not-exist',
  '2026-06-18-appeal-path.txt': 'https://compliance-tips.example/how-to-appeal-the-fable-ban',
  '2026-06-20-model-faq.txt': 'https://modelfaq.example/is-fable-5-down',
  '2026-06-22-may-retrospective.txt': 'https://quickrecap.example/fable-saga',
  '2026-07-03-timeline-2024.html': 'https://ai-chronicle.example/shutdowns',
};

let all: Store;
let without: Store;
beforeAll(async () => {
  all = await openReplay({ seed: 31, portion: 8 });
  without = await openReplay({ without: Object.keys(WRONG_PAGES) });
}, 120_000);
afterAll(async () => {
  await all.close();
  await without.close();
});

describe('with and without the wrong pages', () => {
  const names = Object.keys(QUESTIONS) as QuestionName[];
  test.each(TABLE.flatMap((row) => names.map((name) => [row.at, name] as const)))(
    'the same answer at %s: %s',
    async (at, name) => {
      const read = async (store: Store) => {
        const { state, usable, legal, operational, since, partly } = await ask(store, name, Date.parse(at));
        return { state, usable, legal, operational, since, partly };
      };
      expect(await read(all)).toEqual(await read(without));
    },
  );

  test('the same life of the directive', async () => {
    const read = async (store: Store) => {
      const [directive] = await findDirectives(store);
      const { steps } = await directiveLife(store, directive!, { at: NOW, knownAt: NOW });
      return steps.map(({ status, from }) => [status, new Date(from).toISOString()]);
    };
    expect(await read(all)).toEqual(await read(without));
  });

  test.each(INSTANTS)('the same status of every action at %s', async (at) => {
    const view = { at: Date.parse(at), knownAt: NOW };
    const read = async (store: Store, ids: string[]) => {
      const lives = await statusOfActions(store, ids, view);
      return [...lives].map(([id, { status }]) => [id, status]);
    };
    const ids = (await without.find({ kind: 'Action' }, view, { first: 1_000 })).items.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(await read(all, ids)).toEqual(await read(without, ids));
  });

  test.each(INSTANTS)('the same statuses for Meridian at %s', async (at) => {
    const read = async (store: Store) => {
      const answer = await impact(store, { organisation: 'meridian', at: Date.parse(at) }, NOW);
      return Object.fromEntries(answer.workloads.map((one) => [one.workload.id, one.status]).sort());
    };
    expect(await read(all)).toEqual(await read(without));
  });
});

describe('a wrong page is shown as a conflict', () => {
  test.each(Object.entries(WRONG_PAGES))('%s, which %s', async (file) => {
    const address = ADDRESSES[file as keyof typeof WRONG_PAGES];
    const view = { at: NOW, knownAt: NOW };
    const [page] = (await all.find({ kind: 'Document', key: address }, view)).items;
    expect(page).toBeDefined();
    const events = (await all.find({ kind: ['Event', 'Action', 'Claim'] }, view, { first: 1_000 })).items;
    const told: Json[] = events.flatMap((event) => event.props.conflicts ?? []);
    const answers = await Promise.all(
      (Object.keys(QUESTIONS) as QuestionName[]).map((name) => ask(all, name, Date.parse('2026-09-10T12:00Z'))),
    );
    const [directive] = await findDirectives(all);
    const about = { organisation: 'meridian', action: directive!.id, at: Date.parse('2026-07-04T12:00Z') };
    const judged = await impact(all, about, NOW);
    const conflicts = [...told, ...answers.flatMap((answer) => answer.conflicts), ...judged.conflicts];
    expect(conflicts.map((conflict) => JSON.stringify(conflict)).filter((text) => text.includes(page!.id))).not.toEqual(
      [],
    );
  });
});
