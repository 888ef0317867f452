/** A timeline for a terminal: a band of characters for each function and workload, then what moved when. Pure. */
import type { Instant } from '../../graph/model.ts';
import { movedWords } from '../../queries/compare/moved-words.ts';
import type { ImpactStatus } from '../../queries/impact/answer.ts';
import type { Band, FunctionBand, Moment, Timeline } from '../../queries/timeline/answer.ts';
import { count, DAY, dayText, HOUR, listText, MINUTE, momentText } from '../../queries/words.ts';
import { joinBlocks } from './section.ts';
import { LABELS, WORST_FIRST } from './status.ts';
import { paint } from './style.ts';
import { wrap } from './wrap.ts';

/** Columns for the time spent down. */
const SPENT = 11;
/** Moments shown; the rest is counted. */
const MOMENTS = 20;

/** A block of lines, without a line break at the end. */
export function renderTimeline(answer: Timeline, options: { width: number; colour: boolean }): string {
  const width = Math.max(60, Math.min(options.width, 140));
  const { colour } = options;
  const { functions, workloads } = answer;
  const summary = wrap(answer.summary, width).map((line) => paint(line, 'bold', colour));
  if (workloads.length === 0) return joinBlocks([summary]);
  const moved = workloads.filter((one) => one.segments.some((segment) => segment.status !== 'UNAFFECTED'));
  const names = [...functions, ...moved].map((one) => one.node.name.length);
  const label = Math.min(Math.max(12, ...names) + 2, Math.floor(width * 0.3));
  const columns = width - label - SPENT - 2;
  const lines = (bands: readonly Band[]): string[] =>
    bands.map((band) => bandLine(band, answer, label, columns, colour));
  const axis = axisLine(answer, columns);
  return joinBlocks([
    summary,
    functions.length === 0 ? [] : [heading('Function', axis, label, columns), ...lines(functions)],
    moved.length === 0 ? [] : [heading('Workload', axis, label, columns), ...lines(moved)],
    [...legend(width), ...untouched(workloads.length - moved.length), ...recovery(functions, width)],
    momentLines(answer.moments, width, colour),
  ]);
}

const heading = (what: string, axis: string, label: number, columns: number): string =>
  `${what.padEnd(label)}${axis.padEnd(columns)}  ${'down'.padStart(SPENT)}`;

/** Dates over the columns at which they begin. */
function axisLine({ from, to }: Timeline, columns: number): string {
  const axis = Array.from({ length: columns }, () => ' ');
  const place = (text: string, at: Instant): void => {
    const start = Math.floor(((at - from) / (to - from)) * columns);
    const free = axis.slice(Math.max(0, start - 1), start + text.length + 1).every((one) => one === ' ');
    if (free && start + text.length <= columns) for (let i = 0; i < text.length; i++) axis[start + i] = text[i]!;
  };
  place(shortDay(from), from);
  for (const tick of ticks(from, to)) place(shortDay(tick), tick);
  return axis.join('');
}

/** Firsts of months, where the period is long; else the smallest of these steps of which not too many fit. */
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY];
const TICKS = 10;

function ticks(from: Instant, to: Instant): Instant[] {
  const found: Instant[] = [];
  const step = STEPS.find((one) => (to - from) / one <= TICKS);
  if (step !== undefined) {
    for (let tick = Math.ceil((from + 1) / step) * step; tick < to; tick += step) found.push(tick);
    return found;
  }
  const first = new Date(from);
  const months = Math.ceil((to - from) / (30 * DAY * TICKS));
  for (let month = 1; ; month += months) {
    const tick = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1);
    if (tick >= to) return found;
    found.push(tick);
  }
}

/** "1 Jun", or "02:00" within a day. */
function shortDay(at: Instant): string {
  const clock = new Date(at).toISOString().slice(11, 16);
  return clock === '00:00' ? dayText(at).replace(/^(\d+ \w{3}).*$/, '$1') : clock;
}

