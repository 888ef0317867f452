/** Two bars, before and after: how many workloads stand how. The mail says the same in words beside it. */
import { PNG } from 'pngjs';
import type { Counts } from './ask.ts';
import { STATUSES } from './words.ts';

/** Twice the size at which it is shown, for sharp screens. */
export const PICTURE = { width: 1104, height: 96, shownWidth: 552, shownHeight: 48 } as const;

/** Told apart in light and dark, and by people who see few colours: from dark to light as it gets better. */
export const COLOURS: Record<(typeof STATUSES)[number], string> = {
  down: '#991b1b',
  unknown: '#6b7280',
  degraded: '#d97706',
  covered: '#3b82f6',
  atRisk: '#eab308',
  unaffected: '#86c59e',
};

export function drawPosture(before: Counts, after: Counts): Uint8Array {
  const { width, height } = PICTURE;
  const png = new PNG({ width, height });
  png.data.fill(0);
  const bar = (height - 16) / 2;
  drawBar(png, before, 0, bar);
  drawBar(png, after, bar + 16, bar);
  return PNG.sync.write(png, { deflateLevel: 9 });
}

function drawBar(png: PNG, counts: Counts, top: number, height: number): void {
  let done = 0;
  for (const status of STATUSES) {
    const [r, g, b] = Buffer.from(COLOURS[status].slice(1), 'hex');
    const from = Math.round((done / Math.max(1, counts.total)) * png.width);
    done += counts[status];
    const to = Math.round((done / Math.max(1, counts.total)) * png.width);
    for (let y = top; y < top + height; y++) {
      // Two pixels between the parts.
      for (let x = from; x < to - 2; x++) png.data.set([r!, g!, b!, 255], (y * png.width + x) * 4);
    }
  }
}
