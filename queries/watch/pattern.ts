/** The kind of fact that answers a question, as a watch list declares it, and whether an event is one. Pure. */
import type { AvailabilityState, Fact, GraphNode, Json, NodeId } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { typeOf } from '../availability/legal.ts';

/** Each part that is given must hold; of a list one is enough (of the `not…` ones, none may be). */
export interface EventPattern {
  types?: string[];
  by?: NodeId[];
  notBy?: NodeId[];
  in?: NodeId[];
  models?: NodeId[];
  /** By name, or as the maker of a model that is named. */
  providers?: NodeId[];
  /** It names a provider (or a model), and none of these. */
  notProviders?: NodeId[];
  /** What it makes of its action. */
  statuses?: string[];
  /** One of these stands (in any case) in what documents say of it. */
  words?: string[];
}

export interface Pattern extends EventPattern {
  availability?: { models: NodeId[]; channels?: NodeId[]; states: AvailabilityState[] };
}

/** The value of an ASKS fact. */
export interface Asked {
  question: string;
  answeredBy: string;
  about: EventPattern;
  answers: Pattern[];
  moves: EventPattern[];
}

/** Null for what is no question: some other program wrote it. */
export function parseAsked(value: Json): Asked | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const { question, answeredBy, about, answers, moves } = value;
  if (typeof question !== 'string' || !Array.isArray(answers) || about === null || typeof about !== 'object')
    return null;
  return {
    question,
    answeredBy: typeof answeredBy === 'string' ? answeredBy : '',
    about: about as EventPattern,
    answers: answers as unknown as Pattern[],
    moves: (Array.isArray(moves) ? moves : []) as unknown as EventPattern[],
  };
}

const SAID = ['BY', 'IN', 'CONCERNS', 'CHANGES', 'PART_OF'] as const;

/**
 * What documents say of an event. To answer a question it must be said to have happened; to move one it is enough that it is
 * said to come. Denied and hypothetical accounts are none.
 */
export const saidOf = (event: NodeId, judge: AvailabilityJudge, effect: 'answers' | 'moves'): Fact[] =>
  SAID.flatMap((relation) => judge.index.from(relation, event)).filter(
    ({ stance }) => stance === 'asserted' || (effect === 'moves' && stance === 'planned'),
  );

export function matches(
  pattern: EventPattern,
  event: GraphNode,
  judge: AvailabilityJudge,
  effect: 'answers' | 'moves',
): boolean {
  const facts = saidOf(event.id, judge, effect);
  if (facts.length === 0) return false;
  const of = (...relations: Fact['relation'][]): NodeId[] =>
    facts.flatMap((fact) => (relations.includes(fact.relation) && fact.object !== null ? [fact.object] : []));
  const { types, by, notBy, in: places, models, providers, notProviders, statuses, words } = pattern;
  const some = (wanted: readonly string[] | undefined, found: () => readonly string[]): boolean =>
    wanted === undefined || found().some((one) => wanted.includes(one));
  const named = (): NodeId[] => of('CONCERNS', 'CHANGES');
  const makers = (): NodeId[] => {
    const things = named();
    return [...things.filter(isProvider), ...things.flatMap((thing) => judge.index.objects('DEVELOPED_BY', thing))];
  };
  return (
    some(types, () => [typeOf(event)]) &&
    some(by, () => of('BY')) &&
    (notBy === undefined || !of('BY').some((actor) => notBy.includes(actor))) &&
    some(places, () => of('IN')) &&
    some(models, named) &&
    some(providers, makers) &&
    (notProviders === undefined || (makers().length > 0 && !makers().some((one) => notProviders.includes(one)))) &&
    some(statuses, () => facts.flatMap((fact) => String(fact.qualifiers.status ?? ''))) &&
    (words === undefined || saysOne(words, facts, judge))
  );
}

const isProvider = (id: NodeId): boolean => id.startsWith('provider:');

function saysOne(words: readonly string[], facts: readonly Fact[], judge: AvailabilityJudge): boolean {
  const texts = facts.map((fact) => `${fact.quote} ${judge.documents.get(fact.document)?.title ?? ''}`.toLowerCase());
  return words.some((word) => texts.some((text) => text.includes(word.toLowerCase())));
}
