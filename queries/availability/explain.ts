/** An availability's causes and conflicts, in words and with their evidence. */
import type { AvailabilityChange, AvailabilityState, Fact, Instant } from '../../graph/model.ts';
import { type Evidence, strongestEvidence } from '../evidence.ts';
import { capitalise, momentText } from '../words.ts';
import type { AvailabilityConflict, Cause } from './answer.ts';
import { type Asked, audienceText, covers, EVERYONE, parseAudience } from './audience.ts';
import type { Change, contestedOf } from './change.ts';
import type { AvailabilityJudge } from './judge.ts';
import type { Legal } from './legal.ts';
import { type Baseline, isRetirement, type Operational, type Weighed } from './operational.ts';

const STATE_WORDS: Record<AvailabilityState, string> = {
  AVAILABLE: 'available',
  RESTRICTED: 'restricted',
  SUSPENDED: 'suspended',
  PARTLY_RESTORED: 'partly restored',
  DEPRECATED: 'deprecated',
  UNKNOWN: 'in an unknown state',
};
export const stateText = (state: AvailabilityState): string => STATE_WORDS[state];

/** "suspended for everyone from 12 June 2026, 22:50 UTC". */
export function changeText(change: Change): string {
  // Nobody said it: a what-if supposes it.
  if (change.event === null) {
    const until = change.to === null ? '' : ` to ${momentText(change.to)}`;
    const dated = change.from > change.announcedAt || until !== '' ? ` from ${momentText(change.from)}${until}` : '';
    return `supposed to be ${saidText(change, null, null)}${dated}`;
  }
  return saidText(change, change.from, change.to, isRetirement(change));
}

function saidText(change: AvailabilityChange, from: Instant | null, to: Instant | null, retired = false): string {
  const allowList = change.audience.kind === 'listed' && change.state === 'RESTRICTED';
  const what = allowList ? 'available only' : retired ? 'retired' : stateText(change.state);
  const limit = change.cap === undefined ? '' : ` (${change.cap})`;
  const said = `${change.layer === 'legal' ? 'by law ' : ''}${what} for ${audienceText(change.audience)}${limit}`;
  if (from === null) return said;
  if (change.undated === true) return `${said}: announced ${momentText(from)}, without a date`;
  return `${said} from ${momentText(from)}${to === null ? '' : ` to ${momentText(to)}`}`;
}

/** What is offered later only is not called offered. */
function offeredText(whom: string, from: Instant | null, at: Instant): string {
  if (from === null) return `offered to ${whom}`;
  return from > at ? `not offered before ${momentText(from)}` : `offered to ${whom} from ${momentText(from)}`;
}

/** Latest first: the offering, what changed it, and the legal acts that reach the audience. */
export function causesOf(input: {
  works: Operational;
  legal: Legal;
  baseline: Baseline;
  listings: readonly Fact[];
  audience: Asked;
  judge: AvailabilityJudge;
}): Cause[] {
  const { works, legal, baseline, listings, audience, judge } = input;
  const causes: Cause[] = [];
  const offered = listings[0];
  if (offered !== undefined) {
    const whom = parseAudience(offered.qualifiers.audience) ?? EVERYONE;
    causes.push({
      event: null,
      text: offeredText(audienceText(whom), baseline.from, judge.at),
      layer: 'operational',
      state: baseline.state,
      audience: whom,
      channels: null,
      covers: covers(whom, audience, judge.places),
      from: baseline.from,
      basis: 'catalogue',
      undated: false,
      cap: null,
      decisive: works.decisive === null,
      evidence: strongestEvidence(listings, judge.documents),
    });
  }
  for (const weighed of works.weighed) if (weighed.contradicts === undefined) causes.push(causeOf(weighed, judge));
  for (const scope of legal.reached) {
    causes.push({
      event: scope.event,
      text: `${judge.name(scope.event)}: reaches ${audienceText(scope.audience)}`,
      layer: 'legal',
      state: 'RESTRICTED',
      audience: scope.audience,
      channels: null,
      covers: scope.covers,
      from: scope.from,
      basis: 'statement',
      undated: false,
      cap: null,
      decisive: works.usable !== false,
      evidence: strongestEvidence(scope.facts, judge.documents),
    });
  }
  for (const change of legal.exempt) causes.push(causeOf({ change, covers: 'yes', decisive: true }, judge));
  return causes.reverse().sort((a, b) => (b.from ?? 0) - (a.from ?? 0));
}

