/** Open questions that hang on it. */
import type { WatchState } from '../../operations/schema.ts';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';

interface Question {
  id: string;
  question: string;
  answeredBy: string | null;
  state: WatchState | null;
  since: string | null;
  why: string | null;
}

export function Questions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <section class="card" aria-labelledby="questions">
      <header>
        <h2 id="questions">Questions to watch</h2>
      </header>
      <ul class="rows">
        {questions.map(({ id, question, state, since, why, answeredBy }) => (
          <li key={id}>
            <p>{question}</p>
            <p class="row">
              {state !== null && <StatusPill status={state} />}
              <span class="quiet small">
                since <When at={since} precision="day" />
              </span>
            </p>
            <p class="quiet small">{why ?? answeredBy}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
