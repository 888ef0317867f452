/** What is down, degraded, unknown …, why, and the way out. */
import { COUNTED, stateOf } from '../looks.ts';
import type { ImpactView } from '../view.ts';
import { Chip } from './chip.tsx';
import type { BodyProps } from './element.tsx';
import { Rows } from './rows.tsx';

export function ImpactBody({ view: { summary, counts, rows, more } }: BodyProps<ImpactView>) {
  return (
    <>
      <p class="summary">{summary}</p>
      <ul class="counts" aria-label="How many stand how">
        {COUNTED.filter(([key]) => counts[key] > 0).map(([key, state]) => (
          <li key={key}>
            <Chip state={state}>{`${counts[key]} ${stateOf(state).word.toLowerCase()}`}</Chip>
          </li>
        ))}
      </ul>
      <Rows
        rows={rows.map(({ name, status, reason, wayOut }) => ({ name, state: status, text: reason, wayOut }))}
        more={more}
        label="What is affected"
        none="Nothing is affected."
      />
    </>
  );
}
