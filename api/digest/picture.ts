/** Two bars, before and after: how many workloads stand how. The mail says the same in words beside it. */
import { PNG } from 'pngjs';
import type { ImpactCounts } from '../../queries/impact/answer.ts';
import { STATUSES } from './words.ts';

/** As it is shown. It has upright edges alone, which are as sharp on sharp screens. */
const [WIDTH, HEIGHT, GAP] = [552, 48, 8];

/** Told apart in light and dark, and by people who see few colours: from dark to light as it gets better. */
export const COLOURS: Record<(typeof STATUSES)[number], string> = {
  down: '#991b1b',
  unknown: '#6b7280',
  degraded: '#d97706',
  covered: '#3b82f6',
  atRisk: '#eab308',
  unaffected: '#86c59e',
};

export function drawPosture(before: ImpactCounts, after: ImpactCounts): Uint8Array {
  // Beginning with nothing: the gaps can be seen through.
  const png = new PNG({ width: WIDTH, height: HEIGHT, fill: true });
  const rows = (HEIGHT - GAP) / 2;
  for (const [counts, top] of [[before, 0] as const, [after, rows + GAP] as const]) {
    const row = drawRow(counts);
    for (let y = top; y < top + rows; y++) png.data.set(row, y * row.length);
  }
  // Rows that are alike shrink well as they are; to seek a filter for each takes ten times as long.
  return PNG.sync.write(png, { filterType: 0, deflateStrategy: 0 });
}

/** One line of pixels, four bytes each, with a pixel between the parts. */
function drawRow(counts: ImpactCounts): Buffer {
  const row = Buffer.alloc(4 * WIDTH);
  let done = 0;
  for (const status of STATUSES) {
    const from = Math.round((done / Math.max(1, counts.total)) * WIDTH);
    done += counts[status];
    const to = Math.round((done / Math.max(1, counts.total)) * WIDTH);
    if (to - 1 > from) row.fill(Buffer.from(`${COLOURS[status].slice(1)}ff`, 'hex'), 4 * from, 4 * (to - 1));
  }
  return row;
}
