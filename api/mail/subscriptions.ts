/** Who wants mail about which organisation, how often, and where it goes. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import { CADENCES, type Cadence, dueAt, parseZone, periodAt } from './periods.ts';

export const COLLECTION = 'subscription';

export interface Subscription {
  /** Follows from organisation and address: there is one, however many ask for it at the same time. */
  id: string;
  organisation: NodeId;
  email: string;
  /** How to greet; '' where nobody said. */
  name: string;
  cadence: Cadence;
  /** IANA: Europe/Berlin. */
  zone: string;
  /** Local hour at which it is due, 0 to 23. */
  hour: number;
  /** Whether alerts are sent to this address too. */
  alerts: boolean;
  /** Everything before was covered by a mail, or was before there was a subscription. */
  coveredUntil: Instant;
  /** `ended`: unsubscribed. `suppressed`: the address does not take mail. Neither is written to. */
  status: 'active' | 'ended' | 'suppressed';
  /** What a link in a mail carries to be allowed to change this subscription. */
  token: string;
  /** Who changed it last, where he said who he is; null: somebody at the command line, or the reader himself by a link. */
  changedBy: string | null;
}

const inputSchema = z.object({
  email: z.email('is no e-mail address').max(254, 'is too long for an e-mail address'),
  name: z.string().max(200, 'is longer than 200 characters'),
  cadence: z.enum(CADENCES, `is none of ${CADENCES.join(', ')}`),
  hour: z.number().int('is no whole hour').min(0, 'is before 0').max(23, 'is after 23'),
  alerts: z.boolean('is not true or false'),
});
export type SubscriptionInput = z.infer<typeof inputSchema> & { organisation: NodeId; zone: string };

/** The first mail covers the whole of the period that is under way. Throws BAD_INPUT naming the field, CONFLICT where the address has one. */
export async function subscribe(
  store: Store,
  input: SubscriptionInput,
  now: Instant,
  by: string | null = null,
): Promise<Subscription> {
  const checked = check(input);
  const id = idOf(checked);
  const [record] = await store.records.get(COLLECTION, [id]);
  if (record !== undefined && fromRecord(record).status !== 'ended') throw alreadyThere(checked.email, id);
  const subscription: Subscription = {
    id,
    ...checked,
    coveredUntil: beginning(checked, now),
    status: 'active',
    token: randomBytes(24).toString('base64url'),
    changedBy: by,
  };
  if (!(await store.records.put([{ ...toPut(subscription), expect: record?.version ?? 0 }])))
    throw alreadyThere(checked.email, id);
  return subscription;
}

const idOf = ({ organisation, email }: Pick<Subscription, 'organisation' | 'email'>): string =>
  createHash('sha256')
    .update(JSON.stringify([organisation, email.toLowerCase()]))
    .digest('base64url')
    .slice(0, 16);

const beginning = ({ cadence, zone }: Pick<Subscription, 'cadence' | 'zone'>, now: Instant): Instant =>
  cadence === 'none' ? now : periodAt(cadence, zone, now).from;

function alreadyThere(email: string, id: string): BellwetherError {
  return new BellwetherError('CONFLICT', `${email} has a subscription for this organisation: ${id}.`, {
    hint: 'Change that one instead.',
    details: { field: 'email', id },
  });
}

/** That of an address for an organisation, ended ones included. */
export async function findSubscription(
  store: Store,
  of: Pick<Subscription, 'organisation' | 'email'>,
): Promise<Subscription | undefined> {
  const [record] = await store.records.get(COLLECTION, [idOf(of)]);
  return record === undefined ? undefined : fromRecord(record);
}

/** Throws NOT_FOUND, BAD_INPUT naming the field, CONFLICT where somebody else changed it at the same time. */
export async function changeSubscription(
  store: Store,
  id: string,
  change: Partial<Omit<SubscriptionInput, 'organisation' | 'email'>> & { status?: Subscription['status'] },
  now: Instant,
  by: string | null = null,
): Promise<Subscription> {
  const { subscription, version } = await getSubscription(store, id);
  const { status = subscription.status, ...rest } = change;
  const changed: Subscription = { ...subscription, ...check({ ...subscription, ...rest }), status, changedBy: by };
  // Whoever comes back does not get what happened in between; another cadence goes on where the last one ended.
  if (status === 'active' && (subscription.status !== 'active' || subscription.cadence === 'none'))
    changed.coveredUntil = beginning(changed, now);
  if (!(await store.records.put([{ ...toPut(changed), expect: version }]))) throw changedMeanwhile(id);
  return changed;
}

export async function getSubscription(
  store: Store,
  id: string,
): Promise<{ subscription: Subscription; version: number }> {
  const [record] = await store.records.get(COLLECTION, [id]);
  if (record === undefined) {
    throw new BellwetherError('NOT_FOUND', `No subscription '${id}'.`, {
      hint: '`bellwether subscriptions` lists them.',
      details: { what: 'subscription', given: id },
    });
  }
  return { subscription: fromRecord(record), version: record.version };
}

/** In the order of their ids. */
export async function listSubscriptions(
  store: Store,
  { organisation }: { organisation?: NodeId } = {},
): Promise<Subscription[]> {
  const found: Subscription[] = [];
  for (let after: StoredRecord | undefined; ; ) {
    const page = await store.records.list(COLLECTION, {
      ...(organisation === undefined ? {} : { scope: organisation }),
      ...(after === undefined ? {} : { after }),
      first: 1000,
    });
    found.push(...page.map(fromRecord));
    after = page.at(-1);
    if (page.length < 1000) return found;
  }
}

export function fromRecord({ id, value }: StoredRecord): Subscription {
  return { id, ...(value as unknown as Omit<Subscription, 'id'>) };
}

/** Due at the local hour after the period in which `coveredUntil` falls; what is not active is never due. */
export function toPut({ id, ...subscription }: Subscription) {
  const { cadence, zone, hour, coveredUntil, status, organisation } = subscription;
  return {
    collection: COLLECTION,
    id,
    scope: organisation,
    value: subscription as unknown as Props,
    dueAt:
      cadence === 'none' || status !== 'active' ? null : dueAt(periodAt(cadence, zone, coveredUntil).until, zone, hour),
  };
}

function check({ organisation, zone, ...input }: SubscriptionInput): SubscriptionInput {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const field = issue.path.join('.');
    throw new BellwetherError(
      'BAD_INPUT',
      `${field} '${String(input[field as keyof typeof input])}' ${issue.message}.`,
      {
        details: { field },
      },
    );
  }
  return { organisation, zone: parseZone(zone), ...parsed.data };
}

function changedMeanwhile(id: string): BellwetherError {
  return new BellwetherError('CONFLICT', `Subscription '${id}' was changed by somebody else at the same time.`, {
    hint: 'Look at it again, and repeat the change if it is still wanted.',
    details: { id },
  });
}
