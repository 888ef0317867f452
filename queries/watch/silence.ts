/** Who was silent about a question: what was looked for in a channel of their own, and not found. Pure. */
import type { NodeId } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { strongestEvidence } from '../evidence.ts';
import { holdsAt } from '../facts.ts';
import { dayText } from '../words.ts';
import type { Silence } from './answer.ts';

/** By name of the source. */
export function silenceAbout(item: NodeId, judge: AvailabilityJudge): Silence[] {
  return judge.index
    .to('SILENT', item)
    .filter((fact) => holdsAt(fact, judge.at))
    .flatMap((fact): Silence[] => {
      const source = judge.node(fact.subject);
      if (source === undefined) return [];
      const evidence = strongestEvidence([fact], judge.documents);
      return [{ source, since: fact.validFrom ?? fact.learnedAt, lookedAt: fact.learnedAt, evidence }];
    })
    .sort((a, b) => (a.source.id < b.source.id ? -1 : 1));
}

/** Without a full stop. */
export const silenceText = ({ source, since, lookedAt }: Silence): string =>
  `${source.name} has said nothing of it since ${dayText(since)}, last looked at on ${dayText(lookedAt)}`;
