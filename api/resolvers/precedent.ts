import type { Precedents as All, Precedent as Answer, Tie as Shared } from '../../queries/precedent/answer.ts';
import { precedents as ask } from '../../queries/precedent/precedent.ts';
import { HOUR } from '../../queries/words.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { load, upper } from './related.ts';

/** Of an action. */
export async function precedents(parent: Seen, _: unknown, context: ApiContext): Promise<Seen<All>> {
  return seen(await ask(context.store, { action: parent.it.id, ...parent.view }, context.now), parent.view);
}

export const Precedents = {
  items: ({ it, view }: Seen<All>) => it.precedents.map((one) => seen(one, view)),
};

const hours = (ms: number | null): number | null => (ms === null ? null : ms / HOUR);

export const Precedent = {
  action: ({ it, view }: Seen<Answer>) => seen(it.action, view),
  ties: ({ it, view }: Seen<Answer>) => it.ties.map((tie) => seen(tie, view)),
  hoursToPartialLift: ({ it }: Seen<Answer>) => hours(it.partlyLiftedAfter),
  hoursToEnd: ({ it }: Seen<Answer>) => hours(it.endedAfter),
};

export const Tie = {
  kind: ({ it }: Seen<Shared>) => upper(it.what),
  node: (parent: Seen<Shared>, _: unknown, context: ApiContext) => load(parent.it.node, parent, context),
};
