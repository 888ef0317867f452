/** What a store consists of, in words that every engine understands: so that one can be copied into another. */

import type { Fact, GraphNode, Instant, NodeId, Props } from './model.ts';
import type { Change, Decision, StoredRecord } from './store.ts';

/** In the order in which they are dumped: what a record refers to came before it. Leases are left out: they end by themselves. */
export const DUMP_SECTIONS = [
  'node',
  'document',
  'merged',
  'fact',
  'decision',
  'link',
  'change',
  'purge',
  'record',
] as const;
export type DumpSection = (typeof DUMP_SECTIONS)[number];

export type DumpRecord =
  | { type: 'node'; node: GraphNode; state: Props | null }
  /** With all its texts; `versions` in their order. */
  | {
      type: 'document';
      node: GraphNode;
      state: Props | null;
      texts: { contentHash: string; text: string }[];
      versions: { learnedAt: Instant; fetchedAt: Instant; contentHash: string }[];
    }
  /** A node that was merged or redirected, and what it became in the end. */
  | { type: 'merged'; id: NodeId; standsFor: NodeId }
  /** One episode; its ends as merged, and as they were written where that differs. */
  | { type: 'fact'; fact: Fact; hidden: boolean; saidSubject: NodeId | null; saidObject: NodeId | null }
  /** In the order in which they were decided. */
  | { type: 'decision'; decision: Decision }
  /** Why a node was merged: a decision, or a redirect (null). In the order in which they were made. */
  | { type: 'link'; from: NodeId; into: NodeId; decision: string | null }
  | { type: 'change'; change: Change }
  | { type: 'purge'; document: NodeId; reason: string; facts: number; recordedAt: Instant }
  | { type: 'record'; record: StoredRecord };

export interface DumpPage {
  records: DumpRecord[];
  /** Opaque, for the store that gave it: `dump` goes on after this page. */
  cursor: string;
}

/** Where in which section a page ended. */
export function formatDumpCursor(section: DumpSection, after: unknown): string {
  return JSON.stringify([section, after]);
}

/** The sections that are left, and where the first of them goes on; of null: all, from the beginning. */
export function sectionsAfter(cursor: string | null): { section: DumpSection; after: unknown }[] {
  const [section, after] = cursor === null ? [DUMP_SECTIONS[0], null] : (JSON.parse(cursor) as [DumpSection, unknown]);
  return DUMP_SECTIONS.slice(DUMP_SECTIONS.indexOf(section)).map((left) => ({
    section: left,
    after: left === section ? after : null,
  }));
}
