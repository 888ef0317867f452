/**
 * What happens to a primary: off, partly off, unknown, reached by law or an announcement, or fine. Only the events that
 * were asked about may take something away from it; whatever gives something back counts, whoever did it.
 */
import type { Fact, Instant, NodeId } from '../../graph/model.ts';
import type { Availability } from '../availability/answer.ts';
import { type Asked, covers } from '../availability/audience.ts';
import { type Change, isEasing, reaches } from '../availability/change.ts';
import { changeText } from '../availability/explain.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { isOverAt } from '../availability/legal.ts';
import { takenAway } from '../availability/taken-away.ts';
import { momentText } from '../words.ts';
import type { EndpointUse } from './endpoint.ts';
import type { LegalScopes } from './legal-scope.ts';

/** From best to worst. */
export type Effect = 'fine' | 'at-risk' | 'partly' | 'unknown' | 'off' | 'unresolved';

export interface PrimaryOutcome {
  use: EndpointUse;
  /** "Claude Fable 5 on Amazon Bedrock"; the endpoint's own name where nothing matches it. */
  name: string;
  availability: Availability | null;
  effect: Effect;
  /** "suspended for everyone from 12 June 2026, 22:50 UTC"; '' where it is fine and nothing happened. */
  why: string;
  /** Where it is at risk: of what, in two or three words. */
  risk?: 'announced' | 'planned' | 'deprecated' | 'within the legal scope' | 'perhaps within the legal scope';
  /** Off since. */
  since: Instant | null;
  /** The facts that do it, and the event and target of each: where paths begin. */
  grounds: { event: NodeId | null; target: NodeId; relation: 'CHANGES' | 'CONCERNS'; facts: readonly Fact[] }[];
}

export interface PrimaryContext {
  judge: AvailabilityJudge;
  audience: Asked;
  /** What was asked about; null: every event. */
  events: ReadonlySet<NodeId> | null;
  scopes: LegalScopes;
}

export function judgePrimary(use: EndpointUse, context: PrimaryContext): PrimaryOutcome {
  const { judge, audience, events } = context;
  const { model, offering, channel } = use;
  if (model === null) {
    const why = 'nothing in the catalogue matches its model or channel';
    return { use, name: use.endpoint.name, availability: null, effect: 'unresolved', why, since: null, grounds: [] };
  }
  const availability = judge.judge({ model, offering, channel, audience, inUse: true, events });
  const name = channel === null ? judge.name(model) : `${judge.name(model)} on ${judge.name(channel)}`;
  const outcome = (effect: Effect, why: string, grounds: PrimaryOutcome['grounds'] = []): PrimaryOutcome => ({
    use,
    name,
    availability,
    effect,
    why,
    since: effect === 'off' || effect === 'partly' || effect === 'unknown' ? availability.since : null,
    grounds,
  });
  const { works, causes } = availability;
  if (works !== true) {
    const effect: Effect = works === false ? 'off' : works === 'partly' ? 'partly' : 'unknown';
    // The latest that took something away is why; what was announced since is told with it.
    const cause = causes.find((one) => one.decisive && one.layer === 'operational' && one.basis !== 'catalogue');
    const grounds = changesBehind(availability, context).map((change) => groundOf(change));
    const since = cause?.text ?? 'sources conflict';
    const announced = causes.find((one) => one.undated);
    return outcome(effect, announced === undefined ? since : `${since}; ${announced.text}`, grounds);
  }
  const risk = judgeRisk(use, model, context);
  if (risk !== null) return { ...outcome('at-risk', risk.why, risk.grounds), risk: risk.risk };
  const back = causes.find((one) => one.decisive && one.layer === 'operational' && one.basis !== 'catalogue');
  return outcome('fine', back?.text ?? '');
}

/** The changes that put it where it is: those that take away, since it was last given back. */
function changesBehind(availability: Availability, { judge }: PrimaryContext): Change[] {
  const events = new Set(takenAway(availability).map((cause) => cause.event));
  return judge
    .changes(availability.model)
    .filter(
      (change) =>
        change.layer === 'operational' &&
        !change.planned &&
        !isEasing(change) &&
        change.from <= availability.at &&
        events.has(change.event) &&
        reaches(change, availability.channel),
    );
}

/** Nothing is off. Does something announced take it away, or does a legal scope reach it? */
function judgeRisk(
  use: EndpointUse,
  model: NodeId,
  { judge, audience, events, scopes }: PrimaryContext,
): Required<Pick<PrimaryOutcome, 'why' | 'grounds' | 'risk'>> | null {
  const { at } = judge.view;
  const coming = judge.changes(model).filter((change) => {
    if (isEasing(change) || !reaches(change, use.channel)) return false;
    if (events !== null && change.event !== null && !events.has(change.event)) return false;
    // Known by hindsight is not announced: somebody must have said so by then.
    if (change.announcedAt > at || !(change.planned || change.undated === true || change.from > at)) return false;
    if (change.event !== null && isOverAt(change.event, judge)) return false;
    return covers(change.audience, audience, judge.places) !== 'no';
  });
  const deprecated = judge
    .changes(model)
    .findLast((c) => c.layer === 'operational' && !c.planned && c.from <= at && reaches(c, use.channel));
  if (
    deprecated?.state === 'DEPRECATED' &&
    (events === null || deprecated.event === null || events.has(deprecated.event))
  ) {
    coming.push(deprecated);
  }
  const next = coming[0];
  if (next !== undefined) {
    const risk = next.planned ? 'planned' : next.from > at || next.undated === true ? 'announced' : 'deprecated';
    const why = risk === 'deprecated' ? changeText(next) : `${risk}: ${changeText(next)}`;
    return { why, risk, grounds: coming.map((change) => groundOf(change)) };
  }
  const reached = scopes.reaching(use, audience);
  const scope = reached[0];
  if (scope === undefined) return null;
  const since = scope.from === null ? '' : ` ${scope.from > at ? 'from' : 'since'} ${momentText(scope.from)}`;
  const sure = scope.covers === 'unknown' ? 'may reach' : scope.covers === 'partly' ? 'reaches a part of' : 'reaches';
  const grounds = reached.map(({ event, target, facts }): PrimaryOutcome['grounds'][number] => {
    const concerning = facts.filter((fact) => fact.relation === 'CONCERNS');
    return concerning.length > 0
      ? { event, target, relation: 'CONCERNS', facts: concerning }
      : { event, target, relation: 'CHANGES', facts };
  });
  const risk = scope.covers === 'unknown' ? 'perhaps within the legal scope' : 'within the legal scope';
  return { why: `${scope.title} ${sure} its users${since}`, risk, grounds };
}

const groundOf = (change: Change): PrimaryOutcome['grounds'][number] => ({
  event: change.event,
  target: change.model,
  relation: 'CHANGES',
  facts: change.facts,
});
