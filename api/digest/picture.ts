/** Two bars, before and after: how many workloads stand how. The mail says the same in words beside it. */
import { PNG } from 'pngjs';
import type { Counts } from './ask.ts';

/** Twice the size at which it is shown, for sharp screens. */
export const PICTURE = { width: 1104, height: 96, shownWidth: 552, shownHeight: 48 } as const;

/** Told apart in light and dark, and by people who see few colours: from dark to light as it gets better. */
const COLOURS: [keyof Counts, [number, number, number]][] = [
  ['down', [153, 27, 27]],
  ['unknown', [107, 114, 128]],
  ['degraded', [217, 119, 6]],
  ['atRisk', [234, 179, 8]],
  ['covered', [59, 130, 246]],
  ['unaffected', [134, 197, 158]],
];

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
  for (const [status, [r, g, b]] of COLOURS) {
    const from = Math.round((done / Math.max(1, counts.total)) * png.width);
    done += counts[status];
    const to = Math.round((done / Math.max(1, counts.total)) * png.width);
    for (let y = top; y < top + height; y++) {
      // Two pixels between the parts.
      for (let x = from; x < to - 2; x++) png.data.set([r, g, b, 255], (y * png.width + x) * 4);
    }
  }
}
