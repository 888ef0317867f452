/** From a subgraph to the availability of a model on a channel for an audience: baseline, what works, what may be done. */
import type { Audience, AvailabilityState, Fact, GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import type { Evidence } from '../evidence.ts';
import { strongestEvidence } from '../evidence.ts';
import { FactIndex, holdsAt } from '../facts.ts';
import { DAY, spanText } from '../words.ts';
import type { Availability, AvailabilityConflict } from './answer.ts';
import { type Asked, audienceKey, covers, EVERYONE, parseAudience } from './audience.ts';
import { type Change, changesOf, contestedOf, isEasing, reaches } from './change.ts';
import { causesOf, conflictsOf, reasonOf } from './explain.ts';
import { judgeLegal, type Legal } from './legal.ts';
import { type Baseline, judgeOperational, type Operational, STALE_DAYS } from './operational.ts';
import { Places } from './places.ts';

export interface Asking {
  model: NodeId;
  /** Null where the model is offered nowhere that we know of. */
  offering: NodeId | null;
  channel: NodeId | null;
  audience: Asked;
  /**
   * Who asks runs it already: the audience for which it is offered is then no bar, and only what changes counts. (An
   * organisation that declares a primary on a model for partners is a partner.)
   */
  inUse?: boolean;
  /** Only these events may take something away; whatever gives something back counts in any case. Null: every event. */
  events?: ReadonlySet<NodeId> | null;
}

/** One a view and subgraph: every question is judged once, however many workloads ask it. */
export class AvailabilityJudge {
  readonly view: View;
  readonly index: FactIndex;
  readonly nodes: Subgraph['nodes'];
  readonly documents: Subgraph['documents'];
  readonly places: Places;
  readonly #assumed: readonly Change[];
  readonly #stages: Subgraph['stages'];
  readonly #changes = new Map<NodeId, Change[]>();
  readonly #answers = new Map<string, Availability>();

  /** `assumed`: changes of a what-if, judged as if somebody had stated them. */
  constructor(
    subgraph: Subgraph,
    view: View,
    options: { index?: FactIndex; assumed?: readonly Change[]; places?: Places } = {},
  ) {
    this.view = view;
    this.index = options.index ?? new FactIndex(subgraph.facts);
    this.nodes = subgraph.nodes;
    this.documents = subgraph.documents;
    this.#stages = subgraph.stages;
    this.places = options.places ?? new Places(this.index, subgraph.stages);
    this.#assumed = options.assumed ?? [];
  }

  /** The same facts, with what a what-if assumes on top. */
  assuming(assumed: readonly Change[]): AvailabilityJudge {
    const { nodes, documents, view, index } = this;
    return new AvailabilityJudge({ nodes, documents, facts: [], stages: this.#stages }, view, { index, assumed });
  }

  /** The same facts, for somebody who knows these places alone: answers don't depend on who else was read along. */
  within(places: Places): AvailabilityJudge {
    const { nodes, documents, view, index } = this;
    return new AvailabilityJudge({ nodes, documents, facts: [], stages: this.#stages }, view, { index, places });
  }

  get at(): Instant {
    return this.view.at;
  }

  /** All that is said to change `model`, those still to come included, oldest first. */
  changes(model: NodeId): Change[] {
    let changes = this.#changes.get(model);
    if (changes === undefined) {
      const assumed = this.#assumed.filter((change) => change.model === model);
      changes = changesOf(model, this.index, this.documents);
      // What is supposed holds whatever was said meanwhile: it comes last.
      if (assumed.length > 0) changes = [...changes, ...assumed];
      this.#changes.set(model, changes);
    }
    return changes;
  }

  judge(asking: Asking): Availability {
    const { model, offering, channel, audience, inUse = false, events = null } = asking;
    const scope = events === null ? 'all' : 'some';
    // The label too: the answer shows the audience in the words of whoever asked.
    const key = [model, offering, channel, audienceKey(audience), audience.label, inUse, scope].join(' ');
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = this.#judge(asking);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  #judge({ model, offering, channel, audience, inUse = false, events = null }: Asking): Availability {
    const { at, knownAt } = this.view;
    const counting = (change: Change): boolean =>
      events === null || change.event === null || events.has(change.event) || isEasing(change);
    const changes = this.changes(model).filter(counting);
    const listings = offering === null ? [] : this.index.from('OFFERING_OF', offering);
    const baseline = this.#baseline(listings, audience, inUse);
    const works = judgeOperational(baseline, changes, channel, audience, at, this.places);
    const legal = judgeLegal(model, changes, audience, this);
    const { state, usable, partly } = combine(works, legal);
    const causes = causesOf({ works, legal, baseline, listings, audience, judge: this });
    const resting = works.decisive?.facts ?? listings;
    const agreeing = works.weighed
      .filter((w) => w.contradicts === undefined && !w.decisive)
      .flatMap((w) => w.change.facts);
    const lastEvidenceAt = this.#newest(works.decisive === null ? resting : [...resting, ...agreeing]);
    const age = lastEvidenceAt === null ? 0 : at - lastEvidenceAt;
    const evidence: Evidence[] = strongestEvidence(resting, this.documents);
    const conflicts: AvailabilityConflict[] = conflictsOf(
      works,
      evidence,
      this.#contested(model, channel, events),
      this,
    );
    return {
      model,
      channel,
      offering,
      audience: audience as Audience,
      at,
      knownAt,
      state,
      reason: reasonOf(state, works, causes),
      legal: legal.state,
      operational: works.state,
      works: works.partly ? 'partly' : works.usable,
      usable,
      partly,
      since: works.since,
      causes,
      conflicts,
      evidence: evidence.length > 0 ? evidence : causes.flatMap((cause) => cause.evidence).slice(0, 1),
      lastEvidenceAt,
      stale: works.decisive !== null && age > STALE_DAYS * DAY ? `last evidence ${spanText(age)} old` : null,
    };
  }

  #contested(model: NodeId, channel: NodeId | null, events: Asking['events']): ReturnType<typeof contestedOf> {
    return contestedOf(model, this.index, this.at).filter(
      ({ fact, change }) => reaches(change, channel) && (events == null || events.has(fact.subject)),
    );
  }

  /** The offering: since when, for whom. Of several listings that hold, the widest counts. */
  #baseline(listings: readonly Fact[], audience: Asked, inUse: boolean): Baseline {
    const from = listings.reduce<Instant | null>(
      (least, { validFrom }) => (validFrom === null ? least : Math.min(least ?? validFrom, validFrom)),
      null,
    );
    if (inUse) return { state: 'AVAILABLE', usable: true, from };
    const holding = listings.filter((fact) => holdsAt(fact, this.at));
    if (holding.length === 0) {
      // Known to be offered, but not yet or no more; or offered nowhere that we know of, which says nothing.
      const ended = listings.some((fact) => fact.validTo !== null && fact.validTo <= this.at);
      const state: AvailabilityState = ended ? 'DEPRECATED' : 'UNKNOWN';
      return { state, usable: listings.length > 0 ? false : null, from };
    }
    const offered = holding.map((fact) => parseAudience(fact.qualifiers.audience) ?? EVERYONE);
    if (offered.some((one) => one.kind === 'everyone')) return { state: 'AVAILABLE', usable: true, from };
    const coverages = offered.map((one) => covers(one, audience, this.places));
    const usable = coverages.includes('yes') ? true : coverages.includes('unknown') ? null : false;
    return { state: 'RESTRICTED', usable, from };
  }

  /** Newest publication by `at`: what was written later is no evidence of how fresh the answer was. */
  #newest(facts: readonly Fact[]): Instant | null {
    let newest: Instant | null = null;
    for (const fact of facts) {
      if (fact.origin === 'catalogue') continue;
      const published = this.documents.get(fact.document)?.publishedAt ?? fact.learnedAt;
      if (published <= this.at && (newest === null || published > newest)) newest = published;
    }
    return newest;
  }

  name(id: NodeId | null): string {
    return id === null ? '' : (this.nodes.get(id)?.name ?? id);
  }

  node(id: NodeId): GraphNode | undefined {
    return this.nodes.get(id);
  }
}

/** Law on top of fact: what works but needs a licence is RESTRICTED; what is off stays off, whatever the law allows. */
function combine(works: Operational, legal: Legal): Pick<Availability, 'state' | 'usable' | 'partly'> {
  const { state, usable, partly } = works;
  if (usable === false || legal.state === 'AVAILABLE') return { state, usable, partly };
  if (legal.state === 'UNKNOWN') return { state, usable: null, partly };
  const some = legal.reached.every((scope) => scope.covers !== 'yes');
  return { state: state === 'AVAILABLE' ? 'RESTRICTED' : state, usable: null, partly: partly || some };
}
