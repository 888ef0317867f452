import {
  type Concentration as Answer,
  type ConcentrationArgs,
  concentration as judge,
  type ConcentrationShare as Share,
} from '../../queries/concentration/concentration.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { loadAll } from './related.ts';

export async function concentration(_: unknown, args: ConcentrationArgs, context: ApiContext): Promise<Seen<Answer>> {
  const answer = await judge(context.store, args, context.now);
  return seen(answer, { at: answer.at, knownAt: answer.knownAt });
}

type Dimensions = 'byProvider' | 'byModel' | 'byBaseModel' | 'byChannel' | 'byJurisdiction';

const shares = (dimension: Dimensions) => (parent: Seen<Answer>) =>
  parent.it[dimension].shares.map((share) => seen(share, parent.view));

const indices = (it: Answer, which: 'hhi' | 'weightedHhi') => ({
  provider: it.byProvider[which],
  model: it.byModel[which],
  baseModel: it.byBaseModel[which],
  channel: it.byChannel[which],
  jurisdiction: it.byJurisdiction[which],
});

export const Concentration = {
  organisation: ({ it, view }: Seen<Answer>) => seen(it.organisation, view),
  byProvider: shares('byProvider'),
  byModel: shares('byModel'),
  byBaseModel: shares('byBaseModel'),
  byChannel: shares('byChannel'),
  byJurisdiction: shares('byJurisdiction'),
  indices: ({ it }: Seen<Answer>) => indices(it, 'hhi'),
  weightedIndices: ({ it }: Seen<Answer>) => indices(it, 'weightedHhi'),
  singlePoints: ({ it, view }: Seen<Answer>) => it.singlePoints.map((share) => seen(share, view)),
};

export const ConcentrationShare = {
  node: ({ it, view }: Seen<Share>) => seen(it.node, view),
  critical: (parent: Seen<Share>, _: unknown, context: ApiContext) => loadAll(parent.it.critical, parent, context),
};
