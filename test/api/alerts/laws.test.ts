/** What holds of alerts whatever happens: random histories of what stands, looked at at random moments. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alert } from '../../../api/alerts/alerts.ts';
import { emailChannel } from '../../../api/alerts/channels.ts';
import { evaluate, firstWatch, type Watch } from '../../../api/alerts/evaluate.ts';
import type { Notice } from '../../../api/alerts/notices.ts';
import type { AlertRule } from '../../../api/alerts/rules.ts';
import { keyOf, type Subject } from '../../../api/alerts/subjects.ts';
import { tell } from '../../../api/alerts/tell.ts';

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-06-12T12:00:00Z');
const channel = emailChannel('risk@example.org', 's');
const base: AlertRule = {
  id: 'rule',
  organisation: 'organisation:x',
  name: 'Rule',
  kinds: ['function-status', 'event', 'conflict', 'source-silent'],
  functions: 'all',
  statusFrom: 'AT_RISK',
  severityFrom: 'LOW',
  zone: 'Europe/Berlin',
  quiet: null,
  channels: [channel],
  escalation: null,
  createdAt: BEGIN,
  createdBy: null,
  key: 'k',
};

const subject = fc
  .record({
    kind: fc.constantFrom('function-status' as const, 'event' as const, 'conflict' as const, 'source-silent' as const),
    about: fc.constantFrom('a', 'b'),
    status: fc.constantFrom('DOWN' as const, 'DEGRADED' as const, 'UNAFFECTED' as const),
    severity: fc.constantFrom('LOW' as const, 'HIGH' as const, 'CRITICAL' as const),
    basis: fc.constantFrom('first-hand' as const, 'reported' as const),
  })
  .map((one): Subject => ({ ...one, name: one.about, why: 'why', wayOut: null, path: [] }));
const standing = fc.uniqueArray(subject, { selector: keyOf, maxLength: 6 });
const rule = fc.record({
  quiet: fc.constantFrom(null, { from: '22:00', until: '07:00', overrideFrom: 'CRITICAL' as const }),
  escalation: fc.constantFrom(null, {
    email: 'h@x.example',
    afterMinutes: 30,
    from: 'HIGH' as const,
    channel: emailChannel('h@x.example', 't'),
  }),
});
const history = fc.array(fc.tuple(fc.integer({ min: 1, max: 600 }), standing), { minLength: 1, maxLength: 12 });

class Run {
  readonly notices: Notice[] = [];
  #watch: Watch;
  #alerts = new Map<string, Alert>();
  readonly #rule: AlertRule;
  nextAt: number | null = null;

  constructor(given: Pick<AlertRule, 'quiet' | 'escalation'>, known: readonly Subject[]) {
    this.#rule = { ...base, ...given };
    this.#watch = firstWatch(known, BEGIN);
  }

  get alerts(): Alert[] {
    return [...this.#alerts.values()];
  }

  /** How many alerts moved, and how many notices it gave. */
  look(subjects: readonly Subject[], now: number): number {
    const found = evaluate(this.#rule, { watch: this.#watch, alerts: this.alerts }, subjects, new Map(), now);
    this.#watch = found.watch;
    for (const alert of found.alerts) this.#alerts.set(alert.id, alert);
    const telling = tell(this.#rule, this.alerts, now, null);
    for (const alert of telling.alerts) this.#alerts.set(alert.id, alert);
    this.notices.push(...telling.notices.map(({ notice }) => notice));
    const times = [found.nextAt, telling.nextAt].filter((at) => at !== null);
    this.nextAt = times.length === 0 ? null : Math.min(...times);
    return found.alerts.length + telling.notices.length;
  }
}

test('looking again at the same moment finds nothing; no message is sent twice', () => {
  fc.assert(
    fc.property(rule, standing, history, (given, known, steps) => {
      const run = new Run(given, known);
      let now = BEGIN;
      for (const [minutes, subjects] of steps) {
        now += minutes * MINUTE;
        run.look(subjects, now);
        expect(run.look(subjects, now)).toBe(0);
      }
      const ids = run.notices.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('once things rest, everybody has been told how they stand', () => {
  fc.assert(
    fc.property(rule, standing, history, (given, known, steps) => {
      const run = new Run(given, known);
      let now = BEGIN;
      let last: Subject[] = [];
      for (const [minutes, subjects] of steps) {
        now += minutes * MINUTE;
        last = subjects;
        run.look(subjects, now);
      }
      for (let i = 0; run.nextAt !== null; i++) {
        expect(i).toBeLessThan(20);
        expect(run.nextAt).toBeGreaterThan(now);
        now = run.nextAt;
        run.look(last, now);
      }
      const told = new Map<string, string>();
      for (const { entries } of run.notices)
        for (const { alert, what, subject: one } of entries)
          told.set(alert, what === 'closed' ? 'over' : `${one.status} ${one.severity}`);
      for (const { id, state, subject: one } of run.alerts) {
        if (state !== 'closed') expect(told.get(id)).toBe(`${one.status} ${one.severity}`);
        // An event that took nothing away only grows old.
        else if (one.kind !== 'event') expect(told.get(id)).toBe('over');
      }
    }),
  );
});

test('what is so severe that it overrides is told at the first look', () => {
  fc.assert(
    fc.property(rule, history, (given, steps) => {
      const run = new Run(given, []);
      let now = BEGIN;
      for (const [minutes, subjects] of steps) {
        now += minutes * MINUTE;
        run.look(subjects, now);
        for (const { state, subject: one, told } of run.alerts)
          if (state !== 'closed' && one.severity === 'CRITICAL') expect(told?.version.severity).toBe('CRITICAL');
      }
    }),
  );
});
