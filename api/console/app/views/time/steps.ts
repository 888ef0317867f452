/** The instants at which something happens: what the arrow keys and the play button go by. Pure. */
import type { AvailabilityTimelineData } from '../../operations/availability-timeline.ts';
import type { TimelineData } from '../../operations/timeline.ts';

export interface Step {
  at: number;
  events: AvailabilityTimelineData['availabilityTimeline']['moments'][number]['events'];
  /** In a few words. */
  words: string;
}

/** Oldest first, one an instant: events that take effect, and other moments at which the organisation moved. */
export function stepsOf(
  moments: AvailabilityTimelineData['availabilityTimeline']['moments'],
  posture: TimelineData['timeline']['moments'],
): Step[] {
  const steps = new Map<number, Step>();
  for (const { at, events } of moments) {
    const ms = Date.parse(at);
    steps.set(ms, { at: ms, events, words: events.map(({ title }) => title).join('; ') });
  }
  for (const { at, workloads } of posture) {
    const ms = Date.parse(at);
    if (steps.has(ms)) continue;
    steps.set(ms, { at: ms, events: [], words: `${workloads.length} of our workloads moved` });
  }
  return [...steps.values()].sort((a, b) => a.at - b.at);
}

export const nextStep = (steps: readonly Step[], at: number): Step | undefined => steps.find((one) => one.at > at);
export const stepBefore = (steps: readonly Step[], at: number): Step | undefined =>
  steps.findLast((one) => one.at < at);
/** The latest that has happened by then. */
export const stepAt = (steps: readonly Step[], at: number): Step | undefined => steps.findLast((one) => one.at <= at);
