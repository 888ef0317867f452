/** An analyst's note: a document that says how an event really was. It is linked like any other, and outweighs them. */
import { documentId, hash, sourceId } from '../../graph/ids.ts';
import type { ActionStatus, EventDate, EventType, GraphNode, Json } from '../../graph/model.ts';
import type { NodeInput } from '../../graph/store.ts';
import type { EventMention } from '../extract/extraction.ts';
import type { ReadDocument } from '../link/link.ts';
import type { Account } from './accounts.ts';
import type { Said } from './review.ts';

/** What was wrong; left out is what was right. */
export interface Correction {
  /** The day, or the instant, at which it happened: as ISO 8601 says it. */
  date?: { local: string; instant: number; precision: EventDate['precision'] };
  status?: ActionStatus;
  type?: EventType;
}

const ANALYSTS = sourceId('analysts');

export function writeNote(
  event: GraphNode,
  { document: anchor, index, mention }: Account,
  { date, status, type }: Correction,
  { by, at, reason }: Said,
): { source: NodeInput; read: ReadDocument } {
  const parts = [
    ...(date === undefined ? [] : [`it happened ${date.local}`]),
    ...(status === undefined ? [] : [`it leaves the action ${status}`]),
    ...(type === undefined ? [] : [`it is a ${type}`]),
  ];
  const title = `Correction by ${by}`;
  const said = `Of “${event.name}” (${event.id}): ${parts.join('; ')}.`;
  const text = `${title}\n\n${said}${reason === '' ? '' : ` ${reason}`}`;
  const start = text.indexOf(said);
  const span = { quote: said, start, end: start + said.length };
  const corrected: EventMention = {
    ...mention,
    ...span,
    type: type ?? mention.type,
    stance: 'asserted',
    status: status ?? mention.status,
    dates:
      date === undefined
        ? mention.dates.map((one) => ({ ...one, ...span }))
        : [{ clock: 'occurred', ...date, ...span }],
    changes: mention.changes.map((change) => ({ ...change, ...span })),
    causedBy: null,
    confidence: 1,
  };
  const extraction = { regulatory: true, language: 'en', mentions: [], events: [corrected], claims: [] };
  return {
    source: { id: ANALYSTS, kind: 'Source', name: 'Analysts', props: { kind: null }, learnedAt: 0 },
    read: {
      document: {
        id: documentId(ANALYSTS, `${event.id} ${by} ${at} ${said}`),
        source: ANALYSTS,
        ...{ url: null, title, publishedAt: at, fetchedAt: at, language: 'en', text, contentHash: hash(text) },
        origin: 'analyst',
        learnedAt: at,
        props: { corrects: { document: anchor.id, index } as Json },
      },
      extraction,
      sourceKind: 'analyst',
    },
  };
}
