/** Events that stayed apart and may be one: proposals for review, never followed by themselves. Pure. */
import type { NodeId } from '../../graph/model.ts';
import type { Happening } from './happenings.ts';
import { DAY } from './report.ts';
import { targetsOf } from './targets.ts';

export interface Proposal {
  id: NodeId;
  name: string;
  /** 0 to 1. */
  score: number;
  reasons: string[];
}

/** Beyond this two acts of one kind on one thing are two. */
const WITHIN_DAYS = 30;
/** What speaks for one event, beside the same kind of act on the same thing. */
const WEIGHTS = {
  /** On one day; none at `WITHIN_DAYS`. Accounts of one event differ by days, seldom by weeks. */
  nearInTime: 0.3,
  /** Both name the same actor: more than where one leaves it open. */
  sameActor: 0.15,
  sameKind: 0.45,
  /** A weak event beside a strong one is more often a bad account of it than a second event. */
  oneIsWeak: 0.1,
};
const WEAK = 0.5;
const PROPOSED_FROM = 0.6;

/** For each event that has any: the better attested ones that it may be, best first. */
export function similarTo(
  happenings: readonly Happening[],
  titleOf: (one: Happening) => string,
): Map<Happening, Proposal[]> {
  const byTarget = new Map<string, Happening[]>();
  for (const one of happenings) {
    const { family, aspect, consensus, reports } = one.cluster;
    const targets = consensus.models.length > 0 ? consensus.models : reports.flatMap(targetsOf);
    for (const target of new Set(targets)) {
      const key = `${family} ${aspect} ${target}`;
      const known = byTarget.get(key);
      if (known === undefined) byTarget.set(key, [one]);
      else known.push(one);
    }
  }
  const found = new Map<Happening, Map<NodeId, Proposal>>();
  for (const group of byTarget.values()) {
    const sorted = [...group].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    sorted.forEach((one, index) => {
      for (let next = index + 1; next < sorted.length; next++) {
        const other = sorted[next]!;
        if (other.at - one.at > WITHIN_DAYS * DAY) break;
        const [weak, strong] = isWeaker(one, other) ? [one, other] : [other, one];
        const proposal = compare(weak, strong, titleOf);
        if (proposal === null) continue;
        found.set(weak, (found.get(weak) ?? new Map()).set(strong.id, proposal));
      }
    });
  }
  return new Map(
    [...found].map(([one, proposals]) => [
      one,
      [...proposals.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
    ]),
  );
}

function isWeaker(a: Happening, b: Happening): boolean {
  const difference = a.cluster.consensus.weight - b.cluster.consensus.weight;
  return difference === 0 ? a.id > b.id : difference < 0;
}

function compare(weak: Happening, strong: Happening, titleOf: (one: Happening) => string): Proposal | null {
  const [a, b] = [weak.cluster.actor, strong.cluster.actor];
  if (a !== null && b !== null && a !== b) return null;
  if (weak.cluster.split || strong.cluster.split) return null;
  const days = Math.round(Math.abs(weak.at - strong.at) / DAY);
  const reasons = [
    'the same kind of act on the same thing',
    days === 0 ? 'on the same day' : `${days} ${days === 1 ? 'day' : 'days'} apart`,
  ];
  let score = WEIGHTS.sameKind + WEIGHTS.nearInTime * (1 - days / WITHIN_DAYS);
  if (a !== null && a === b) {
    score += WEIGHTS.sameActor;
    reasons.push('by the same actor');
  }
  if (weak.cluster.consensus.confidence < WEAK && strong.cluster.consensus.confidence >= WEAK) {
    score += WEIGHTS.oneIsWeak;
    reasons.push('told surely of one, hardly of the other');
  }
  if (score < PROPOSED_FROM) return null;
  return { id: strong.id, name: titleOf(strong), score: Math.round(score * 100) / 100, reasons };
}
