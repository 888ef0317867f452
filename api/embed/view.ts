/** What is shown of an answer, and all that leaves of it. Texts as they are; instants as ISO 8601. */
export interface ImpactView {
  kind: 'impact';
  title: string;
  status: string;
  summary: string;
  counts: { down: number; degraded: number; covered: number; atRisk: number; unaffected: number; unknown: number };
  rows: { name: string; status: string; reason: string; wayOut: string | null }[];
  /** How many there are beside `rows`. */
  more: number;
}

export interface AvailabilityView {
  kind: 'availability';
  title: string;
  rows: { name: string; state: string; usable: boolean; reason: string }[];
  more: number;
}

export interface TimelineView {
  kind: 'timeline';
  title: string;
  summary: string;
  from: string;
  to: string;
  rows: { name: string; segments: { from: string; to: string; status: string; why: string }[] }[];
  more: number;
}

export type EmbedView = ImpactView | AvailabilityView | TimelineView;
