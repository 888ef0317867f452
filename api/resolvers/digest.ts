import type { GraphNode, Instant } from '../../graph/model.ts';
import type { Digest as Answer, Deadline as DeadlineAnswer } from '../../queries/digest/answer.ts';
import { digest as ask } from '../../queries/digest/digest.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { upper } from './related.ts';

/** Everything in it is read as of its last moment. */
export async function digest(
  _: unknown,
  args: { organisation: string; from: Instant; until: Instant },
  context: ApiContext,
): Promise<Seen<Answer>> {
  const { stretch } = context;
  const isSame = stretch?.from === args.from && stretch.until === args.until;
  const answer = await ask(context.store, args, context.now, isSame ? stretch : undefined);
  return seen(answer, { at: args.until - 1, knownAt: args.until - 1 });
}

export const Digest = {
  organisation: ({ it, view }: Seen<Answer>) => seen(it.organisation, view),
  posture: ({ it, view }: Seen<Answer>) => seen(it.posture, view),
  events: ({ it, view }: Seen<Answer>) => it.events.map((one) => seen(one, view)),
  actions: ({ it, view }: Seen<Answer>) => it.actions.map((one) => seen(one, view)),
  deadlines: ({ it, view }: Seen<Answer>) => it.deadlines.map((one) => seen(one, view)),
  watch: ({ it, view }: Seen<Answer>) => it.watch.map((one) => seen(one, view)),
  conflicts: ({ it, view }: Seen<Answer>) => it.conflicts.map((one) => seen(one, view)),
  coverage: ({ it, view }: Seen<Answer>) => seen(it.coverage, view),
};

export const DigestEvent = {
  event: ({ it, view }: Seen<Answer['events'][number]>) => seen(it.event, view),
  ours: ({ it, view }: Seen<Answer['events'][number]>) => it.ours.map((node) => seen(node, view)),
};

export const ActionMove = {
  action: ({ it, view }: Seen<Answer['actions'][number]>) => seen(it.action, view),
};

export const WatchMove = {
  item: ({ it, view }: Seen<Answer['watch'][number]>) => seen(it.item, view),
};

export const Deadline = {
  kind: ({ it }: Seen<DeadlineAnswer>) => upper(it.kind),
  event: ({ it, view }: Seen<DeadlineAnswer>) => seen(it.event, view),
};

export const DigestCoverage = {
  heard: ({ it, view }: Seen<Answer['coverage']>) => it.heard.map((one) => seen(one, view)),
  silent: ({ it, view }: Seen<Answer['coverage']>) => it.silent.map((source) => seen(source, view)),
};

export const SourceDocuments = {
  source: ({ it, view }: Seen<{ source: GraphNode }>) => seen(it.source, view),
};
