/** What to do, and what the answer rests on. */
import { When } from '../../parts/when.tsx';
import { count } from '../../state/format.ts';
import type { Impact } from './posture.tsx';

export function NextSteps({ steps }: { steps: readonly string[] }) {
  if (steps.length === 0) return null;
  return (
    <section class="card" aria-labelledby="steps">
      <header>
        <h2 id="steps">What to do, the most urgent first</h2>
      </header>
      <ol class="rows steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

const FEW = 4;

export function Basis({ impact }: { impact: Impact }) {
  const { coverage, uncertain } = impact;
  const doubts = [...new Set([...uncertain, ...coverage.gaps])];
  return (
    <section class="card" aria-labelledby="basis">
      <header>
        <h2 id="basis">What this rests on</h2>
      </header>
      <div class="inside stack">
        <dl class="facts">
          <dt>Documents</dt>
          <dd>{count(coverage.documents, 'document')}</dd>
          <dt>Newest</dt>
          <dd>
            <When at={coverage.newestEvidenceAt} precision="day" />
          </dd>
        </dl>
        {doubts.length > 0 && (
          <>
            <h3>What is uncertain</h3>
            <ul class="doubts">
              {doubts.slice(0, FEW).map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
            {doubts.length > FEW && (
              <details>
                <summary>{doubts.length - FEW} more</summary>
                <ul class="doubts">
                  {doubts.slice(FEW).map((doubt) => (
                    <li key={doubt}>{doubt}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
    </section>
  );
}
