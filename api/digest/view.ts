/** What the mail says, in words and in the reader's time zone: both renderings read it, so that they say the same. */
import { DateTime } from 'luxon';
import { statusText } from '../../queries/digest/headline.ts';
import { listText, spanText } from '../../queries/words.ts';
import { linksFrom } from '../links.ts';
import type { Counts, DigestAnswer, Moved } from './ask.ts';

export interface Line {
  text: string;
  /** What follows in a quieter voice; null: nothing. */
  note: string | null;
  url: string | null;
}

export interface MovedLine {
  name: string;
  before: string;
  after: string;
  /** `bad`, `warn`, `good`, `plain`: for colour, beside the words. */
  tone: 'bad' | 'warn' | 'good' | 'plain';
  why: string;
  wayOut: string | null;
  url: string | null;
}

export interface DigestView {
  subject: string;
  organisation: string;
  /** "8 to 14 June 2026 (Europe/Berlin)". */
  period: string;
  headline: string;
  /** "26 workloads: 5 down, 12 degraded …; a week ago: …". */
  posture: string;
  before: Counts;
  after: Counts;
  workloads: MovedLine[];
  functions: MovedLine[];
  unmoved: string;
  ours: Line[];
  others: Line[];
  actions: Line[];
  deadlines: Line[];
  questions: Line[];
  conflicts: Line[];
  coverage: Line[];
  quiet: string | null;
  urls: { console: string; unsubscribe: string | null };
}

export interface ViewOptions {
  zone: string;
  /** Null: a mail that nobody can unsubscribe from, since it was not sent (`bellwether digest --open`). */
  unsubscribeUrl: string | null;
  /** Without a slash at the end. */
  publicUrl: string;
}

export const STATUS_WORDS: Record<string, string> = {
  DOWN: 'down',
  DEGRADED: 'degraded',
  COVERED: 'on its fallback',
  AT_RISK: 'at risk',
  UNAFFECTED: 'unaffected',
  UNKNOWN: 'unknown',
};
const TONES: Record<string, MovedLine['tone']> = {
  DOWN: 'bad',
  DEGRADED: 'warn',
  UNKNOWN: 'warn',
  AT_RISK: 'warn',
  COVERED: 'plain',
  UNAFFECTED: 'good',
};

