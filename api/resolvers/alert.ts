/** Alerts and their rules, as GraphQL names things; nothing that is secret leaves. */
import type { NodeId } from '../../graph/model.ts';
import { getNode } from '../../queries/find-node.ts';
import type { ImpactStatus, Severity } from '../../queries/impact/answer.ts';
import { parseActor } from '../actor.ts';
import { acknowledge, listAlerts, type Alert as StoredAlert } from '../alerts/alerts.ts';
import { type Channel, parsePostChannel, shownChannel } from '../alerts/channels.ts';
import { createRule, removeRule } from '../alerts/create-rule.ts';
import { type Delivery, deliveriesByAlert } from '../alerts/deliveries.ts';
import { type AlertKind, listRules, RULE_DEFAULTS, type AlertRule as Rule, type RuleInput } from '../alerts/rules.ts';
import type { ApiContext, Seen } from '../api-context.ts';
import { seen } from '../api-context.ts';
import { load } from './related.ts';

/** `function-status` → `FUNCTION_STATUS`, and back. */
const toEnum = (word: string): string => word.toUpperCase().replaceAll('-', '_');
const fromEnum = (word: string): string => word.toLowerCase().replaceAll('_', '-');

interface AlertAnswer {
  alert: StoredAlert;
  /** Shared by all of one answer, read when somebody asks. */
  rules: () => Promise<Map<string, Rule>>;
  deliveries: () => Promise<Map<string, Delivery[]>>;
}

function show(alert: StoredAlert, context: ApiContext, shared?: Omit<AlertAnswer, 'alert'>): Seen<AlertAnswer> {
  const { now } = context;
  return seen({ alert, ...(shared ?? sharedFor(context, alert.organisation)) }, { at: now, knownAt: now });
}

function sharedFor({ store }: ApiContext, organisation: NodeId | undefined): Omit<AlertAnswer, 'alert'> {
  const asked = organisation === undefined ? {} : { organisation };
  let rules: Promise<Map<string, Rule>> | undefined;
  let deliveries: Promise<Map<string, Delivery[]>> | undefined;
  return {
    rules() {
      rules ??= listRules(store, asked).then((all) => new Map(all.map((rule) => [rule.id, rule])));
      return rules;
    },
    deliveries() {
      deliveries ??= deliveriesByAlert(store, asked);
      return deliveries;
    },
  };
}

async function idOf(organisation: string | null | undefined, { store, now }: ApiContext): Promise<NodeId | undefined> {
  if (organisation == null) return undefined;
  return (await getNode(store, organisation, 'Organisation', { at: now, knownAt: now })).id;
}

export async function alerts(
  _: unknown,
  args: { organisation?: string | null; states?: string[] | null },
  context: ApiContext,
): Promise<Seen<AlertAnswer>[]> {
  const organisation = await idOf(args.organisation, context);
  const states = args.states?.map(fromEnum) as StoredAlert['state'][] | undefined;
  const found = await listAlerts(context.store, {
    ...(organisation === undefined ? {} : { organisation }),
    ...(states === undefined ? {} : { states }),
  });
  const shared = sharedFor(context, organisation);
  return found.map((alert) => show(alert, context, shared));
}

export async function alertRules(
  _: unknown,
  args: { organisation?: string | null },
  context: ApiContext,
): Promise<Seen<Rule>[]> {
  const organisation = await idOf(args.organisation, context);
  const rules = await listRules(context.store, organisation === undefined ? {} : { organisation });
  return rules.map((rule) => showRule(rule, context));
}

const showRule = (rule: Rule, { now }: ApiContext): Seen<Rule> => seen(rule, { at: now, knownAt: now });

type Parent = Seen<AlertAnswer>;