/** A column shows the worst status in it: a short outage must not vanish. */
function bandLine(band: Band, { from, to }: Timeline, label: number, columns: number, colour: boolean): string {
  const cells = Array.from({ length: columns }, (_, i) => {
    const begin = from + ((to - from) * i) / columns;
    const end = from + ((to - from) * (i + 1)) / columns;
    const within = band.segments.filter((segment) => segment.from < end && segment.to > begin);
    return WORST_FIRST.find((status) => within.some((segment) => segment.status === status)) ?? null;
  });
  const name = band.node.name.length > label - 1 ? `${band.node.name.slice(0, label - 2)}…` : band.node.name;
  const spent = band.minutes.DOWN === 0 ? '' : spentText(band.minutes.DOWN);
  return `${name.padEnd(label)}${paintCells(cells, colour)}  ${spent.padStart(SPENT)}`.trimEnd();
}

/** Runs of one status are painted together. */
function paintCells(cells: readonly (ImpactStatus | null)[], colour: boolean): string {
  let line = '';
  for (let i = 0; i < cells.length; ) {
    const status = cells[i]!;
    let end = i;
    while (end < cells.length && cells[end] === status) end++;
    const text = (status === null ? ' ' : LABELS[status].mark).repeat(end - i);
    line += status === null ? text : paint(text, LABELS[status].style, colour);
    i = end;
  }
  return line;
}

function legend(width: number): string[] {
  const marks = WORST_FIRST.map((status) => `${LABELS[status].mark} ${LABELS[status].word.toLowerCase()}`);
  const line = marks.join('  ');
  return line.length <= width ? [line] : wrap(line, width);
}

function untouched(n: number): string[] {
  return n === 0 ? [] : [`Not drawn: ${count(n, 'workload')} that nothing touched.`];
}

function recovery(functions: readonly FunctionBand[], width: number): string[] {
  const late = functions
    .filter((one) => one.rtoBreached === true)
    .map((one) => `${one.node.name} (${spentText(one.longestOutageMinutes)} at a stretch, ${one.rtoHours} h allowed)`);
  return late.length === 0 ? [] : wrap(`Recovery time not kept: ${listText(late, 8)}.`, width);
}

/** When, because of what, and how many got worse or better. */
function momentLines(moments: readonly Moment[], width: number, colour: boolean): string[] {
  if (moments.length === 0) return ['Nothing moved.'];
  const lines = moments.slice(0, MOMENTS).flatMap(({ at, events, workloads }) => {
    const parts = movedWords(workloads).map(({ word, changes }) => {
      const names = changes.map((one) => one.node.name);
      return `${names.length} ${word} (${listText(names, 3)})`;
    });
    const by =
      events.length === 0
        ? ''
        : `${listText(
            events.map((event) => event.name),
            2,
          )}: `;
    const [first = '', ...rest] = wrap(`${by}${parts.join(', ')}`, width - 28);
    return [
      `  ${momentText(at).replace(' UTC', 'Z').padEnd(26)}${first}`,
      ...rest.map((more) => ' '.repeat(28) + more),
    ];
  });
  const more = moments.length - MOMENTS;
  return [
    paint('What moved', 'bold', colour),
    ...lines,
    ...(more > 0 ? [`  And ${count(more, 'more moment')}; --json has them all.`] : []),
  ];
}

/** "109 d", "18 d 3 h", "5 h 20 min", "12 min": two units at most, and never wider than `SPENT`. */
function spentText(minutes: number): string {
  const ms = minutes * MINUTE;
  if (ms >= 100 * DAY) return `${Math.floor(ms / DAY)} d`;
  if (ms >= DAY) return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
  return ms >= HOUR ? `${Math.floor(ms / HOUR)} h ${Math.floor((ms % HOUR) / MINUTE)} min` : `${minutes} min`;
}
