/** The business functions with what DORA's register asks of each, and what is missing. */
import { SeverityPill, StatusPill, statusWord } from '../../parts/status-pill.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { formatMinutes, words } from '../../state/format.ts';
import type { ImpactFunction } from './graph.ts';

const CRITICAL = { YES: 'Critical', NO: 'Not critical', NOT_ASSESSED: 'Not assessed' };

const hours = (value: number | null): string => (value === null ? 'not set' : formatMinutes(value * 60));

const COLUMNS: Column<ImpactFunction>[] = [
  { title: 'Function', value: ({ function: it }) => it.name },
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
  { title: 'Critical or important', value: ({ critical }) => CRITICAL[critical] },
  { title: 'RTO', value: ({ rtoHours }) => rtoHours, cell: ({ rtoHours }) => hours(rtoHours), minor: true },
  { title: 'RPO', value: ({ rpoHours }) => rpoHours, cell: ({ rpoHours }) => hours(rpoHours), minor: true },
  {
    title: 'Recovery time',
    value: ({ rtoBreached }) => (rtoBreached === null ? 'Not known' : rtoBreached ? 'Exceeded' : 'Kept'),
  },
  { title: 'If discontinued', value: ({ function: it }) => words(it.impactOfDiscontinuing), minor: true },
  {
    title: 'Exit plan',
    value: ({ function: { exitPlan } }) =>
      exitPlan === null
        ? 'nobody said'
        : !exitPlan.exists
          ? 'none'
          : exitPlan.testedOn === null
            ? 'never tested'
            : `tested ${exitPlan.testedOn.slice(0, 10)}`,
    minor: true,
  },
  { title: 'Why', width: '18rem', value: ({ reason }) => reason, minor: true },
  { title: 'Missing', width: '18rem', value: ({ missing }) => missing.join('; ') || null, minor: true },
];

export function FunctionRegister({ functions }: { functions: readonly ImpactFunction[] }) {
  return <Table caption="Functions" columns={COLUMNS} rows={functions} rowKey={({ function: it }) => it.id} />;
}