export const Alert = {
  id: ({ it }: Parent) => it.alert.id,
  state: ({ it }: Parent) => toEnum(it.alert.state),
  kind: ({ it }: Parent) => toEnum(it.alert.subject.kind),
  about: (parent: Parent, _: unknown, context: ApiContext) => load(parent.it.alert.subject.about, parent, context),
  name: ({ it }: Parent) => it.alert.subject.name,
  status: ({ it }: Parent) => it.alert.subject.status,
  statusBefore: ({ it }: Parent) => it.alert.before,
  severity: ({ it }: Parent) => it.alert.subject.severity,
  why: ({ it }: Parent) => it.alert.subject.why,
  wayOut: ({ it }: Parent) => it.alert.subject.wayOut,
  evidence: ({ it }: Parent) => toEnum(it.alert.subject.basis),
  path: ({ it }: Parent) => it.alert.subject.path,
  organisation: (parent: Parent, _: unknown, context: ApiContext) =>
    load(parent.it.alert.organisation, parent, context),
  rule: async ({ it, view }: Parent) => {
    const rule = (await it.rules()).get(it.alert.rule);
    return rule === undefined ? null : seen(rule, view);
  },
  openedAt: ({ it }: Parent) => it.alert.openedAt,
  acknowledgedBy: ({ it }: Parent) => it.alert.acknowledgedBy,
  escalatedAt: ({ it }: Parent) => it.alert.escalatedAt,
  versions: ({ it }: Parent) => it.alert.versions.map((one) => ({ ...one, what: toEnum(one.what) })),
  deliveries: async ({ it }: Parent) =>
    ((await it.deliveries()).get(it.alert.id) ?? []).map((one) => ({ ...one, state: toEnum(one.state) })),
};

export const AlertRule = {
  organisation: (parent: Seen<Rule>, _: unknown, context: ApiContext) => load(parent.it.organisation, parent, context),
  kinds: ({ it }: Seen<Rule>) => it.kinds.map(toEnum),
  functions: ({ it }: Seen<Rule>) => toEnum(it.functions),
  channels: ({ it }: Seen<Rule>) =>
    it.channels.map((channel: Channel) => ({
      id: channel.id,
      kind: toEnum(channel.kind),
      to: shownChannel(channel),
      disabled: channel.disabled,
    })),
};

interface AlertRuleInput {
  organisation: string;
  name: string;
  kinds?: string[] | null;
  functions?: string | null;
  statusFrom?: ImpactStatus | null;
  severityFrom?: Severity | null;
  zone?: string | null;
  quiet?: RuleInput['quiet'];
  emails?: string[] | null;
  webhooks?: string[] | null;
  slack?: string[] | null;
  teams?: string[] | null;
  escalation?: RuleInput['escalation'];
}

export const alertMutations = {
  async alertAcknowledge(_: unknown, { id, by }: { id: string; by: string }, context: ApiContext) {
    return show(await acknowledge(context.store, id, parseActor(by), context.now), context);
  },
  async alertRuleCreate(_: unknown, { rule, by }: { rule: AlertRuleInput; by: string }, context: ApiContext) {
    const made = await createRule(context.store, await toRuleInput(rule, context), context.now, parseActor(by));
    const secrets = made.channels.flatMap((one) => (one.kind === 'webhook' ? [one.secret!] : []));
    return { rule: showRule(made, context), secrets };
  },
  async alertRuleRemove(_: unknown, { id, by }: { id: string; by: string }, context: ApiContext) {
    parseActor(by);
    return showRule(await removeRule(context.store, id), context);
  },
};

async function toRuleInput(given: AlertRuleInput, context: ApiContext): Promise<RuleInput> {
  const { webhooks, slack, teams, kinds, functions, statusFrom, severityFrom } = given;
  const posts = (['webhook', 'slack', 'teams'] as const).flatMap(
    (kind) =>
      ({ webhook: webhooks, slack, teams })[kind]?.map((url) => parsePostChannel(kind, url, context.networks)) ?? [],
  );
  return {
    ...RULE_DEFAULTS,
    organisation: (await idOf(given.organisation, context))!,
    name: given.name,
    ...(kinds == null ? {} : { kinds: kinds.map(fromEnum) as AlertKind[] }),
    ...(functions == null ? {} : { functions: fromEnum(functions) as Rule['functions'] }),
    ...(statusFrom == null ? {} : { statusFrom: statusFrom as RuleInput['statusFrom'] }),
    ...(severityFrom == null ? {} : { severityFrom: severityFrom as RuleInput['severityFrom'] }),
    zone: given.zone ?? 'UTC',
    quiet: given.quiet ?? null,
    emails: given.emails ?? [],
    posts,
    escalation: given.escalation ?? null,
  };
}
