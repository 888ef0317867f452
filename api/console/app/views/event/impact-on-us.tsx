/** What it does to the organisation, at the moment that is looked at. */
import { operation } from '../../operations/posture.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { type Subject, WorkloadList } from '../../parts/workload-list.tsx';
import { count } from '../../state/format.ts';
import { shortIso, useMoment } from '../../state/moment.ts';
import { shortOrganisation, useOrganisation } from '../../state/organisation.tsx';
import { hrefTo, place } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';

const DAY_MS = 86_400_000;
const FEW = 6;

interface ImpactOnUsProps {
  subject: Subject;
  /** When it happened: a day later is offered as a moment to look at. */
  happened: string | null;
}

export function ImpactOnUs({ subject, happened }: ImpactOnUsProps) {
  const { chosen } = useOrganisation();
  const { at, knownAt } = useMoment();
  const organisation = chosen === null ? null : shortOrganisation(chosen.id);
  const answer = useQuery(operation, organisation === null ? null : { organisation, ...subject, at, knownAt });
  if (chosen === null) return null;
  const dayAfter = happened === null ? null : shortIso(new Date(Date.parse(happened) + DAY_MS).toISOString());
  return (
    <section class="card" aria-labelledby="impact">
      <ShowAnswer answer={answer} what="the impact">
        {({ impact }) => {
          const hit = impact.workloads.nodes.filter(({ status }) => status !== 'UNAFFECTED');
          return (
            <>
              <header>
                <h2 id="impact">What it does to {chosen.name}</h2>
                <span class="row">
                  <StatusPill status={impact.status} />
                  <Link to="/impact" params={{ ...subject }} class="button small">
                    <Icon name="impact" /> See as a graph
                  </Link>
                </span>
              </header>
              <div class="inside stack">
                <p>{impact.summary}</p>
                {at === null && dayAfter !== null && Date.parse(dayAfter) < Date.parse(impact.at) - DAY_MS && (
                  <p>
                    <a href={hrefTo(place.get().path, { at: dayAfter })}>
                      See it as of <When at={dayAfter} />, a day after it happened
                    </a>
                  </p>
                )}
              </div>
              {hit.length > 0 && (
                <div class="lined">
                  <WorkloadList rows={hit.slice(0, FEW)} subject={subject} />
                  {hit.length > FEW && (
                    <details class="inside">
                      <summary>{count(hit.length - FEW, 'more workload')}</summary>
                      <WorkloadList rows={hit.slice(FEW)} subject={subject} />
                    </details>
                  )}
                </div>
              )}
            </>
          );
        }}
      </ShowAnswer>
    </section>
  );
}
