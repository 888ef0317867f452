/**
 * Where power over models is used, most events first. A ranked list and no map: a map shows areas, of which there is no question
 * here; it has no place for the European Union beside its members, for states of a federation or for groups; and it can
 * be read neither by screen readers nor at 360 pixels.
 */
import { type JurisdictionsData, operation } from '../../operations/jurisdictions.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Link, NodeLink } from '../../parts/link.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { formatNumber } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { useQuery } from '../../state/use-query.ts';
import './jurisdictions.css';

type Row = JurisdictionsData['jurisdictions'][number];

const columnsFor = (most: number): readonly Column<Row>[] => [
  {
    title: 'Jurisdiction',
    value: ({ jurisdiction }) => jurisdiction.name,
    cell: ({ jurisdiction }) => <NodeLink node={jurisdiction} />,
  },
  {
    title: 'Events',
    value: ({ events }) => events,
    cell: ({ events, jurisdiction }) => <Bar events={events} most={most} id={jurisdiction.id} />,
    width: '38%',
  },
  {
    title: 'In 90 days',
    value: ({ recentEvents }) => recentEvents,
    align: 'end',
    width: '6.5rem',
    minor: true,
  },
  {
    title: 'Providers under its law',
    value: ({ providers }) => providers,
    cell: ({ providers, jurisdiction }) =>
      providers === 0 ? (
        '0'
      ) : (
        <Link
          to="/providers"
          params={{ jurisdiction: jurisdiction.id }}
          aria-label={`${providers}: providers under the law of ${jurisdiction.name}`}
        >
          {formatNumber(providers)}
        </Link>
      ),
    align: 'end',
    width: '11rem',
    minor: true,
  },
  { title: 'Authorities', value: ({ authorities }) => authorities, align: 'end', width: '7rem', minor: true },
];

function Bar({ events, most, id }: { events: number; most: number; id: string }) {
  return (
    <span class="bar">
      {events > 0 && <i style={{ width: `${(100 * events) / most}%` }} />}
      {events === 0 ? (
        <span class="quiet">0</span>
      ) : (
        <Link
          to="/events"
          params={{ jurisdiction: id }}
          aria-label={`${formatNumber(events)} events in ${id.replace(/^[a-z]+:/, '')}`}
        >
          {formatNumber(events)}
        </Link>
      )}
    </span>
  );
}

export function JurisdictionRanking() {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, { at, knownAt });
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Jurisdictions</h1>
          <p class="lead">
            Where power over models is used, and over whom it reaches: the European Union beside its members, states
            beside their federation. Those of which there is nothing to say are left out.
          </p>
        </div>
      </div>
      <ShowAnswer
        answer={answer}
        what="the jurisdictions"
        empty={({ jurisdictions }) =>
          jurisdictions.length > 0 ? null : <Empty title="Nothing has happened anywhere, as far as is known here." />
        }
      >
        {({ jurisdictions }) => (
          <Table
            caption="Jurisdictions"
            columns={columnsFor(Math.max(...jurisdictions.map(({ events }) => events)))}
            rows={jurisdictions}
            rowKey={({ jurisdiction }) => jurisdiction.id}
          />
        )}
      </ShowAnswer>
    </>
  );
}
