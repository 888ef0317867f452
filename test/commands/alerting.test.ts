import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePostChannel } from '../../api/alerts/channels.ts';
import { networksOf } from '../../api/alerts/networks.ts';
import { startAlerting } from '../../commands/serve/alerting.ts';
import { type Receiver, startReceiver } from '../api/alerts/receiver.ts';
import { BEGIN, MINUTE, watchedWorld } from '../api/alerts/watched-world.ts';

const networks = networksOf(['127.0.0.0/8']);
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());

test('what is written while the server runs reaches the webhook; a server that is slow to take it holds nobody up', async () => {
  const slow = parsePostChannel('webhook', `${receiver.url}/slow`, networks);
  const quick = parsePostChannel('webhook', `${receiver.url}/quick`, networks);
  receiver.answers.set('/slow', 'slow');
  const world = await watchedWorld({ emails: [], posts: [slow, quick], kinds: ['event'] });
  const { store, clock } = world;
  const now = () => clock.now;
  const posts = { store, now, networks, publicUrl: 'https://bellwether.example', concurrency: 2, timeoutMs: 25_000 };
  const notes: string[] = [];
  const stop = startAlerting({ posts, outbox: null, note: (line) => notes.push(line), everyMs: 10 });
  const quickly = async (count: number): Promise<void> => {
    while (receiver.received.filter(({ path }) => path === '/quick').length < count)
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await world.tell({ at: BEGIN, event: 'Shutdown' });
  await quickly(1);
  await world.tell({ at: BEGIN + MINUTE, event: 'Another' });
  // What never answers is still under way.
  await quickly(2);
  receiver.dropAll();
  await stop();
  const written = (await store.stats()).sequence;
  await world.tell({ at: BEGIN + 2 * MINUTE, event: 'After the end' });
  expect((await store.stats()).sequence).toBeGreaterThan(written);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await store.records.list('alert-notice')).toHaveLength(2);
  expect(notes.join()).toMatch(/^alert to \S+: waiting: Not reached/);
  expect(notes.join()).not.toContain('/slow');
  await store.close();
});
