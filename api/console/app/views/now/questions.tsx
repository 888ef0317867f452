/** Questions that nobody has answered for good. */
import { operation } from '../../operations/watch.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Quotes } from '../../parts/quote.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { useMoment } from '../../state/moment.ts';
import { useQuery } from '../../state/use-query.ts';

export function Questions() {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, { state: ['OPEN', 'MOVED', 'ANSWERED'], at, knownAt });
  return (
    <section class="card" aria-labelledby="questions">
      <header>
        <h2 id="questions">Open questions</h2>
      </header>
      <ShowAnswer
        answer={answer}
        what="the open questions"
        empty={({ watchItems }) => (watchItems.length === 0 ? <p class="inside quiet">None is open.</p> : null)}
      >
        {({ watchItems }) => (
          <ul class="rows">
            {watchItems.map(({ id, question, state, since, why, evidence, answeredBy }) => (
              <li key={id}>
                <p>{question}</p>
                <p class="row">
                  {state !== null && <StatusPill status={state} />}
                  <span class="quiet small">
                    since <When at={since} precision="day" />
                  </span>
                </p>
                {state === 'OPEN' ? (
                  answeredBy !== null && <p class="quiet small">Answered by: {answeredBy}</p>
                ) : (
                  <p class="quiet small">{why}</p>
                )}
                {evidence.length > 0 && (
                  <details>
                    <summary>
                      What bears on it<span class="hidden">: {question}</span>
                    </summary>
                    <Quotes evidence={evidence.flatMap((one) => one.evidence)} most={4} />
                  </details>
                )}
              </li>
            ))}
          </ul>
        )}
      </ShowAnswer>
    </section>
  );
}
