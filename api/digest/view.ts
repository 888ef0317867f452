/** What the mail says, in words and in the reader's time zone: both renderings read it, so that they say the same. */

import type { ImpactCounts } from '../../queries/impact/answer.ts';
import { linksFrom } from '../links.ts';
import type { DigestAnswer } from './ask.ts';
import { lookedAtText } from './coverage-section.ts';
import { COLOURS } from './picture.ts';
import type { Section } from './section.ts';
import { sectionsOf } from './sections.ts';
import { clip, countsText, STATUSES, statusWord, timesIn } from './words.ts';

export interface DigestView {
  subject: string;
  /** What mail programs show behind the subject. */
  preview: string;
  organisation: string;
  /** "8 to 14 June 2026 (Europe/Berlin)". */
  period: string;
  headline: string;
  /** Where nothing is to be told: that, and what was looked at; else null. */
  quiet: string | null;
  /** "Now 26 workloads: 5 down …"; the same as the table. */
  posture: string;
  /** How many workloads stood how: only what there is; `colour`: that of the picture. */
  table: { status: string; colour: string; before: number; after: number }[];
  /** When the two columns were: "start of 8 June", "end of 14 June". */
  columns: { before: string; after: string };
  before: ImpactCounts;
  after: ImpactCounts;
  sections: Section[];
  urls: { now: string; settings: string; unsubscribe: string | null };
}

export interface ViewOptions {
  zone: string;
  /** Null: a mail that nobody can unsubscribe from, since it was not sent (`bellwether digest --open`). */
  unsubscribeUrl: string | null;
  /** Without a slash at the end. */
  publicUrl: string;
  /** Entries of a section at most; what is left out is counted. */
  most?: number;
}

const MOST_ENTRIES = 25;

export function viewOf(
  answer: DigestAnswer,
  { zone, unsubscribeUrl, publicUrl, most = MOST_ENTRIES }: ViewOptions,
): DigestView {
  const { organisation, headline } = answer;
  const { before, after } = answer.posture;
  const times = timesIn(zone, answer);
  const links = linksFrom(publicUrl);
  const sections = sectionsOf({ answer, times, links, most });
  const columns = { before: `start of ${times.first}`, after: `end of ${times.last}` };
  const same = STATUSES.every((status) => before.counts[status] === after.counts[status]);
  return {
    subject: `${clip(headline, 120)} · ${clip(organisation.name, 60)}`,
    preview: previewOf(sections) ?? countsText(after.counts),
    organisation: organisation.name,
    period: times.period,
    headline,
    quiet: answer.quiet
      ? `Nothing moved, and nothing happened to what you use. Looked at: ${lookedAtText(answer)}.`
      : null,
    posture: same
      ? `At the ${columns.after} as at the ${columns.before}, ${countsText(after.counts)}.`
      : `At the ${columns.after}, ${countsText(after.counts)}. At the ${columns.before}, ${countsText(before.counts)}.`,
    table: STATUSES.map((status) => ({
      status: statusWord(status),
      colour: COLOURS[status],
      before: before.counts[status],
      after: after.counts[status],
    })).filter((row) => row.before + row.after > 0),
    columns,
    before: before.counts,
    after: after.counts,
    sections,
    urls: { now: links.now(organisation.id), settings: links.settings, unsubscribe: unsubscribeUrl },
  };
}

/** The reason for the first thing that is told. */
function previewOf([first]: Section[]): string | null {
  const [entry] = first?.entries ?? [];
  return entry === undefined ? null : clip([entry.title, ...entry.details].join(': '), 140);
}
