/** The answer at a glance: in words, and as one strip with a part for each workload. */
import type { PostureData } from '../../operations/posture.ts';
import type { ImpactStatus } from '../../operations/schema.ts';
import { StatusPill, statusTone, statusWord } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { count, formatNumber } from '../../state/format.ts';
import type { Moment } from '../../state/moment.ts';
import { setParams, useParam } from '../../state/router.ts';

export type Impact = PostureData['impact'];

/** Worst first; what is not known stands near the bad, never near the good. */
export const STATUSES = [
  ['DOWN', 'down'],
  ['UNKNOWN', 'unknown'],
  ['DEGRADED', 'degraded'],
  ['AT_RISK', 'atRisk'],
  ['COVERED', 'covered'],
  ['UNAFFECTED', 'unaffected'],
] as const satisfies readonly (readonly [ImpactStatus, keyof Impact['counts']])[];

export function Posture({ impact, moment }: { impact: Impact; moment: Moment }) {
  const { counts, status } = impact;
  const hit = impact.functions.filter(({ critical, status: one }) => critical === 'YES' && one !== 'UNAFFECTED');
  return (
    <section class="posture card" aria-labelledby="posture">
      <div class="inside">
        <div class="page-head">
          <div>
            <p class="quiet small">
              {moment.at === null ? 'Now' : <When at={impact.at} />}
              {moment.knownAt !== null && (
                <>
                  , as known <When at={moment.knownAt} />
                </>
              )}
            </p>
            <h1 id="posture">{headline(counts)}</h1>
            {hit.length > 0 && (
              <p class="lead">
                Critical functions hit:{' '}
                {hit.map(({ function: { name, id }, status: one }, index) => (
                  <span key={id}>
                    {index > 0 && ', '}
                    <strong>{name}</strong> ({statusWord(one).toLowerCase()})
                  </span>
                ))}
                .
              </p>
            )}
          </div>
          <StatusPill status={status} />
        </div>
        <Strip counts={counts} />
        <Filters counts={counts} />
      </div>
    </section>
  );
}

/** `2 of 26 workloads are down, 3 are not known` */
function headline(counts: Impact['counts']): string {
  if (counts.total === 0) return 'No workloads are known here';
  const off = counts.total - counts.unaffected;
  if (off === 0) return `All ${count(counts.total, 'workload')} run as they should`;
  if (counts.down > 0) return `${formatNumber(counts.down)} of ${count(counts.total, 'workload')} down`;
  if (counts.unknown > 0) return `${count(counts.unknown, 'workload')} not known, none known to be down`;
  return `No workload down, ${formatNumber(off)} not as they should be`;
}

function Strip({ counts }: { counts: Impact['counts'] }) {
  return (
    <div class="strip" aria-hidden="true">
      {STATUSES.map(([status, key]) =>
        counts[key] === 0 ? null : (
          <span
            key={status}
            class={`tone-${statusTone(status)}`}
            data-status={status}
            style={{ flexGrow: counts[key] }}
          />
        ),
      )}
    </div>
  );
}

/** How many stand how; a press shows only those. */
function Filters({ counts }: { counts: Impact['counts'] }) {
  const [chosen] = useParam('status');
  return (
    <ul class="counts" aria-label="Workloads by status">
      {STATUSES.map(([status, key]) => (
        <li key={status}>
          <button
            type="button"
            class={`tone-${statusTone(status)}`}
            aria-pressed={chosen === status}
            disabled={counts[key] === 0}
            title={chosen === status ? 'Show all' : 'Show only these'}
            onClick={() => setParams({ status: chosen === status ? null : status })}
          >
            <span class="number">{formatNumber(counts[key])}</span>
            <StatusPill status={status} />
          </button>
        </li>
      ))}
    </ul>
  );
}
