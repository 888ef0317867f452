/** What the accounts of one event agree on: first hand counts more, copies count once, a lone outlier moves nothing. */
import type { EventType, Instant, NodeId } from '../../graph/model.ts';
import { DAY, type Report } from './report.ts';
import { voicesAmong } from './voice.ts';

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
  /** Independent sources: copies count once, and so does a source that tells it again. */
  voices: number;
  confidence: number;
}

/** `reports` sorted by id. */
export function consensusOf(reports: readonly Report[]): Consensus {
  const voices = voicesOf(reports);
  const sources = bySource(voices);
  const weight = voices.reduce((sum, voice) => sum + voice.weight, 0);
  const { day, precision, at } = timeOf(voices);
  return {
    type: vote(voices, ({ mention }) => mention.type),
    at,
    precision,
    day,
    models: modelsOf(voices),
    weight,
    voices: sources.size,
    confidence: confidenceOf(sources),
  };
}

/**
 * How sure we are that it happened: each independent source leaves a doubt of 1 - c·w, c how surely it was read, w what its
 * kind is worth (a first-hand account alone 1, the press 0.8, an aggregator 0.5); the doubts multiply. Two decimals.
 */
function confidenceOf(sources: ReadonlyMap<NodeId, Report>): number {
  let doubt = 1;
  for (const { mention, weight } of sources.values())
    doubt *= 1 - Math.min(0.97, mention.confidence * Math.min(1, 0.4 + weight / 5));
  return Math.round((1 - doubt) * 100) / 100;
}

/** One report a voice: the weightiest of each group of copies, and of several by one document. */
function voicesOf(reports: readonly Report[]): Report[] {
  const documents = new Map(reports.map(({ document }) => [document.id, document]));
  const voices = voicesAmong([...documents.values()]);
  const kept = new Map<string, Report>();
  for (const report of reports) {
    const voice = voices.get(report.document.id)!;
    const known = kept.get(voice);
    if (known === undefined || report.weight > known.weight) kept.set(voice, report);
  }
  return [...kept.values()];
}

/** The weightiest of each source: who says it twice is no second witness. */
function bySource(voices: readonly Report[]): Map<NodeId, Report> {
  const sources = new Map<NodeId, Report>();
  for (const voice of voices) {
    const known = sources.get(voice.document.source);
    if (known === undefined || voice.weight > known.weight) sources.set(voice.document.source, voice);
  }
  return sources;
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
  const told = new Map<NodeId, number>();
  for (const { document } of used) told.set(document.source, (told.get(document.source) ?? 0) + 1);
  // A source has one vote, however often it tells it.
  for (const voice of used)
    votes.set(voice.day!, (votes.get(voice.day!) ?? 0) + timeliness(voice) / told.get(voice.document.source)!);
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
function modelsOf(voices: readonly Report[]): NodeId[] {
  const votes = new Map<NodeId, number>();
  let named = 0;
  for (const voice of voices) {
    if (voice.models.length > 0) named += voice.weight;
    for (const model of voice.models) votes.set(model, (votes.get(model) ?? 0) + voice.weight);
  }
  return [...votes]
    .filter(([, n]) => n >= 0.2 * named)
    .map(([model]) => model)
    .sort();
}
