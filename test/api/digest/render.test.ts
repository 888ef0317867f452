import { describe, expect, test } from 'vitest';
import type { DigestAnswer, Moved } from '../../../api/digest/ask.ts';
import { MOST_BYTES, renderDigest } from '../../../api/digest/render.ts';

const OPTIONS = { zone: 'America/New_York', unsubscribeUrl: null, publicUrl: 'https://bellwether.example' };
const counts = { total: 2, down: 1, degraded: 0, covered: 0, atRisk: 0, unaffected: 1, unknown: 0 };

function answer(change: Partial<DigestAnswer> = {}, workloads: Moved[] = []): DigestAnswer {
  return {
    organisation: { id: 'organisation:o', name: 'Öde & Söhne' },
    from: '2026-06-08T04:00:00.000Z',
    until: '2026-06-15T04:00:00.000Z',
    headline: '1 workload down',
    quiet: false,
    posture: {
      summary: '',
      before: { status: 'UNAFFECTED', counts },
      after: { status: 'DOWN', counts },
      workloads,
      functions: [],
      unmoved: 1,
    },
    events: [],
    besides: [],
    eventCount: 0,
    actions: [],
    precedents: [],
    searches: [],
    deadlines: [],
    watch: [],
    conflicts: [],
    openConflicts: 0,
    uncertain: [],
    coverage: {
      documents: 0,
      heard: [],
      silent: [],
      fellSilent: 0,
      failing: [],
      unread: [],
      workloads: 2,
      models: 1,
    },
    ...change,
  };
}

const told = { document: { id: 'document:x/1', title: 'A letter', source: { name: 'The Ledger' } } };
const moved = (name: string, why = 'Off.'): Moved => ({
  node: { id: `workload:${name}`, name },
  before: 'UNAFFECTED',
  after: 'DOWN',
  direction: 'WORSE',
  severity: 'HIGH',
  why,
  wayOut: 'Switch.',
  evidence: [told],
});

test('what people write is text, in both parts', () => {
  const nasty = `<img src=x onerror="alert(1)"> & {{= 1 }} <%= 2 %> “x”`;
  const { html, text, subject } = renderDigest(answer({ headline: nasty }, [moved(nasty, nasty)]), OPTIONS);
  expect(html).not.toContain('<img src=x');
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; {{= 1 }}');
  expect(text).toContain(nasty.slice(0, 30));
  expect(subject).toContain('<img');
});

test('however much there is to tell, Gmail shows all of it: the rest is counted', () => {
  const many = Array.from({ length: 400 }, (_, i) => moved(`${'w'.repeat(150)} ${i}`, 'y'.repeat(2000)));
  const functions = many.map((one) => ({ ...one, evidence: [] }));
  const full = answer({}, many);
  const { html, text } = renderDigest({ ...full, posture: { ...full.posture, functions } }, OPTIONS);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MOST_BYTES);
  expect(text).toMatch(/\d+ more workloads moved; 1 of 2 stands as it stood/);
});

