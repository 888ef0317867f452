/** One look of one rule: what it finds is put together with what is owed for it, all or nothing. */
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { type Alert, alertOf, alertPut, listRecords } from './alerts.ts';
import { evaluate, type Watch } from './evaluate.ts';
import { type Notice, noticePuts } from './notices.ts';
import { COLLECTION as RULES, ruleOf } from './rules.ts';
import { readEvents, type Standing } from './standing.ts';
import { subjectsOf } from './subjects.ts';
import { tell } from './tell.ts';
import { LOOK_EVERY, COLLECTION as WATCHES, watchOf, watchPut } from './watches.ts';

/** Somebody acknowledges, or another worker looks, at the same moment: then it is looked again. */
const MOST_TRIES = 5;

/**
 * `committedAt`: when the oldest change behind this look was written; null: time alone brought it on. Gives what is to be
 * sent. Any number of workers may look at once: what one has put, the other finds told.
 */
export async function look(
  store: Store,
  ruleId: string,
  standing: Standing,
  committedAt: Instant | null,
): Promise<Notice[]> {
  const now = standing.at;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const [[ruleRecord], [watchRecord], alertRecords] = await Promise.all([
      store.records.get(RULES, [ruleId]),
      store.records.get(WATCHES, [ruleId]),
      listRecords(store, { rule: ruleId }),
    ]);
    // Removed meanwhile.
    if (ruleRecord === undefined || watchRecord === undefined) return [];
    const rule = ruleOf(ruleRecord);
    const before = { watch: watchOf(watchRecord), alerts: alertRecords.map(alertOf) };
    const became = await whatBecameOf(store, before, now);
    const subjects = subjectsOf(await withEventsOf(store, before.alerts, became, standing), rule);
    const found = evaluate(rule, before, subjects, became, now);
    const moved = new Map([...before.alerts, ...found.alerts].map((alert) => [alert.id, alert]));
    const telling = tell(rule, [...moved.values()], now, committedAt);
    const changed = new Map([...found.alerts, ...telling.alerts].map((alert) => [alert.id, alert]));
    const nextAt = Math.min(now + LOOK_EVERY, found.nextAt ?? Infinity, telling.nextAt ?? Infinity);
    const isNews = changed.size > 0 || telling.notices.length > 0 || !sameWatch(before.watch, found.watch);
    // A look that found nothing is written down only to put off the next.
    if (!isNews && (watchRecord.dueAt ?? 0) > now && nextAt >= watchRecord.dueAt!) return [];
    const versions = new Map(alertRecords.map(({ id, version }) => [id, version]));
    const isPut = await store.records.put([
      { ...watchPut(rule, found.watch, nextAt), expect: watchRecord.version },
      ...[...changed.values()].map((alert) => ({ ...alertPut(alert), expect: versions.get(alert.id) ?? 0 })),
      ...telling.notices.flatMap(({ notice, channels }) => noticePuts(notice, channels)),
    ]);
    if (isPut) return telling.notices.map(({ notice }) => notice);
  }
  // Whoever was faster each time has looked at least as lately.
  return [];
}

/** Where the ids of what the rule has seen lead elsewhere now: two things were found to be one. */
async function whatBecameOf(
  store: Store,
  { watch, alerts }: { watch: Watch; alerts: readonly Alert[] },
  now: Instant,
): Promise<Map<NodeId, NodeId>> {
  const known = Object.keys(watch.known).map((key) => key.slice(key.indexOf(' ') + 1));
  const seen = [...new Set([...alerts.filter(isOpen).map(({ subject }) => subject.about), ...known])];
  const nodes = await store.get(seen, { at: now, knownAt: now });
  return new Map(seen.flatMap((id, i) => (nodes[i] !== undefined && nodes[i].id !== id ? [[id, nodes[i].id]] : [])));
}

/** An event that took something away is looked at until it is over, however long ago it became known. */
async function withEventsOf(
  store: Store,
  alerts: readonly Alert[],
  became: ReadonlyMap<NodeId, NodeId>,
  standing: Standing,
): Promise<Standing> {
  const { at, events } = standing;
  const ids = alerts
    .filter((one) => isOpen(one) && one.subject.kind === 'event' && one.subject.status !== 'UNAFFECTED')
    .map(({ subject }) => became.get(subject.about) ?? subject.about)
    .filter((id) => !events.has(id));
  if (ids.length === 0) return standing;
  const nodes = (await store.get(ids, { at, knownAt: at })).filter((node) => node !== undefined);
  return { ...standing, events: new Map([...events, ...(await readEvents(store, nodes, at))]) };
}

const isOpen = ({ state }: Alert): boolean => state !== 'closed';

const sameWatch = (a: Watch, b: Watch): boolean =>
  JSON.stringify([sorted(a.known), sorted(a.waiting)]) === JSON.stringify([sorted(b.known), sorted(b.waiting)]);
const sorted = (record: object): [string, unknown][] => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
