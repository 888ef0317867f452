/** The accounts that an event was made of. */
import type { GraphNode } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import type { EventMention, Extraction } from '../extract/extraction.ts';

export interface Account {
  document: GraphNode;
  /** Which of the document's events it is. */
  index: number;
  mention: EventMention;
}

const EVER = { at: 8.64e15, knownAt: 8.64e15 };

/** The surest first; ties by document. Analysts' notes are none. */
export async function accountsOf(store: Store, event: GraphNode): Promise<Account[]> {
  const hop = { relation: 'PART_OF', direction: 'out', anyTime: true } as const;
  const facts = ((await store.expand([event.id], hop, EVER)).get(event.id) ?? []).map(({ fact }) => fact);
  const documents = await store.get([...new Set(facts.map((fact) => fact.document))].sort(), EVER);
  const accounts = documents.flatMap((document) => {
    if (document === undefined || document.props.corrects !== undefined) return [];
    const spans = new Set(
      facts.filter((fact) => fact.document === document.id).map(({ start, end }) => `${start}-${end}`),
    );
    const { events } = document.props.extraction as unknown as Extraction;
    const told = events
      .map((mention, index) => ({ document, index, mention }))
      .filter(({ mention: { start, end } }) => spans.has(`${start}-${end}`));
    // One quote may tell of two events; the type says which is meant.
    const exact = told.filter(({ mention }) => mention.type === event.props.type);
    return exact.length > 0 ? exact : told.slice(0, 1);
  });
  return accounts.sort(
    (a, b) => b.mention.confidence - a.mention.confidence || (a.document.id < b.document.id ? -1 : 1),
  );
}
