/** What was down when: a band for each, the higher and darker the worse; and the same in words. */
import { STATES, stateOf } from '../looks.ts';
import type { TimelineView } from '../view.ts';
import { Chip } from './chip.tsx';
import type { BodyProps } from './element.tsx';
import { More } from './rows.tsx';

/** Of 20: what is worse stands higher, so that it shows without colours. */
const HEIGHTS: Record<string, number> = { DOWN: 20, UNKNOWN: 16, DEGRADED: 13, COVERED: 10, AT_RISK: 7, UNAFFECTED: 3 };
const WIDTH = 1000;

export function TimelineBody({ view, moment }: BodyProps<TimelineView>) {
  const [from, to] = [Date.parse(view.from), Date.parse(view.to)];
  const x = (instant: string): number => ((Date.parse(instant) - from) / Math.max(1, to - from)) * WIDTH;
  const seen = new Set(view.rows.flatMap(({ segments }) => segments.map(({ status }) => status)));
  if (view.rows.length === 0) return <p class="quiet">{view.summary}</p>;
  return (
    <>
      <p class="summary">{view.summary}</p>
      <ul class="bands" aria-label="What stood how">
        {view.rows.map(({ name, segments }) => (
          <li key={name}>
            <span class="name">{name}</span>
            <svg class="band" viewBox={`0 0 ${WIDTH} 20`} preserveAspectRatio="none" aria-hidden="true">
              {segments.map((segment) => {
                const height = HEIGHTS[segment.status] ?? 16;
                return (
                  <rect
                    key={segment.from}
                    class={stateOf(segment.status).tone}
                    x={x(segment.from)}
                    y={20 - height}
                    width={Math.max(2, x(segment.to) - x(segment.from))}
                    height={height}
                  />
                );
              })}
            </svg>
            <details>
              <summary>In words</summary>
              <ol>
                {segments.map(({ from, to, status, why }) => (
                  <li key={from}>
                    <strong>{stateOf(status).word}</strong>, <time dateTime={from}>{moment(from)}</time> to{' '}
                    <time dateTime={to}>{moment(to)}</time>: {why}
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
      <p class="ends quiet">
        <time dateTime={view.from}>{moment(view.from)}</time>
        <time dateTime={view.to}>{moment(view.to)}</time>
      </p>
      <ul class="counts" aria-label="Legend">
        {Object.keys(STATES)
          .filter((state) => seen.has(state))
          .map((state) => (
            <li key={state}>
              <Chip state={state} />
            </li>
          ))}
      </ul>
      <More count={view.more} />
    </>
  );
}
