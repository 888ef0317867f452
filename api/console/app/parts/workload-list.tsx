/** Workloads, the worst first: how each stands, why, and the way out; with the evidence on demand. */
import { useState } from 'preact/hooks';
import type { PostureData } from '../operations/posture.ts';
import { operation } from '../operations/workload-impact.ts';
import { count, sentence } from '../state/format.ts';
import { useMoment } from '../state/moment.ts';
import { shortOrganisation, useOrganisation } from '../state/organisation.tsx';
import { useQuery } from '../state/use-query.ts';
import { ShowAnswer } from './answer.tsx';
import { Icon } from './icon.tsx';
import { SeverityPill, StatusPill } from './status-pill.tsx';
import { Way } from './way.tsx';

type Row = PostureData['impact']['workloads']['nodes'][number];

/** What the workloads were asked about; neither: everything that is off. */
export interface Subject {
  event?: string;
  action?: string;
}

export function WorkloadList({ rows, subject = {} }: { rows: readonly Row[]; subject?: Subject }) {
  return (
    <ul class="rows workloads">
      {rows.map((row) => (
        <Workload key={row.workload.id} row={row} subject={subject} />
      ))}
    </ul>
  );
}

function Workload({ row, subject }: { row: Row; subject: Subject }) {
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
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          {pathCount > 0 ? 'Evidence' : 'More'} <span class="hidden">about {workload.name}</span>
        </summary>
        {open && (
          <>
            <p>{reason}</p>
            {pathCount > 0 && <Evidence id={workload.id} subject={subject} />}
          </>
        )}
      </details>
    </li>
  );
}

/** The ways with their quotes, the fallbacks as they were judged, and what nobody declared as one. */
function Evidence({ id, subject }: { id: string; subject: Subject }) {
  const { chosen } = useOrganisation();
  const { at, knownAt } = useMoment();
  const variables = { ...subject, organisation: shortOrganisation(chosen!.id), workload: id, at, knownAt };
  const answer = useQuery(operation, variables);
  return (
    <ShowAnswer answer={answer} what="the evidence">
      {({ impact }) => {
        const [found] = impact.workloads.nodes;
        if (found === undefined) return <p class="quiet">The organisation does not have it at this moment.</p>;
        const { paths, pathCount, fallbacks, alternatives } = found;
        return (
          <div class="stack">
            {paths.map((path) => (
              <Way key={path.hops.map(({ to }) => to.id).join()} path={path} />
            ))}
            {pathCount > paths.length && (
              <p class="quiet small">{count(pathCount - paths.length, 'more way')} lead here.</p>
            )}
            {fallbacks.length > 0 && (
              <div>
                <h4>Fallbacks</h4>
                <ul class="small">
                  {fallbacks.map(({ endpoint, covers, reason }) => (
                    <li key={endpoint.id}>
                      {endpoint.name}: {covers ? 'takes over. ' : ''}
                      {sentence(reason)}.
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {alternatives.length > 0 && (
              <div>
                <h4>Could be used instead</h4>
                <ul class="small">
                  {alternatives.map(({ model, channel, reasons }) => (
                    <li key={`${model.id} ${channel?.id}`}>
                      {model.name}
                      {channel !== null && ` on ${channel.name}`}: {reasons.join(', ')}.
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </div>
        );
      }}
    </ShowAnswer>
  );
}
