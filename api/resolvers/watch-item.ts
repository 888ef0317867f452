import { BellwetherError } from '../../graph/errors.ts';
import type {
  WatchEvidence as EvidenceAnswer,
  Silence as SilenceAnswer,
  WatchAnswer,
  WatchState,
} from '../../queries/watch/answer.ts';
import { hangsOn, watch } from '../../queries/watch/watch.ts';
import { type ApiContext, type Seen, seen, type ViewArgs, viewOf } from '../api-context.ts';
import { showEvidence } from './evidence.ts';
import { prop, upper } from './related.ts';

/** A question whose answer was computed already comes with it; one that was reached by its id does not. */
export type SeenItem = Seen & { answer?: WatchAnswer };

export const showWatchItem = (answer: WatchAnswer, view: Seen['view']): SeenItem => ({
  ...seen(answer.item, view),
  answer,
});

export async function watchItems(
  _: unknown,
  args: { state?: WatchState[] | null; event?: string | null; action?: string | null } & ViewArgs,
  context: ApiContext,
): Promise<SeenItem[]> {
  if (args.event != null && args.action != null) {
    throw new BellwetherError('BAD_INPUT', 'Give an event or an action, not both.', {
      hint: 'What hangs on the action hangs on its events.',
    });
  }
  const view = viewOf(args, context);
  const subject = args.event ?? args.action ?? null;
  const answers = await watch(context.store, { ...view, state: args.state, subject }, context.now);
  return answers.map((one) => showWatchItem(one, view));
}

/** Of an event or action. */
export async function watchItemsOf(parent: Seen, _: unknown, context: ApiContext): Promise<SeenItem[]> {
  const all = await context.loaders(parent.view).watch();
  return all.filter((one) => hangsOn(one, parent.it.id)).map((one) => showWatchItem(one, parent.view));
}

const answerOf = async (parent: SeenItem, context: ApiContext): Promise<WatchAnswer | undefined> =>
  parent.answer ?? (await context.loaders(parent.view).watch()).find((one) => one.item.id === parent.it.id);

const answered =
  <K extends 'state' | 'since' | 'why' | 'confirmed' | 'keptOpen'>(field: K) =>
  async (parent: SeenItem, _: unknown, context: ApiContext) =>
    (await answerOf(parent, context))?.[field] ?? null;

export const WatchItem = {
  question: (parent: Seen) => prop('question')(parent) ?? parent.it.name,
  answeredBy: prop('answeredBy'),
  openedAt: (parent: Seen) => parent.it.time,
  state: answered('state'),
  since: answered('since'),
  why: answered('why'),
  confirmed: answered('confirmed'),
  keptOpen: answered('keptOpen'),
  evidence: async (parent: SeenItem, _: unknown, context: ApiContext) =>
    ((await answerOf(parent, context))?.evidence ?? []).map((one) => seen(one, parent.view)),
  silence: async (parent: SeenItem, _: unknown, context: ApiContext) =>
    ((await answerOf(parent, context))?.silence ?? []).map((one) => seen(one, parent.view)),
  about: async (parent: SeenItem, _: unknown, context: ApiContext) =>
    ((await answerOf(parent, context))?.about ?? []).map((node) => seen(node, parent.view)),
};

export const Silence = {
  source: ({ it, view }: Seen<SilenceAnswer>) => seen(it.source, view),
  since: ({ it }: Seen<SilenceAnswer>) => it.since,
  lookedAt: ({ it }: Seen<SilenceAnswer>) => it.lookedAt,
  evidence: showEvidence,
};

export const WatchEvidence = {
  effect: ({ it }: Seen<EvidenceAnswer>) => upper(it.effect),
  event: ({ it, view }: Seen<EvidenceAnswer>) => (it.event === null ? null : seen(it.event, view)),
  evidence: showEvidence,
};
