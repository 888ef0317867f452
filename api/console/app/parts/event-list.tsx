/** The newest events of a filter, with the way to all of them. */
import { operation } from '../operations/events.ts';
import type { EventFilter } from '../operations/schema.ts';
import { count, sentence, words } from '../state/format.ts';
import { useMoment } from '../state/moment.ts';
import { useQuery } from '../state/use-query.ts';
import { Empty, ShowAnswer } from './answer.tsx';
import { Link, NodeLink } from './link.tsx';
import { StatusPill } from './status-pill.tsx';
import { When } from './when.tsx';

interface EventListProps {
  title: string;
  filter: EventFilter;
  /** The same filter in the address of Events. */
  params: Record<string, string>;
  first?: number;
}

export function EventList({ title, filter, params, first = 8 }: EventListProps) {
  const { at, knownAt } = useMoment();
  const until = at === null ? {} : { to: new Date(Date.parse(at) + 1).toISOString() };
  const answer = useQuery(operation, { filter: { ...filter, ...until }, first, at, knownAt });
  return (
    <section class="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {answer.data !== undefined && answer.data.events.totalCount > first && (
          <Link to="/events" params={params}>
            All {count(answer.data.events.totalCount, 'event')}
          </Link>
        )}
      </header>
      <ShowAnswer
        answer={answer}
        what="the events"
        empty={({ events }) => (events.totalCount > 0 ? null : <Empty title="Nothing, as far as is known here." />)}
      >
        {({ events }) => (
          <ul class="rows">
            {events.nodes.map(({ id, title: name, type, status, occurredAt, publishedAt }) => (
              <li key={id}>
                <p>
                  <NodeLink node={{ id, name }} />
                </p>
                <p class="row quiet small">
                  <When at={occurredAt ?? publishedAt} precision="day" empty="no date" />
                  <span>{sentence(words(type))}</span>
                  {status !== null && <StatusPill status={status} />}
                </p>
              </li>
            ))}
          </ul>
        )}
      </ShowAnswer>
    </section>
  );
}
