/**
 * The legal scope of what was asked about: whom may it reach although nothing is off? From CONCERNS facts that say so
 * (`legal`), and legal changes of availability. The narrowest target that an action names is its scope: a letter to a
 * vendor about two of its models does not reach the others ("all other models remained accessible").
 */
import type { Fact, Instant, NodeId } from '../../graph/model.ts';
import { agreedAudience } from '../availability/agreed-audience.ts';
import type { Coverage } from '../availability/answer.ts';
import { type Asked, audienceKey, covers } from '../availability/audience.ts';
import { isEasing, parseChange } from '../availability/change.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';
import { isOverAt, judgeLegal, NOT_RESTRICTING, typeOf } from '../availability/legal.ts';
import type { EndpointUse } from './endpoint.ts';

export interface Scope {
  event: NodeId;
  /** Model, provider or channel. */
  target: NodeId;
  audience: Asked;
  from: Instant | null;
  /** Name of the action, else of the event. */
  title: string;
  covers: Coverage;
  facts: Fact[];
}

export class LegalScopes {
  readonly #judge: AvailabilityJudge;
  readonly #byTarget = new Map<NodeId, Omit<Scope, 'covers' | 'audience'>[]>();
  readonly #answers = new Map<string, Scope[]>();

  /** `events`: what was asked about; null: every event of the subgraph. */
  constructor(judge: AvailabilityJudge, events: ReadonlySet<NodeId> | null) {
    this.#judge = judge;
    const { index } = judge;
    const named = new Map<NodeId, boolean>();
    for (const event of events ?? index.subjectsOf('CONCERNS')) {
      if (!this.#binds(event)) continue;
      const action = index.objects('PART_OF', event)[0] ?? event;
      for (const fact of index.from('CONCERNS', event)) {
        if (fact.qualifiers.legal !== true || fact.object === null) continue;
        if (fact.stance !== 'asserted' && fact.stance !== 'planned') continue;
        this.#add(event, action, fact, fact.object);
        if (judge.node(fact.object)?.kind === 'Model') named.set(action, true);
      }
      // What it changes by law is in its scope too, and often tells whom better.
      for (const fact of index.from('CHANGES', event)) {
        const change = parseChange(fact);
        if (fact.object === null || fact.stance !== 'asserted' || change?.layer !== 'legal' || isEasing(change))
          continue;
        this.#add(event, action, fact, fact.object);
        named.set(action, true);
      }
    }
    for (const [target, scopes] of this.#byTarget) {
      if (judge.node(target)?.kind === 'Model') continue;
      const kept = scopes.filter((scope) => !named.has(index.objects('PART_OF', scope.event)[0] ?? scope.event));
      if (kept.length === 0) this.#byTarget.delete(target);
      else this.#byTarget.set(target, kept);
    }
  }

  /** The scopes that reach (or may reach) who uses this endpoint, surest first. */
  reaching(use: EndpointUse, audience: Asked): Scope[] {
    const { index, places } = this.#judge;
    const key = `${use.model} ${use.channel} ${audienceKey(audience)}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const providers = use.model === null ? [] : index.objects('DEVELOPED_BY', use.model);
    const targets = [use.model, use.channel, ...providers].filter((id) => id !== null);
    const found = targets.flatMap((target) =>
      (this.#byTarget.get(target) ?? []).flatMap((scope): Scope[] => {
        const whom = agreedAudience(scope.facts, this.#judge.documents);
        const coverage = covers(whom, audience, places);
        return coverage === 'no' ? [] : [{ ...scope, audience: whom, covers: coverage }];
      }),
    );
    const free = found.length > 0 && use.model !== null && this.#isExempt(use.model, audience);
    const order: Coverage[] = ['yes', 'partly', 'unknown'];
    const answer = free
      ? []
      : found.sort((a, b) => order.indexOf(a.covers) - order.indexOf(b.covers) || (a.event < b.event ? -1 : 1));
    this.#answers.set(key, answer);
    return answer;
  }

  /** Lifts, opinions and withdrawn acts bind nobody. */
  #binds(event: NodeId): boolean {
    return !NOT_RESTRICTING.has(typeOf(this.#judge.node(event))) && !isOverAt(event, this.#judge);
  }

  /** "No licence for the entities of Annex A": who was freed by law is out of the scope. */
  #isExempt(model: NodeId, audience: Asked): boolean {
    return judgeLegal(model, this.#judge.changes(model), audience, this.#judge).exempt.length > 0;
  }

  #add(event: NodeId, action: NodeId, fact: Fact, target: NodeId): void {
    const published = this.#judge.documents.get(fact.document)?.publishedAt ?? fact.learnedAt;
    // Said only after `at`, and not yet in force then: hindsight.
    if (published > this.#judge.at && (fact.validFrom ?? published) > this.#judge.at) return;
    const scopes = this.#byTarget.get(target) ?? [];
    const same = scopes.find((scope) => scope.event === event);
    if (same !== undefined) {
      same.facts.push(fact);
      if (fact.validFrom !== null) same.from = Math.min(same.from ?? fact.validFrom, fact.validFrom);
    } else {
      const title = this.#judge.name(action);
      scopes.push({ event, target, from: fact.validFrom, title, facts: [fact] });
      this.#byTarget.set(target, scopes);
    }
  }
}
