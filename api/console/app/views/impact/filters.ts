/** Which workloads are looked at. Each filter is a parameter of the address; several values are alternatives. Pure. */

import { statusWord } from '../../parts/status-pill.tsx';
import { sentence } from '../../state/format.ts';
import { type ImpactWorkload, STATUS_ORDER } from './graph.ts';

export interface Choice {
  id: string;
  name: string;
}

interface Filter {
  param: string;
  title: string;
  /** What of it a workload has. */
  of: (workload: ImpactWorkload) => Choice[];
}

const uses = ({ primaries }: ImpactWorkload) => primaries.map(({ endpoint }) => endpoint);

export const FILTERS: readonly Filter[] = [
  { param: 'function', title: 'Function', of: ({ functions }) => functions },
  {
    param: 'severity',
    title: 'Severity',
    of: ({ severity }) => [{ id: severity, name: sentence(severity.toLowerCase()) }],
  },
  { param: 'provider', title: 'Provider', of: (one) => uses(one).flatMap(({ model }) => model?.provider ?? []) },
  { param: 'channel', title: 'Channel', of: (one) => uses(one).flatMap(({ channel }) => channel ?? []) },
];

export const STATUS_FILTER: Filter = {
  param: 'status',
  title: 'Status',
  of: ({ status }) => [{ id: status, name: statusWord(status) }],
};

const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NONE'];

/** What can be chosen, in an order that people expect. */
export function choicesOf({ param, of }: Filter, workloads: readonly ImpactWorkload[]): Choice[] {
  const found = new Map(workloads.flatMap(of).map((choice) => [choice.id, choice]));
  const rank = (id: string): number =>
    param === 'severity' ? SEVERITIES.indexOf(id) : param === 'status' ? STATUS_ORDER.indexOf(id as never) : 0;
  return [...found.values()].sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name));
}

/** The values of a parameter. */
export const valuesOf = (text: string | null): string[] => (text === null || text === '' ? [] : text.split(','));

export function filterWorkloads(workloads: readonly ImpactWorkload[], search: string): readonly ImpactWorkload[] {
  const params = new URLSearchParams(search);
  const active = [STATUS_FILTER, ...FILTERS].flatMap((filter) => {
    const wanted = new Set(valuesOf(params.get(filter.param)));
    return wanted.size === 0 ? [] : [{ filter, wanted }];
  });
  const text = (params.get('text') ?? '').trim().toLowerCase();
  if (active.length === 0 && text === '') return workloads;
  return workloads.filter(
    (one) =>
      active.every(({ filter, wanted }) => filter.of(one).some(({ id }) => wanted.has(id))) &&
      (text === '' || `${one.workload.name} ${one.workload.owner ?? ''}`.toLowerCase().includes(text)),
  );
}

export const isFiltered = (search: string): boolean => {
  const params = new URLSearchParams(search);
  return ['text', 'status', ...FILTERS.map(({ param }) => param)].some((name) => params.has(name));
};

export const NO_FILTERS: Record<string, null> = Object.fromEntries(
  ['text', 'status', ...FILTERS.map(({ param }) => param)].map((name) => [name, null]),
);
