/** What if? Things are supposed to be off; the judge is the one of real events, and nothing is stored. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import type { Impact } from '../impact/answer.ts';
import { answerFor } from '../impact/impact.ts';
import { type Moments, viewOf } from '../view.ts';
import { checkPeriod, type ScenarioInput, suppose } from './suppose.ts';

export type { ScenarioInput } from './suppose.ts';

export interface ScenarioArgs extends Moments {
  input: ScenarioInput;
  organisation: string;
}

/**
 * The same answer as for a real event. `at` is left out: now, or the beginning of a period that now is not in. Throws
 * BAD_INPUT for a scenario that is none or contradicts itself (see `suppose.ts`), NOT_FOUND with the nearest names for what
 * nobody knows.
 */
export async function scenario(store: Store, args: ScenarioArgs, now: Instant): Promise<Impact> {
  const { from, to } = checkPeriod(args.input);
  const isNow = (from ?? now) <= now && now < (to ?? Infinity);
  const view = viewOf({ ...args, at: args.at ?? (isNow ? now : from) }, now);
  const naming = { ...view, knownAt: Math.max(now, view.knownAt) };
  const [organisation, { assumption, title, notesFor }] = await Promise.all([
    getNode(store, args.organisation, 'Organisation', naming),
    suppose(store, args.input, view, now),
  ]);
  const { models, providers, channels, jurisdictions } = assumption;
  const onTop = args.input.onTop === true;
  const entry = { kind: 'scenario', models, providers, channels, jurisdictions, onTop } as const;
  const answer = await answerFor(store, { entry, organisation, view, title, assumption });
  return { ...answer, uncertain: [...answer.uncertain, ...notesFor(answer)] };
}
