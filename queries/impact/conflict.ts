/** Where the evidence points in different directions. Both sides stay, each with its speaker. */
import type { EventDate, Fact, Instant, NodeId } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { evidenceOf, sourceRank, strongestEvidence } from '../evidence.ts';
import { DAY, momentText } from '../words.ts';
import type { Conflict, WorkloadImpact } from './answer.ts';
import type { Asked } from './question.ts';

/** Dates nearer than this to what most say are the same date told by other clocks and zones. */
const SAME_DATE_MS = 1.5 * DAY;

export function judgeConflicts(
  subgraph: Subgraph,
  judge: AvailabilityJudge,
  asked: Asked,
  workloads: readonly WorkloadImpact[],
): Conflict[] {
  return [...availabilityConflicts(workloads, judge), ...dateConflicts(asked, judge), ...claims(subgraph, judge)];
}

/** Of the primaries and fallbacks that were judged; the same of one model once, however many workloads meet it. */
function availabilityConflicts(workloads: readonly WorkloadImpact[], judge: AvailabilityJudge): Conflict[] {
  const all = new Map<string, Conflict>();
  for (const { primaries, fallbacks } of workloads) {
    for (const { availability } of [...primaries, ...fallbacks]) {
      for (const { text, sides } of availability?.conflicts ?? []) {
        const about = availability!.model;
        const sentence = `${judge.name(about)}: ${text}`;
        all.set(sentence, { kind: 'availability', about, text: sentence, sides });
      }
    }
  }
  return [...all.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** Documents that date an event apart from the others. First-hand sources weigh more; the middle of them is the date. */
function dateConflicts(asked: Asked, judge: AvailabilityJudge): Conflict[] {
  return asked.question.events.flatMap((event) => {
    const byClock = new Map<EventDate['clock'], { fact: Fact; instant: Instant }[]>();
    for (const fact of judge.index.from('DATED', event.id)) {
      const date = fact.value as EventDate | null;
      if (date === null || typeof date.instant !== 'number' || date.clock === 'published') continue;
      const dated = byClock.get(date.clock) ?? [];
      dated.push({ fact, instant: date.instant });
      byClock.set(date.clock, dated);
    }
    return [...byClock].flatMap(([clock, dated]) => dateConflict(event.id, clock, dated, judge) ?? []);
  });
}

function dateConflict(
  event: NodeId,
  clock: string,
  dated: { fact: Fact; instant: Instant }[],
  judge: AvailabilityJudge,
): Conflict | null {
  const weight = (fact: Fact): number => 5 - sourceRank(judge.documents.get(fact.document)?.sourceKind ?? null);
  const sorted = [...dated].sort((a, b) => a.instant - b.instant);
  const total = sorted.reduce((sum, { fact }) => sum + weight(fact), 0);
  let below = 0;
  const middle = sorted.find(({ fact }) => {
    below += weight(fact);
    return below * 2 >= total;
  })!.instant;
  const apart = sorted.filter(({ instant }) => Math.abs(instant - middle) > SAME_DATE_MS);
  if (apart.length === 0) return null;
  const agreeing = sorted.filter(({ instant }) => Math.abs(instant - middle) <= SAME_DATE_MS).map(({ fact }) => fact);
  const others = new Map<string, Fact[]>();
  for (const { fact, instant } of apart) {
    const said = momentText(instant);
    others.set(said, [...(others.get(said) ?? []), fact]);
  }
  return {
    kind: 'date',
    about: event,
    text: `${judge.name(event)}: ${clock} ${momentText(middle)}; others say ${[...others.keys()].join(', ')}`,
    sides: [
      { text: momentText(middle), evidence: strongestEvidence(agreeing, judge.documents) },
      ...[...others].map(([text, facts]) => ({ text, evidence: strongestEvidence(facts, judge.documents) })),
    ],
  };
}

/** What somebody disputes or denies about what was asked. */
function claims(subgraph: Subgraph, judge: AvailabilityJudge): Conflict[] {
  const ids = [...(subgraph.stages.get('claims') ?? [])].sort();
  return ids.flatMap((id): Conflict[] => {
    const claim = judge.node(id);
    const about = judge.index.from('ABOUT', id);
    const against = about.filter((fact) => fact.stance === 'disputed' || fact.stance === 'denied');
    if (claim === undefined || against.length === 0) return [];
    const speaker = judge.index.objects('BY', id).map((by) => judge.name(by))[0];
    const text = speaker === undefined ? claim.name : `${speaker}: ${claim.name}`;
    const evidence = against.map((fact) => evidenceOf(fact, judge.documents));
    return [{ kind: 'claim', about: against[0]!.object ?? id, text, sides: [{ text: claim.name, evidence }] }];
  });
}