export function viewOf(answer: DigestAnswer, { zone, unsubscribeUrl, publicUrl }: ViewOptions): DigestView {
  const { posture, organisation, coverage } = answer;
  const at = (iso: string): DateTime => DateTime.fromISO(iso, { zone, locale: 'en-GB' });
  const day = (iso: string): string => at(iso).toFormat('d LLLL yyyy');
  const moment = (iso: string): string => at(iso).toFormat('ccc d LLL yyyy, HH:mm');
  const links = linksFrom(publicUrl);
  const stands = links.impact(organisation.id, { at: Date.parse(answer.until) - 1 });
  const moved = (one: Moved): MovedLine => ({
    name: one.node.name,
    before: one.before === null ? 'new' : STATUS_WORDS[one.before]!,
    after: one.after === null ? 'gone' : STATUS_WORDS[one.after]!,
    tone: one.after === null ? 'plain' : TONES[one.after]!,
    why: one.why,
    wayOut: one.wayOut,
    url: stands,
  });
  const events = answer.events.map(({ event, ours, documents }) => ({
    isOurs: ours.length > 0,
    line: {
      text: event.title,
      note: [
        event.occurredAt === null ? 'undated' : moment(event.occurredAt),
        documents === 1 ? '1 document' : `${documents} documents`,
        ...(ours.length > 0 ? [`you use ${listText(ours.map(({ name }) => name))}`] : []),
      ].join(' · '),
      url: links.event(event.id),
    },
  }));
  const hidden = answer.eventCount - answer.events.length;
  const length = spanText(Date.parse(answer.until) - Date.parse(answer.from));
  return {
    subject: `${answer.headline} · ${organisation.name}`,
    organisation: organisation.name,
    period: `${periodText(at(answer.from), at(answer.until))} (${zone})`,
    headline: answer.headline,
    posture: `Now: ${countsText(posture.after.counts)}. ${length} before: ${countsText(posture.before.counts)}.`,
    before: posture.before.counts,
    after: posture.after.counts,
    workloads: posture.workloads.map(moved),
    functions: posture.functions.map(moved),
    unmoved: `${posture.unmoved} of ${posture.after.counts.total} workloads stand as they stood.`,
    ours: events.filter(({ isOurs }) => isOurs).map(({ line }) => line),
    others: [
      ...events.filter(({ isOurs }) => !isOurs).map(({ line }) => line),
      ...(hidden > 0 ? [{ text: `and ${hidden} more about what you don’t use`, note: null, url: null }] : []),
    ],
    actions: answer.actions.map(({ action, before, after, isOurs }) => ({
      text: action.title,
      note: `${before === null ? 'new' : statusText(before)} → ${statusText(after)}${isOurs ? ' · about what you use' : ''}`,
      url: links.action(action.id),
    })),
    deadlines: answer.deadlines.map((one) => ({
      text: `${day(one.at)}: ${one.event.title}`,
      note: [
        one.kind === 'ENDS' ? 'a model ends' : 'takes effect',
        ...(one.movedFrom.length > 0 ? [`moved, before: ${one.movedFrom.map(day).join(', ')}`] : []),
        ...(one.isOurs ? ['you use it'] : []),
      ].join(' · '),
      url: links.event(one.event.id),
    })),
    questions: answer.watch.map(({ question, before, after, why }) => ({
      text: question,
      note: `${before === null ? 'new' : statusText(before)} → ${statusText(after)} · ${why}`,
      url: stands,
    })),
    conflicts: [
      ...answer.conflicts.map(({ summary }) => ({ text: summary, note: null, url: stands })),
      ...(answer.openConflicts > answer.conflicts.length
        ? [
            {
              text: `${answer.openConflicts - answer.conflicts.length} older ones are still open.`,
              note: null,
              url: null,
            },
          ]
        : []),
    ],
    coverage: [
      {
        text: `${coverage.documents} documents of ${coverage.heard.length} sources, for ${coverage.workloads} workloads on ${coverage.models} models`,
        note: coverage.heard.map(({ source, documents }) => `${source.name} ${documents}`).join(', ') || null,
        url: null,
      },
      ...(coverage.silent.length === 0
        ? []
        : [
            {
              text: `${coverage.silent.length} sources gave nothing`,
              note: listText(
                coverage.silent.map(({ name }) => name),
                6,
              ),
              url: null,
            },
          ]),
    ],
    quiet: answer.quiet ? 'Nothing moved, and nothing happened to what you use. What was looked at is below.' : null,
    urls: { console: publicUrl, unsubscribe: unsubscribeUrl },
  };
}

export function countsText(counts: Counts): string {
  const parts = (['down', 'unknown', 'degraded', 'covered', 'atRisk', 'unaffected'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${STATUS_WORDS[KEYS[status]]}`);
  return parts.length === 0 ? 'no workloads' : `${counts.total} workloads, ${parts.join(', ')}`;
}

const KEYS = {
  down: 'DOWN',
  degraded: 'DEGRADED',
  covered: 'COVERED',
  atRisk: 'AT_RISK',
  unaffected: 'UNAFFECTED',
  unknown: 'UNKNOWN',
} as const;

/** The last day is the one before `until`. */
function periodText(from: DateTime, until: DateTime): string {
  const last = until.minus({ milliseconds: 1 });
  if (from.hasSame(last, 'day')) return last.toFormat('cccc, d LLLL yyyy');
  const begin = from.toFormat(
    from.hasSame(last, 'month') ? 'd' : from.hasSame(last, 'year') ? 'd LLLL' : 'd LLLL yyyy',
  );
  return `${begin} to ${last.toFormat('d LLLL yyyy')}`;
}
