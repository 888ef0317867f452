/** From how things stood for a rule, and how they stand, to its alerts. Pure: the same twice gives the same, and then nothing. */
import type { Instant, NodeId } from '../../graph/model.ts';
import { badness, type ImpactStatus, SEVERITIES, type Severity } from '../../queries/impact/answer.ts';
import { MINUTE } from '../../queries/words.ts';
import { type Alert, alertId, withVersion } from './alerts.ts';
import type { AlertKind, AlertRule } from './rules.ts';
import { keyOf, type Subject } from './subjects.ts';

/** What a rule has looked at: kept beside it, and moved on together with its alerts. */
export interface Watch {
  /** That held when the rule began, and are no news until they get worse. */
  known: Record<string, { status: Subject['status']; severity: Severity }>;
  /** Since when that holds which must hold for a while to be told. */
  waiting: Record<string, Instant>;
  lookedAt: Instant;
}

export interface Evaluation {
  watch: Watch;
  /** New ones, and those that moved; the rest stands. */
  alerts: Alert[];
  /** What waits ripens then; null: nothing waits. */
  nextAt: Instant | null;
}

/** How long it must hold: one reading that fails is no silence, and half of what a source says is no conflict. */
export const MUST_HOLD: Record<AlertKind, number> = {
  'function-status': 0,
  event: 0,
  conflict: 10 * MINUTE,
  'source-silent': 15 * MINUTE,
};

/** Everything that holds when a rule begins is known to it. */
export function firstWatch(subjects: readonly Subject[], now: Instant): Watch {
  const known = Object.fromEntries(subjects.map((one) => [keyOf(one), { status: one.status, severity: one.severity }]));
  return { known, waiting: {}, lookedAt: now };
}

/**
 * `alerts`: all of the rule. `became`: what the ids of subjects have become since (an event that was merged into another).
 */
export function evaluate(
  rule: AlertRule,
  before: { watch: Watch; alerts: readonly Alert[] },
  subjects: readonly Subject[],
  became: ReadonlyMap<NodeId, NodeId>,
  now: Instant,
): Evaluation {
  const watch: Watch = { known: {}, waiting: {}, lookedAt: now };
  const changed: Alert[] = [];
  const ripe: Instant[] = [];
  const isOpen = (one: Alert): boolean => one.state !== 'closed';
  const current = (id: NodeId): NodeId => became.get(id) ?? id;
  const open = Map.groupBy(before.alerts.filter(isOpen), ({ subject }) =>
    keyOf({ ...subject, about: current(subject.about) }),
  );
  const known = new Map(Object.entries(before.watch.known).map(([key, value]) => [currentKey(key, current), value]));
  for (const subject of subjects) {
    const key = keyOf(subject);
    const [alert, ...others] = open.get(key) ?? [];
    open.delete(key);
    // Two events that turned out to be one: the first alert goes on.
    if (alert !== undefined) changed.push(...update(alert, subject, now), ...others.map((one) => close(one, now)));
    else if (known.has(key) && !isWorse(known.get(key)!, subject))
      watch.known[key] = { status: subject.status, severity: subject.severity };
    else {
      const since = before.watch.waiting[key] ?? now;
      if (now - since >= MUST_HOLD[subject.kind])
        changed.push(begin(rule, before.alerts, subject, known.get(key)?.status ?? null, now));
      else {
        watch.waiting[key] = since;
        ripe.push(since + MUST_HOLD[subject.kind]);
      }
    }
  }
  for (const alert of [...open.values()].flat()) changed.push(close(alert, now));
  return { watch, alerts: changed, nextAt: ripe.length === 0 ? null : Math.min(...ripe) };
}

function begin(
  rule: AlertRule,
  alerts: readonly Alert[],
  subject: Subject,
  before: Subject['status'] | null,
  now: Instant,
): Alert {
  const id = alertId(rule.id, subject);
  const again = alerts.find((one) => one.id === id);
  // Back before anybody was told that it was over: it never was, for them.
  if (again?.told != null && again.told.version.what !== 'closed') {
    const state = again.acknowledgedBy === null ? 'open' : 'acknowledged';
    return withVersion({ ...again, subject, state }, 'opened', now);
  }
  const opened: Alert = {
    id,
    rule: rule.id,
    organisation: rule.organisation,
    state: 'open',
    acknowledgedBy: null,
    subject,
    before,
    openedAt: now,
    versions: again?.versions ?? [],
    told: null,
    thread: null,
    escalatedAt: null,
  };
  return withVersion(opened, 'opened', now);
}

/** Empty where nothing is to be written: what it says of itself is kept up to date, but that alone is no version. */
function update(alert: Alert, subject: Subject, now: Instant): Alert[] {
  const moved = { ...alert, subject };
  const was = alert.subject;
  if (isWorse(was, subject)) {
    // Who has acknowledged it has not seen this.
    return [withVersion({ ...moved, state: 'open', acknowledgedBy: null, escalatedAt: null }, 'updated', now)];
  }
  if (differs(was, subject)) return [withVersion(moved, 'updated', now)];
  return was.why === subject.why && was.name === subject.name && was.about === subject.about ? [] : [moved];
}

function close(alert: Alert, now: Instant): Alert {
  return { ...withVersion(alert, 'closed', now), state: 'closed' };
}

type Standing = Pick<Subject, 'status' | 'severity'>;

export function isWorse(was: Standing, is: Standing): boolean {
  const [before, after] = [SEVERITIES.indexOf(was.severity), SEVERITIES.indexOf(is.severity)];
  if (after !== before) return after > before;
  const ranked = was.status in RANKED && is.status in RANKED;
  return ranked && badness(is.status as ImpactStatus) > badness(was.status as ImpactStatus);
}
const RANKED: Partial<Record<Subject['status'], true>> = {
  UNAFFECTED: true,
  AT_RISK: true,
  COVERED: true,
  DEGRADED: true,
  UNKNOWN: true,
  DOWN: true,
};

/** Materially: another status or severity, or somebody who must know says now what others told. How many tell of it is not. */
export function differs(was: Standing & Pick<Subject, 'basis'>, is: Standing & Pick<Subject, 'basis'>): boolean {
  return (
    was.status !== is.status ||
    was.severity !== is.severity ||
    (is.basis === 'first-hand' && was.basis !== 'first-hand')
  );
}

const currentKey = (key: string, current: (id: NodeId) => NodeId): string => {
  const space = key.indexOf(' ');
  return `${key.slice(0, space)} ${current(key.slice(space + 1))}`;
};
