import fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { DEFAULT_DISPLAY } from '../../../api/embed/display.ts';
import { drawBadge, drawCard } from '../../../api/embed/picture.ts';
import { renderPng } from '../../../api/embed/render-png.ts';
import { cut, widthOf } from '../../../api/embed/text-width.ts';
import type { ImpactView } from '../../../api/embed/view.ts';

const NOW = Date.UTC(2026, 5, 16, 12);
const NONE = { down: 0, degraded: 0, covered: 0, atRisk: 0, unaffected: 0, unknown: 0 };

function viewWith(title: string, names: string[], status = 'DOWN'): ImpactView {
  const rows = names.map((name) => ({ name, status, reason: '', wayOut: null }));
  return { kind: 'impact', title, status, summary: '', counts: { ...NONE, down: rows.length }, rows, more: 0 };
}

test('whatever things are called, there is a picture of it, well-formed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 8 }),
      fc.constantFrom('DOWN', 'UNKNOWN', 'SOMETHING_NEW'),
      async (title, names, status) => {
        const view = viewWith(title, names, status);
        const answer = { view, asOf: NOW };
        const badge = drawBadge(answer, DEFAULT_DISPLAY);
        expect(PNG.sync.read(Buffer.from(await renderPng(badge))).height).toBe(56);
        const card = PNG.sync.read(Buffer.from(await renderPng(drawCard(answer, DEFAULT_DISPLAY))));
        expect([card.width, card.height]).toEqual([1280, 640]);
      },
    ),
    { numRuns: 12, seed: 20260612 },
  );
});

test('a picture says the moment with its zone, and how many more there are', () => {
  const names = Array.from({ length: 8 }, (_, i) => `Workload ${i}`);
  const card = drawCard({ view: viewWith('Status', names), asOf: NOW }, { ...DEFAULT_DISPLAY, zone: 'Europe/Berlin' });
  expect(card).toContain('3 more. As of 16 Jun 2026, 14:00 Europe/Berlin.');
  expect(card).toContain('8 down');
});

test('that nothing is affected is said, and not shown as unknown', () => {
  const badge = drawBadge({ view: viewWith('Status', [], 'UNAFFECTED'), asOf: NOW }, DEFAULT_DISPLAY);
  expect(badge).toContain('Nothing affected');
});

test('a text is cut where it no longer fits, between whole letters; what XML can’t have is left out', () => {
  expect(cut('Fits', 10, 100)).toBe('Fits');
  expect(cut('x'.repeat(100), 10, 50)).toMatch(/^x+…$/);
  expect(widthOf(cut('x'.repeat(100), 10, 50), 10)).toBeLessThanOrEqual(50);
  expect(cut('🚦'.repeat(50), 10, 60)).toMatch(/^(🚦)+…$/u);
  expect(cut('a\u0000b\ud800c 🚦', 10, 200)).toBe('a b c 🚦');
});
