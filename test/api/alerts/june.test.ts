import { expect, test } from 'vitest';
import { listAlerts } from '../../../api/alerts/alerts.ts';
import { replayJune, told } from './june-alerts.ts';

test('June, document by document: which alerts are sent, and when', async () => {
  const { store, notices, rule } = await replayJune({}, Date.UTC(2026, 6, 3));
  await expect(`${told(notices)}\n`).toMatchFileSnapshot('june-alerts.txt');
  const [first] = notices;
  // The status page said so at 00:50.
  expect(new Date(first!.at).toISOString()).toMatch(/^2026-06-13T00:51/);
  const suspension = first!.entries.find(({ subject }) => subject.kind === 'event')!;
  // Told by many documents in eighteen days, it was one alert, and nothing of it was told again.
  const alert = (await listAlerts(store, { rule })).find(({ id }) => id === suspension.alert)!;
  const documents = Number(/(\d+) documents/.exec(alert.subject.why)![1]);
  expect(documents).toBeGreaterThan(8);
  expect(notices.flatMap(({ entries }) => entries).filter((entry) => entry.alert === alert.id)).toHaveLength(1);
  expect(alert.state).toBe('open');
  await store.close();
}, 120_000);
