/** kill -9 in the middle of looking and sending, again and again: no alert is lost, and what is sent twice is the same message. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listAlerts } from '../../../api/alerts/alerts.ts';
import { parsePostChannel } from '../../../api/alerts/channels.ts';
import { createRule } from '../../../api/alerts/create-rule.ts';
import { networksOf } from '../../../api/alerts/networks.ts';
import { RULE_DEFAULTS } from '../../../api/alerts/rules.ts';
import { POST_CLAIM_MS, sendPosts } from '../../../api/alerts/send-posts.ts';
import { random } from '../../../bench/random.ts';
import { startReceiver } from './receiver.ts';
import { BEGIN, ORG, watchedWorld } from './watched-world.ts';

const RULES = 120;
const KILLS = 10;

test('one event for 120 rules, killed at 10 moments, reaches every webhook; what is repeated is the same message', async () => {
  const receiver = await startReceiver();
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-alerts-'));
  const storeUrl = `sqlite:${join(folder, 'graph.sqlite')}`;
  const networks = networksOf(['127.0.0.0/8']);
  const world = await watchedWorld({}, storeUrl);
  const { store, clock } = world;
  const given = { ...RULE_DEFAULTS, organisation: ORG, kinds: ['function-status' as const] };
  for (let i = 0; i < RULES; i++) {
    const posts = [parsePostChannel('webhook', `${receiver.url}/${i}`, networks)];
    await createRule(store, { ...given, name: `Rule ${i}`, posts }, BEGIN);
  }
  // The cursor of the feed is there before the event is.
  await world.look(BEGIN);
  await world.tell({ at: BEGIN + 1, event: 'Shutdown' });
  const draw = random('kills of alerts');
  let now = BEGIN + 1;
  for (let kill = 0; kill < KILLS; kill++, now += POST_CLAIM_MS) {
    const args = [join(import.meta.dirname, 'killed-alerter.ts'), storeUrl, String(now)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), gone]);
    // While it looks, by the clock; while it sends, by what has arrived. Where exactly is left to the machine.
    const wanted = receiver.received.length + 1 + draw.below(RULES / KILLS);
    if (kill % 3 === 0) setTimeout(() => child.kill('SIGKILL'), draw.below(100));
    else {
      const watching = setInterval(() => receiver.received.length >= wanted && child.kill('SIGKILL'), 1);
      gone.finally(() => clearInterval(watching));
    }
    await gone;
  }
  clock.now = now;
  await world.look(now);
  await sendPosts({ store, now: () => now, networks, publicUrl: 'https://bellwether.example', concurrency: 3 });
  const received = Map.groupBy(receiver.received, ({ path }) => path);
  expect(received.size).toBe(RULES);
  for (const posts of received.values()) {
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
  }
  const alerts = (await listAlerts(store)).filter(({ rule }) => rule !== world.rule.id);
  expect(alerts.map(({ versions }) => versions.length)).toEqual(Array(RULES).fill(1));
  // No more than the conversations that were open when a process was killed.
  const repeated = receiver.received.length - RULES;
  expect(repeated).toBeLessThanOrEqual(KILLS * 3);
  console.log(`${repeated} of ${RULES} were sent again, each as the same message, over ${KILLS} kills`);
  await store.close();
  await receiver.close();
  await rm(folder, { recursive: true });
}, 120_000);
