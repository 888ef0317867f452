/** One workload: why, along which way (with the quotes that say so), what would carry on, and what else there is. */

import type { ImpactGraphVariables } from '../../operations/impact-graph.ts';
import { operation, type WorkloadImpactData } from '../../operations/workload-impact.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { Quotes } from '../../parts/quote.tsx';
import { SeverityPill, StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { count, formatMinutes, formatShare } from '../../state/format.ts';
import { useQuery } from '../../state/use-query.ts';
import { hopWord } from './hop-words.ts';

type Workload = WorkloadImpactData['impact']['workloads']['nodes'][number];

export function WorkloadDetail({ id, asked }: { id: string; asked: ImpactGraphVariables }) {
  const answer = useQuery(operation, { ...asked, workload: id });
  return (
    <ShowAnswer
      answer={answer}
      what="the workload"
      empty={({ impact }) =>
        impact.workloads.nodes.length === 0 ? <Empty title="What happened does not reach this workload." /> : null
      }
    >
      {({ impact }) => <Shown one={impact.workloads.nodes[0]!} />}
    </ShowAnswer>
  );
}

function Shown({ one }: { one: Workload }) {
  return (
    <div class="stack">
      <div class="row">
        <StatusPill status={one.status} />
        <SeverityPill severity={one.severity} />
        {one.rtoBreached === true && <span class="tag tone-bad">Recovery time exceeded</span>}
      </div>
      <p>{one.reason}</p>
      <dl class="facts">
        {one.wayOut !== null && (
          <>
            <dt>Way out</dt>
            <dd>
              <strong>{one.wayOut}</strong>
            </dd>
          </>
        )}
        <dt>For whom</dt>
        <dd>{one.audience.label}</dd>
        <dt>Supports</dt>
        <dd>
          {one.functions.map(({ name, critical }) => `${name}${critical === 'YES' ? ' (critical)' : ''}`).join(', ') ||
            'no function'}
        </dd>
        <dt>Must run again within</dt>
        <dd>{rtoOf(one)}</dd>
        <dt>Recovery time</dt>
        <dd>{one.rtoBreached === null ? 'not known' : one.rtoBreached ? 'exceeded' : 'kept'}</dd>
        {one.workload.owner !== null && (
          <>
            <dt>Owner</dt>
            <dd>{one.workload.owner}</dd>
          </>
        )}
      </dl>
      {one.paths.length > 0 && <Ways one={one} />}
      <Fallbacks one={one} />
      <Alternatives one={one} />
    </div>
  );
}

function rtoOf({ functions }: Workload): string {
  const hours = functions.flatMap(({ rtoHours }) => rtoHours ?? []);
  return hours.length === 0 ? 'not set' : formatMinutes(Math.min(...hours) * 60);
}

function Ways({ one }: { one: Workload }) {
  return (
    <section class="stack">
      <h3>How it comes here</h3>
      {one.paths.map((path, index) => (
        <details key={path.hops.map(({ from, to }) => `${from.id}${to.id}`).join()} open={index === 0}>
          <summary>
            {path.hops[0]!.from.name}{' '}
            <span class="quiet">
              ({count(path.hops.length, 'step')}, {formatShare(path.confidence)} sure)
            </span>
          </summary>
          <ol class="hops">
            {path.hops.map((hop) => (
              <li key={`${hop.from.id}${hop.to.id}`}>
                <p>
                  <NodeLink node={hop.from} /> <span class="quiet">{hopWord(hop.relation)}</span>{' '}
                  <NodeLink node={hop.to} />
                </p>
                <p class="quiet small">
                  {hop.validFrom !== null && (
                    <>
                      since <When at={hop.validFrom} />
                    </>
                  )}
                  {hop.validTo !== null && (
                    <>
                      {' '}
                      until <When at={hop.validTo} />
                    </>
                  )}
                </p>
                <details>
                  <summary>{count(hop.evidenceCount, 'document says so', 'documents say so')}</summary>
                  <Quotes evidence={hop.evidence} />
                </details>
              </li>
            ))}
          </ol>
        </details>
      ))}
      {one.pathCount > one.paths.length && (
        <p class="quiet small">{count(one.pathCount - one.paths.length, 'further way')}, not shown.</p>
      )}
    </section>
  );
}

function Fallbacks({ one }: { one: Workload }) {
  return (
    <section class="stack">
      <h3>Fallbacks</h3>
      {one.fallbacks.length === 0 && <p class="quiet">None is declared.</p>}
      <ul class="stack">
        {one.fallbacks.map((fallback) => (
          <li key={fallback.endpoint.id}>
            <p>
              <strong>{fallback.endpoint.name}</strong>{' '}
              <span class={`tag tone-${fallback.covers ? 'good' : fallback.usable === false ? 'bad' : 'warn'}`}>
                {fallback.covers ? 'takes over' : fallback.usable === false ? 'not usable' : 'not enough by itself'}
              </span>
            </p>
            <p class="small">{fallback.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Alternatives({ one }: { one: Workload }) {
  if (one.alternatives.length === 0) return null;
  return (
    <section class="stack">
      <h3>What else there is</h3>
      <ul class="stack">
        {one.alternatives.map(({ model, provider, channel, openWeights, reasons }) => (
          <li key={`${model.id} ${channel?.id}`}>
            <p>
              <NodeLink node={model} />
              {channel !== null && <span class="quiet"> through {channel.name}</span>}
              {provider !== null && <span class="quiet"> · {provider.name}</span>}
              {openWeights && <span class="tag">open weights</span>}
            </p>
            <p class="quiet small">{reasons.join('; ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
