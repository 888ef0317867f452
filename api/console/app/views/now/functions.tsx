/** How the business functions stand. */
import type { Criticality } from '../../operations/schema.ts';
import { StatusPill } from '../../parts/status-pill.tsx';
import { formatMinutes } from '../../state/format.ts';
import type { Impact } from './posture.tsx';

const CRITICAL: Record<Criticality, [word: string, tone: string]> = {
  YES: ['Critical', 'tone-warn'],
  NO: ['Not critical', 'tone-plain'],
  NOT_ASSESSED: ['Not assessed', 'tone-unknown'],
};

export function Functions({ functions }: { functions: Impact['functions'] }) {
  if (functions.length === 0) return null;
  return (
    <section class="card" aria-labelledby="functions">
      <header>
        <h2 id="functions">Business functions</h2>
      </header>
      <ul class="rows functions">
        {functions.map(({ function: { id, name }, status, critical, rtoHours, rtoBreached, reason }) => {
          const [word, tone] = CRITICAL[critical];
          return (
            <li key={id}>
              <div class="head">
                <StatusPill status={status} />
                <h3>{name}</h3>
                <span class="end">
                  <span class={`tag ${tone}`}>{word}</span>
                  {rtoHours !== null && (
                    <span
                      class={`tag ${rtoBreached === true ? 'tone-bad' : 'tone-plain'}`}
                      title="Must run again within this time"
                    >
                      {rtoBreached === true ? 'Over ' : 'Within '}
                      {formatMinutes(rtoHours * 60)}
                    </span>
                  )}
                </span>
              </div>
              {status !== 'UNAFFECTED' && <p class="quiet small">{reason}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
