/** Whether a model can be used on each channel, with the causes and the words that they rest on. */
import { type AvailabilityData, operation } from '../../operations/availability.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { Quotes } from '../../parts/quote.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { sentence } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { useQuery } from '../../state/use-query.ts';

type OnChannel = AvailabilityData['availability'][number];

export function ByChannel({ model }: { model: string }) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, { model, at, knownAt });
  return (
    <section class="card" aria-labelledby="by-channel">
      <header>
        <h2 id="by-channel">Can everybody use it?</h2>
      </header>
      <ShowAnswer
        answer={answer}
        what="where it can be used"
        empty={({ availability }) =>
          availability.length > 0 ? null : <Empty title="Nobody is known to offer it at this moment." />
        }
      >
        {({ availability }) => (
          <ul class="rows">
            {availability.map((one) => (
              <OneChannel key={one.channel?.id ?? ''} one={one} />
            ))}
          </ul>
        )}
      </ShowAnswer>
    </section>
  );
}

function OneChannel({ one: { channel, state, reason, causes, conflicts, lastEvidenceAt } }: { one: OnChannel }) {
  return (
    <li class="channel">
      <p class="row">
        <strong>{channel?.name ?? 'As a whole'}</strong>
        <StatusPill status={state} />
      </p>
      <p>{sentence(reason)}</p>
      {causes.length + conflicts.length > 0 && (
        <details>
          <summary>
            Why, in the words of the sources
            <span class="hidden">: {channel?.name ?? 'as a whole'}</span>
          </summary>
          <div class="stack whys">
            {causes.map(({ summary, event, evidence }) => (
              <div key={`${summary} ${event?.id}`} class="stack why">
                <p>
                  {sentence(summary)}
                  {event !== null && (
                    <>
                      {': '}
                      <NodeLink node={{ id: event.id, name: event.title }} />
                    </>
                  )}
                </p>
                <Quotes evidence={evidence} most={1} />
              </div>
            ))}
            {conflicts.map(({ summary, evidence }) => (
              <div key={summary} class="stack why">
                <p>
                  <span class="tag tone-warn">Points elsewhere</span> {summary}
                </p>
                <Quotes evidence={evidence} most={1} />
              </div>
            ))}
            {lastEvidenceAt !== null && (
              <p class="quiet small">
                The newest of this evidence is from <When at={lastEvidenceAt} />.
              </p>
            )}
          </div>
        </details>
      )}
    </li>
  );
}
