/** The news in one line: what moved for the organisation, else what happened to what it uses, else that nothing did. */
import type { Comparison, StatusChange } from '../compare/answer.ts';
import { count, dayText, listText } from '../words.ts';
import type { Digest } from './answer.ts';

export function headlineOf({ posture, events, actions, deadlines }: Omit<Digest, 'headline' | 'quiet'>): string {
  const moved = movedText(posture);
  if (moved !== null) return moved;
  const ours = events.filter((one) => one.ours.length > 0);
  if (ours.length > 0) {
    const more = ours.length > 1 ? `, and ${ours.length - 1} more about what you use` : '';
    return `${ours[0]!.event.name}${more}`;
  }
  const act = actions.find((one) => one.isOurs);
  if (act !== undefined) return `${act.action.name} is ${statusText(act.after)}`;
  const next = deadlines.find((one) => one.isOurs);
  if (next !== undefined) return `Nothing moved; next: ${next.event.name}, ${dayText(next.at)}`;
  return 'Nothing moved for you';
}

/** Told by what they are now, from worst on: those that got worse, and those of which nobody knew. */
const TOLD = [
  ['DOWN', 'down'],
  ['UNKNOWN', 'unknown'],
  ['DEGRADED', 'degraded'],
  ['COVERED', 'on a fallback'],
  ['AT_RISK', 'at risk'],
] as const;

/** "5 workloads down (Claims summaries and 4 more), 12 degraded"; "12 better, 3 still down"; null where nothing moved. */
function movedText({ workloads, after }: Comparison): string | null {
  const bad = workloads.filter((one) => one.direction !== 'gone' && one.direction !== 'better');
  const better = workloads.filter((one) => one.direction === 'better');
  const parts = TOLD.flatMap(([status, word]) => {
    const moved = bad.filter((one) => one.after === status);
    if (moved.length === 0) return [];
    return [{ moved: moved.length, word: `${word}${status === 'DOWN' ? ` (${names(moved)})` : ''}` }];
  });
  if (better.length > 0) parts.push({ moved: better.length, word: 'better' });
  if (parts.length === 0) return null;
  const texts = parts.map(({ moved, word }, i) => `${i === 0 ? count(moved, 'workload') : moved} ${word}`);
  const still = after.counts.down - bad.filter((one) => one.after === 'DOWN').length;
  return [...texts, ...(better.length > 0 && still > 0 ? [`${still} still down`] : [])].join(', ');
}

const names = (changes: readonly StatusChange[]): string =>
  listText(
    changes.map((one) => one.node.name),
    2,
  );

export const statusText = (status: string): string => status.toLowerCase().replaceAll('_', ' ');
