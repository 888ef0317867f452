import { afterEach, describe, expect, test } from 'vitest';
import { acknowledge, listAlerts } from '../../../api/alerts/alerts.ts';
import { removeRule } from '../../../api/alerts/create-rule.ts';
import type { RuleInput } from '../../../api/alerts/rules.ts';
import { GPT, LARGE } from '../../queries/catalogue.ts';
import { BEGIN, HOUR, MINUTE, ORG, told, type WatchedWorld, watchedWorld } from './watched-world.ts';

const opened: WatchedWorld[] = [];
afterEach(async () => {
  for (const { store } of opened.splice(0)) await store.close();
});
async function open(input: Partial<RuleInput> = {}): Promise<WatchedWorld> {
  const world = await watchedWorld(input);
  opened.push(world);
  return world;
}

describe('what is told', () => {
  test('40 articles on one event are one alert, told once', async () => {
    const world = await open();
    const notices = [];
    for (let i = 0; i < 40; i++) {
      const at = BEGIN + i * MINUTE;
      await world.tell({ at, event: 'Shutdown', title: `Article ${i}`, sourceKind: i === 0 ? 'vendor' : 'news' });
      notices.push(...(await world.look(at + 1000)));
    }
    expect(told(notices)).toEqual(['opened Claims: DOWN', 'opened Shutdown: DOWN']);
    expect(notices).toHaveLength(1);
    const alerts = await listAlerts(world.store, { organisation: ORG });
    expect(alerts.map(({ versions }) => versions.map(({ what }) => what))).toEqual([['opened'], ['opened']]);
    expect(alerts.find(({ subject }) => subject.kind === 'event')!.subject.why).toContain('40 documents');
  });

  test('that somebody who must know confirms it is an update, after the pause', async () => {
    const world = await open();
    await world.tell({ at: BEGIN, event: 'Shutdown', title: 'A rumour', sourceKind: 'news' });
    expect(told(await world.look(BEGIN + 1000))).toContain('opened Claims: DOWN');
    await world.tell({ at: BEGIN + MINUTE, event: 'Shutdown', title: 'A statement' });
    expect(await world.look(BEGIN + MINUTE)).toEqual([]);
    const [notice] = await world.look(BEGIN + 11 * MINUTE);
    expect(notice!.entries.map(({ what, subject }) => [what, subject.basis])).toContainEqual(['updated', 'first-hand']);
  });

  test('what comes and goes within the pause is told once, and acknowledged once', async () => {
    const world = await open({
      kinds: ['function-status'],
      escalation: { email: 'head@example.org', afterMinutes: 1, from: 'HIGH' },
    });
    await world.tell({ at: BEGIN, event: 'Shutdown' });
    expect(await world.look(BEGIN)).toHaveLength(1);
    const [alert] = await listAlerts(world.store);
    await acknowledge(world.store, alert!.id, 'A. Analyst', BEGIN);
    for (let i = 1; i < 8; i++) {
      const at = BEGIN + i * MINUTE;
      await world.tell({ at, event: `Turn ${i}`, state: i % 2 === 1 ? 'AVAILABLE' : 'SUSPENDED' });
      if (i < 7) expect(await world.look(at)).toEqual([]);
    }
    await world.tell({ at: BEGIN + 8 * MINUTE, event: 'Turn 8' });
    expect(await world.look(BEGIN + HOUR)).toEqual([]);
    expect((await listAlerts(world.store))[0]).toMatchObject({ state: 'acknowledged', openedAt: BEGIN });
  });

  test('of a model that goes off again and again each time is news, and the times before are not', async () => {
    const world = await open({ kinds: ['event'] });
    for (let i = 0; i < 8; i++) {
      const at = BEGIN + i * HOUR;
      await world.tell({ at, event: `Outage ${i}` });
      expect(told(await world.look(at))).toEqual([`opened Outage ${i}: DOWN`]);
      await world.tell({ at: at + HOUR / 2, event: `Return ${i}`, state: 'AVAILABLE' });
      expect(told(await world.look(at + HOUR / 2))).toEqual([`closed Outage ${i}: DOWN`]);
    }
  });

  test('events at the same time, more than ways are shown, are each told', async () => {
    const world = await open({ kinds: ['event'] });
    for (let i = 0; i < 8; i++) await world.tell({ at: BEGIN + i, event: `Outage ${i}` });
    expect(told(await world.look(BEGIN + HOUR))).toEqual(
      Array.from({ length: 8 }, (_, i) => `opened Outage ${i}: DOWN`),
    );
  });

  test('that it is over is told after the pause, in the thread; another time is another thread', async () => {
    const world = await open({ kinds: ['function-status'] });
    await world.tell({ at: BEGIN, event: 'Shutdown' });
    await world.look(BEGIN);
    await world.tell({ at: BEGIN + 2 * MINUTE, event: 'Return', state: 'AVAILABLE' });
    expect(await world.look(BEGIN + 2 * MINUTE)).toEqual([]);
    const [notice] = await world.look(BEGIN + 10 * MINUTE);
    expect(told([notice!])).toEqual(['closed Claims: DOWN']);
    // The same thread.
    expect(notice!.entries[0]!.thread).not.toBeNull();
    await world.tell({ at: BEGIN + HOUR, event: 'Again' });
    const again = await world.look(BEGIN + HOUR);
    expect(told(again)).toEqual(['opened Claims: DOWN']);
    expect(again[0]!.entries[0]).toMatchObject({ version: 3, thread: null });
  });

  test('functions that are not critical, and statuses below the threshold, only where the rule says so', async () => {
    const world = await open({ kinds: ['function-status'], severityFrom: 'LOW' });
    await world.tell({ at: BEGIN, event: 'Outage', model: GPT });
    expect(await world.look(BEGIN)).toEqual([]);
    const wide = await open({ kinds: ['function-status'], severityFrom: 'LOW', functions: 'all' });
    await wide.tell({ at: BEGIN, event: 'Outage', model: GPT });
    expect(told(await wide.look(BEGIN))).toEqual(['opened Intranet: DOWN']);
  });

  test('what held when the rule began is no news, until it gets worse again', async () => {
    const first = await open();
    await first.tell({ at: BEGIN, event: 'Shutdown' });
    const { createRule } = await import('../../../api/alerts/create-rule.ts');
    const { RULE_DEFAULTS } = await import('../../../api/alerts/rules.ts');
    const late = await createRule(
      first.store,
      { ...RULE_DEFAULTS, name: 'Late', organisation: ORG, emails: ['late@example.org'], kinds: ['function-status'] },
      BEGIN,
    );
    const of = async (at: number) => (await first.look(at)).filter(({ rule }) => rule === late.id);
    expect(await of(BEGIN + MINUTE)).toEqual([]);
    await first.tell({ at: BEGIN + HOUR, event: 'Return', state: 'AVAILABLE' });
    expect(await of(BEGIN + HOUR)).toEqual([]);
    await first.tell({ at: BEGIN + 2 * HOUR, event: 'Again' });
    expect(told(await of(BEGIN + 2 * HOUR))).toEqual(['opened Claims: DOWN']);
  });

  test('two events that turn out to be one go on as one alert', async () => {
    const world = await open({ kinds: ['event'] });
    await world.tell({ at: BEGIN, event: 'Shutdown' });
    expect(told(await world.look(BEGIN))).toEqual(['opened Shutdown: DOWN']);
    await world.tell({ at: BEGIN + MINUTE, event: 'Suspension', title: 'The same, told by others' });
    const second = await world.look(BEGIN + MINUTE);
    expect(told(second)).toEqual(['opened Suspension: DOWN']);
    const same = { kind: 'same' as const, a: 'event:Suspension', b: 'event:Shutdown', by: 'A', at: BEGIN, reason: '' };
    await world.store.review.decide(same);
    const after = await world.look(BEGIN + HOUR);
    expect(told(after)).toEqual(['closed Suspension: DOWN']);
    const open_ = await listAlerts(world.store, { states: ['open'] });
    expect(open_.map(({ subject }) => subject.about)).toEqual(['event:Shutdown']);
  });

  test('a source that was read and is read no more, after four times its cadence and a quarter of an hour', async () => {
    const world = await open({ kinds: ['source-silent'] });
    const read = {
      id: 'source:register',
      kind: 'Source' as const,
      name: 'The register',
      props: { kind: 'regulator', everyMinutes: 30 },
    };
    const state = { lastAttemptAt: BEGIN, lastSuccessAt: BEGIN, consecutiveFailures: 0, lastError: null };
    await world.store.write({ nodes: [{ ...read, learnedAt: 0, state }] });
    expect(await world.look(BEGIN + 2 * HOUR - 1)).toEqual([]);
    await world.store.write({
      nodes: [{ ...read, state: { lastAttemptAt: BEGIN + 2 * HOUR, consecutiveFailures: 4, lastError: 'HTTP 503' } }],
    });
    expect(await world.look(BEGIN + 2 * HOUR + 5 * MINUTE)).toEqual([]);
    const silent = await world.look(BEGIN + 2 * HOUR + 20 * MINUTE);
    expect(told(silent)).toEqual(['opened The register: SILENT']);
    expect(silent[0]!.entries[0]!.subject.why).toContain('4 times in a row: HTTP 503');
    const back = BEGIN + 3 * HOUR;
    await world.store.write({
      nodes: [
        { ...read, state: { lastAttemptAt: back, lastSuccessAt: back, consecutiveFailures: 0, lastError: null } },
      ],
    });
    expect(told(await world.look(back + 5 * MINUTE))).toEqual(['closed The register: SILENT']);
  });

  test('of two workers one tells; looking again tells nothing', async () => {
    const world = await open();
    await world.tell({ at: BEGIN, event: 'Shutdown' });
    const both = await Promise.all([world.look(BEGIN), world.look(BEGIN), world.look(BEGIN)]);
    expect(both.flat()).toHaveLength(1);
    expect(await world.look(BEGIN)).toEqual([]);
    expect(await world.store.records.list('mailing')).toHaveLength(1);
  });

  test('a rule that is removed tells nothing more', async () => {
    const world = await open();
    await removeRule(world.store, world.rule.id);
    await world.tell({ at: BEGIN, event: 'Shutdown' });
    expect(await world.look(BEGIN)).toEqual([]);
  });
});

