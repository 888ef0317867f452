/** What the last seven days brought, and the dates that are still to come: the digest of just now. */
import { type DigestData, operation } from '../../operations/digest.ts';
import type { DeadlineKind } from '../../operations/schema.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Link, NodeLink } from '../../parts/link.tsx';
import { When } from '../../parts/when.tsx';
import { count, formatDistance, sentence, words } from '../../state/format.ts';
import { shortIso } from '../../state/moment.ts';
import { shortOrganisation } from '../../state/organisation.tsx';
import { useQuery } from '../../state/use-query.ts';

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;
const FEW = 6;

type Digest = DigestData['digest'];

export function Week({ organisation, until }: { organisation: string; until: string }) {
  // To the minute: what is asked again within one is the same question.
  const end = Math.floor(Date.parse(until) / MINUTE_MS) * MINUTE_MS;
  const answer = useQuery(operation, {
    organisation: shortOrganisation(organisation),
    from: shortIso(new Date(end - WEEK_MS).toISOString()),
    until: shortIso(new Date(end).toISOString()),
  });
  return (
    <ShowAnswer answer={answer} what="the last week">
      {({ digest }) => (
        <>
          <Coming deadlines={digest.deadlines} now={end} />
          <Brought digest={digest} />
        </>
      )}
    </ShowAnswer>
  );
}

const KINDS: Record<DeadlineKind, string> = { EFFECTIVE: 'takes effect', ENDS: 'ends' };

function Coming({ deadlines, now }: { deadlines: Digest['deadlines']; now: number }) {
  return (
    <section class="card" aria-labelledby="coming">
      <header>
        <h2 id="coming">What is coming</h2>
      </header>
      {deadlines.length === 0 ? (
        <p class="inside quiet">No dated change lies ahead.</p>
      ) : (
        <ul class="rows">
          {deadlines.map(({ at, kind, event, movedFrom, ours }) => (
            <li key={`${event.id} ${kind}`}>
              <p class="small">
                <When at={at} precision="day" /> <span class="quiet">({formatDistance(at, now)})</span>{' '}
                {ours.length > 0 && <span class="tag tone-warn">Ours</span>}
              </p>
              <p>
                <NodeLink node={{ id: event.id, name: event.title }} /> {KINDS[kind]}
              </p>
              {movedFrom.length > 0 && (
                <p class="quiet small">
                  Moved; before:{' '}
                  {movedFrom.map((old, index) => (
                    <span key={old}>
                      {index > 0 && ', '}
                      <When at={old} precision="day" />
                    </span>
                  ))}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Brought({ digest }: { digest: Digest }) {
  const { events, eventCount, posture } = digest;
  const { workloads, unmoved } = posture;
  return (
    <section class="card" aria-labelledby="week">
      <header>
        <h2 id="week">The last seven days</h2>
        <span class="quiet small">{count(eventCount, 'event')}</span>
      </header>
      <p class="inside">
        {workloads.length === 0 ? `No workload moved (${unmoved} as before).` : posture.summary.replace(/^.*?: /, '')}
      </p>
      {events.length > 0 && (
        <ul class="rows lined">
          {events.slice(0, FEW).map(({ event, ours, documents }) => (
            <li key={event.id}>
              <NodeLink node={{ id: event.id, name: event.title }} />
              <p class="quiet small">
                {sentence(words(event.type))}, <When at={event.occurredAt} precision="day" />,{' '}
                {count(documents, 'document')} {ours.length > 0 && <span class="tag tone-warn">Ours</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
      {eventCount > FEW && (
        <p class="inside">
          <Link to="/events" params={{ from: digest.from.slice(0, 10) }}>
            All {count(eventCount, 'event')}
          </Link>
        </p>
      )}
    </section>
  );
}
