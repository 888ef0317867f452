/** All that the graph shows, as a table. */
import { SeverityPill, StatusPill, statusWord } from '../../parts/status-pill.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { type ImpactWorkload, STATUS_ORDER } from './graph.ts';
import { wayText } from './hop-words.ts';

const SEVERITY = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

interface WorkloadTableProps {
  workloads: readonly ImpactWorkload[];
  selected: string | null;
  choose: (id: string) => void;
}

const listed = (uses: ImpactWorkload['fallbacks']): string =>
  uses
    .map(
      ({ endpoint, covers, usable }) =>
        `${endpoint.name} (${covers ? 'takes over' : usable === false ? 'not usable' : 'not enough by itself'})`,
    )
    .join('; ');

const runsOn = ({ primaries }: ImpactWorkload): string =>
  primaries
    .map(
      ({ endpoint, availability }) =>
        `${endpoint.name}: ${availability === null ? 'not in the catalogue' : statusWord(availability.state).toLowerCase()}`,
    )
    .join('; ');

const RTO = { true: 'Exceeded', false: 'Kept', null: 'Not known' };

export function WorkloadTable({ workloads, selected, choose }: WorkloadTableProps) {
  const columns: Column<ImpactWorkload>[] = [
    {
      title: 'Workload',
      width: '12rem',
      value: ({ workload }) => workload.name,
      cell: ({ workload }) => (
        <button
          type="button"
          class="link"
          aria-pressed={workload.id === selected}
          title={workload.owner ?? undefined}
          onClick={() => choose(workload.id)}
        >
          {workload.name}
        </button>
      ),
    },
    {
      title: 'Status',
      width: '8.5rem',
      value: ({ status }) => statusWord(status),
      cell: ({ status }) => <StatusPill status={status} />,
    },
    {
      title: 'Severity',
      width: '6.5rem',
      value: ({ severity }) => severity,
      cell: ({ severity }) => <SeverityPill severity={severity} />,
      minor: true,
    },
    { title: 'Why', width: '14rem', value: ({ short }) => short, minor: true },
    { title: 'Way out', width: '14rem', value: ({ wayOut }) => wayOut },
    { title: 'Recovery time', width: '7rem', value: ({ rtoBreached }) => RTO[`${rtoBreached}`], minor: true },
    {
      title: 'Functions',
      width: '12rem',
      value: ({ functions }) => functions.map(({ name }) => name).join(', '),
      minor: true,
    },
    { title: 'Runs on', width: '18rem', value: runsOn, minor: true },
    { title: 'Fallbacks', width: '16rem', value: ({ fallbacks }) => listed(fallbacks) || null, minor: true },
    {
      title: 'From what happened',
      width: '24rem',
      value: ({ paths }) => (paths[0] === undefined ? null : wayText(paths[0])),
      minor: true,
    },
  ];
  const rows = workloads.toSorted(
    (a, b) =>
      STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
      SEVERITY.indexOf(b.severity) - SEVERITY.indexOf(a.severity),
  );
  return <Table caption="Workloads" columns={columns} rows={rows} rowKey={({ workload }) => workload.id} />;
}
