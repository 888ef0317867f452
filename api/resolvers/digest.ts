import type { GraphNode, Instant } from '../../graph/model.ts';
import type { Digest as Answer, Deadline as DeadlineAnswer } from '../../queries/digest/answer.ts';
import { digest as ask } from '../../queries/digest/digest.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { showEvidence } from './evidence.ts';
import { upper } from './related.ts';

/** Everything in it is read as of its last moment. */
export async function digest(
  _: unknown,
  args: { organisation: string; from: Instant; until: Instant; owners?: string[] | null },
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
  searches: ({ it, view }: Seen<Answer>) => it.searches.map((one) => seen(one, view)),
  besides: ({ it, view }: Seen<Answer>) => it.besides.map((one) => seen(one, view)),
  actions: ({ it, view }: Seen<Answer>) => it.actions.map((one) => seen(one, view)),
  precedents: ({ it, view }: Seen<Answer>) => it.precedents.map((one) => seen(one, view)),
  deadlines: ({ it, view }: Seen<Answer>) => it.deadlines.map((one) => seen(one, view)),
  watch: ({ it, view }: Seen<Answer>) => it.watch.map((one) => seen(one, view)),
  conflicts: ({ it, view }: Seen<Answer>) => it.conflicts.map((one) => seen(one, view)),
  coverage: ({ it, view }: Seen<Answer>) => seen(it.coverage, view),
};

const ours = ({ it, view }: Seen<{ ours: GraphNode[] }>) => it.ours.map((node) => seen(node, view));

export const DigestEvent = {
  event: ({ it, view }: Seen<Answer['events'][number]>) => seen(it.event, view),
  ours,
  evidence: showEvidence,
};

export const FoundBySearch = {
  items: ({ it, view }: Seen<Answer['searches'][number]>) => it.items.map((node) => seen(node, view)),
};

export const DigestDocument = {
  document: ({ it, view }: Seen<Answer['besides'][number]>) => seen(it.document, view),
  ours,
};

export const ActionMove = {
  action: ({ it, view }: Seen<Answer['actions'][number]>) => seen(it.action, view),
  ours,
  evidence: showEvidence,
};

export const NewPrecedent = {
  action: ({ it, view }: Seen<Answer['precedents'][number]>) => seen(it.action, view),
  earlier: ({ it, view }: Seen<Answer['precedents'][number]>) => seen(it.earlier, view),
};

export const WatchMove = {
  item: ({ it, view }: Seen<Answer['watch'][number]>) => seen(it.item, view),
  event: ({ it, view }: Seen<Answer['watch'][number]>) => (it.event === null ? null : seen(it.event, view)),
  evidence: showEvidence,
};

export const Deadline = {
  kind: ({ it }: Seen<DeadlineAnswer>) => upper(it.kind),
  event: ({ it, view }: Seen<DeadlineAnswer>) => seen(it.event, view),
  ours,
  change: ({ it }: Seen<DeadlineAnswer>) => (it.change === null ? null : upper(it.change)),
  evidence: showEvidence,
};

const sources =
  (list: 'silent' | 'failing' | 'unread') =>
  ({ it, view }: Seen<Answer['coverage']>) =>
    it[list].map((source) => seen(source, view));

export const DigestCoverage = {
  heard: ({ it, view }: Seen<Answer['coverage']>) => it.heard.map((one) => seen(one, view)),
  silent: sources('silent'),
  failing: sources('failing'),
  unread: sources('unread'),
};

export const SourceDocuments = {
  source: ({ it, view }: Seen<{ source: GraphNode }>) => seen(it.source, view),
};
