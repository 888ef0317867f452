import type { Instant } from '../../graph/model.ts';
import type { Comparison as Answer, StatusChange as Change } from '../../queries/compare/answer.ts';
import { compare as ask } from '../../queries/compare/compare.ts';
import type { ScenarioInput as Supposed } from '../../queries/scenario/suppose.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { type AudienceInput, parseAudience } from './audience.ts';
import { showEvidence } from './evidence.ts';
import { upper } from './related.ts';

export type ScenarioInput = Omit<Supposed, 'audience'> & { audience?: AudienceInput | null };

/** As the question takes it: with an audience whose jurisdictions are ids. */
export const toSupposed = (input: ScenarioInput): Supposed => ({ ...input, audience: parseAudience(input.audience) });

interface SideInput {
  at?: Instant | null;
  knownAt?: Instant | null;
  scenario?: ScenarioInput | null;
}

export async function compare(
  _: unknown,
  args: { organisation: string; before?: SideInput | null; after?: SideInput | null },
  context: ApiContext,
): Promise<Seen<Answer>> {
  const side = (given: SideInput | null | undefined) =>
    given == null ? null : { ...given, scenario: given.scenario == null ? null : toSupposed(given.scenario) };
  const asked = { organisation: args.organisation, before: side(args.before), after: side(args.after) };
  const answer = await ask(context.store, asked, context.now);
  const { at, knownAt } = answer.after;
  return seen(answer, { at, knownAt });
}

const changes = (list: 'workloads' | 'functions') => (parent: Seen<Answer>) =>
  parent.it[list].map((change) => seen(change, parent.view));

export const Comparison = {
  organisation: ({ it, view }: Seen<Answer>) => seen(it.organisation, view),
  workloads: changes('workloads'),
  functions: changes('functions'),
};

export const StatusChange = {
  node: ({ it, view }: Seen<Change>) => seen(it.node, view),
  direction: ({ it }: Seen<Change>) => upper(it.direction),
  evidence: showEvidence,
};

export const Weights = { OPEN: 'open', CLOSED: 'closed' };
