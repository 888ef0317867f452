/** Instants along a line. Pure. */
const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface Scale {
  from: number;
  to: number;
  /** Pixels. */
  width: number;
}

export const toX = ({ from, to, width }: Scale, at: number): number =>
  Math.max(0, Math.min(1, (at - from) / (to - from))) * width;

export const fromX = ({ from, to, width }: Scale, x: number): number =>
  Math.round(from + Math.max(0, Math.min(1, x / width)) * (to - from));

/** Steps that people count in. */
const STEPS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY, 365 * DAY];
/** Room that a date needs. */
const APART = 64;

/** Instants to write below the line, at round hours or days of UTC. */
export function ticksOf({ from, to, width }: Scale): number[] {
  const most = Math.max(2, Math.floor(width / APART));
  const step = STEPS.find((one) => (to - from) / one <= most) ?? (to - from) / most;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at < to; at += step) ticks.push(at);
  return ticks;
}
