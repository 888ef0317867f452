/** The words that something rests on, with whose they are and when they were published. */

import type { SourceKind, Stance } from '../operations/schema.ts';
import { Link, pathOf } from './link.tsx';
import { When } from './when.tsx';

export interface Evidence {
  quote: string;
  start?: number | null;
  end?: number | null;
  stance?: Stance;
  publishedAt: string | null;
  document: {
    id: string;
    title: string;
    url?: string | null;
    source?: { name: string } | null;
    sourceKind?: SourceKind | null;
  };
}

/** What is not plainly asserted is said so: it must not be read as a fact. */
const STANCES: Record<Stance, string | null> = {
  ASSERTED: null,
  DENIED: 'denies it',
  DISPUTED: 'disputes it',
  HYPOTHETICAL: 'considers it',
  PLANNED: 'announces it',
  PAST: 'tells of something over',
  QUOTED: 'passes it on',
};

export function Quote({ evidence }: { evidence: Evidence }) {
  const { quote, document, publishedAt, stance, start, end } = evidence;
  const said = stance === undefined ? null : STANCES[stance];
  const marked = start === null || start === undefined ? {} : { quote: `${start}-${end}` };
  return (
    <figure class="quote">
      <blockquote>{quote}</blockquote>
      <figcaption>
        <Link to={pathOf('Document', document.id)!} params={marked}>
          {document.title}
        </Link>
        <span class="quiet">
          {document.source && document.source.name !== document.title ? `${document.source.name} · ` : ''}
          {document.sourceKind ? `${document.sourceKind.toLowerCase()} · ` : ''}
          <When at={publishedAt} empty="no date" />
        </span>
        {said !== null && <span class="tag">{said}</span>}
      </figcaption>
    </figure>
  );
}

/** The first quotes, and the rest on demand; the same words of the same document once. */
export function Quotes({ evidence, most = 2 }: { evidence: readonly Evidence[]; most?: number }) {
  if (evidence.length === 0) return <p class="quiet">No document says so.</p>;
  const different = [...new Map(evidence.map((one) => [`${one.document.id} ${one.quote}`, one])).values()];
  return (
    <div class="quotes">
      {different.slice(0, most).map((one) => (
        <Quote key={`${one.document.id} ${one.quote}`} evidence={one} />
      ))}
      {different.length > most && (
        <details>
          <summary>{different.length - most} more</summary>
          {different.slice(most).map((one) => (
            <Quote key={`${one.document.id} ${one.quote}`} evidence={one} />
          ))}
        </details>
      )}
    </div>
  );
}
