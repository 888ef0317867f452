/** Bands along a line of time: what was available, and how the organisation stood. States are told by word and pattern as well as colour. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Status, statusTone, statusWord, type Tone } from '../../parts/status-pill.tsx';
import { formatMoment, formatShortDay } from '../../state/format.ts';
import type { Row } from './rows.ts';
import { fromX, type Scale, ticksOf, toX } from './scale.ts';
import type { Step } from './steps.ts';

export interface ChartRow {
  key: string;
  title: string;
  detail: string;
  segments: readonly { from: string; to: string; status: Status; why: string }[];
}

/** A heading and the rows under it. */
export interface ChartGroup {
  title: string;
  rows: readonly ChartRow[];
}

interface BandChartProps {
  groups: readonly ChartGroup[];
  steps: readonly Step[];
  from: number;
  to: number;
  at: number;
  onMove: (at: number) => void;
}

const ROW = 34;
const BAND = 20;
const HEAD = 30;
const MARKS = 34;
const AXIS = 26;

export const chartRow = ({ key, model, channels, audience, segments }: Row): ChartRow => ({
  key,
  title: audience === null ? shortChannels(channels) : `${audience}: ${shortChannels(channels)}`,
  detail: `${model.name}: ${channels.join(', ')}`,
  segments: segments.map(({ from, to, state, reason }) => ({ from, to, status: state, why: reason })),
});

const shortChannels = (channels: readonly string[]): string =>
  channels.length === 1 ? channels[0]! : `${channels[0]} and ${channels.length - 1} more`;

export function BandChart({ groups, steps, from, to, at, onMove }: BandChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width));
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, []);
  const narrow = width < 560;
  const side = narrow ? 0 : 210;
  const scale: Scale = { from, to, width: Math.max(120, width - side - 12) };
  // On a telephone titles stand above their bands.
  const rowHeight = narrow ? ROW + 14 : ROW;
  let y = MARKS;
  const laid = groups.map((group) => {
    const top = y;
    y += HEAD + group.rows.length * rowHeight;
    return { ...group, top };
  });
  const height = y + AXIS;
  const x = side + toX(scale, at);
  const drag = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    onMove(fromX(scale, event.clientX - box.left - side));
  };
  return (
    <div class="band-chart" ref={frame}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        focusable="false"
        onPointerDown={(event) => {
          if ((event.target as Element).closest('a') === null) drag(event);
        }}
        onPointerMove={drag}
      >
        <Patterns />
        <Axis scale={scale} side={side} height={height} />
        {laid.map(({ title, rows, top }) => (
          <g key={title}>
            <text x="0" y={top + 20} class="group">
              {title}
            </text>
            {rows.map((row, index) => (
              <g key={row.key} transform={`translate(0 ${top + HEAD + index * rowHeight})`}>
                <text x="0" y={narrow ? 12 : 15} class="row-title">
                  {cut(row.title, narrow ? 46 : 32)}
                  <title>{row.detail}</title>
                </text>
                <g transform={`translate(${side} ${narrow ? 18 : 0})`}>
                  {row.segments.map((segment) => (
                    <Stretch key={segment.from} segment={segment} scale={scale} />
                  ))}
                </g>
              </g>
            ))}
          </g>
        ))}
        {steps.map((step) => (
          <g
            key={step.at}
            transform={`translate(${side + toX(scale, step.at)} 0)`}
            class="mark"
            data-past={step.at <= at}
          >
            <title>{`${formatMoment(new Date(step.at).toISOString())}: ${step.words}`}</title>
            <line y1="20" y2={height - AXIS} />
            <path d={step.events.length > 0 ? 'M0 6l6 6-6 6-6-6z' : 'M-3 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0z'} />
            <rect x="-8" y="2" width="16" height="20" fill="transparent" onClick={() => onMove(step.at)} />
          </g>
        ))}
        <g transform={`translate(${x} 0)`} class="cursor">
          <line y1="4" y2={height - AXIS} />
          <path d="M-6 0h12L0 8z" />
        </g>
      </svg>
    </div>
  );
}

/** A pattern for each tone, drawn over its colour. */
const PATTERNS: Record<Tone, string> = {
  bad: 'M0 0L8 8M8 0L0 8',
  warn: 'M0 8L8 0',
  hold: 'M0 4H8',
  risk: 'M4 0V8',
  good: '',
  unknown: 'M2 2h1M6 6h1',
  plain: '',
};

function Patterns() {
  return (
    <defs>
      {(Object.keys(PATTERNS) as Tone[]).map((tone) => (
        <pattern key={tone} id={`pattern-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={tone === 'plain' ? 'var(--sunken)' : `var(--${tone}-ground)`} />
          <path
            d={PATTERNS[tone]}
            stroke={tone === 'plain' ? 'none' : `var(--${tone}-line)`}
            stroke-width="1.2"
            fill="none"
          />
        </pattern>
      ))}
    </defs>
  );
}

/** Word and shape where there is room for them. */
const WORD_ROOM = 6.6;

function Stretch({ segment, scale }: { segment: ChartRow['segments'][number]; scale: Scale }) {
  const { status, why } = segment;
  const [start, end] = [toX(scale, Date.parse(segment.from)), toX(scale, Date.parse(segment.to))];
  if (end - start < 0.5) return null;
  const tone = statusTone(status);
  const word = statusWord(status);
  return (
    <g transform={`translate(${start} 0)`}>
      <title>{`${word}, ${formatMoment(segment.from)} to ${formatMoment(segment.to)}: ${why}`}</title>
      <rect
        width={end - start}
        height={BAND}
        fill={`url(#pattern-${tone})`}
        stroke={tone === 'plain' ? 'var(--line-strong)' : `var(--${tone})`}
        rx="2"
      />
      {end - start > word.length * WORD_ROOM + 14 && (
        <>
          <rect
            x="4"
            y="3"
            width={word.length * WORD_ROOM + 4}
            height={BAND - 6}
            rx="2"
            fill={tone === 'plain' ? 'var(--surface)' : `var(--${tone}-ground)`}
          />
          <text
            x="6"
            y="14"
            font-size="11"
            font-weight="600"
            fill={tone === 'plain' ? 'var(--text)' : `var(--${tone})`}
          >
            {word}
          </text>
        </>
      )}
    </g>
  );
}

function Axis({ scale, side, height }: { scale: Scale; side: number; height: number }) {
  return (
    <g class="axis">
      {ticksOf(scale).map((tick) => (
        <g key={tick} transform={`translate(${side + toX(scale, tick)} 0)`}>
          <line y1={MARKS} y2={height - AXIS} />
          <text y={height - 8} x="2">
            {formatShortDay(new Date(tick).toISOString())}
          </text>
        </g>
      ))}
    </g>
  );
}

const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
