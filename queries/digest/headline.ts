/** The news in one line: what moved for the organisation, else what happened to what it uses, else that nothing did. */
import type { Comparison, StatusChange } from '../compare/answer.ts';
import { count, dayText, listText } from '../words.ts';
import type { Digest } from './answer.ts';

export function headlineOf(told: Omit<Digest, 'headline' | 'quiet'>): string {
  const moved = movedText(told.posture);
  if (moved !== null) return moved;
  const { down } = told.posture.after.counts;
  const still = down === 0 ? null : `${count(down, 'workload')} still down`;
  const news = newsText(told);
  if (news !== null) return still === null ? news : `${still}; ${news}`;
  const next = told.deadlines.find((one) => one.ours.length > 0);
  const nothing = still === null ? 'Nothing moved' : `Nothing moved, ${still}`;
  return next === undefined ? nothing : `${nothing}; next: ${next.event.name}, ${dayText(next.at)}`;
}

/** Of what happened to what we use, that which most documents tell of; what they dig up from before is no headline. */
function newsText({ events, actions, from }: Omit<Digest, 'headline' | 'quiet'>): string | null {
  const ours = events.filter((one) => one.ours.length > 0);
  const first = ours.find(({ event }) => event.time === null || event.time >= from);
  if (first !== undefined)
    return `${first.event.name}${ours.length > 1 ? `, and ${ours.length - 1} more about what you use` : ''}`;
  const act = actions.find((one) => one.ours.length > 0);
  return act === undefined ? null : `${act.action.name} is ${statusText(act.after)}`;
}

/** Told by what they are now, from worst on: those that got worse, and those of which nobody knew. */
const TOLD = [
  ['DOWN', 'down'],
  ['UNKNOWN', 'unknown'],
  ['DEGRADED', 'degraded'],
  ['COVERED', 'on a fallback'],
  ['AT_RISK', 'at risk'],
] as const;

/** "5 workloads down (Claims summaries and 4 more), 12 degraded"; "2 workloads better (…), 3 still down"; null where nothing moved. */
function movedText({ workloads, after }: Comparison): string | null {
  const bad = workloads.filter((one) => one.direction !== 'gone' && one.direction !== 'better');
  const better = workloads.filter((one) => one.direction === 'better');
  const parts = TOLD.flatMap(([status, word]) => {
    const moved = bad.filter((one) => one.after === status);
    if (moved.length === 0) return [];
    return [{ moved, word: word as string }];
  });
  if (better.length > 0) parts.push({ moved: better, word: 'better' });
  if (parts.length === 0) return null;
  const texts = parts.map(({ moved, word }, i) =>
    i === 0 ? `${count(moved.length, 'workload')} ${word} (${names(moved)})` : `${moved.length} ${word}`,
  );
  const still = after.counts.down - bad.filter((one) => one.after === 'DOWN').length;
  return [...texts, ...(better.length > 0 && still > 0 ? [`${still} still down`] : [])].join(', ');
}

const names = (changes: readonly StatusChange[]): string =>
  listText(
    changes.map((one) => one.node.name),
    2,
  );

export const statusText = (status: string): string => status.toLowerCase().replaceAll('_', ' ');