function causeOf({ change, covers: coverage, decisive }: Weighed, judge: AvailabilityJudge): Cause {
  return {
    event: change.event,
    text: changeText(change),
    layer: change.layer,
    state: change.state,
    audience: change.audience,
    channels: change.channels,
    covers: coverage,
    from: change.from,
    basis: change.basis,
    undated: change.undated === true,
    cap: change.cap ?? null,
    decisive,
    evidence: strongestEvidence(change.facts, judge.documents),
  };
}

const WHY_NOT: Record<NonNullable<Weighed['contradicts']>, string> = {
  weaker: 'second-hand, against a statement by who switches it',
  'before-release': 'dated before the model was released',
  listing: 'a catalogue entry, which is weak evidence either way',
  observation: 'an observation that no statement confirms',
};

/** The first side is the one that the state follows. */
export function conflictsOf(
  works: Operational,
  resting: Evidence[],
  contested: ReturnType<typeof contestedOf>,
  judge: AvailabilityJudge,
): AvailabilityConflict[] {
  const followed = works.decisive === null ? 'as offered' : changeText(works.decisive);
  const weighed = works.weighed.flatMap(({ change, contradicts }) => {
    if (contradicts === undefined) return [];
    const text = `${followed}; but also: ${changeText(change)} (${WHY_NOT[contradicts]})`;
    const other = { text: changeText(change), evidence: strongestEvidence(change.facts, judge.documents) };
    return [{ text, sides: [{ text: followed, evidence: resting }, other] }];
  });
  const against = contested.map(({ fact, change }) => {
    const said = saidText(change, fact.validFrom, fact.validTo);
    const side = fact.stance === 'denied' ? `denied: ${said}` : said;
    const why = fact.stance === 'denied' ? '' : ' (which the other documents contradict)';
    const other = { text: side, evidence: strongestEvidence([fact], judge.documents) };
    return { text: `${followed}; but also: ${side}${why}`, sides: [{ text: followed, evidence: resting }, other] };
  });
  return [...weighed, ...merge(against)];
}

/** Documents that say the same are one conflict. */
function merge(conflicts: AvailabilityConflict[]): AvailabilityConflict[] {
  const byText = new Map<string, AvailabilityConflict>();
  for (const conflict of conflicts) {
    const known = byText.get(conflict.text);
    if (known === undefined) byText.set(conflict.text, conflict);
    else known.sides[1]?.evidence.push(...(conflict.sides[1]?.evidence ?? []));
  }
  return [...byText.values()];
}

/** One line: what set the state, and what is announced on top of it. */
export function reasonOf(state: AvailabilityState, works: Operational, causes: readonly Cause[]): string {
  const decisive = causes.find((cause) => cause.decisive && cause.layer === 'operational');
  const legal = causes.find((cause) => cause.decisive && cause.layer === 'legal');
  const announced = works.usable === true ? undefined : causes.find((cause) => cause.undated);
  const observed =
    works.state === 'UNKNOWN' ? works.weighed.findLast((w) => w.contradicts === 'observation') : undefined;
  const parts = [
    decisive?.text ?? (state === 'UNKNOWN' ? 'nothing is known of an offering here' : stateText(state)),
    ...(observed === undefined ? [] : [`but also ${changeText(observed.change)}, which no statement confirms`]),
    ...(announced === undefined ? [] : [announced.text]),
    ...(legal === undefined ? [] : [legal.text]),
  ];
  return `${capitalise(parts.join('; '))}.`;
}
