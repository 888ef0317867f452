/** What is not as it should be, worst first: why, and the way out; with the evidence on demand. */
import { useState } from 'preact/hooks';
import { operation } from '../../operations/impact.ts';
import type { ImpactStatus } from '../../operations/schema.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { SeverityPill, StatusPill, statusWord } from '../../parts/status-pill.tsx';
import { Way } from '../../parts/way.tsx';
import { count, sentence } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { shortOrganisation, useOrganisation } from '../../state/organisation.tsx';
import { useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';
import type { Impact } from './posture.tsx';

type Row = Impact['workloads']['nodes'][number];

export function Workloads({ impact }: { impact: Impact }) {
  const [chosen, setChosen] = useParam('status');
  const all = impact.workloads.nodes;
  const shown = all.filter(({ status }) => (chosen === null ? status !== 'UNAFFECTED' : status === chosen));
  const title = chosen === null ? 'What is not as it should be' : `${statusWord(chosen as ImpactStatus) ?? chosen}`;
  return (
    <section class="card" aria-labelledby="workloads">
      <header>
        <h2 id="workloads">{title}</h2>
        <span class="row">
          <span class="quiet small">{count(shown.length, 'workload')}</span>
          {chosen !== null && (
            <button type="button" class="button small" onClick={() => setChosen(null)}>
              Show all
            </button>
          )}
          <Link to="/impact" class="button small">
            <Icon name="impact" /> See as a graph
          </Link>
        </span>
      </header>
      {shown.length === 0 ? (
        <Empty title={all.length === 0 ? 'The organisation has no workloads.' : 'Everything runs as it should.'} />
      ) : (
        <ul class="rows workloads">
          {shown.map((row) => (
            <Workload key={row.workload.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Workload({ row }: { row: Row }) {
  const { workload, status, severity, short, reason, wayOut, rtoBreached, functions, pathCount } = row;
  const [open, setOpen] = useState(false);
  const critical = functions.filter((one) => one.critical === 'YES');
  return (
    <li>
      <StatusPill status={status} />
      <div class="why">
        <h3>
          {workload.name} <span class="quiet small">{workload.owner}</span>
        </h3>
        <p>{sentence(short)}</p>
        {critical.length > 0 && (
          <p class="quiet small">Supports {critical.map(({ name }) => name).join(', ')} (critical)</p>
        )}
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {pathCount > 0 ? 'Evidence' : 'More'} <span class="hidden">about {workload.name}</span>
          </summary>
          {open && (
            <>
              <p>{reason}</p>
              {pathCount > 0 && <Evidence id={workload.id} status={status} />}
            </>
          )}
        </details>
      </div>
      <div class="out">
        <p class="row">
          <SeverityPill severity={severity} />
          {rtoBreached === true && <span class="tag tone-bad">Over its recovery time</span>}
        </p>
        {wayOut !== null && (
          <p class="way-out">
            <Icon name="arrow" />
            <span>
              <span class="hidden">Way out: </span>
              {wayOut}
            </span>
          </p>
        )}
      </div>
    </li>
  );
}

/** The ways with their quotes, asked for once for all workloads of a status. */
function Evidence({ id, status }: { id: string; status: ImpactStatus }) {
  const { chosen } = useOrganisation();
  const { at, knownAt } = useMoment();
  const organisation = shortOrganisation(chosen!.id);
  const answer = useQuery(operation, { organisation, at, knownAt, status: [status] });
  return (
    <ShowAnswer answer={answer} what="the evidence">
      {({ impact }) => {
        const found = impact.workloads.nodes.find(({ workload }) => workload.id === id);
        if (found === undefined) return <p class="quiet">It is no longer {statusWord(status).toLowerCase()}.</p>;
        return (
          <div class="stack">
            {found.paths.map((path) => (
              <Way key={path.hops.map(({ to }) => to.id).join()} path={path} />
            ))}
            {found.pathCount > found.paths.length && (
              <p class="quiet small">
                {count(found.pathCount - found.paths.length, 'more way', 'more ways')} lead here.
              </p>
            )}
          </div>
        );
      }}
    </ShowAnswer>
  );
}
