/** What happened: a list of events, narrowed down by facets that show how many are left. All of it stands in the address. */
import { useMemo } from 'preact/hooks';
import { type EventsData, operation } from '../../operations/events.ts';
import type { EventOrder } from '../../operations/schema.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { SaveSearch } from '../../parts/save-search.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { When } from '../../parts/when.tsx';
import type { ViewProps } from '../../routes.ts';
import { formatNumber } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { place, setParams, useParam } from '../../state/router.ts';
import { useStore } from '../../state/store.ts';
import { usePages } from '../../state/use-pages.ts';
import { Facets } from './facets.tsx';
import { FILTER_PARAMS, readFilter } from './filter.ts';
import './events.css';

type Row = EventsData['events']['nodes'][number];

const PAGE = 200;

const COLUMNS: readonly Column<Row>[] = [
  {
    title: 'When',
    value: timeOf,
    cell: (row) => <When at={timeOf(row)} precision="day" empty="no date" />,
    width: '7.5rem',
  },
  {
    title: 'Event',
    value: ({ title }) => title,
    cell: ({ id, title }) => <NodeLink node={{ id, name: title }} />,
    width: '50%',
  },
  {
    title: 'Makes it',
    value: ({ status }) => status,
    cell: ({ status }) => status && <StatusPill status={status} />,
    width: '10.5rem',
    minor: true,
  },
  {
    title: 'Who',
    value: ({ actor }) => actor?.name ?? null,
    cell: ({ actor }) => actor && <NodeLink node={actor} />,
    minor: true,
  },
];

function timeOf({ occurredAt, effectiveAt, publishedAt }: Row): string | null {
  return occurredAt ?? publishedAt ?? effectiveAt;
}

export default function Events(_props: ViewProps) {
  const { search } = useStore(place);
  const moment = useMoment();
  const filter = useMemo(() => readFilter(new URLSearchParams(search), moment), [search, moment]);
  const [oldestFirst] = useParam('oldest');
  const order: EventOrder = oldestFirst === null ? 'TIME_DESC' : 'TIME';
  const { at, knownAt } = moment;
  const list = usePages(operation, { filter, order, first: PAGE, at, knownAt }, ({ events }) => events);
  const narrowed = FILTER_PARAMS.some((name) => new URLSearchParams(search).has(name));
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Events</h1>
          <p class="lead">
            Dated changes of an action or of what can be used. Many documents may tell of one.
            {at !== null && ' Shown is what had happened by the moment that you look at.'}
          </p>
        </div>
        <SaveSearch search={narrowed ? { filter } : null} />
      </div>
      <div class="faceted">
        <Facets filter={filter} ready={!list.answer.loading} />
        <section class="stack" aria-label="Events found">
          <ShowAnswer
            answer={list.answer}
            what="the events"
            empty={({ events }) => (events.totalCount > 0 ? null : <None narrowed={narrowed} />)}
          >
            {() => (
              <>
                <div class="row found">
                  <strong class="number">{formatNumber(list.total)}</strong>
                  <span>{list.total === 1 ? 'event' : 'events'}</span>
                  <label class="order-by">
                    <span class="hidden">Order</span>
                    <select
                      value={order}
                      onChange={(event) => setParams({ oldest: event.currentTarget.value === 'TIME' ? '1' : null })}
                    >
                      <option value="TIME_DESC">Newest first</option>
                      <option value="TIME">Oldest first</option>
                    </select>
                  </label>
                </div>
                <Table
                  caption="Events"
                  columns={COLUMNS}
                  rows={list.nodes}
                  rowKey={({ id }) => id}
                  more={{ ...list, failed: list.error?.message ?? null }}
                />
              </>
            )}
          </ShowAnswer>
        </section>
      </div>
    </>
  );
}

function None({ narrowed }: { narrowed: boolean }) {
  if (!narrowed) {
    return (
      <Empty title="Nothing has happened yet, as far as is known here.">
        <p class="quiet">Events appear as soon as a source tells of one.</p>
      </Empty>
    );
  }
  return (
    <Empty title="No event is like that.">
      <button
        type="button"
        class="button"
        onClick={() => setParams(Object.fromEntries(FILTER_PARAMS.map((name) => [name, null])))}
      >
        Show all events
      </button>
    </Empty>
  );
}
