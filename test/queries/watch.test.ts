/** Open questions, against June. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { confirm, reopen } from '../../queries/watch/decide.ts';
import type { Asked } from '../../queries/watch/pattern.ts';
import { type WatchArgs, watch } from '../../queries/watch/watch.ts';
import { countCalls } from '../api/counting-store.ts';
import { ANTHROPIC, FABLE, GPT, MYTHOS, US } from './catalogue.ts';
import { ANNEX, BIS, CONTROL, juneWorld, LETTER, SUSPENDING, SUSPENSION, WITHDRAWAL } from './june.ts';
import { utc } from './world.ts';

const NOW = utc('2026-10-10');
const ACCESS = 'watchitem:access';
const LIFTED = 'watchitem:lifted';
const OTHERS = 'watchitem:others';
const about = { types: ['LICENCE_REQUIREMENT', 'EXPORT_CONTROL_DIRECTIVE'], models: [FABLE] };

const ITEMS: [string, Asked, string[]][] = [
  [
    ACCESS,
    {
      question: 'Is access restored?',
      answeredBy: 'Fable 5 available on its first-party surfaces',
      about: { types: ['SUSPENSION'], models: [FABLE] },
      answers: [
        {
          availability: {
            models: [FABLE],
            channels: ['channel:anthropic-api'],
            states: ['AVAILABLE', 'PARTLY_RESTORED'],
          },
        },
      ],
      moves: [{ types: ['RESTORATION', 'LICENCE_GRANTED'], models: [FABLE, MYTHOS] }],
    },
    [FABLE, MYTHOS],
  ],
  [
    LIFTED,
    {
      question: 'Is it withdrawn?',
      answeredBy: 'a withdrawal',
      about,
      answers: [{ by: [BIS], statuses: ['RESCINDED'] }],
      moves: [],
    },
    [BIS],
  ],
  [
    OTHERS,
    {
      question: 'Do others follow?',
      answeredBy: 'a directive about another provider',
      about,
      answers: [{ types: ['EXPORT_CONTROL_DIRECTIVE'], in: [US], notProviders: [ANTHROPIC] }],
      moves: [{ types: ['EXPORT_CONTROL_DIRECTIVE'], in: [US], notProviders: [ANTHROPIC] }],
    },
    [US],
  ],
];

let store: Store;
beforeAll(async () => {
  const { world } = juneWorld();
  const list = world.doc('import', 'A watch list', utc('2026-06-01'), { origin: 'import' });
  for (const [id, asked, watched] of ITEMS) {
    world.node('WatchItem', id, asked.question, { time: utc('2026-06-12'), props: { question: asked.question } });
    list.says(id, 'ASKS', { value: asked as unknown as Json }, { validFrom: utc('2026-06-12') });
    for (const one of watched) list.says(id, 'WATCHES', one);
  }
  // The withdrawal is by the authority.
  world.doc('regulator', 'Who withdraws', utc('2026-06-30')).says(WITHDRAWAL, 'BY', BIS);
  const second = world.node('Event', 'event:second', 'A directive on OpenAI', {
    time: utc('2026-08-01'),
    props: { type: 'EXPORT_CONTROL_DIRECTIVE' },
  });
  for (const [source, day, stance] of [
    ['a rumour', '2026-07-20', 'planned'],
    ['a wrong page', '2026-07-25', 'denied'],
    ['the letter', '2026-08-02', 'asserted'],
  ] as const) {
    world.doc('news', source, utc(day)).says(second, 'IN', US, { stance }).says(second, 'CONCERNS', GPT, { stance });
  }
  store = await world.store(NOW);
});
afterAll(() => store.close());

const ask = async (item: string, more: WatchArgs = {}, from = store) => (await watch(from, { item, ...more }, NOW))[0]!;
const stateAt = async (item: string, at: string, knownAt?: string) => {
  const { state } = await ask(item, { at: utc(at), ...(knownAt === undefined ? {} : { knownAt: utc(knownAt) }) });
  return state;
};

describe('a question', () => {
  test('is open until something of the kind that answers it happens', async () => {
    expect(await stateAt(LIFTED, '2026-06-29')).toBe('OPEN');
    expect(await stateAt(LIFTED, '2026-07-01')).toBe('ANSWERED');
  });

  test('as it was known then, it is as open as it was', async () => {
    expect(await stateAt(LIFTED, '2026-07-01', '2026-06-29')).toBe('OPEN');
  });

  test('can be answered by a state of availability, and says since when', async () => {
    expect(await stateAt(ACCESS, '2026-06-29')).not.toBe('ANSWERED');
    expect(await ask(ACCESS, { at: utc('2026-07-02') })).toMatchObject({ state: 'ANSWERED', since: utc('2026-07-01') });
  });

  test('is not answered by what was so before anything happened', async () => {
    expect(await stateAt(ACCESS, '2026-06-12T12:00Z')).toBe('OPEN');
  });

  test('is moved by what is said to come, and answered only by what happened; a denial is nothing', async () => {
    const known = { at: utc('2026-08-10') };
    expect((await ask(OTHERS, { ...known, knownAt: utc('2026-07-19') })).state).toBe('OPEN');
    expect((await ask(OTHERS, { ...known, knownAt: utc('2026-07-26') })).state).toBe('MOVED');
    expect(await ask(OTHERS, known)).toMatchObject({
      state: 'ANSWERED',
      why: 'A directive on OpenAI, 1 August 2026: to be confirmed',
      evidence: [{ effect: 'answers', event: { id: 'event:second' }, evidence: [{ stance: 'asserted' }, {}] }],
    });
  });

  test('is not answered by what it hangs on', async () => {
    expect((await ask(OTHERS, { at: utc('2026-07-15') })).state).toBe('OPEN');
  });

  test('hangs on actions, and is found by them and by their events', async () => {
    expect((await ask(LIFTED)).about.map((node) => node.id)).toEqual([CONTROL]);
    expect((await ask(ACCESS)).about.map((node) => node.id)).toContain(SUSPENDING);
    const by = async (subject: string) => (await watch(store, { subject }, NOW)).map((one) => one.item.id);
    expect(await by(CONTROL)).toEqual([LIFTED, OTHERS]);
    expect(await by(ANNEX)).toEqual([LIFTED, OTHERS]);
    expect(await by(SUSPENSION)).toEqual([ACCESS]);
    expect(await by(LETTER)).toEqual([LIFTED, OTHERS]);
  });

  test('is not there before it was opened', async () => {
    expect(await watch(store, { at: utc('2026-06-11') }, NOW)).toEqual([]);
  });
});

describe('an analyst', () => {
  const by = 'A. Analyst';

  test('confirms, and takes it back: what was known by then no longer answers, what comes later does', async () => {
    const at = utc('2026-10-01');
    await confirm(store, { item: 'lifted', by, reason: 'withdrawn on 30 June' }, utc('2026-07-05'));
    expect(await ask(LIFTED, { at })).toMatchObject({
      state: 'CONFIRMED',
      since: utc('2026-07-05'),
      why: 'Withdrawn on 30 June (A. Analyst, 5 July 2026)',
      confirmed: { by, reason: 'withdrawn on 30 June' },
    });
    expect(await stateAt(LIFTED, '2026-10-01', '2026-07-04')).toBe('ANSWERED');
    await reopen(store, { item: LIFTED, by, reason: 'one model is missing' }, utc('2026-07-10'));
    expect(await ask(LIFTED, { at })).toMatchObject({
      state: 'MOVED',
      confirmed: null,
      keptOpen: { reason: 'one model is missing' },
      evidence: [{ effect: 'moves' }],
    });
    // On the 6th it was confirmed, whatever was said on the 10th.
    expect(await stateAt(LIFTED, '2026-10-01', '2026-07-06')).toBe('CONFIRMED');
    await confirm(store, { item: LIFTED, by, reason: 'both are named now' }, utc('2026-07-12'));
    expect(await stateAt(LIFTED, '2026-10-01')).toBe('CONFIRMED');
  });

  test('says the same twice, and it is said once', async () => {
    const said = { item: LIFTED, by, reason: 'both are named now' };
    const before = await store.review.list({ about: LIFTED });
    await confirm(store, said, utc('2026-07-13'));
    expect(await store.review.list({ about: LIFTED })).toEqual(before);
  });

  test('keeps a question open: what answers later answers it', async () => {
    await reopen(store, { item: OTHERS, by, reason: 'a rumour' }, utc('2026-07-28'));
    expect(await ask(OTHERS)).toMatchObject({ state: 'ANSWERED', keptOpen: { reason: 'a rumour' } });
  });

  test.each([
    [{ item: 'nobody-asked', by, reason: 'x' }, 'NOT_FOUND'],
    [{ item: LIFTED, by: ' ', reason: 'x' }, 'BAD_INPUT'],
    [{ item: LIFTED, by, reason: '' }, 'BAD_INPUT'],
  ])('%j is refused', async (said, code) => {
    await expect(confirm(store, said, NOW)).rejects.toMatchObject({ code });
  });
});

test('all questions take one traverse', async () => {
  const { store: counting, calls } = countCalls(store);
  expect((await watch(counting, {}, NOW)).map((one) => one.item.id)).toEqual([ACCESS, LIFTED, OTHERS]);
  expect(calls.filter((verb) => verb === 'traverse')).toHaveLength(1);
});

test('only those in a state', async () => {
  const answers = await watch(store, { state: ['ANSWERED'] }, NOW);
  expect(answers.every((one) => one.state === 'ANSWERED')).toBe(true);
  expect(answers.length).toBeGreaterThan(0);
});
