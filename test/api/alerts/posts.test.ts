import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parsePostChannel } from '../../../api/alerts/channels.ts';
import { networksOf } from '../../../api/alerts/networks.ts';
import { payloadSchema } from '../../../api/alerts/payload.ts';
import { postJson } from '../../../api/alerts/post-json.ts';
import { type Post, postOf } from '../../../api/alerts/posts.ts';
import { getRule } from '../../../api/alerts/rules.ts';
import { sendPosts } from '../../../api/alerts/send-posts.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { BEGIN, HOUR, MINUTE, type WatchedWorld, watchedWorld } from './watched-world.ts';

const LOCAL = networksOf(['127.0.0.0/8']);
let receiver: Receiver;
let world: WatchedWorld;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await world?.store.close();
  await receiver.close();
});

async function open(kind: 'webhook' | 'slack' | 'teams', path = '/in'): Promise<void> {
  const posts = [parsePostChannel(kind, `${receiver.url}${path}`, LOCAL)];
  world = await watchedWorld({ emails: [], posts });
  await world.tell({ at: BEGIN, event: 'Shutdown <!channel> *bold*' });
  await world.look(BEGIN);
}
const notes: string[] = [];
const send = (timeoutMs = 2_000) => {
  const { store, clock } = world;
  return sendPosts({
    store,
    now: () => clock.now,
    networks: LOCAL,
    publicUrl: 'https://bellwether.example',
    concurrency: 3,
    timeoutMs,
    onProgress: ({ note }, shown) => notes.push(`${shown} ${note}`),
  });
};
const post = async (): Promise<Post & { dueAt: number | null }> => {
  const [record] = await world.store.records.list('alert-post');
  return { ...postOf(record!), dueAt: record!.dueAt };
};

