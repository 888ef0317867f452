/** One message of a rule: what it tells of, as it stood when it was planned, so that each attempt and each channel says the same. */
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { RecordPut, Store, StoredRecord } from '../../graph/store.ts';
import { type Mailing, mailingId, mailingPut } from '../mail/ledger.ts';
import type { Alert } from './alerts.ts';
import type { Channel } from './channels.ts';
import { newPost, postPut } from './posts.ts';
import type { Subject } from './subjects.ts';

export const COLLECTION = 'alert-notice';

/** What it says of one alert. */
export interface Entry {
  alert: Alert['id'];
  version: number;
  what: 'opened' | 'updated' | 'closed' | 'escalated';
  /** As it was told last, or stood before; null: there was nothing. */
  before: Subject['status'] | null;
  subject: Subject;
  openedAt: Instant;
  /** Null: it goes on. */
  endedAt: Instant | null;
  acknowledgedBy: string | null;
  /** The notice that told of it first; null: this one does. */
  thread: string | null;
}

export interface Notice {
  /** 24 hex digits. */
  id: string;
  rule: string;
  organisation: NodeId;
  purpose: 'news' | 'escalation' | 'test';
  at: Instant;
  /** When the oldest change behind it was written to the store; null: none was, time has passed. */
  committedAt: Instant | null;
  entries: Entry[];
}

/** The mailing of a notice to a channel: its id makes the Message-ID. */
export const mailingOf = (notice: string, channel: Pick<Channel, 'id'>): string =>
  mailingId('alert', notice, channel.id);

/** The notice and what carries it to each channel; to be put together with what it tells of. */
export function noticePuts(notice: Notice, channels: readonly Channel[]): RecordPut[] {
  const deliveries = channels.map((channel): RecordPut => {
    if (channel.kind !== 'email') return { ...postPut(newPost(notice, channel), notice.at), expect: 0 };
    const mailing: Mailing = {
      id: mailingOf(notice.id, channel),
      kind: 'alert',
      subscription: channel.subscription,
      organisation: notice.organisation,
      to: channel.address,
      period: notice.id,
      from: notice.at,
      until: notice.at,
      state: 'waiting',
      attempts: 0,
      note: null,
      plannedAt: notice.at,
      sentAt: null,
    };
    return { ...mailingPut(mailing, notice.at), expect: 0 };
  });
  return [{ ...noticePut(notice), expect: 0 }, ...deliveries];
}

export async function findNotice(store: Store, id: string): Promise<Notice | undefined> {
  const [record] = await store.records.get(COLLECTION, [id]);
  return record === undefined ? undefined : noticeOf(record);
}

/** Of one organisation or of all, the oldest first. */
export async function listNotices(store: Store, { organisation }: { organisation?: NodeId } = {}): Promise<Notice[]> {
  const found: Notice[] = [];
  for (let after: StoredRecord | undefined; ; ) {
    const page = await store.records.list(COLLECTION, {
      ...(organisation === undefined ? {} : { scope: organisation }),
      ...(after === undefined ? {} : { after }),
      first: 1000,
    });
    found.push(...page.map(noticeOf));
    after = page.at(-1);
    if (page.length < 1000) return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }
}

export function noticeOf({ id, value }: StoredRecord): Notice {
  return { id, ...(value as unknown as Omit<Notice, 'id'>) };
}

function noticePut({ id, ...notice }: Notice): RecordPut {
  return { collection: COLLECTION, id, scope: notice.organisation, value: notice as unknown as Props };
}
