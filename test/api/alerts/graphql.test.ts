import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPublishedOperations } from '../../../api/published-operations.ts';
import { type RunningServer, startServer } from '../../../api/server.ts';
import { BEGIN, type WatchedWorld, watchedWorld } from './watched-world.ts';

let world: WatchedWorld;
let server: RunningServer;
beforeAll(async () => {
  world = await watchedWorld();
  const { store, clock } = world;
  server = await startServer({ store, host: '127.0.0.1', port: 0, now: () => clock.now });
  await world.tell({ at: BEGIN, event: 'Shutdown' });
  await world.look(BEGIN);
});
afterAll(async () => {
  await server.close();
  await world.store.close();
});

/** A published operation, as any dashboard sends it. */
async function ask(name: string, variables: object = {}) {
  const { text } = readPublishedOperations().find(({ file }) => file === `alerts/${name}.graphql`)!;
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: text, variables }),
  });
  return (await response.json()) as {
    data: Record<string, unknown>;
    errors?: { message: string; extensions: object }[];
  };
}

test('what is going on, with its rule, its life, and what was sent', async () => {
  const { data, errors } = await ask('alerts', { organisation: 'meridian' });
  expect(errors).toBeUndefined();
  const all = data.alerts as { kind: string; id: string }[];
  expect(all.map(({ kind }) => kind).sort()).toEqual(['EVENT', 'FUNCTION_STATUS']);
  expect(all.find(({ kind }) => kind === 'FUNCTION_STATUS')).toMatchObject({
    state: 'OPEN',
    about: { __typename: 'Function' },
    status: 'DOWN',
    severity: 'CRITICAL',
    evidence: 'FIRST_HAND',
    openedAt: '2026-06-12T12:00:00.000Z',
    organisation: { name: 'Meridian' },
    rule: { id: world.rule.id },
    versions: [{ version: 1, what: 'OPENED', status: 'DOWN' }],
    deliveries: [{ to: 'risk@example.org', state: 'WAITING', attempts: 0, latencyMs: null }],
  });
  const [first] = all;
  const acknowledged = await ask('alert-acknowledge', { id: first!.id, by: 'A. Analyst' });
  expect(acknowledged.data.alertAcknowledge).toMatchObject({ state: 'ACKNOWLEDGED', acknowledgedBy: 'A. Analyst' });
  expect((await ask('alerts', { states: ['ACKNOWLEDGED'] })).data.alerts).toHaveLength(1);
  expect((await ask('alert-acknowledge', { id: 'none', by: 'A' })).errors![0]!.extensions).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a rule: made, with the secret told once; listed without; removed', async () => {
  const rule = {
    organisation: 'meridian',
    name: 'Desk',
    kinds: ['FUNCTION_STATUS'],
    emails: ['desk@example.org'],
    webhooks: ['https://hooks.example.org/hidden'],
    zone: 'Europe/Berlin',
    quiet: { from: '22:00', until: '07:00' },
    escalation: { email: 'head@example.org' },
  };
  const made = await ask('alert-rule-create', { rule, by: 'A. Analyst' });
  expect(made.errors).toBeUndefined();
  const created = made.data.alertRuleCreate as { rule: { id: string }; secrets: string[] };
  expect(created.secrets).toEqual([expect.stringMatching(/^whsec_/)]);
  const listed = await ask('alert-rules');
  expect(JSON.stringify(listed)).not.toMatch(/hidden|whsec_/);
  expect(listed.data.alertRules).toContainEqual(
    expect.objectContaining({
      id: created.rule.id,
      kinds: ['FUNCTION_STATUS'],
      functions: 'UNASSESSED',
      quiet: { from: '22:00', until: '07:00', overrideFrom: 'CRITICAL' },
      escalation: { email: 'head@example.org', afterMinutes: 30, from: 'HIGH' },
      channels: expect.arrayContaining([
        expect.objectContaining({ kind: 'WEBHOOK', to: 'webhook hooks.example.org/…' }),
      ]),
      createdBy: 'A. Analyst',
    }),
  );
  expect((await ask('alert-rule-remove', { id: created.rule.id, by: 'A' })).data.alertRuleRemove).toMatchObject({
    name: 'Desk',
  });
  expect((await ask('alert-rules')).data.alertRules).toHaveLength(1);
});

test('what is wrong with a rule is named, and no address is shown', async () => {
  const rule = { organisation: 'meridian', name: 'X', webhooks: ['http://127.0.0.1/hidden'] };
  const { errors } = await ask('alert-rule-create', { rule, by: 'A' });
  expect(errors![0]).toMatchObject({
    message: 'The address for webhook is not https.',
    extensions: { code: 'BAD_INPUT' },
  });
  expect(JSON.stringify(errors)).not.toContain('hidden');
});
