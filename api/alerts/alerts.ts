/** An alert: one record a rule and subject, with the versions that it went through and what of them was told. */
import { createHash } from 'node:crypto';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import type { Severity } from '../../queries/impact/answer.ts';
import { keyOf, type Subject } from './subjects.ts';

export const COLLECTION = 'alert';

export interface AlertVersion {
  /** 1 is its opening. */
  version: number;
  at: Instant;
  what: 'opened' | 'updated' | 'acknowledged' | 'escalated' | 'closed';
  status: Subject['status'];
  severity: Severity;
  basis: Subject['basis'];
  /** Of an acknowledgement: who; else null. */
  by: string | null;
}

export interface Alert {
  /** `RULE/KEY`: the key stands for the subject, so that a rule has one alert of it. */
  id: string;
  rule: string;
  organisation: NodeId;
  state: 'open' | 'acknowledged' | 'closed';
  /** Who has said that somebody is on it, since it opened or got worse; null: nobody. */
  acknowledgedBy: string | null;
  /** As it stands, or stood when it closed. */
  subject: Subject;
  /** How it stood before it opened; null: it did not hold. */
  before: Subject['status'] | null;
  /** When it opened; of one that closed and opened again, the last time. */
  openedAt: Instant;
  /** Oldest first; of one that opens again and again, the newest. */
  versions: AlertVersion[];
  /** The newest version that a message told of, and when; null: none of those since it opened. */
  told: { version: AlertVersion; at: Instant } | null;
  /** The notice that told of it first, which later mails answer. */
  thread: string | null;
  /** When it was sent on to whoever comes next; null: it was not. */
  escalatedAt: Instant | null;
}

const MOST_VERSIONS = 100;

export function alertId(rule: string, subject: Pick<Subject, 'kind' | 'about'>): string {
  return `${rule}/${createHash('sha256').update(keyOf(subject)).digest('hex').slice(0, 24)}`;
}

export const newestOf = ({ versions }: Alert): AlertVersion => versions.at(-1)!;

/** With one version more, as its subject stands. */
export function withVersion(alert: Alert, what: AlertVersion['what'], at: Instant, by: string | null = null): Alert {
  const { status, severity, basis } = alert.subject;
  const version = (alert.versions.at(-1)?.version ?? 0) + 1;
  return {
    ...alert,
    versions: [...alert.versions, { version, at, what, status, severity, basis, by }].slice(-MOST_VERSIONS),
  };
}

/** Newest opening first. */
export async function listAlerts(
  store: Store,
  { organisation, rule, states }: { organisation?: NodeId; rule?: string; states?: Alert['state'][] } = {},
): Promise<Alert[]> {
  return (await listRecords(store, { organisation, rule }))
    .map(alertOf)
    .filter(({ state }) => states === undefined || states.includes(state))
    .sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
}

export async function listRecords(
  store: Store,
  { organisation, rule }: { organisation?: NodeId | undefined; rule?: string | undefined },
): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  for (let after: StoredRecord | undefined; ; ) {
    const page = await store.records.list(COLLECTION, {
      ...(organisation === undefined ? {} : { scope: organisation }),
      ...(rule === undefined ? {} : { prefix: `${rule}/` }),
      ...(after === undefined ? {} : { after }),
      first: 1000,
    });
    found.push(...page);
    after = page.at(-1);
    if (page.length < 1000) return found;
  }
}

/**
 * Somebody has seen it: it is not escalated any more, unless it gets worse. Acknowledged again, or closed, it stays as it
 * is. Throws NOT_FOUND.
 */
export async function acknowledge(store: Store, id: string, by: string, now: Instant): Promise<Alert> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const [record] = await store.records.get(COLLECTION, [id]);
    if (record === undefined) {
      throw new BellwetherError('NOT_FOUND', `No alert '${id}'.`, {
        hint: '`bellwether alerts` lists them.',
        details: { what: 'alert', given: id },
      });
    }
    const alert = alertOf(record);
    if (alert.state !== 'open') return alert;
    const seen = withVersion(alert, 'acknowledged', now, by);
    const acknowledged = { ...seen, state: 'acknowledged' as const, acknowledgedBy: by };
    if (await store.records.put([{ ...alertPut(acknowledged), expect: record.version }])) return acknowledged;
  }
  throw new BellwetherError('CONFLICT', `Alert '${id}' is being changed all the time.`, { hint: 'Try again.' });
}

export function alertOf({ id, value }: StoredRecord): Alert {
  return { id, ...(value as unknown as Omit<Alert, 'id'>) };
}

export function alertPut({ id, ...alert }: Alert) {
  return { collection: COLLECTION, id, scope: alert.organisation, value: alert as unknown as Props };
}
