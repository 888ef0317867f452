/** `bellwether impact EVENT --all`: the organisations that it affects, as they are found. */
import type { GraphNode, View } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';
import type { OrganisationImpact } from '../queries/organisations-hit/organisations-hit.ts';
import { count, listText } from '../queries/words.ts';
import type { CommandContext } from './context.ts';

/** Nothing is kept: each is printed when it is known. The last line, or object, says how many there were. */
export async function printEvery(
  store: Store,
  subject: GraphNode | null,
  view: View,
  json: boolean,
  context: CommandContext,
): Promise<void> {
  const { impactOnEvery } = await import('../queries/organisations-hit/organisations-hit.ts');
  const { answerJson } = await import('./render/answer-json.ts');
  const asked = subject === null ? {} : subject.kind === 'Action' ? { action: subject.id } : { event: subject.id };
  let looked = 0;
  let affected = 0;
  for await (const portion of impactOnEvery(store, { ...asked, ...view }, context.now())) {
    looked += portion.looked;
    affected += portion.affected.length;
    for (const one of portion.affected) {
      context.print(json ? JSON.stringify(answerJson(one)) : lineOf(one));
    }
    context.progress(`${looked} organisations looked at, ${affected} affected`);
  }
  if (json) context.print(JSON.stringify({ organisations: looked, affected }));
  else
    context.print(
      `${affected === 0 ? 'None' : affected} of ${count(looked, 'organisation')} ${affected === 1 ? 'is' : 'are'} affected.`,
    );
}

/** "Meridian Mutual: 5 down, 8 degraded, 2 covered of 26 workloads; critical: Claims handling." */
function lineOf({ organisation, counts, criticalFunctions }: OrganisationImpact): string {
  const parts = (
    [
      [counts.down, 'down'],
      [counts.unknown, 'unknown'],
      [counts.degraded, 'degraded'],
      [counts.covered, 'covered'],
      [counts.atRisk, 'at risk'],
    ] as const
  ).flatMap(([n, word]) => (n === 0 ? [] : [`${n} ${word}`]));
  const critical = criticalFunctions.map((one) => one.function.name);
  const hit = critical.length === 0 ? '' : `; critical: ${listText(critical)}`;
  return `${organisation.name}: ${parts.join(', ')} of ${count(counts.total, 'workload')}${hit}.`;
}
