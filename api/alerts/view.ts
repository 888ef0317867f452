/** What a notice says, in words and in the reader's time zone: mail, Slack, Teams and webhook all read it, so that they say the same. */
import { DateTime } from 'luxon';
import type { Instant } from '../../graph/model.ts';
import { statusText } from '../../queries/digest/headline.ts';
import { SEVERITIES, type Severity } from '../../queries/impact/answer.ts';
import { listText } from '../../queries/words.ts';
import { linksFrom } from '../links.ts';
import type { Channel } from './channels.ts';
import type { Entry, Notice } from './notices.ts';
import type { AlertRule } from './rules.ts';
import { ackToken } from './sign.ts';
import type { Step } from './subjects.ts';

export interface ItemView {
  /** Of the notice. */
  entry: Entry;
  name: string;
  /** "function", "event", "conflict", "source". */
  kind: string;
  /** "down", "down, before degraded", "over". */
  status: string;
  severity: Severity;
  /** `bad`, `warn`, `good`, `plain`: for colour, beside the words. */
  tone: 'bad' | 'warn' | 'good' | 'plain';
  why: string;
  wayOut: string | null;
  /** "since 13 Jun 2026, 02:50"; "13 Jun 2026, 02:50 to 04:10". */
  when: string;
  evidence: string;
  /** "Suspension … → Claude Fable 5 → … → Claims summaries"; '' where there is none. */
  way: string;
  /** What documents say on it, in their words; what an item before said already is left out. */
  quotes: Quote[];
  acknowledgedBy: string | null;
  url: string;
}

export interface Quote {
  text: string;
  title: string;
  url: string | null;
}

export interface NoticeView {
  /** "CRITICAL: Claims handling and Underwriting: down, and 2 more · Meridian Mutual". */
  subject: string;
  headline: string;
  organisation: string;
  /** Of the worst that goes on; NONE where all is over. */
  severity: Severity;
  /** "Alert of the rule Risk desk, 13 Jun 2026, 03:10 (Europe/Berlin)". */
  note: string;
  items: ItemView[];
  urls: { acknowledge: string | null; console: string; unsubscribe: string | null };
}

export interface ViewOptions {
  organisationName: string;
  /** Without a slash at the end. */
  publicUrl: string;
  channel: Pick<Channel, 'id'>;
  /** Null: not a mail. */
  unsubscribeUrl?: string | null;
}

export function viewOf(
  notice: Notice,
  rule: AlertRule,
  { organisationName, publicUrl, channel, unsubscribeUrl = null }: ViewOptions,
): NoticeView {
  const links = linksFrom(publicUrl);
  const entries = [...notice.entries].sort((a, b) => rank(b) - rank(a) || (a.alert < b.alert ? -1 : 1));
  const severity = entries.filter(isOn).map(({ subject }) => subject.severity)[0] ?? 'NONE';
  const headline = headlineOf(notice, entries, rule);
  const moment = (at: Instant, format = 'd LLL yyyy, HH:mm'): string =>
    DateTime.fromMillis(at, { zone: rule.zone, locale: 'en-GB' }).toFormat(format);
  const quoted = new Set<string>();
  const urlOf = ({ subject, openedAt }: Entry): string =>
    subject.kind === 'event'
      ? links.impact(notice.organisation, { event: subject.about, at: notice.at })
      : subject.kind === 'function-status'
        ? links.impact(notice.organisation, { at: Math.max(openedAt, notice.at) })
        : links.now(notice.organisation);
  return {
    subject: `${severity === 'NONE' ? '' : `${severity}: `}${headline} · ${organisationName}`,
    headline,
    organisation: organisationName,
    severity,
    note: `Alert of the rule ${rule.name}, ${moment(notice.at)} (${rule.zone})`,
    items: entries.map((entry) => ({
      entry,
      name: entry.subject.name,
      kind: KINDS[entry.subject.kind],
      status: statusOf(entry),
      severity: entry.subject.severity,
      tone: isOn(entry) ? TONES[entry.subject.severity] : 'good',
      why: entry.subject.why,
      wayOut: isOn(entry) ? entry.subject.wayOut : null,
      when:
        entry.endedAt === null
          ? `since ${moment(entry.openedAt)}`
          : `${moment(entry.openedAt)} to ${moment(entry.endedAt, sameDay(entry, rule.zone) ? 'HH:mm' : undefined)}`,
      evidence: EVIDENCE[entry.subject.basis],
      way: isOn(entry) ? wayOf(entry.subject.path) : '',
      quotes: isOn(entry) ? quotesOf(entry.subject.path, quoted) : [],
      acknowledgedBy: entry.acknowledgedBy,
      url: urlOf(entry),
    })),
    urls: {
      acknowledge:
        notice.purpose !== 'test' && entries.some((entry) => isOn(entry) && entry.acknowledgedBy === null)
          ? ackUrl(publicUrl, rule, notice.id, channel)
          : null,
      console: links.now(notice.organisation),
      unsubscribe: unsubscribeUrl,
    },
  };
}

