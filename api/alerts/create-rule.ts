/** A rule begins with what it knows: how things stand now is no news. */
import { randomBytes } from 'node:crypto';
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { changeSubscription, listSubscriptions, subscribe } from '../mail/subscriptions.ts';
import { distinct, type EmailChannel, emailChannel } from './channels.ts';
import { firstWatch } from './evaluate.ts';
import { type AlertRule, checkRule, getRule, COLLECTION as RULES, type RuleInput, rulePut } from './rules.ts';
import { readStanding, readWorld } from './standing.ts';
import { subjectsOf } from './subjects.ts';
import { COLLECTION as WATCHES, watchPut } from './watches.ts';

/** Throws BAD_INPUT naming the field, NOT_FOUND for an organisation that there is none of. */
export async function createRule(
  store: Store,
  input: RuleInput,
  now: Instant,
  by: string | null = null,
): Promise<AlertRule> {
  const { organisation, emails, posts, escalation, ...rest } = checkRule(input);
  const standing = await readStanding(store, organisation, await readWorld(store, now));
  const channel = async (address: string): Promise<EmailChannel> =>
    emailChannel(address, await subscriptionOf(store, organisation, address, rest.zone, now));
  const channels: AlertRule['channels'] = [...posts];
  for (const address of emails) channels.push(await channel(address));
  const rule: AlertRule = {
    id: randomBytes(9).toString('base64url'),
    organisation,
    ...rest,
    channels: distinct(channels),
    escalation: escalation === null ? null : { ...escalation, channel: await channel(escalation.email) },
    createdAt: now,
    createdBy: by,
    key: randomBytes(24).toString('base64url'),
  };
  const watch = firstWatch(subjectsOf(standing, rule), now);
  await store.records.put([
    { ...rulePut(rule), expect: 0 },
    { ...watchPut(rule, watch, now), expect: 0 },
  ]);
  return rule;
}

/** What is under way for it is dropped; its alerts stay as history. Throws NOT_FOUND. */
export async function removeRule(store: Store, id: string): Promise<AlertRule> {
  const { rule } = await getRule(store, id);
  await store.records.put([
    { collection: RULES, id, value: null },
    { collection: WATCHES, id, value: null },
  ]);
  return rule;
}

/** That of the address, made to take alerts; a new one, without a digest, where it has none that runs. */
async function subscriptionOf(
  store: Store,
  organisation: NodeId,
  email: string,
  zone: string,
  now: Instant,
): Promise<string> {
  const known = (await listSubscriptions(store, { organisation })).find(
    (one) => one.email.toLowerCase() === email.toLowerCase() && one.status === 'active',
  );
  if (known?.alerts === true) return known.id;
  if (known !== undefined) return (await changeSubscription(store, known.id, { alerts: true }, now)).id;
  const made = { organisation, email, name: '', cadence: 'none' as const, zone, hour: 7, alerts: true };
  return (await subscribe(store, made, now)).id;
}