describe('each line', () => {
  test('leads to the console and to the documents that say so, in both parts', () => {
    const { html, text } = renderDigest(answer({}, [moved('Letters')]), OPTIONS);
    const impact = 'https://bellwether.example/impact?organisation=organisation%3Ao&at=2026-06-15T03%3A59%3A59.999Z';
    const document = 'https://bellwether.example/document/document%3Ax%2F1';
    expect(html).toContain(`<a href="${impact.replace('&', '&amp;')}">Letters</a>`);
    expect(html).toContain(`<a href="${document}" title="A letter">The Ledger</a>`);
    expect(text).toContain('* Letters: unaffected -> down [1]\n  Off.\n  What to do: Switch.\n  See The Ledger [2]');
    expect(text).toContain(`[1] ${impact}\n[2] A letter\n    ${document}`);
  });

  test('has the time of the reader; a date without a time is the same day everywhere', () => {
    const event = (title: string, occurredAt: string) => ({
      event: { id: `event:${title}`, title, type: 'ORDER', occurredAt },
      ours: [{ id: 'model:m', name: 'M' }],
      documents: 2,
      evidence: [told],
    });
    const events = [
      event('At night', '2026-06-13T00:50:00.000Z'),
      event('On a day', '2026-06-13T00:00:00.000Z'),
      event('Long ago', '2024-12-01T00:00:00.000Z'),
      event('To come', '2026-07-08T00:00:00.000Z'),
    ];
    const { text } = renderDigest(answer({ events, eventCount: 4 }), OPTIONS);
    expect(text).toContain('8 to 14 June 2026 (America/New_York)');
    expect(text).toMatch(/At night \[\d\]\n {2}Fri 12 June, 20:50 \S+; 2 documents; you use M\n/);
    expect(text).toMatch(/On a day \[\d\]\n {2}Sat 13 June; /);
    expect(text).toMatch(/Long ago \[\d\]\n {2}dated Sun 1 December 2024, first told of now; /);
    expect(text).toMatch(/To come \[\d\]\n {2}announced for Wed 8 July; /);
  });

  test('about a date says that it moved, and from when', () => {
    const deadline = (title: string, at: string, change: 'NEW' | 'MOVED' | null, movedFrom: string[] = []) => ({
      at,
      kind: 'EFFECTIVE' as const,
      event: { id: `event:${title}`, title },
      movedFrom,
      change,
      ours: [],
      evidence: [],
    });
    const deadlines = [
      deadline('Moved', '2026-12-02T00:00:00.000Z', 'MOVED', ['2026-08-02T00:00:00.000Z']),
      deadline('New', '2027-01-01T00:00:00.000Z', 'NEW'),
      deadline('Near', '2026-07-01T00:00:00.000Z', null),
      deadline('Far', '2027-02-01T00:00:00.000Z', null),
    ];
    const { text } = renderDigest(answer({ deadlines }), OPTIONS);
    expect(text).toMatch(
      /\* 2 December 2026: Moved \[\d\]\n {2}Moved: it was 2 August 2026\.\n {2}Takes effect then; not/,
    );
    expect(text).toMatch(/\* 1 January 2027: New \[\d\]\n {2}New; takes effect then; /);
    expect(text).toContain('1 July 2026: Near');
    expect(text).not.toContain('Far');
    expect(text).toContain('1 later date, unchanged.');
  });
});

test('what saved searches found is told by search, each thing with its page', () => {
  const items = [
    { __typename: 'Event', id: 'event:e', name: 'A rule' },
    { __typename: 'Document', id: 'document:d/1', name: 'A page' },
  ];
  const { text } = renderDigest(answer({ searches: [{ id: 's', name: 'Rules', count: 12, items }] }), OPTIONS);
  expect(text).toContain('* Rules [1]\n  12 new, of these the newest 2\n  See A rule [2], A page [3]\n');
  expect(text).toContain('https://bellwether.example/document/document%3Ad%2F1');
});

test('sources that could not be read, were not read, or fell silent are told apart', () => {
  const { coverage } = answer();
  const { text } = renderDigest(
    answer({
      coverage: {
        ...coverage,
        documents: 3,
        heard: [{ source: { name: 'Wire' }, documents: 3 }],
        failing: [
          { name: 'Gazette', health: { lastSuccessAt: '2026-06-10T10:00:00.000Z', lastError: 'It answered 503.' } },
        ],
        unread: [{ name: 'Late' }],
        silent: [{ name: 'Newsroom' }, { name: 'Forum' }],
        fellSilent: 1,
      },
    }),
    OPTIONS,
  );
  expect(text).toMatch(/\* Gazette could not be read\n {2}Last read Wed 10 June, 06:00 \S+: It answered 503\. What it/);
  expect(text).toContain('* 1 source not read in this time\n  Late');
  expect(text).toContain('* 3 documents of 1 source, for your 2 workloads on 1 model\n  Wire (3)');
  expect(text).toMatch(/\* 1 source fell silent: .*\n {2}Newsroom\n\* 1 source published nothing\n {2}Forum/);
});
