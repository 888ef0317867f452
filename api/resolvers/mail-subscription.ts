import type { NodeId } from '../../graph/model.ts';
import { getNode } from '../../queries/find-node.ts';
import { parseActor } from '../actor.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import type { Cadence as CadenceName } from '../mail/periods.ts';
import {
  changeSubscription,
  getSubscription,
  listSubscriptions,
  type Subscription,
  subscribe,
} from '../mail/subscriptions.ts';
import { findSuppression, type Suppression as Suppressed, unsuppress } from '../mail/suppression.ts';
import { load, upper } from './related.ts';

/** Without the token: whoever reads it could end mail as its reader does. */
type Shown = Omit<Subscription, 'token'>;

function show({ token: _, ...shown }: Subscription, { now }: ApiContext): Seen<Shown> {
  return seen(shown, { at: now, knownAt: now });
}

const organisationId = async (given: string, { store, now }: ApiContext): Promise<NodeId> =>
  (await getNode(store, given, 'Organisation', { at: now, knownAt: now })).id;

export async function mailSubscriptions(
  _: unknown,
  { organisation }: { organisation?: string | null },
  context: ApiContext,
): Promise<Seen<Shown>[]> {
  const of = organisation == null ? {} : { organisation: await organisationId(organisation, context) };
  return (await listSubscriptions(context.store, of)).map((one) => show(one, context));
}

export const MailSubscription = {
  organisation: (parent: Seen<Shown>, _: unknown, context: ApiContext) => load(parent.it.organisation, parent, context),
  status: ({ it }: Seen<Shown>) => upper(it.status),
  suppression: ({ it }: Seen<Shown>, _: unknown, { store }: ApiContext) => findSuppression(store, it.email),
};

export const Suppression = { reason: (it: Suppressed) => upper(it.reason) };

/** Each value of the ledger in lower case is the schema's in upper case. */
export const Cadence = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', NONE: 'none' };

interface Settings {
  name?: string | null;
  cadence?: CadenceName | null;
  zone?: string | null;
  hour?: number | null;
  alerts?: boolean | null;
}

/** What is null was left out. */
const given = (settings: Settings) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null)) as {
    [key in keyof Settings]: NonNullable<Settings[key]>;
  };

const DEFAULTS = { name: '', cadence: 'weekly' as const, zone: 'UTC', hour: 7, alerts: false };

export const mailMutations = {
  async mailSubscribe(
    _: unknown,
    { organisation, email, by, ...settings }: Settings & { organisation: string; email: string; by: string },
    context: ApiContext,
  ) {
    const actor = parseActor(by);
    const input = { ...DEFAULTS, ...given(settings), email, organisation: await organisationId(organisation, context) };
    return show(await subscribe(context.store, input, context.now, actor), context);
  },
  async mailChange(_: unknown, { id, by, ...settings }: Settings & { id: string; by: string }, context: ApiContext) {
    return show(await changeSubscription(context.store, id, given(settings), context.now, parseActor(by)), context);
  },
  async mailUnsubscribe(_: unknown, { id, by }: { id: string; by: string }, context: ApiContext) {
    const ended = { status: 'ended' as const };
    return show(await changeSubscription(context.store, id, ended, context.now, parseActor(by)), context);
  },
  async mailAllow(_: unknown, { id, by }: { id: string; by: string }, context: ApiContext) {
    parseActor(by);
    const { subscription } = await getSubscription(context.store, id);
    await unsuppress(context.store, subscription.email);
    return show(subscription, context);
  },
};
