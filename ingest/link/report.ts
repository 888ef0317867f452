/** One document's account of one event: what clusters are made of. */
import { slug } from '../../graph/ids.ts';
import type { AvailabilityChange, EventType, Instant, NodeId } from '../../graph/model.ts';
import type { EventMention, Extraction } from '../extract/extraction.ts';
import { nameKey } from './names/name-key.ts';
import { withDocket } from './suits.ts';

/** A document with what was read in it, stored or about to be. */
export interface LinkedDocument {
  id: NodeId;
  source: NodeId;
  sourceKind: string | null;
  title: string;
  publishedAt: Instant | null;
  learnedAt: Instant;
  /** The sketch of its text, by which copies are told: see `voice.ts`. */
  voice: string[];
  /** What its title and first sentences are about: see `about.ts`. */
  about: string[];
  /** Names settled: see `names/resolve.ts`. */
  extraction: Extraction;
  /** An analyst's note: it speaks of the event that this account (of a document, by index) was joined to. */
  corrects: { document: NodeId; index: number } | null;
}

export interface Report {
  /** `document#event`, and for a restoration `#model`: stable. */
  id: string;
  document: LinkedDocument;
  index: number;
  mention: EventMention;
  family: Family;
  /** Who acts, as far as it counts for identity: a jurisdiction, a vendor, or null where it isn't said. */
  actor: NodeId | null;
  models: NodeId[];
  /** What else tells two events of a family and actor apart: audience, list, channel. */
  aspect: string;
  changes: EventMention['changes'];
  /** The day it gives for the event (midnight UTC), the exact instant, and how exact. Null: it gives none. */
  day: Instant | null;
  instant: Instant | null;
  precision: 'minute' | 'day' | 'month' | 'year' | null;
  weight: number;
  /** Founds an event; other reports only join one. */
  founds: boolean;
}

/** Types that are one and the same act in the words of different writers, or differ in identity. */
export type Family = 'control' | 'order' | EventType;

export const DAY = 86_400_000;
const VENDOR_FAMILIES: ReadonlySet<string> = new Set([
  'SUSPENSION',
  'RESTORATION',
  'DEPRECATION',
  'OUTAGE',
  'VENDOR_POLICY',
  'STAGED_RELEASE',
]);
const VOICE_FAMILIES: ReadonlySet<string> = new Set(['STATEMENT', 'DISPUTE', 'INQUIRY', 'LAWSUIT']);
/** First hand counts more than the press, the press more than those who copy it. */
const WEIGHTS: Record<string, number> = {
  regulator: 4,
  vendor: 4,
  news: 2,
  analysis: 1,
  aggregator: 0.4,
  // Who looked into it decides, whatever the number of those who didn't.
  analyst: 1000,
  catalogue: 0.4,
};

export const isVendorFamily = (family: Family): boolean => VENDOR_FAMILIES.has(family);
export const isVoiceFamily = (family: Family): boolean => VOICE_FAMILIES.has(family);
export const isActOfState = (family: Family): boolean => !VENDOR_FAMILIES.has(family) && !VOICE_FAMILIES.has(family);

export function familyOf(type: EventType): Family {
  if (type === 'EXPORT_CONTROL_DIRECTIVE' || type === 'LICENCE_REQUIREMENT') return 'control';
  if (type === 'BAN' || type === 'ORDER') return 'order';
  return type;
}

/** Hypothetical events are no reports of anything. */
export function isReport(mention: EventMention): boolean {
  return mention.stance !== 'hypothetical' && mention.confidence >= 0.15;
}

export function reportsOf(document: LinkedDocument): Report[] {
  return withDocket(document.extraction.events).flatMap((mention, index) => {
    if (!isReport(mention)) return [];
    if (mention.type !== 'RESTORATION' || mention.changes.length === 0)
      return [toReport(document, mention, index, mention.models, mention.changes, '')];
    return mention.changes.map((change) =>
      toReport(document, mention, index, [change.model], [change], `#${change.model}`),
    );
  });
}

function toReport(
  document: LinkedDocument,
  mention: EventMention,
  index: number,
  models: NodeId[],
  changes: EventMention['changes'],
  suffix: string,
): Report {
  const family = familyOf(mention.type);
  const date = dateOf(mention, document.publishedAt);
  return {
    id: `${document.id}#${index}${suffix}`,
    document,
    index,
    mention,
    family,
    actor: actorOf(mention, family),
    models: [...models].sort(),
    aspect: aspectOf(mention, changes, document),
    changes,
    day: dayOf(mention, document.publishedAt),
    instant: date === undefined ? null : date.instant,
    precision: date?.precision ?? null,
    weight: (WEIGHTS[document.sourceKind ?? ''] ?? 1) * Math.max(0.3, mention.confidence),
    founds: mention.confidence >= 0.5 && mention.stance !== 'denied',
  };
}