describe('quiet hours', () => {
  const quiet = { from: '22:00', until: '07:00', overrideFrom: 'CRITICAL' as const };
  const berlin = {
    zone: 'Europe/Berlin',
    quiet,
    functions: 'all' as const,
    severityFrom: 'LOW' as const,
    kinds: ['function-status' as const],
  };
  /** 23:00 in Berlin. */
  const NIGHT = Date.parse('2026-06-12T21:00:00Z');
  const MORNING = Date.parse('2026-06-13T05:00:00Z');

  test('hold what is not severe, and tell all of it in one message, also what is over by then', async () => {
    const world = await open(berlin);
    await world.tell({ at: NIGHT, event: 'Outage', model: GPT });
    expect(await world.look(NIGHT)).toEqual([]);
    await world.tell({ at: NIGHT + HOUR, event: 'Return', model: GPT, state: 'AVAILABLE' });
    expect(await world.look(NIGHT + HOUR)).toEqual([]);
    expect(await world.look(MORNING - 1)).toEqual([]);
    const notices = await world.look(MORNING);
    expect(told(notices)).toEqual(['closed Intranet: DOWN']);
    expect(notices[0]!.entries[0]!.endedAt).toBe(NIGHT + HOUR);
    expect(await world.look(MORNING + 10 * MINUTE)).toEqual([]);
  });

  test('are broken by what is severe, and what was held goes with it', async () => {
    const world = await open(berlin);
    await world.tell({ at: NIGHT, event: 'Outage', model: GPT });
    await world.look(NIGHT);
    await world.tell({ at: NIGHT + HOUR, event: 'Shutdown' });
    expect(told(await world.look(NIGHT + HOUR))).toEqual(['opened Claims: DOWN', 'opened Intranet: DOWN']);
    expect(await world.look(MORNING)).toEqual([]);
  });

  test('hold all of it where nothing overrides', async () => {
    const world = await open({ ...berlin, quiet: { ...quiet, overrideFrom: null } });
    await world.tell({ at: NIGHT, event: 'Shutdown' });
    expect(await world.look(NIGHT)).toEqual([]);
    expect(told(await world.look(MORNING))).toEqual(['opened Claims: DOWN']);
  });
});

