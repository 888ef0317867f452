/** Moments at which something moved for the organisation, so that one need not guess a date to replay what happened. */
import { operation } from '../operations/timeline.ts';
import { ShowAnswer } from '../parts/answer.tsx';
import { formatMoment } from '../state/format.ts';
import { shortIso } from '../state/moment.ts';
import { shortOrganisation, useOrganisation } from '../state/organisation.tsx';
import { setParams } from '../state/router.ts';
import { useQuery } from '../state/use-query.ts';

const DAY_MS = 86_400_000;
const DAYS = 365;
const FEW = 6;

export function MomentSteps({ close }: { close: () => void }) {
  const { chosen } = useOrganisation();
  const from = new Date(Math.floor(Date.now() / DAY_MS - DAYS) * DAY_MS).toISOString();
  const variables = chosen === null ? null : { organisation: shortOrganisation(chosen.id), from: shortIso(from) };
  const answer = useQuery(operation, variables, { shown: false });
  if (chosen === null) return null;
  return (
    <section class="moment-steps" aria-labelledby="moment-steps">
      <h3 id="moment-steps">Or when something moved</h3>
      <ShowAnswer
        answer={answer}
        what="when something moved"
        empty={({ timeline }) =>
          timeline.moments.length === 0 ? <p class="quiet small">Nothing moved in the last year.</p> : null
        }
      >
        {({ timeline }) => (
          <ul>
            {timeline.moments.slice(-FEW).map(({ at, counts, events }) => (
              <li key={at}>
                <button
                  type="button"
                  class="button small"
                  onClick={() => {
                    setParams({ at: shortIso(at), knownAt: null });
                    close();
                  }}
                >
                  {formatMoment(at)}
                </button>
                <span class="quiet small">
                  {counts.down} down{events.length > 0 && `: ${events[0]!.title}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </ShowAnswer>
    </section>
  );
}