describe('a webhook', () => {
  test('is sent what the schema says, signed as Standard Webhooks says', async () => {
    await open('webhook');
    await send();
    const [{ headers, body }] = receiver.received as [Receiver['received'][0]];
    const payload = payloadSchema.parse(JSON.parse(body));
    expect(payload.type).toBe('alert.news');
    expect(payload.data.alerts.map(({ kind, status, severity }) => [kind, status, severity])).toEqual([
      ['function-status', 'DOWN', 'CRITICAL'],
      ['event', 'DOWN', 'CRITICAL'],
    ]);
    expect(payload.data.alerts[0]!.path[0]).toMatchObject({
      from: 'Shutdown <!channel> *bold*',
      title: 'Shutdown <!channel> *bold*',
    });
    const [channel] = world.rule.channels;
    const secret = channel!.kind === 'webhook' ? channel!.secret! : '';
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(await post()).toMatchObject({ state: 'sent', attempts: 1, dueAt: null });
  });

  test('that fails is tried again, later each time, as the same message; then given up', async () => {
    await open('webhook');
    receiver.answers.set('/in', { status: 500, text: 'no' });
    const waits: number[] = [];
    for (let i = 0; i < 100; i++) {
      await send();
      const { state, dueAt, note } = await post();
      expect(note).toBe('500 no');
      if (state === 'failed') break;
      waits.push((dueAt! - world.clock.now) / 1000);
      world.clock.now = dueAt!;
    }
    expect(waits.slice(0, 5)).toEqual([5, 15, 60, 300, 900]);
    expect(world.clock.now - BEGIN).toBeLessThanOrEqual(24 * HOUR);
    expect((await post()).state).toBe('failed');
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  test.each([
    ['slow', 'No answer within 0.2 s.'],
    ['cut', /^Not reached \(ECONNRESET\)\.$/],
    [{ status: 302, headers: { location: 'http://127.0.0.1/elsewhere' } }, '302 ok'],
  ] as const)('%j is a failure, and a redirect is not followed', async (answer, note) => {
    await open('webhook');
    receiver.answers.set('/in', answer);
    await send(200);
    const found = await post();
    expect(found.note).toMatch(note);
    expect([found.state, receiver.received.length]).toEqual(['waiting', 1]);
    receiver.answers.clear();
    world.clock.now = found.dueAt!;
    await send();
    expect(await post()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('that asks for patience gets it', async () => {
    await open('webhook');
    receiver.answers.set('/in', { status: 429, headers: { 'retry-after': '120' } });
    await send();
    expect((await post()).dueAt).toBe(BEGIN + 2 * MINUTE);
  });

  test('that is gone is switched off, and nothing more is sent there', async () => {
    await open('webhook');
    receiver.answers.set('/in', { status: 410 });
    await send();
    expect((await post()).state).toBe('failed');
    expect((await getRule(world.store, world.rule.id)).rule.channels[0]!.disabled).toBe('its server answered 410 Gone');
    await world.tell({ at: BEGIN + HOUR, event: 'Return', state: 'AVAILABLE' });
    await world.look(BEGIN + HOUR);
    await send();
    expect(receiver.received).toHaveLength(1);
  });

  test('is known to nobody by what logs and lists show', async () => {
    await open('webhook', '/secret-path');
    receiver.answers.set('/secret-path', 'cut');
    await send();
    const { ruleJson, renderRule } = await import('../../../commands/render/alerts.ts');
    const shown = [
      ...notes,
      renderRule(world.rule),
      JSON.stringify(ruleJson(world.rule)),
      JSON.stringify(await post()),
    ].join();
    expect(shown).toContain('127.0.0.1');
    expect(shown).not.toContain('secret-path');
    expect(shown).not.toContain('whsec_');
    expect(shown).not.toContain(world.rule.key);
  });
});

test('Slack: blocks in which nothing of others is a mention, a link or a mark', async () => {
  await open('slack');
  await send();
  const [{ body, headers }] = receiver.received as [Receiver['received'][0]];
  expect(headers['webhook-signature']).toBeUndefined();
  const { text, blocks } = JSON.parse(body) as { text: string; blocks: { type: string; text?: { text: string } }[] };
  expect(text).toContain('CRITICAL');
  expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'section', 'context', 'actions']);
  expect(blocks[2]!.text!.text).toContain('Shutdown &lt;!channel&gt;');
  expect(body).not.toContain('<!channel>*');
  expect(blocks[2]!.text!.text).not.toContain(' *bold*');
  expect(blocks[4]).toMatchObject({
    elements: [{ url: expect.stringMatching(/^https:\/\/bellwether\.example\/alerts\//) }, {}],
  });
});

test('Teams: an adaptive card, small enough, whose text is text', async () => {
  await open('teams');
  await send();
  const { body } = receiver.received[0]!;
  const { attachments } = JSON.parse(body) as {
    attachments: [{ contentType: string; content: { body: { type: string }[]; actions: object[] } }];
  };
  const [{ contentType, content }] = attachments;
  expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
  expect(new Set(content.body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
  expect(content.actions).toHaveLength(2);
  expect(Buffer.byteLength(body)).toBeLessThan(28_000);
});

describe('addresses that are not to be reached', () => {
  const nowhere = networksOf([]);
  const to = (url: string) => postJson({ url, headers: {}, body: '{}', networks: nowhere });

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[fd00::1]/',
    'https://2130706433/',
    'https://localhost/',
  ])('%s', async (url) => {
    expect(await to(url)).toMatchObject({ kind: 'later', note: expect.stringContaining('is in a private network') });
  });

  test('plain http, whatever the address', async () => {
    expect(await to('http://93.184.216.34/')).toMatchObject({ note: 'Plain http is for named networks alone.' });
    expect(receiver.received).toEqual([]);
  });

  test('a rule refuses what can never be sent, without showing the address', () => {
    for (const url of [
      'https://10.0.0.1/token',
      'https://[::1]/token',
      'http://hooks.example.org/token',
      'ftp://x/token',
      'token',
      'https://user:token@x.example/',
    ])
      expect(() => parsePostChannel('webhook', url)).toThrow(/^(?!.*token).*The address for webhook/);
  });
});
