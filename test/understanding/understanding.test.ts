/** The development set must not be understood worse than it was. `npm run evaluate -- --misses` shows what is wrong. */
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { readLabelled, SET } from './labelled.ts';
import { measure } from './measure.ts';
import { failuresOf, HELD } from './thresholds.ts';

test('the development set is understood at least as well as it was', async () => {
  const catalogue = loadCatalogue();
  const measured = await measure(readLabelled([SET], catalogue), catalogue);
  expect(failuresOf(measured, HELD)).toEqual([]);
}, 180_000);