/** Norms are made on one day and apply from another. */
const NORMS: ReadonlySet<Family> = new Set(['RULE', 'LEGISLATION', 'AMENDMENT', 'EXECUTIVE_ORDER', 'GUIDANCE']);

function dateOf(
  { type, dates, stance }: EventMention,
  publishedAt: Instant | null,
): EventMention['dates'][number] | undefined {
  const occurred = dates.find(({ clock }) => clock === 'occurred');
  if (occurred !== undefined || stance === 'planned') return occurred;
  const effective = dates.find(({ clock }) => clock === 'effective');
  // Whoever tells of a rule before it applies tells that it was made.
  const isToCome = effective !== undefined && publishedAt !== null && effective.instant > publishedAt + DAY;
  return isToCome && NORMS.has(familyOf(type)) ? undefined : effective;
}

/** Midnight UTC of the day that it gives for the event; of a month or year its first. */
function dayOf(mention: EventMention, publishedAt: Instant | null): Instant | null {
  const date = dateOf(mention, publishedAt);
  return date === undefined ? null : Date.parse(`${date.local.slice(0, 10).padEnd(10, '-01')}T00:00:00Z`);
}

/** It hits nobody by name. */
export function isAtLarge({ models, providers, organisations }: EventMention): boolean {
  return models.length + providers.length + organisations.length === 0;
}

/** A jurisdiction for acts of state (who of its offices is named differs), the vendor for acts of vendors. */
function actorOf(mention: EventMention, family: Family): NodeId | null {
  if (isVendorFamily(family)) {
    const provider = mention.actor?.startsWith('provider:') === true ? mention.actor : null;
    const channel = mention.actor?.startsWith('channel:') === true ? mention.actor : null;
    return provider ?? ownerOf(channel, mention.providers) ?? channel;
  }
  if (VOICE_FAMILIES.has(family)) return family === 'LAWSUIT' ? null : (mention.actor ?? mention.jurisdiction);
  // A court that sits in a state of a federation may be one of the federation: which is seldom said.
  return family === 'COURT_ORDER' || family === 'STAY' ? countryOf(mention.jurisdiction) : mention.jurisdiction;
}

export const countryOf = (jurisdiction: NodeId | null): NodeId | null =>
  jurisdiction?.replace(/^(jurisdiction:[A-Z]{2})-[A-Z0-9]+$/, '$1') ?? null;

/** A developer's own channel ("openai-api") is the developer. */
function ownerOf(channel: NodeId | null, providers: readonly NodeId[]): NodeId | null {
  if (channel === null) return null;
  const name = channel.slice('channel:'.length);
  return providers.find((provider) => name.startsWith(`${provider.slice('provider:'.length)}-`)) ?? null;
}

function aspectOf(mention: EventMention, changes: EventMention['changes'], document: LinkedDocument): string {
  const change: AvailabilityChange | undefined = changes[0]?.change;
  if (change === undefined) return '';
  if (change.basis === 'observation') return `observation ${document.id}`;
  if (change.basis === 'listing') return `listing ${(change.channels ?? []).join()}`;
  if (mention.type === 'RESTORATION') return `${change.audience.kind}${change.undated === true ? ' undated' : ''}`;
  return '';
}

/** Norms are compared with one another: see `same-step.ts`. */
const kindOf = (family: Family): string => (NORMS.has(family) ? 'norm' : family);

/** What a document must share with another for the two to be looked at together. Pure: from one extraction. */
export function threadKeys(extraction: Extraction, publishedAt: Instant | null): string[] {
  const keys = new Set<string>();
  // Who names what the catalogue lacks is looked at with all others who do: what it is called depends on them.
  for (const { id, provisional } of extraction.mentions) if (provisional === true) keys.add(`thread:${id}`);
  for (const mention of withDocket(extraction.events)) {
    if (!isReport(mention)) continue;
    for (const model of mention.models) keys.add(`thread:${model}`);
    if (mention.instrument !== null) keys.add(`thread:instrument/${slug(mention.instrument)}`);
    // One account names a company where another names its models.
    for (const provider of mention.providers) keys.add(`thread:${provider}`);
    if (mention.models.length > 0) continue;
    for (const organisation of mention.organisations) keys.add(`thread:organisation/${slug(nameKey(organisation))}`);
    if (mention.providers.length > 0 || mention.organisations.length > 0) continue;
    const own = mention.authority ?? mention.actor ?? mention.jurisdiction;
    if (own !== null) keys.add(`thread:at-large/${own}`);
    // Whoever is named for it: acts of one kind around one day are compared.
    const day = dayOf(mention, publishedAt) ?? publishedAt ?? 0;
    for (const near of [day - DAY, day, day + DAY])
      keys.add(`thread:${kindOf(familyOf(mention.type))}/around/${new Date(near).toISOString().slice(0, 7)}`);
  }
  return [...keys].sort();
}
