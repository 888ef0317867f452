/** The posture over half a year as a strip: each step leads to its moment, so that what happened can be replayed. */
import { operation, type TimelineData } from '../../operations/timeline.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Link } from '../../parts/link.tsx';
import { statusTone, statusWord } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { formatMoment, formatShortDay } from '../../state/format.ts';
import { shortIso, useMoment } from '../../state/moment.ts';
import { shortOrganisation } from '../../state/organisation.tsx';
import { hrefTo, navigate } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';
import { STATUSES } from './posture.tsx';

const DAY_MS = 86_400_000;
const DAYS = 180;
const [WIDTH, HEIGHT] = [1000, 56];

type Moment = TimelineData['timeline']['moments'][number];

export function History({ organisation, now }: { organisation: string; now: string }) {
  const { at, knownAt } = useMoment();
  // A moment that is looked at must be in it, and so must today.
  const day = Math.floor(Date.parse(now) / DAY_MS) * DAY_MS;
  const end =
    at === null ? day + DAY_MS : Math.max(day + 30 * DAY_MS, Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS);
  const from = Math.min(end - DAYS * DAY_MS, day - 30 * DAY_MS);
  const answer = useQuery(operation, {
    organisation: shortOrganisation(organisation),
    from: shortIso(new Date(from).toISOString()),
    to: shortIso(new Date(end).toISOString()),
    knownAt,
  });
  return (
    <section class="card history" aria-labelledby="history">
      <ShowAnswer answer={answer} what="the last half year">
        {({ timeline }) => <Steps timeline={timeline} at={now} />}
      </ShowAnswer>
    </section>
  );
}

function Steps({ timeline, at }: { timeline: TimelineData['timeline']; at: string }) {
  const [from, to] = [Date.parse(timeline.from), Date.parse(timeline.to)];
  const x = (time: number): number => ((time - from) / (to - from)) * WIDTH;
  const steps = timeline.moments.map((moment, index) => ({
    moment,
    start: Date.parse(moment.at),
    end: index + 1 < timeline.moments.length ? Date.parse(timeline.moments[index + 1]!.at) : to,
  }));
  const worst = steps.reduce<Moment | null>(
    (held, { moment }) => (held === null || moment.counts.down > held.counts.down ? moment : held),
    null,
  );
  return (
    <>
      <header>
        <h2 id="history">Over time</h2>
        <span class="row">
          {worst !== null && worst.counts.down > 0 && (
            <Link to="/now" params={{ at: shortIso(worst.at), knownAt: null }} class="button small">
              <span>
                Replay the worst: <When at={worst.at} />, {worst.counts.down} down
              </span>
            </Link>
          )}
          <Link to="/time" class="button small">
            All of it
          </Link>
        </span>
      </header>
      <div class="inside">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={timeline.summary}>
          {steps.map(({ moment, start, end }) => (
            <Bar key={moment.at} moment={moment} x={x(start)} width={x(end) - x(start)} />
          ))}
          <line class="here" x1={x(Date.parse(at))} x2={x(Date.parse(at))} y1={0} y2={HEIGHT} />
        </svg>
        <div class="scale quiet small" aria-hidden="true">
          <span>{formatShortDay(timeline.from)}</span>
          <span>{formatShortDay(new Date((from + to) / 2).toISOString())}</span>
          <span>{formatShortDay(timeline.to)}</span>
        </div>
        <details>
          <summary>{timeline.moments.length} steps in words</summary>
          <ol class="steps-in-words">
            {timeline.moments.map((moment) => (
              <li key={moment.at}>
                <Link to="/now" params={{ at: shortIso(moment.at) }}>
                  <When at={moment.at} />
                </Link>
                <span class="small">{inWords(moment)}</span>
              </li>
            ))}
          </ol>
        </details>
      </div>
    </>
  );
}

/** How many stand how from a step on, worst at the bottom. The same is in the list in words, so that a pointer is not needed. */
function Bar({ moment, x, width }: { moment: Moment; x: number; width: number }) {
  const counts = STATUSES.map(([status, key]) => [status, moment.counts[key]] as const);
  const total = counts.reduce((sum, [, value]) => sum + value, 0);
  let bottom = HEIGHT;
  return (
    <g class="bar" onClick={() => navigate(hrefTo('/now', { at: shortIso(moment.at) }))}>
      <title>{`${formatMoment(moment.at)}: ${inWords(moment)}`}</title>
      {counts.map(([status, value]) => {
        const height = total === 0 ? 0 : (value / total) * HEIGHT;
        bottom -= height;
        return value === 0 ? null : (
          <rect
            key={status}
            class={`tone-${statusTone(status)}`}
            data-status={status}
            x={x}
            y={bottom}
            width={Math.max(width, 1)}
            height={height}
          />
        );
      })}
    </g>
  );
}

const inWords = ({ counts }: Moment): string =>
  STATUSES.filter(([, key]) => counts[key] > 0)
    .map(([status, key]) => `${counts[key]} ${statusWord(status).toLowerCase()}`)
    .join(', ');
