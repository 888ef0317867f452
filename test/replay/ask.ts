/** The replay's questions, put to a store. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import type { Availability } from '../../queries/availability/answer.ts';
import { availability } from '../../queries/availability/availability.ts';
import { type Cell, NOW, QUESTIONS, type QuestionName } from './truth-table.ts';

export async function ask(
  store: Store,
  name: QuestionName,
  at: Instant,
  knownAt: Instant = NOW,
): Promise<Availability> {
  const answers = await availability(store, { ...QUESTIONS[name], at, knownAt }, NOW);
  if (answers.length !== 1) throw new Error(`${answers.length} answers for ${name}`);
  return answers[0]!;
}

/** Sources of all the evidence that an answer shows: for its state, its causes and its conflicts. */
export function sourcesOf(answer: Availability): Set<string> {
  const evidence = [
    ...answer.evidence,
    ...answer.causes.flatMap((cause) => cause.evidence),
    ...answer.conflicts.flatMap((conflict) => conflict.sides.flatMap((side) => side.evidence)),
  ];
  return new Set(evidence.map((one) => one.document.source));
}

/** What of the cell the answer does not give; empty is right. */
export function mismatches(answer: Availability, cell: Cell): string[] {
  const wrong: string[] = [];
  if (!cell.state.includes(answer.state))
    wrong.push(`state ${answer.state}, not ${cell.state.join(' or ')} (${answer.reason})`);
  if (cell.usable !== undefined && answer.usable !== cell.usable)
    wrong.push(`usable ${answer.usable}, not ${cell.usable}`);
  if (cell.undated === true && !answer.causes.some((cause) => cause.undated))
    wrong.push('no undated announcement among the causes');
  if (cell.cap === true && !answer.causes.some((cause) => cause.cap !== null)) wrong.push('no limit among the causes');
  const sources = sourcesOf(answer);
  for (const source of cell.sources ?? []) if (!sources.has(source)) wrong.push(`no evidence of ${source}`);
  if (answer.evidence.length === 0) wrong.push('no evidence');
  return wrong;
}
