/** What an analyst says of an open question: it is answered, or it is still open. Kept as decisions; each takes back the other. */
import { BellwetherError } from '../../graph/errors.ts';
import type { GraphNode, Instant } from '../../graph/model.ts';
import type { Decision, Store } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import { ANSWERED, STILL_OPEN } from './judge.ts';

export interface DecideArgs {
  /** Id or name of the item. */
  item: string;
  /** Who says so. */
  by: string;
  /** The answer; or why it is still open. */
  reason: string;
}

/** The question is answered. The same answer again changes nothing; another one replaces it. */
export const confirm = (store: Store, args: DecideArgs, now: Instant): Promise<Decision> =>
  say(store, ANSWERED, args, now);

/** It is still open, whatever seemed to answer it until now. */
export const reopen = (store: Store, args: DecideArgs, now: Instant): Promise<Decision> =>
  say(store, STILL_OPEN, args, now);

/** Neither is said any more: the state follows from the facts alone. Gives what was taken back; nothing where nothing stood. */
export async function takeBack(store: Store, args: Pick<DecideArgs, 'item' | 'by'>, now: Instant): Promise<Decision[]> {
  const by = parseBy(args.by);
  const item = await getNode(store, args.item, 'WatchItem', { at: now, knownAt: now });
  return Promise.all((await standingOf(store, item)).map(({ id }) => store.review.undo(id, by, now)));
}

async function say(store: Store, what: string, args: DecideArgs, now: Instant): Promise<Decision> {
  const by = parseBy(args.by);
  const reason = required('reason', args.reason, 'Give the answer, or why it is still open, in a sentence.');
  const item: GraphNode = await getNode(store, args.item, 'WatchItem', { at: now, knownAt: now });
  const standing = await standingOf(store, item);
  const same = standing.find((one) => one.b === what && one.reason === reason);
  if (same !== undefined) return same;
  for (const one of standing) await store.review.undo(one.id, by, now);
  return store.review.decide({ kind: 'accept', a: item.id, b: what, by, at: now, reason });
}

async function standingOf(store: Store, item: GraphNode): Promise<Decision[]> {
  return (await store.review.list({ about: item.id })).filter(
    (one) => one.kind === 'accept' && one.undoneAt === null && (one.b === ANSWERED || one.b === STILL_OPEN),
  );
}

const parseBy = (by: string): string => required('by', by, 'Say who decides, such as "A. Analyst".');

function required(field: string, given: string, hint: string): string {
  const text = given.trim();
  if (text !== '') return text;
  throw new BellwetherError('BAD_INPUT', `${field} is empty.`, { hint, details: { field } });
}
