/** The four clocks of an event: deadlines slide, news come late, and what was known when is another matter. */
import { When } from '../../parts/when.tsx';

interface ClocksProps {
  event: {
    occurredAt: string | null;
    effectiveAt: string | null;
    publishedAt: string | null;
    learnedAt: string | null;
  };
}

export function Clocks({ event }: ClocksProps) {
  const clocks = [
    ['Happened', event.occurredAt, 'by the consensus of the documents', 'not known'],
    ['Takes effect', event.effectiveAt, 'as the documents say', 'nobody says'],
    ['Published', event.publishedAt, 'for the first time', 'not known'],
    ['Learned', event.learnedAt, 'when the first document reached us', 'not by then'],
  ] as const;
  return (
    <dl class="clocks">
      {clocks.map(([name, at, meaning, empty]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <When at={at} empty={empty} />
            <span class="quiet small">{meaning}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
