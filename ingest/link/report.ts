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
  const date =
    mention.dates.find(({ clock }) => clock === 'occurred') ??
    (mention.stance === 'planned' ? undefined : mention.dates.find(({ clock }) => clock === 'effective'));
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
    day: date === undefined ? null : Math.floor(Date.parse(`${date.local.slice(0, 10).padEnd(10, '-01')}T00:00:00Z`)),
    instant: date === undefined ? null : date.instant,
    precision: date?.precision ?? null,
    weight: (WEIGHTS[document.sourceKind ?? ''] ?? 1) * Math.max(0.3, mention.confidence),
    founds: mention.confidence >= 0.5 && mention.stance !== 'denied',
  };
}

/** A jurisdiction for acts of state (who of its offices is named differs), the vendor for acts of vendors. */
function actorOf(mention: EventMention, family: Family): NodeId | null {
  if (isVendorFamily(family)) {
    const provider = mention.actor?.startsWith('provider:') === true ? mention.actor : null;
    return provider ?? (mention.actor?.startsWith('channel:') === true ? mention.actor : null);
  }
  if (VOICE_FAMILIES.has(family)) return family === 'LAWSUIT' ? null : (mention.actor ?? mention.jurisdiction);
  return mention.jurisdiction;
}

function aspectOf(mention: EventMention, changes: EventMention['changes'], document: LinkedDocument): string {
  const change: AvailabilityChange | undefined = changes[0]?.change;
  if (change === undefined) return mention.instrument !== null && mention.type === 'LAWSUIT' ? '' : '';
  if (change.basis === 'observation') return `observation ${document.id}`;
  if (change.basis === 'listing') return `listing ${(change.channels ?? []).join()}`;
  if (mention.type === 'RESTORATION') return `${change.audience.kind}${change.undated === true ? ' undated' : ''}`;
  return '';
}

/** What a document must share with another for the two to be looked at together. Pure: from one extraction. */
export function threadKeys(extraction: Extraction): string[] {
  const keys = new Set<string>();
  // Who names what the catalogue lacks is looked at with all others who do: what it is called depends on them.
  for (const { id, provisional } of extraction.mentions) if (provisional === true) keys.add(`thread:${id}`);
  for (const mention of withDocket(extraction.events)) {
    if (!isReport(mention)) continue;
    for (const model of mention.models) keys.add(`thread:${model}`);
    if (mention.instrument !== null) keys.add(`thread:instrument/${slug(mention.instrument)}`);
    if (mention.models.length > 0) continue;
    const place = mention.jurisdiction ?? mention.audience?.jurisdictions?.[0] ?? '-';
    for (const provider of mention.providers) keys.add(`thread:${provider}/${place}`);
    for (const organisation of mention.organisations) keys.add(`thread:organisation/${slug(nameKey(organisation))}`);
    if (mention.providers.length === 0 && mention.organisations.length === 0 && mention.instrument === null) {
      keys.add(`thread:${familyOf(mention.type)}/${mention.authority ?? mention.actor ?? place}`);
    }
  }
  return [...keys].sort();
}
