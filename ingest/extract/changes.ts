/** What an event makes usable or unusable: model × channels × audience, with the strength of who says so. */
import type { AvailabilityChange, Basis, NodeId } from '../../graph/model.ts';
import type { Actor } from './actors.ts';
import type { EventMention } from './extraction.ts';
import type { Frame } from './frames.ts';
import { namedIn, type Reading, spanOf } from './reading.ts';
import type { Sight } from './rules/rule.ts';
import { summaryOf } from './summary.ts';

const OWN_SURFACES =
  /\b(?:own (?:surfaces?|apps?|products?|platforms?|services?)|first[- ]party|from anthropic itself|its apps|our apps|developer platform|its api|the api\b|direct(?:ly)? from)\b/i;
const CLOUDS = /\b(?:cloud partners?|the clouds|cloud (?:platforms?|channels?|providers?)|those who buy it from)\b/i;
const SOON =
  /\b(?:as (?:quickly|soon|fast) as possible|in the coming (?:days|weeks)|soon|shortly|no date|don't have a date|later|in due course|when ready|over the next (?:days|weeks))\b/i;
const CAP =
  /\b(?:(?:at most |up to |no more than )?(?:half|\d{1,3} ?%|\d{1,3} per ?cent|a (?:quarter|third)) of (?:\w+ ){0,3}(?:weekly|usage|limits?|allowance|quota|plan|capacity)(?: \w+){0,2}|capped at [^,.;]{3,60}|(?:reduced|lower|tighter|temporary) (?:rate |usage |weekly )?limits?|rate[- ]limited)/i;

export type Change = EventMention['changes'][number];

/** `planned` restorations are kept as undated; planned suspensions change nothing yet. */
export function readChanges(
  reading: Reading,
  frame: Frame,
  sight: Sight,
  event: Omit<EventMention, 'changes' | 'causedBy'>,
  actor: Actor,
): Change[] {
  const { effect } = sight;
  if (effect === undefined || event.models.length === 0 || (event.confidence < 0.5 && effect.basis !== 'observation'))
    return [];
  // Whom a control reaches is not guessed: others may say it.
  if (effect.layer === 'legal' && effect.state === 'RESTRICTED' && event.audience === null) return [];
  // "Deprecated" is a label; what ends, ends on the day of retirement.
  if (event.type === 'DEPRECATION' && !event.dates.some((date) => date.clock === 'effective')) return [];
  if (event.stance === 'denied' || event.stance === 'hypothetical' || event.stance === 'disputed') return [];
  const isRestoring = event.type === 'RESTORATION';
  const text = reading.text.slice(frame.sentence.start, frame.sentence.end);
  const undated = isRestoring && (event.stance === 'planned' || (SOON.test(text) && event.dates.length === 0));
  if (event.stance === 'planned' && !isRestoring && event.type !== 'DEPRECATION') return [];
  const audience = event.audience ?? { kind: 'everyone' };
  const channels = effect.layer === 'legal' ? null : channelsOf(reading, frame, actor, event.models, text);
  const cap = isRestoring ? CAP.exec(text)?.[0] : undefined;
  const span = spanOf(reading, event.start, event.end);
  return event.models.map((model) => ({
    ...span,
    model,
    change: {
      state: stateOf(effect.state, isRestoring, audience, cap),
      layer: effect.layer,
      audience,
      channels,
      basis: effect.basis ?? basisOf(reading, actor),
      ...(cap === undefined ? {} : { cap }),
      ...(undated ? { undated: true } : {}),
    },
  }));
}

function stateOf(
  state: AvailabilityChange['state'],
  isRestoring: boolean,
  audience: AvailabilityChange['audience'],
  cap: string | undefined,
): AvailabilityChange['state'] {
  if (!isRestoring) return state;
  return cap !== undefined || audience.kind === 'class' || audience.kind === 'region' ? 'PARTLY_RESTORED' : 'AVAILABLE';
}

/** A statement is by who switches it, in its own words: a vendor's page that speaks of the vendor's own act. */
export function basisOf(reading: Reading, actor: Actor): Basis {
  const { sourceKind } = reading.readable;
  if (sourceKind === 'catalogue') return 'listing';
  if (sourceKind !== 'vendor' && sourceKind !== 'regulator') return 'report';
  const speaker = reading.speaker;
  if (speaker === null) return 'report';
  const acts = actor.entry?.id ?? null;
  return acts === null || acts === speaker || actor.entry?.provider === speaker ? 'statement' : 'report';
}

/** Null: everywhere. A channel's operator that is not the developer speaks for its own channels only. */
function channelsOf(reading: Reading, frame: Frame, actor: Actor, models: NodeId[], text: string): NodeId[] | null {
  const { lexicon } = reading;
  const { sentence } = frame;
  const developer =
    models
      .map((id) => lexicon.entries.get(id)?.provider ?? summaryOf(reading).providerOf.get(id) ?? null)
      .find((id) => id !== null) ?? null;
  const found = new Set<NodeId>();
  for (const named of namedIn(reading, sentence.first, sentence.last)) {
    const entry = named.entries[0]!;
    if (entry.kind === 'Channel' && !named.exempt) found.add(entry.id);
  }
  if (developer !== null && OWN_SURFACES.test(text))
    for (const id of lexicon.firstParty.get(developer) ?? []) found.add(id);
  if (CLOUDS.test(text) && found.size === 0 && !/\ball customers|everyone|everybody|all users|worldwide\b/i.test(text))
    for (const id of cloudsOf(reading, developer)) found.add(id);
  const everywhere =
    /\bin our apps, on the API and through our cloud partners\b|\b(?:everywhere|on all (?:channels|platforms)|worldwide, on every)\b/i.test(
      text,
    );
  if (everywhere) return null;
  if (found.size > 0) return [...found].sort();
  const operator =
    actor.entry?.kind === 'Channel'
      ? actor.entry.provider
      : actor.entry?.kind === 'Provider'
        ? actor.entry.id
        : actor.kind === 'unknown'
          ? reading.speaker
          : null;
  if (operator !== null && operator !== undefined && operator !== developer && lexicon.operated.has(operator)) {
    const own = namedInDocument(reading, operator);
    return own.length > 0 ? own : [...lexicon.operated.get(operator)!].sort();
  }
  return null;
}

/** The clouds on which a developer's models are sold: those the document names, else all that are clouds. */
function cloudsOf(reading: Reading, developer: NodeId | null): NodeId[] {
  return summaryOf(reading)
    .channels.map((named) => named.entries[0]!)
    .filter((entry) => !entry.firstParty && entry.provider !== developer)
    .map((entry) => entry.id);
}

function namedInDocument(reading: Reading, operator: NodeId): NodeId[] {
  return summaryOf(reading)
    .channels.map((named) => named.entries[0]!)
    .filter((entry) => entry.provider === operator)
    .map((entry) => entry.id)
    .sort();
}

/** A sentence of its own may hold the limit that a restoration comes with. */
export function capIn(reading: Reading, models: readonly NodeId[]): string | null {
  for (const sentence of reading.sentences) {
    const match = CAP.exec(reading.text.slice(sentence.start, sentence.end));
    if (match === null) continue;
    const named = namedIn(reading, sentence.first, sentence.last).filter((one) => one.entries[0]!.kind === 'Model');
    if (named.length === 0 || named.some((one) => one.entries.some((entry) => models.includes(entry.id))))
      return match[0].trim();
  }
  return null;
}
