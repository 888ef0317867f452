/** How the organisation stands: what is down and why, what to do, what came of late, what is coming, what is open. */
import { operation } from '../../operations/posture.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { useMoment } from '../../state/moment.ts';
import { shortOrganisation, useOrganisation } from '../../state/organisation.tsx';
import { useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';
import { Functions } from './functions.tsx';
import { History } from './history.tsx';
import './now.css';
import { Posture } from './posture.tsx';
import { Questions } from './questions.tsx';
import { Basis, NextSteps } from './steps.tsx';
import { Week } from './week.tsx';
import { Workloads } from './workloads.tsx';

export default function Now() {
  const { chosen, answer: organisations } = useOrganisation();
  const { at, knownAt } = useMoment();
  const answer = useQuery(
    operation,
    chosen === null ? null : { organisation: shortOrganisation(chosen.id), at, knownAt },
  );
  if (chosen === null && organisations.data !== undefined) return <NoOrganisation />;
  return (
    <ShowAnswer answer={answer} what="how things stand">
      {({ impact }) => (
        <>
          <Posture impact={impact} moment={{ at, knownAt }} />
          <History organisation={chosen!.id} now={impact.at} />
          <div class="columns">
            <div class="stack">
              <Workloads impact={impact} />
              <NextSteps steps={impact.nextSteps} />
              <Functions functions={impact.functions} />
            </div>
            <div class="stack">
              <Week organisation={chosen!.id} until={earlier(impact.at, knownAt)} />
              <Questions />
              <Basis impact={impact} />
            </div>
          </div>
        </>
      )}
    </ShowAnswer>
  );
}

/** The digest tells what was known at its end: never more than is to be known here. */
const earlier = (at: string, knownAt: string | null): string =>
  knownAt !== null && Date.parse(knownAt) < Date.parse(at) ? knownAt : at;

function NoOrganisation() {
  const [asked] = useParam('organisation');
  return (
    <>
      <h1>Now</h1>
      {asked === null ? (
        <Empty title="No organisation is known here yet.">
          <p>
            Describe yours in a file and import it: <code>bellwether import FILE</code>. Then this page tells what is
            down, why, and what to do.
          </p>
        </Empty>
      ) : (
        <Empty title={`No organisation is called “${asked}” here.`}>
          <p>Choose one above.</p>
        </Empty>
      )}
    </>
  );
}
