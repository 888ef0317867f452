import type { Instant } from '../../graph/model.ts';
import type {
  Timeline as Answer,
  Band,
  FunctionBand as FunctionAnswer,
  Moment as MomentAnswer,
} from '../../queries/timeline/answer.ts';
import { timeline as ask } from '../../queries/timeline/timeline.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { upper } from './related.ts';

/** What is reached from it is read as of its end. */
export async function timeline(
  _: unknown,
  args: { organisation: string; from: Instant; to?: Instant | null; knownAt?: Instant | null },
  context: ApiContext,
): Promise<Seen<Answer>> {
  const answer = await ask(context.store, args, context.now);
  return seen(answer, { at: answer.to, knownAt: answer.knownAt });
}

export const Timeline = {
  organisation: ({ it, view }: Seen<Answer>) => seen(it.organisation, view),
  moments: ({ it, view }: Seen<Answer>) => it.moments.map((moment) => seen(moment, { ...view, at: moment.at })),
  functions: ({ it, view }: Seen<Answer>) => it.functions.map((band) => seen(band, view)),
  workloads: ({ it, view }: Seen<Answer>) => it.workloads.map((band) => seen(band, view)),
};

export const Moment = {
  events: ({ it, view }: Seen<MomentAnswer>) => it.events.map((event) => seen(event, view)),
  workloads: ({ it, view }: Seen<MomentAnswer>) => it.workloads.map((change) => seen(change, view)),
  functions: ({ it, view }: Seen<MomentAnswer>) => it.functions.map((change) => seen(change, view)),
};

const minutes = ({ it: { minutes } }: Seen<Band>) => ({
  down: minutes.DOWN,
  degraded: minutes.DEGRADED,
  covered: minutes.COVERED,
  atRisk: minutes.AT_RISK,
  unaffected: minutes.UNAFFECTED,
  unknown: minutes.UNKNOWN,
});

export const WorkloadBand = { workload: ({ it, view }: Seen<Band>) => seen(it.node, view), minutes };

export const FunctionBand = {
  function: ({ it, view }: Seen<FunctionAnswer>) => seen(it.node, view),
  critical: ({ it }: Seen<FunctionAnswer>) => upper(it.critical),
  minutes,
};