describe('escalation', () => {
  const escalation = { email: 'head@example.org', afterMinutes: 30, from: 'HIGH' as const };

  test('where nobody acknowledges; whoever it went to hears how it goes on', async () => {
    const world = await open({ kinds: ['function-status'], escalation });
    await world.tell({ at: BEGIN, event: 'Shutdown' });
    await world.look(BEGIN);
    expect(await world.look(BEGIN + 30 * MINUTE - 1)).toEqual([]);
    const [notice] = await world.look(BEGIN + 30 * MINUTE);
    expect([notice!.purpose, ...told([notice!])]).toEqual(['escalation', 'escalated Claims: DOWN']);
    expect(await world.look(BEGIN + 2 * HOUR)).toEqual([]);
    await world.tell({ at: BEGIN + 3 * HOUR, event: 'Return', state: 'AVAILABLE' });
    await world.look(BEGIN + 3 * HOUR);
    const to = (await world.store.records.list('mailing')).map(({ value }) => value.to).sort();
    expect(to).toEqual(['head@example.org', 'head@example.org', 'risk@example.org', 'risk@example.org']);
  });

  test('to somebody who has had it: once more, and then as one receiver', async () => {
    const emails = ['risk@example.org', 'Risk@Example.org'];
    const world = await open({
      kinds: ['function-status'],
      emails,
      escalation: { ...escalation, email: 'risk@example.org' },
    });
    await world.tell({ at: BEGIN, event: 'Shutdown' });
    await world.look(BEGIN);
    await world.look(BEGIN + HOUR);
    await world.tell({ at: BEGIN + 2 * HOUR, event: 'Return', state: 'AVAILABLE' });
    expect(told(await world.look(BEGIN + 2 * HOUR))).toEqual(['closed Claims: DOWN']);
    expect(await world.store.records.list('mailing')).toHaveLength(3);
  });

  test('not where somebody did, unless it gets worse then', async () => {
    const world = await open({
      escalation: { ...escalation, from: 'MEDIUM' },
      statusFrom: 'COVERED',
      kinds: ['function-status'],
    });
    await world.tell({ at: BEGIN, event: 'Half', model: LARGE });
    expect(told(await world.look(BEGIN))).toEqual(['opened Payments: COVERED']);
    const [alert] = await listAlerts(world.store);
    const acknowledged = await acknowledge(world.store, alert!.id, 'A. Analyst', BEGIN + MINUTE);
    expect([acknowledged.state, acknowledged.versions.at(-1)!.by]).toEqual(['acknowledged', 'A. Analyst']);
    expect(await acknowledge(world.store, alert!.id, 'Somebody else', BEGIN + 2 * MINUTE)).toEqual(acknowledged);
    expect(await world.look(BEGIN + HOUR)).toEqual([]);
    await world.tell({ at: BEGIN + HOUR, event: 'Other half', model: GPT });
    expect(told(await world.look(BEGIN + HOUR))).toEqual(['updated Payments: DOWN']);
    expect(told(await world.look(BEGIN + 2 * HOUR))).toEqual(['escalated Payments: DOWN']);
  });
});
