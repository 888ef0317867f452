import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSubscription, subscribe } from '../../../api/mail/subscriptions.ts';
import { suppress } from '../../../api/mail/suppression.ts';
import { readPublishedOperations } from '../../../api/published-operations.ts';
import { type RunningServer, startServer } from '../../../api/server.ts';
import { openStore } from '../../../graph/open.ts';
import type { Store } from '../../../graph/store.ts';
import { ask } from '../client.ts';
import { JOINED, subscriberOf } from './post-office.ts';

let store: Store;
let server: RunningServer;
beforeAll(async () => {
  store = await openStore('sqlite::memory:', { now: () => JOINED });
  const organisation = (id: string, name: string) => ({
    ...{ id: `organisation:${id}`, kind: 'Organisation' as const, name, learnedAt: 0 },
  });
  await store.write({ nodes: [organisation('meridian', 'Meridian Mutual'), organisation('other', 'Other')] });
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => JOINED });
});
afterAll(async () => {
  await server.close();
  await store.close();
});

const run = (name: string, variables: object) =>
  ask(server.url, readPublishedOperations().find(({ file }) => file === `mail-subscriptions/${name}.graphql`)!.text, {
    by: 'Ana',
    ...variables,
  });
// biome-ignore lint/suspicious/noExplicitAny: the shape is what each test asks for.
async function operate(name: string, variables: object): Promise<any> {
  const { data, errors } = await run(name, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

test('somebody subscribes, changes it, ends it and comes back: one subscription, and nobody is told its token', async () => {
  const made = await operate('mail-subscribe', {
    organisation: 'meridian',
    email: 'risk@example.org',
    zone: 'Asia/Tokyo',
  });
  expect(made).toMatchObject({
    organisation: { name: 'Meridian Mutual' },
    ...{ cadence: 'WEEKLY', zone: 'Asia/Tokyo', hour: 7, alerts: false, status: 'ACTIVE', changedBy: 'Ana' },
    coveredUntil: '2026-06-07T15:00:00.000Z',
    suppression: null,
  });
  const changed = await operate('mail-change', { id: made.id, cadence: 'DAILY', alerts: true, by: 'Ben' });
  expect(changed).toMatchObject({ cadence: 'DAILY', alerts: true, zone: 'Asia/Tokyo', changedBy: 'Ben' });
  expect(await operate('mail-unsubscribe', { id: made.id })).toMatchObject({ id: made.id, status: 'ENDED' });
  const back = await operate('mail-subscribe', { organisation: 'meridian', email: 'RISK@example.org' });
  expect(back).toMatchObject({ id: made.id, status: 'ACTIVE', cadence: 'WEEKLY', zone: 'UTC' });
  expect(await operate('mail-subscriptions', { organisation: 'Meridian Mutual' })).toEqual([back]);
  expect(await operate('mail-subscriptions', { organisation: 'other' })).toEqual([]);
  const { errors } = await ask(server.url, '{ mailSubscriptions { token } }');
  expect(errors?.[0]?.message).toContain('Cannot query field "token"');
});

test('an address that takes no mail says why, until it is allowed again', async () => {
  const { id, email } = await operate('mail-subscribe', { organisation: 'other', email: 'gone@example.org' });
  await suppress(store, { address: email, reason: 'bounced', note: '550 gone', since: JOINED });
  const [listed] = await operate('mail-subscriptions', { organisation: 'other' });
  expect(listed.suppression).toEqual({ reason: 'BOUNCED', note: '550 gone', since: '2026-06-10T12:00:00.000Z' });
  expect(await operate('mail-allow', { id })).toMatchObject({ suppression: null });
});

test.each([
  ['mail-subscribe', { organisation: 'nobody', email: 'a@example.org' }, 'NOT_FOUND'],
  ['mail-subscribe', { organisation: 'other', email: 'nobody' }, 'BAD_INPUT'],
  ['mail-subscribe', { organisation: 'other', email: 'a@example.org', hour: 24 }, 'BAD_INPUT'],
  ['mail-subscribe', { organisation: 'other', email: 'a@example.org', by: ' ' }, 'BAD_INPUT'],
  ['mail-change', { id: 'nobody' }, 'NOT_FOUND'],
  ['mail-unsubscribe', { id: 'nobody' }, 'NOT_FOUND'],
  ['mail-allow', { id: 'nobody' }, 'NOT_FOUND'],
])('%s %j: %s', async (name, variables, code) => {
  const { errors } = await run(name, variables);
  expect(errors).toMatchObject([{ extensions: { code } }]);
});

test('of ten who ask for the same at once, one gets it', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 10 }, () => subscribe(store, subscriberOf('twice@example.org'), JOINED)),
  );
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await findSubscription(store, subscriberOf('TWICE@example.org'))).toMatchObject({ status: 'active' });
});
