/** Batches that can be told apart: each a document, events of its own, and a fact about each of them. */
import type { Batch } from '../../../graph/store.ts';

const DAY = Date.UTC(2026, 5, 12);

/** Ids hold `name`: batches of two writers don't meet, but for the source. */
export function numberedBatch(name: string, events: number): Batch {
  const ids = Array.from({ length: events }, (_, i) => `event:${name}-${i}`);
  const text = 'A letter was sent.';
  return {
    nodes: [
      { id: 'source:wire', kind: 'Source', name: 'A wire', learnedAt: DAY },
      { id: 'jurisdiction:US', kind: 'Jurisdiction', name: 'United States', learnedAt: DAY },
      ...ids.map((id) => ({ id, kind: 'Event' as const, name: id, learnedAt: DAY })),
    ],
    documents: [
      {
        document: {
          id: `document:wire/${name}`,
          source: 'source:wire',
          url: `https://wire.example/${name}`,
          title: name,
          publishedAt: DAY,
          fetchedAt: DAY,
          language: 'en',
          text,
          contentHash: 'only',
          origin: 'document',
          learnedAt: DAY,
        },
        facts: ids.map((id) => ({
          subject: id,
          relation: 'IN',
          object: 'jurisdiction:US',
          quote: 'letter',
          start: text.indexOf('letter'),
          end: text.indexOf('letter') + 'letter'.length,
        })),
      },
    ],
  };
}
