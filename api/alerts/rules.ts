/** Who is to hear of what at once: an alert rule, its thresholds, its quiet hours, and where its messages go. */
import { z } from 'zod';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant, NodeId, Props } from '../../graph/model.ts';
import type { Store, StoredRecord } from '../../graph/store.ts';
import { IMPACT_STATUSES, type ImpactStatus, SEVERITIES, type Severity } from '../../queries/impact/answer.ts';
import { parseZone } from '../mail/periods.ts';
import type { Channel, EmailChannel, PostChannel } from './channels.ts';

export const COLLECTION = 'alert-rule';

/**
 * `function-status`: what becomes of a business function. `event`: something became known that reaches what we use.
 * `conflict`: sources disagree about it. `source-silent`: a source can't be read.
 */
export const ALERT_KINDS = ['function-status', 'event', 'conflict', 'source-silent'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Which functions: those that are critical; those and the ones that nobody has assessed; all. */
export const FUNCTION_CHOICES = ['critical', 'unassessed', 'all'] as const;

export interface QuietHours {
  /** Local, `HH:MM`; `until` may be on the next day. */
  from: string;
  until: string;
  /** What is this severe is told at once all the same; null: nothing is. */
  overrideFrom: Severity | null;
}

export interface Escalation {
  /** Who is written to. */
  email: string;
  /** So many minutes after an alert was sent, where nobody acknowledged it. */
  afterMinutes: number;
  from: Severity;
}

export interface AlertRule {
  id: string;
  organisation: NodeId;
  /** What people call it: "Risk desk". */
  name: string;
  kinds: AlertKind[];
  functions: (typeof FUNCTION_CHOICES)[number];
  /** Of a function; the order is that of `IMPACT_STATUSES`. */
  statusFrom: ImpactStatus;
  /** Of whatever kind. */
  severityFrom: Severity;
  /** IANA: Europe/Berlin. Of the quiet hours, and of the times in messages. */
  zone: string;
  quiet: QuietHours | null;
  channels: Channel[];
  escalation: (Escalation & { channel: EmailChannel }) | null;
  createdAt: Instant;
  /** Who made it; null: nobody said. */
  createdBy: string | null;
  /** What links of its messages are signed with. */
  key: string;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const severity = z.enum(SEVERITIES, `is none of ${SEVERITIES.join(', ')}`);
const email = z.email('is no e-mail address').max(254, 'is too long for an e-mail address');
const inputSchema = z.object({
  name: z.string().trim().min(1, 'is empty').max(200, 'is longer than 200 characters'),
  kinds: z.array(z.enum(ALERT_KINDS, `is none of ${ALERT_KINDS.join(', ')}`)).min(1, 'names no kind of alert'),
  functions: z.enum(FUNCTION_CHOICES, `is none of ${FUNCTION_CHOICES.join(', ')}`),
  statusFrom: z
    .enum(IMPACT_STATUSES, `is none of ${IMPACT_STATUSES.join(', ')}`)
    .refine((status) => status !== 'UNAFFECTED', 'would alert of what is unaffected'),
  severityFrom: severity.refine((one) => one !== 'NONE', 'would alert of what touches nothing'),
  quiet: z
    .object({
      from: z.string().regex(CLOCK, 'is no time of day (22:00)'),
      until: z.string().regex(CLOCK, 'is no time of day (07:00)'),
      overrideFrom: severity.nullable(),
    })
    .refine(({ from, until }) => from !== until, 'begin when they end')
    .nullable(),
  escalation: z
    .object({
      email,
      afterMinutes: z.number().int('is no whole number').min(1, 'is less than a minute').max(10_080, 'is over a week'),
      from: severity,
    })
    .nullable(),
  emails: z.array(email).max(20, 'are more than 20'),
});

export type RuleInput = z.infer<typeof inputSchema> & {
  organisation: NodeId;
  zone: string;
  /** Webhooks, Slack and Teams: checked and with their secrets made, by `parsePostChannel`. */
  posts: PostChannel[];
};

export const RULE_DEFAULTS = {
  kinds: [...ALERT_KINDS],
  functions: 'unassessed',
  statusFrom: 'DEGRADED',
  severityFrom: 'MEDIUM',
  zone: 'UTC',
  quiet: null,
  escalation: null,
  emails: [],
  posts: [],
} satisfies Partial<RuleInput>;

/** Throws BAD_INPUT naming the field. */
export function checkRule({ organisation, zone, posts, ...input }: RuleInput): RuleInput {
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const given = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], input);
    const said = typeof given === 'string' || typeof given === 'number' ? ` '${given}'` : '';
    throw wrong(path.join('.'), `${path.join('.')}${said} ${message}.`);
  }
  if (input.emails.length + posts.length === 0) {
    throw wrong(
      'channels',
      'An alert rule needs somewhere to send to.',
      'Give an e-mail address, a webhook, Slack or Teams.',
    );
  }
  return { organisation, posts, ...parsed.data, zone: parseZone(zone) };
}

/** Throws NOT_FOUND. */
export async function getRule(store: Store, id: string): Promise<{ rule: AlertRule; version: number }> {
  const [record] = await store.records.get(COLLECTION, [id]);
  if (record === undefined) {
    throw new BellwetherError('NOT_FOUND', `No alert rule '${id}'.`, {
      hint: '`bellwether alerts rules` lists them.',
      details: { what: 'alert rule', given: id },
    });
  }
  return { rule: ruleOf(record), version: record.version };
}

/** In the order of their ids. */
export async function listRules(store: Store, { organisation }: { organisation?: NodeId } = {}): Promise<AlertRule[]> {
  const found: AlertRule[] = [];
  for (let after: StoredRecord | undefined; ; ) {
    const page = await store.records.list(COLLECTION, {
      ...(organisation === undefined ? {} : { scope: organisation }),
      ...(after === undefined ? {} : { after }),
      first: 1000,
    });
    found.push(...page.map(ruleOf));
    after = page.at(-1);
    if (page.length < 1000) return found;
  }
}

/** A channel takes no more messages: its receiver said that it is gone. Whoever changed the rule meanwhile is not overwritten. */
export async function disableChannel(store: Store, ruleId: string, channelId: string, why: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { rule, version } = await getRule(store, ruleId);
    const channels = rule.channels.map((one) =>
      one.id === channelId && one.kind !== 'email' ? { ...one, disabled: why } : one,
    );
    if (await store.records.put([{ ...rulePut({ ...rule, channels }), expect: version }])) return;
  }
}

export function ruleOf({ id, value }: StoredRecord): AlertRule {
  return { id, ...(value as unknown as Omit<AlertRule, 'id'>) };
}

export function rulePut({ id, ...rule }: AlertRule) {
  return { collection: COLLECTION, id, scope: rule.organisation, value: rule as unknown as Props };
}

function wrong(field: string, message: string, hint?: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', message, { ...(hint === undefined ? {} : { hint }), details: { field } });
}
