/** What one document says, as the rules read it: the shape between `extract` and `link`. Spans are into `text`. */
import type {
  ActionStatus,
  Audience,
  AvailabilityChange,
  EventDate,
  EventType,
  NodeId,
  NodeKind,
  Stance,
} from '../../graph/model.ts';

import type { Amount } from './amounts.ts';

/** What the rules need to know of a document. `text` is the title, a blank line, and the body. */
export interface Readable {
  text: string;
  publishedAt: number | null;
  sourceKind: 'regulator' | 'vendor' | 'news' | 'analysis' | 'aggregator' | 'catalogue' | null;
  /** Who speaks when the text says "we" (the source's provider or authority). */
  speaker: NodeId | null;
  language: string | null;
  /** IANA zone of dates without one; null: UTC. */
  timeZone: string | null;
}

export interface Span {
  /** Verbatim: `text.slice(start, end)`. */
  quote: string;
  start: number;
  end: number;
}

export interface Mention extends Span {
  id: NodeId;
  kind: NodeKind;
  /** Not in the catalogue: a name by pattern, for review. */
  provisional?: boolean;
}

/** One document's account of one event. Null is: the text doesn't say. */
export interface EventMention extends Span {
  type: EventType;
  stance: Stance;
  /** Who acts: an authority, or the provider or channel operator. */
  actor: NodeId | null;
  authority: NodeId | null;
  jurisdiction: NodeId | null;
  models: NodeId[];
  providers: NodeId[];
  channels: NodeId[];
  organisations: string[];
  audience: Audience | null;
  /** `local`: ISO 8601 in the zone it was written in, no more precise than it was written ("2026-06", "2026-06-12T17:21-04:00"). */
  dates: (EventDate & Span & { local: string })[];
  status: ActionStatus | null;
  /** Normalised citation or number of the instrument. */
  instrument: string | null;
  /** What it makes usable or unusable. */
  changes: (Span & { model: NodeId; change: AvailabilityChange })[];
  /** The kind of event (and actor) that the text gives as its cause. */
  causedBy: (Span & { type: EventType | null; actor: NodeId | null }) | null;
  reason: string | null;
  /** Of a fine: how much. */
  amount: Amount | null;
  confidence: number;
}

export interface ClaimMention extends Span {
  /** Who says it, as named; `speakerId` where the catalogue knows it. */
  speaker: string;
  speakerId: NodeId | null;
  stance: Stance;
  /** The claim in the document's words. */
  text: string;
  /** Which of the document's events it is about (index), if any. */
  event: number | null;
}

export interface Extraction {
  /** Does it report an act of a regulator, court, vendor …, or nothing that we keep events for? */
  regulatory: boolean;
  language: string | null;
  mentions: Mention[];
  events: EventMention[];
  claims: ClaimMention[];
}
