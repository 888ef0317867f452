/** What of a rule's alerts is to be told, and when: at once, after a pause, or after the quiet hours. Pure. */
import { createHash } from 'node:crypto';
import type { Instant } from '../../graph/model.ts';
import { MINUTE } from '../../queries/words.ts';
import { type Alert, type AlertVersion, newestOf, withVersion } from './alerts.ts';
import { type Channel, distinct } from './channels.ts';
import { differs, isWorse } from './evaluate.ts';
import type { Entry, Notice } from './notices.ts';
import { isFrom, overrides, quietUntil } from './quiet-hours.ts';
import type { AlertRule } from './rules.ts';

/** What got no worse waits so long after the last message, so that a burst of news is one update. */
export const UPDATE_AFTER = 10 * MINUTE;

export interface Telling {
  notices: { notice: Notice; channels: Channel[] }[];
  /** The alerts that they tell of, marked as told. */
  alerts: Alert[];
  /** When there may be something to tell without any news; null: nothing waits. */
  nextAt: Instant | null;
}

/** `committedAt`: when the oldest change that is new to this look was written; null: nothing was, time has passed. */
export function tell(rule: AlertRule, alerts: readonly Alert[], now: Instant, committedAt: Instant | null): Telling {
  const untold = alerts.filter(isUntold);
  const times = untold.map((alert) => tellAt(rule, alert, now));
  // One message rather than two: what could wait goes with what can't.
  const news = times.some((at) => at <= now) ? untold : [];
  const [escalated, later] = escalate(rule, alerts, new Set(news), now);
  const told = new Map<Alert, Alert>();
  const notices: Telling['notices'] = [];
  if (news.length > 0) {
    const notice = newNotice(rule, 'news', news.map(newsOf), now, committedAt);
    const isEscalated = rule.escalation !== null && news.some(({ escalatedAt }) => escalatedAt !== null);
    const channels = [...rule.channels, ...(isEscalated ? [rule.escalation!.channel] : [])];
    notices.push({ notice, channels: distinct(channels).filter(({ disabled }) => disabled === null) });
    for (const alert of news)
      told.set(alert, { ...alert, told: { version: newestOf(alert), at: now }, thread: alert.thread ?? notice.id });
  }
  if (escalated.length > 0) {
    const entries = escalated.map(({ after }) => entryOf(after, 'escalated', after.before));
    notices.push({
      notice: newNotice(rule, 'escalation', entries, now, null),
      channels: [rule.escalation!.channel],
    });
    for (const { before, after } of escalated) told.set(before, after);
  }
  const waiting = [...times.filter((at) => at > now && news.length === 0), ...later];
  return { notices, alerts: [...told.values()], nextAt: waiting.length === 0 ? null : Math.min(...waiting) };
}

/** What was told differs from how it stands; that somebody acknowledged it is no news. */
function isUntold({ told, state, subject, versions }: Alert): boolean {
  if (told === null) return true;
  if (told.version.what === 'closed') return false;
  if (state !== 'closed') return differs(told.version, versions.at(-1)!);
  // An event that took nothing away doesn't end, it only grows old.
  return !(subject.kind === 'event' && told.version.status === 'UNAFFECTED');
}

function tellAt(rule: AlertRule, alert: Alert, now: Instant): Instant {
  const { told } = alert;
  const newest = newestOf(alert);
  const isUrgent = alert.state !== 'closed' && (told === null || isWorse(told.version, newest));
  const ready = isUrgent || told === null ? now : Math.max(now, told.at + UPDATE_AFTER);
  const quiet = quietUntil(rule.quiet, rule.zone, ready);
  return quiet === null || (isUrgent && overrides(rule.quiet, newest.severity)) ? ready : quiet;
}

/** Those that are due to be sent on, with their new version; and when others will be. */
function escalate(
  { escalation, quiet, zone }: AlertRule,
  alerts: readonly Alert[],
  news: ReadonlySet<Alert>,
  now: Instant,
): [{ before: Alert; after: Alert }[], Instant[]] {
  const due: { before: Alert; after: Alert }[] = [];
  const later: Instant[] = [];
  if (escalation === null) return [due, later];
  for (const alert of alerts) {
    const since = news.has(alert) ? now : (alert.told?.at ?? null);
    if (since === null || alert.state !== 'open' || alert.escalatedAt !== null) continue;
    if (!isFrom(alert.subject.severity, escalation.from)) continue;
    const ready = since + escalation.afterMinutes * MINUTE;
    const at = overrides(quiet, alert.subject.severity)
      ? ready
      : (quietUntil(quiet, zone, Math.max(ready, now)) ?? ready);
    if (at > now) later.push(at);
    else if (!news.has(alert)) {
      due.push({ before: alert, after: { ...withVersion(alert, 'escalated', now), escalatedAt: now } });
    }
  }
  return [due, later];
}

function newsOf(alert: Alert): Entry {
  const { told, state, before } = alert;
  const what = state === 'closed' ? 'closed' : told === null ? 'opened' : 'updated';
  return entryOf(alert, what, told === null ? before : told.version.status);
}

function entryOf(alert: Alert, what: Entry['what'], before: AlertVersion['status'] | null): Entry {
  const { id, subject, state, openedAt, acknowledgedBy, thread } = alert;
  return {
    alert: id,
    version: newestOf(alert).version,
    what,
    before,
    subject,
    openedAt,
    endedAt: state === 'closed' ? newestOf(alert).at : null,
    acknowledgedBy,
    thread,
  };
}

/** The same for the same versions: whoever plans it again, after a crash or beside us, plans the same message. */
export function newNotice(
  rule: AlertRule,
  purpose: Notice['purpose'],
  entries: Entry[],
  now: Instant,
  committedAt: Instant | null,
): Notice {
  const about = entries.map(({ alert, version }) => `${alert} ${version}`).sort();
  const id = createHash('sha256')
    .update(JSON.stringify([rule.id, purpose, ...about]))
    .digest('hex')
    .slice(0, 24);
  return { id, rule: rule.id, organisation: rule.organisation, purpose, at: now, committedAt, entries };
}
