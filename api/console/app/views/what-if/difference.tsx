/** Before → after. */
import type { CompareData } from '../../operations/compare.ts';
import type { ScenarioData } from '../../operations/scenario.ts';
import type { ImpactStatus } from '../../operations/schema.ts';
import { Icon } from '../../parts/icon.tsx';
import { SeverityPill, StatusPill, statusTone, statusWord, ToneShape } from '../../parts/status-pill.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { count, formatNumber } from '../../state/format.ts';

type Comparison = CompareData['compare'];
type Change = Comparison['workloads'][number];

const ORDER = [
  ['DOWN', 'down'],
  ['UNKNOWN', 'unknown'],
  ['DEGRADED', 'degraded'],
  ['COVERED', 'covered'],
  ['AT_RISK', 'atRisk'],
  ['UNAFFECTED', 'unaffected'],
] as const;

export function Difference({
  comparison,
  scenario,
}: {
  comparison: Comparison;
  scenario: ScenarioData['scenario'] | null;
}) {
  const { before, after, workloads, functions, unmoved, uncertain } = comparison;
  const told = [...new Set([...uncertain, ...(scenario?.uncertain ?? [])])];
  return (
    <>
      <section class="card">
        <div class="inside stack">
          <div class="row">
            <StatusPill status={before.status} />
            <Icon name="arrow" />
            <span class="hidden">becomes</span>
            <StatusPill status={after.status} />
            <span class="quiet">{after.title}</span>
          </div>
          <h2>{comparison.summary}</h2>
          <Counts before={before.counts} after={after.counts} />
          {scenario !== null && scenario.nextSteps.length > 0 && (
            <div>
              <h3>What to do before it comes</h3>
              <ol class="told">
                {scenario.nextSteps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            </div>
          )}
        </div>
      </section>
      <section class="stack">
        <h2>Workloads that move</h2>
        {workloads.length === 0 ? (
          <p>None: what is switched off changes nothing for any workload.</p>
        ) : (
          <Table
            caption="Workloads that move"
            columns={columnsFor('Workload', true)}
            rows={workloads}
            rowKey={({ node }) => node.id}
          />
        )}
        <p class="quiet">{count(unmoved, 'workload')} would stay as they are.</p>
      </section>
      <section class="stack">
        <h2>Functions that move</h2>
        {functions.length === 0 ? (
          <p>None.</p>
        ) : (
          <Table
            caption="Functions that move"
            columns={columnsFor('Function', false)}
            rows={functions}
            rowKey={({ node }) => node.id}
          />
        )}
      </section>
      {told.length > 0 && (
        <details>
          <summary>{count(told.length, 'thing')} uncertain about it</summary>
          <ul class="told">
            {told.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Counts({ before, after }: { before: Comparison['before']['counts']; after: Comparison['after']['counts'] }) {
  return (
    <ul class="before-after" aria-label="Workloads, before and after">
      {ORDER.map(([status, name]) => {
        const [was, is] = [before[name], after[name]];
        return (
          <li key={status} class={`tone-${statusTone(status)}`} data-moved={was !== is}>
            <span class="number">
              <span class="quiet">{formatNumber(was)}</span>
              <span aria-hidden="true"> → </span>
              <span class="hidden">before, after it </span>
              <strong>{formatNumber(is)}</strong>
            </span>
            <span class="small">
              <ToneShape tone={statusTone(status)} /> {statusWord(status)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const pill = (status: ImpactStatus | null) => (status === null ? 'not there' : <StatusPill status={status} />);
const word = (status: ImpactStatus | null): string => (status === null ? 'not there' : statusWord(status));

function columnsFor(what: string, hasWayOut: boolean): Column<Change>[] {
  return [
    { title: what, value: ({ node }) => node.name },
    { title: 'Before', width: '9rem', value: ({ before }) => word(before), cell: ({ before }) => pill(before) },
    { title: 'After', width: '9rem', value: ({ after }) => word(after), cell: ({ after }) => pill(after) },
    {
      title: 'Severity',
      width: '7rem',
      value: ({ severity }) => severity,
      cell: ({ severity }) => <SeverityPill severity={severity} />,
      minor: true,
    },
    { title: 'Why', value: ({ why }) => why, minor: true },
    ...(hasWayOut ? [{ title: 'Way out', value: ({ wayOut }: Change) => wayOut }] : []),
  ];
}
