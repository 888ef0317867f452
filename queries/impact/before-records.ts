/**
 * Nothing is known of a time before the first document here, nor of an organisation before its file was: that is UNKNOWN,
 * and never unaffected.
 */
import type { GraphNode, Instant, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { momentText } from '../words.ts';
import { badness, type FunctionImpact, type Impact, type WorkloadImpact, worse } from './answer.ts';
import { type Criticality, severityOf } from './business.ts';

/** When the first document was published; null: there is none. Asked only where `at` lies before the organisation's file. */
export async function recordsBegin(store: Store, organisation: GraphNode, view: View): Promise<Instant | null> {
  if (view.at >= organisation.learnedAt) return null;
  const reports = { kind: 'Document' as const, props: { origin: 'document' } };
  const { items } = await store.find(reports, view, { first: 1, order: 'time' });
  return items[0]?.time ?? null;
}

/** Why nothing can be said, in a sentence; null where something can. */
export function silenceOf(organisation: GraphNode, { at, knownAt }: View, begins: Instant | null): string | null {
  const { name, learnedAt } = organisation;
  if (knownAt < learnedAt) {
    return `What ${name} runs was not known here before ${momentText(learnedAt)}: whether anything was off for it can't be told.`;
  }
  if (begins === null || at >= begins) return null;
  return `Nothing here tells of the time before ${momentText(begins)}: whether anything was off for ${name} on ${momentText(at)} can't be told.`;
}

/** The answer with everything UNKNOWN that nothing is said of. */
export function asUnknown(answer: Impact, why: string): Impact {
  const { counts } = answer;
  return {
    ...answer,
    status: worse(answer.status, 'UNKNOWN'),
    summary: why,
    counts: { ...counts, unknown: counts.unknown + counts.unaffected, unaffected: 0 },
    ...unknownOf(answer, why),
    silence: why,
    uncertain: [why, ...answer.uncertain.filter((one) => one !== why)],
  };
}

/** The same of what was judged alone: a timeline keeps no whole answers. */
export function unknownOf(
  judged: { workloads: readonly WorkloadImpact[]; functions: readonly FunctionImpact[] },
  why: string,
): { workloads: WorkloadImpact[]; functions: FunctionImpact[] } {
  const criticality = new Map(judged.functions.map((one) => [one.function.id, one.critical]));
  const workloads = judged.workloads.map((one): WorkloadImpact => {
    if (one.status !== 'UNAFFECTED') return one;
    const severity = severityOf('UNKNOWN', worst(one.functions.map((id) => criticality.get(id))));
    return { ...one, status: 'UNKNOWN', severity, reason: why, short: 'before the records begin', wayOut: null };
  });
  const functions = judged.functions.map((one): FunctionImpact => {
    if (one.status !== 'UNAFFECTED') return one;
    const severity = severityOf('UNKNOWN', one.critical);
    return { ...one, status: 'UNKNOWN', severity, rtoBreached: null, reason: why };
  });
  return { workloads: workloads.sort((a, b) => badness(b.status) - badness(a.status)), functions };
}

function worst(all: readonly (Criticality | undefined)[]): Criticality {
  if (all.includes('yes')) return 'yes';
  return all.length > 0 && all.every((one) => one === 'no') ? 'no' : 'not-assessed';
}
