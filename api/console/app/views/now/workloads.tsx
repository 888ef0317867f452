/** What is not as it should be, or what stands as was chosen above. */
import type { ImpactStatus } from '../../operations/schema.ts';
import { Empty } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { statusWord } from '../../parts/status-pill.tsx';
import { WorkloadList } from '../../parts/workload-list.tsx';
import { count } from '../../state/format.ts';
import { useParam } from '../../state/router.ts';
import { type Impact, STATUSES } from './posture.tsx';

export function Workloads({ impact }: { impact: Impact }) {
  const [asked, setAsked] = useParam('status');
  const chosen: ImpactStatus | null = STATUSES.find(([status]) => status === asked)?.[0] ?? null;
  const all = impact.workloads.nodes;
  const shown = all.filter(({ status }) => (chosen === null ? status !== 'UNAFFECTED' : status === chosen));
  return (
    <section class="card" aria-labelledby="workloads">
      <header>
        <h2 id="workloads">{chosen === null ? 'What is not as it should be' : statusWord(chosen)}</h2>
        <span class="row">
          <span class="quiet small">{count(shown.length, 'workload')}</span>
          {chosen !== null && (
            <button type="button" class="button small" onClick={() => setAsked(null)}>
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
        <WorkloadList rows={shown} />
      )}
    </section>
  );
}
