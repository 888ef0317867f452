/** Whether what is read still comes: what fails and what is silent first, each with the way out. */

import type { SourceStatus } from '../../operations/schema.ts';
import { operation, type SourcesData } from '../../operations/sources.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import type { ViewProps } from '../../routes.ts';
import { count, formatMinutes, formatNumber, sentence } from '../../state/format.ts';
import { setParams, useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';
import { wayOut } from './way-out.ts';
import './sources.css';

type Source = SourcesData['sources'][number];

const WORST_FIRST: readonly SourceStatus[] = ['FAILING', 'OVERDUE', 'NEVER', 'OK'];

/** What is polled comes before what was only imported; within these, what is worst. */
const byNeed = (a: Source, b: Source): number =>
  Number(a.everyMinutes === null) - Number(b.everyMinutes === null) ||
  WORST_FIRST.indexOf(a.health.status) - WORST_FIRST.indexOf(b.health.status) ||
  a.name.localeCompare(b.name);

export default function Sources(_props: ViewProps) {
  const answer = useQuery(operation, {});
  const [only] = useParam('status');
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Sources</h1>
          <p class="lead">
            Feeds, pages and files that answers rest on. One that is silent is no sign that nothing happens.
          </p>
        </div>
      </div>
      <ShowAnswer
        answer={answer}
        what="the sources"
        empty={({ sources }) => (sources.length > 0 ? null : <Empty title="Nothing is read yet." />)}
      >
        {({ sources }) => {
          const polled = sources.filter(({ everyMinutes }) => everyMinutes !== null);
          const files = sources.filter(({ everyMinutes }) => everyMinutes === null);
          const shown = polled.filter(({ health }) => only === null || health.status === only).sort(byNeed);
          return (
            <>
              <Summary sources={polled} only={only} />
              <ul class="sources">
                {shown.map((source) => (
                  <OneSource key={source.id} source={source} />
                ))}
              </ul>
              {polled.length === 0 && (
                <Empty title="Nothing is polled here.">
                  <p class="quiet">
                    The program was started with <code>--no-poll</code>, or has never reached a network.{' '}
                    <code>bellwether ingest</code> reads all sources once.
                  </p>
                </Empty>
              )}
              {files.length > 0 && <Files sources={files} />}
            </>
          );
        }}
      </ShowAnswer>
    </>
  );
}

function Summary({ sources, only }: { sources: readonly Source[]; only: string | null }) {
  const counts = WORST_FIRST.map((status) => ({
    status,
    count: sources.filter(({ health }) => health.status === status).length,
  })).filter((one) => one.count > 0);
  return (
    <ul class="row" aria-label="Sources by how they fare">
      {counts.map(({ status, count: many }) => (
        <li key={status}>
          <button
            type="button"
            class="button"
            aria-pressed={only === status}
            onClick={() => setParams({ status: only === status ? null : status })}
          >
            <StatusPill status={status} /> {formatNumber(many)}
          </button>
        </li>
      ))}
    </ul>
  );
}

function OneSource({ source }: { source: Source }) {
  const { name, kind, url, everyMinutes, expectAtLeast, documentCount, health } = source;
  const advice = wayOut(source);
  return (
    <li class="card source" data-status={health.status}>
      <header>
        <h2>{name}</h2>
        <StatusPill status={health.status} />
      </header>
      <div class="inside stack">
        {health.lastError !== null && (
          <p class="notice tone-bad">
            <Icon name="warning" />
            <span>
              {sentence(health.lastError)}
              {health.failures > 1 && ` (${health.failures} times in a row)`}
            </span>
          </p>
        )}
        {advice !== null && <p class="small">{advice}</p>}
        <dl class="facts">
          <dt>Last read</dt>
          <dd>
            <When at={health.lastSuccessAt} empty="never" />
          </dd>
          <dt>Last tried</dt>
          <dd>
            <When at={health.lastAttemptAt} empty="never" />
          </dd>
          <dt>Due every</dt>
          <dd>{everyMinutes === null ? 'not polled' : formatMinutes(everyMinutes)}</dd>
          <dt>Items</dt>
          <dd>
            {health.items === null ? 'not read yet' : `${formatNumber(health.items)} in the last answer`}
            {expectAtLeast !== null && expectAtLeast > 0 && `; ${formatNumber(expectAtLeast)} or more are normal`}
          </dd>
          <dt>Documents</dt>
          <dd>{formatNumber(documentCount)}</dd>
          <dt>Sort</dt>
          <dd>{kind === null ? 'not said' : kind.toLowerCase()}</dd>
        </dl>
        {url !== null && (
          <p class="small address">
            <a href={url} rel="noreferrer" target="_blank">
              {url}
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

/** Nothing to be well or ill: imported once. */
function Files({ sources }: { sources: readonly Source[] }) {
  return (
    <details>
      <summary>{count(sources.length, 'source')} of which files were read, and that nobody polls</summary>
      <ul class="card rows files">
        {sources.map(({ id, name, kind, documentCount }) => (
          <li key={id} class="row">
            <strong>{name}</strong>
            <span class="quiet small">
              {kind === null ? '' : `${kind.toLowerCase()}, `}
              {count(documentCount, 'document')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