/** The page that asks whether to acknowledge what a notice tells of; opening it acknowledges nothing. */
export const ackUrl = (
  publicUrl: string,
  { key }: Pick<AlertRule, 'key'>,
  notice: string,
  channel: Pick<Channel, 'id'>,
): string => `${publicUrl}/alerts/${notice}/${channel.id}/${ackToken(key, notice, channel.id)}`;

const isOn = ({ endedAt }: Entry): boolean => endedAt === null;
/** What goes on before what is over, then the most severe, then the functions. */
const rank = (entry: Entry): number =>
  (isOn(entry) ? 100 : 0) +
  10 * SEVERITIES.indexOf(entry.subject.severity) +
  (entry.subject.kind === 'function-status' ? 1 : 0);

const KINDS = {
  'function-status': 'business function',
  event: 'event',
  conflict: 'sources that disagree',
  'source-silent': 'source',
} as const;
const TONES = { NONE: 'plain', LOW: 'plain', MEDIUM: 'warn', HIGH: 'warn', CRITICAL: 'bad' } as const;
const EVIDENCE = {
  'first-hand': 'first-hand evidence',
  reported: 'reported, not confirmed by who decides or switches',
  none: '',
} as const;

const sameDay = ({ openedAt, endedAt }: Entry, zone: string): boolean =>
  DateTime.fromMillis(openedAt, { zone }).hasSame(DateTime.fromMillis(endedAt ?? openedAt, { zone }), 'day');

const wayOf = (path: readonly Step[]): string =>
  [...path.slice(0, 1).map(({ from }) => from), ...path.map(({ to }) => to)].join(' → ');

/** Steps that the catalogue and the organisation's own file say are its own business. */
const SAID: ReadonlySet<string> = new Set(['CAUSED_BY', 'PART_OF', 'CONCERNS', 'CHANGES', 'SAID']);

function quotesOf(path: readonly Step[], before: Set<string>): Quote[] {
  return path.flatMap(({ relation, quote, title, url }) => {
    if (quote === null || !SAID.has(relation) || before.has(quote)) return [];
    before.add(quote);
    return [{ text: quote.replace(/\s+/g, ' '), title: title ?? 'a document', url }];
  });
}

/** "down"; "degraded, before down"; "over, was down". */
function statusOf({ subject, before, endedAt }: Entry): string {
  const { kind, status } = subject;
  if (endedAt !== null) return kind === 'function-status' ? `over, was ${statusText(status)}` : ENDED[kind];
  if (kind === 'event') return status === 'UNAFFECTED' ? 'about what you use' : `workloads ${statusText(status)}`;
  if (kind !== 'function-status') return kind === 'conflict' ? 'in conflict' : 'not read';
  return before === null || before === status
    ? statusText(status)
    : `${statusText(status)}, before ${statusText(before)}`;
}
const ENDED = { event: 'no longer reaches you', conflict: 'settled', 'source-silent': 'read again' } as const;

function headlineOf({ purpose }: Notice, entries: readonly Entry[], rule: AlertRule): string {
  if (purpose === 'test') return 'Test of an alert, nothing happened';
  const [first] = entries;
  if (first === undefined) return 'Nothing';
  const alike = entries.filter((one) => one.subject.kind === first.subject.kind && statusOf(one) === statusOf(first));
  const rest = entries.length - alike.length;
  const names = listText(
    alike.map(({ subject }) => subject.name),
    3,
  );
  const lead = purpose === 'escalation' ? `Not acknowledged for ${rule.escalation?.afterMinutes} minutes: ` : '';
  return `${lead}${names}: ${statusOf(first)}${rest === 0 ? '' : `, and ${rest} more`}`;
}
