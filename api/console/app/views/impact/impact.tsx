/** What does this do to us? */
import type { FunctionComponent } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ImpactGraphData, ImpactGraphVariables } from '../../operations/impact-graph.ts';
import { Empty, ShowAnswer, Skeleton } from '../../parts/answer.tsx';
import { Link, NodeLink } from '../../parts/link.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import type { ViewProps } from '../../routes.ts';
import { count } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { useOrganisation } from '../../state/organisation.tsx';
import { place, setParams, useParam } from '../../state/router.ts';
import { useStore } from '../../state/store.ts';
import { FilterBar, StatusCounts } from './filter-bar.tsx';
import { filterWorkloads, isFiltered, NO_FILTERS } from './filters.ts';
import { FunctionRegister } from './function-register.tsx';
import { buildGraph, type ImpactWorkload } from './graph.ts';
import './impact.css';
import { NodeDetail } from './node-detail.tsx';
import { SubjectPicker } from './subject-picker.tsx';
import { useImpact } from './use-impact.ts';
import { WorkloadTable } from './workload-table.tsx';

export default function Impact(_props: ViewProps) {
  const { chosen } = useOrganisation();
  const { at, knownAt } = useMoment();
  const [event] = useParam('event');
  const [action] = useParam('action');
  const asked: ImpactGraphVariables | null =
    chosen === null ? null : { event, action, organisation: chosen.id, at, knownAt };
  const { answer, workloads, complete, failed } = useImpact(asked);
  const title = answer.data === undefined ? null : answer.data.impact.title;
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Impact</h1>
          <p class="lead">
            {chosen === null
              ? 'What something does to an organisation.'
              : `What it does to ${chosen.name}, and along which ways.`}
          </p>
        </div>
        <SubjectPicker title={title} />
      </div>
      {chosen === null ? (
        <NoOrganisation />
      ) : (
        <ShowAnswer
          answer={answer}
          what="the impact"
          empty={({ impact }) => (impact.workloads.totalCount === 0 ? <Nothing impact={impact} /> : null)}
        >
          {({ impact }) => (
            <Shown impact={impact} workloads={workloads} asked={asked!} organisation={chosen.name}>
              {!complete && (
                <p
                  class="quiet"
                  role="status"
                >{`${workloads.length} of ${count(impact.workloads.totalCount, 'workload')}; the others are on their way.`}</p>
              )}
              {failed && (
                <p class="notice tone-warn" role="alert">
                  Not all workloads could be read: what is shown is a part of them.
                </p>
              )}
            </Shown>
          )}
        </ShowAnswer>
      )}
    </>
  );
}

function NoOrganisation() {
  const { answer, all } = useOrganisation();
  if (answer.data === undefined) return <Skeleton what="the organisations" />;
  return (
    <Empty title={all.length === 0 ? 'No organisation is known yet.' : 'Choose an organisation.'}>
      <p class="quiet">
        {all.length === 0 ? 'Import one: bellwether import organisation.yaml' : 'It is chosen at the top of the page.'}
      </p>
    </Empty>
  );
}

function Nothing({ impact }: { impact: ImpactGraphData['impact'] }) {
  return (
    <Empty title={impact.summary}>
      {impact.coverage.gaps.map((gap) => (
        <p key={gap} class="quiet">
          {gap}
        </p>
      ))}
      <p>
        <Link to="/what-if">Try what would happen if something else were off</Link>
      </p>
    </Empty>
  );
}

interface ShownProps {
  impact: ImpactGraphData['impact'];
  workloads: readonly ImpactWorkload[];
  asked: ImpactGraphVariables;
  organisation: string;
  children: preact.ComponentChildren;
}

function Shown({ impact, workloads, asked, organisation, children }: ShownProps) {
  const { search } = useStore(place);
  const [focus, setFocus] = useParam('focus');
  const kept = useMemo(() => filterWorkloads(workloads, search), [workloads, search]);
  const graph = useMemo(() => buildGraph(kept, impact.functions), [kept, impact.functions]);
  const title = `${impact.title}, ${organisation}`;
  const GraphCard = useGraphCard();
  return (
    <>
      <Summary impact={impact} />
      <StatusCounts counts={impact.counts} />
      <FilterBar workloads={workloads} />
      {children}
      {isFiltered(search) && (
        <p class="quiet" role="status">
          {count(kept.length, 'workload')} of {workloads.length} shown.
        </p>
      )}
      {kept.length === 0 ? (
        <Empty title="No workload is like that.">
          <button type="button" class="button" onClick={() => setParams(NO_FILTERS)}>
            Show all
          </button>
        </Empty>
      ) : (
        <>
          <div class="graph-and-detail" data-chosen={focus !== null}>
            {GraphCard === null ? (
              <Skeleton what="the graph" />
            ) : (
              <GraphCard graph={graph} workloads={kept} title={title} selected={focus} choose={setFocus} />
            )}
            {focus !== null && <NodeDetail id={focus} graph={graph} asked={asked} choose={setFocus} />}
          </div>
          <section class="stack wide-table of-workloads">
            <h2>Workloads</h2>
            <WorkloadTable workloads={kept} selected={focus} choose={setFocus} />
          </section>
        </>
      )}
      <section class="stack wide-table">
        <h2>Functions</h2>
        <FunctionRegister functions={impact.functions} />
      </section>
      <Limits impact={impact} />
    </>
  );
}

/** The graph is the larger part of the code, and not the first thing that anybody reads. */
function useGraphCard(): FunctionComponent<Parameters<typeof import('./graph-card.tsx').default>[0]> | null {
  const [Card, setCard] = useState<typeof import('./graph-card.tsx').default | null>(null);
  useEffect(() => {
    import('./graph-card.tsx').then((module) => setCard(() => module.default));
  }, []);
  return Card;
}

function Summary({ impact }: { impact: ImpactGraphData['impact'] }) {
  const about = impact.event ?? impact.action;
  return (
    <section class="card impact-summary" aria-labelledby="summary-title">
      <div class="inside stack">
        <div class="row">
          <StatusPill status={impact.status} />
          {impact.action !== null && <StatusPill status={impact.action.status} />}
          {about !== null && <NodeLink node={{ id: about.id, name: about.title }} />}
        </div>
        <h2 id="summary-title">{impact.summary}</h2>
        <div class="two">
          <List title="Why" items={impact.reasons} />
          <List title="What to do" items={impact.nextSteps} ordered />
        </div>
      </div>
    </section>
  );
}

const FIRST = 3;

function List({ title, items, ordered = false }: { title: string; items: readonly string[]; ordered?: boolean }) {
  if (items.length === 0) return null;
  const ListTag = ordered ? 'ol' : 'ul';
  return (
    <div>
      <h3>{title}</h3>
      <ListTag class="told">
        {items.slice(0, FIRST).map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ListTag>
      {items.length > FIRST && (
        <details>
          <summary>{items.length - FIRST} more</summary>
          <ListTag class="told" {...(ordered ? { start: FIRST + 1 } : {})}>
            {items.slice(FIRST).map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ListTag>
        </details>
      )}
    </div>
  );
}

function Limits({ impact }: { impact: ImpactGraphData['impact'] }) {
  const told = [...new Set([...impact.uncertain, ...impact.coverage.gaps])];
  return (
    <details>
      <summary>
        What this rests on: {count(impact.coverage.documents, 'document')}
        {told.length > 0 && `; ${count(told.length, 'thing')} uncertain or missing`}
      </summary>
      <ul class="told">
        {told.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
