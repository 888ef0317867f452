/** What holds at the moment that is looked at, row by row: the same as the bands at the line. */
import { NodeLink } from '../../parts/link.tsx';
import { StatusPill, statusWord } from '../../parts/status-pill.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { When } from '../../parts/when.tsx';
import { channelText, type Row, type Segment, segmentAt } from './rows.ts';

interface Line {
  row: Row;
  now: Segment | undefined;
  /** Where the stretch of time begins. */
  from: number;
}

const COLUMNS: Column<Line>[] = [
  { title: 'Model', value: ({ row }) => row.model.name, cell: ({ row }) => <NodeLink node={row.model} /> },
  {
    title: 'Channels',
    width: '16rem',
    value: ({ row }) => row.channels.join(', '),
    cell: ({ row }) => <span title={row.channels.join(', ')}>{channelText(row.channels)}</span>,
  },
  { title: 'For', value: ({ row }) => row.audience ?? 'everyone', minor: true },
  {
    title: 'State',
    width: '10rem',
    value: ({ now }) => (now === undefined ? null : statusWord(now.state)),
    cell: ({ now }) => now !== undefined && <StatusPill status={now.state} />,
  },
  {
    title: 'Usable',
    width: '6rem',
    value: ({ now }) =>
      now === undefined ? null : now.usable === null ? 'in part, or not known' : now.usable ? 'yes' : 'no',
  },
  { title: 'Why', width: '24rem', value: ({ now }) => now?.reason ?? null, minor: true },
  {
    title: 'Since',
    value: ({ now }) => now?.from ?? null,
    cell: ({ now, from }) =>
      now === undefined ? '' : Date.parse(now.from) <= from ? 'before this stretch' : <When at={now.from} />,
    minor: true,
  },
  {
    title: 'Brought about by',
    value: ({ now }) => now?.event?.title ?? null,
    cell: ({ now }) => (now?.event == null ? '' : <NodeLink node={{ id: now.event.id, name: now.event.title }} />),
    minor: true,
  },
];

export function MomentTable({ rows, at, from }: { rows: readonly Row[]; at: number; from: number }) {
  const lines = rows.map((row) => ({ row, now: segmentAt(row.segments, at), from }));
  return <Table caption="Availability at this moment" columns={COLUMNS} rows={lines} rowKey={({ row }) => row.key} />;
}
