/** What the accounts of one event agree on: first hand counts more, copies count once, a lone outlier moves nothing. */
import type { EventType, Instant, NodeId } from '../../graph/model.ts';
import { DAY, type LinkedDocument, type Report } from './report.ts';

export interface Consensus {
  type: EventType;
  /** The instant that answers are computed with: the exact time where one is agreed, else the first moment it is known to hold. */
  at: Instant;
  precision: 'minute' | 'day' | 'month' | 'year';
  /** The agreed day, midnight UTC. */
  day: Instant;
  models: NodeId[];
  /** Sum of the weights of independent voices. */
  weight: number;
  voices: number;
  confidence: number;
}

/** `reports` sorted by id. */
export function consensusOf(reports: readonly Report[]): Consensus {
  const voices = voicesOf(reports);
  const weight = voices.reduce((sum, voice) => sum + voice.weight, 0);
  const { day, precision, at } = timeOf(voices);
  return {
    type: vote(voices, ({ mention }) => mention.type),
    at,
    precision,
    day,
    models: modelsOf(voices, weight),
    weight,
    voices: voices.length,
    confidence:
      Math.round(
        (1 -
          voices.reduce(
            (doubt, voice) =>
              doubt * (1 - Math.min(0.97, voice.mention.confidence * Math.min(1, 0.4 + voice.weight / 5))),
            1,
          )) *
          100,
      ) / 100,
  };
}

/** One report a voice: the weightiest of each group of copies, and of several by one document. */
function voicesOf(reports: readonly Report[]): Report[] {
  const byBand = new Map<string, number>();
  const kept: Report[] = [];
  for (const report of reports) {
    const keys = [report.document.id, ...report.document.voice];
    const known = keys.map((key) => byBand.get(key)).find((index) => index !== undefined);
    const index = known ?? kept.length;
    if (known === undefined) kept.push(report);
    else if (report.weight > kept[known]!.weight) kept[known] = report;
    for (const key of keys) byBand.set(key, index);
  }
  return kept;
}

function vote<T extends string>(voices: readonly Report[], read: (report: Report) => T): T {
  const votes = new Map<T, number>();
  for (const voice of voices) votes.set(read(voice), (votes.get(read(voice)) ?? 0) + voice.weight);
  return [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
}

/** The day that most weight is on (a day's difference is a time zone, not a disagreement), then the time of day. */
function timeOf(voices: readonly Report[]): Pick<Consensus, 'day' | 'precision' | 'at'> {
  // A passing mention is no witness of the date.
  const sure = voices.filter((voice) => voice.day !== null && voice.mention.stance !== 'denied');
  const dated = sure.some((voice) => voice.founds) ? sure.filter((voice) => voice.founds) : sure;
  const exact = dated.filter((voice) => voice.precision === 'day' || voice.precision === 'minute');
  const used = exact.length > 0 ? exact : dated;
  const published = voices.flatMap((voice) => voice.document.publishedAt ?? []);
  if (used.length === 0) {
    const at =
      published.length > 0 ? Math.min(...published) : Math.min(...voices.map((voice) => voice.document.learnedAt));
    return { day: Math.floor(at / DAY) * DAY, precision: 'day', at };
  }
  const votes = new Map<Instant, number>();
  for (const voice of used) votes.set(voice.day!, (votes.get(voice.day!) ?? 0) + timeliness(voice));
  const score = (day: Instant): number =>
    (votes.get(day) ?? 0) + 0.5 * ((votes.get(day - DAY) ?? 0) + (votes.get(day + DAY) ?? 0));
  const day = [...votes.keys()].sort((a, b) => score(b) - score(a) || a - b)[0]!;
  const onDay = used.filter((voice) => Math.abs(voice.day! - day) <= DAY);
  const minutes = onDay.filter((voice) => voice.precision === 'minute');
  if (minutes.length > 0) {
    const best = [...minutes].sort(
      (a, b) => b.weight - a.weight || a.instant! - b.instant! || (a.id < b.id ? -1 : 1),
    )[0]!;
    return { day, precision: 'minute', at: best.instant! };
  }
  if (exact.length === 0) return { day, precision: used[0]!.precision!, at: day };
  // Only the day is known: it had happened when the first of them wrote.
  const first = Math.min(
    ...voices
      .filter((voice) => voice.mention.stance !== 'planned')
      .flatMap((voice) => voice.document.publishedAt ?? []),
  );
  const at = first >= day && first < day + 36 * 3_600_000 ? first : day;
  return { day, precision: 'day', at };
}

/** Who writes within days of it knows the day better than who tells it later. */
function timeliness(voice: Report): number {
  const { publishedAt } = voice.document;
  if (publishedAt === null || voice.day === null) return voice.weight * 0.5;
  const late = (publishedAt - voice.day) / DAY;
  return voice.weight * (late > -2 && late < 4 ? 1 : late < 10 ? 0.7 : 0.3);
}

/** Those that a fair share of the weight names: one page's extra models are that page's. */
function modelsOf(voices: readonly Report[], weight: number): NodeId[] {
  const votes = new Map<NodeId, number>();
  let named = 0;
  for (const voice of voices) {
    if (voice.models.length > 0) named += voice.weight;
    for (const model of voice.models) votes.set(model, (votes.get(model) ?? 0) + voice.weight);
  }
  void weight;
  return [...votes]
    .filter(([, n]) => n >= 0.2 * named)
    .map(([model]) => model)
    .sort();
}

/** Sources that are not one another's copies. */
export function independentSources(documents: readonly LinkedDocument[]): number {
  return new Set(documents.map((document) => document.source)).size;
}
