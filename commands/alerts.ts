/** `bellwether alerts`: what is going on, who is told of what, and that somebody is on it. */
import type { Command } from 'commander';
import type { Alert } from '../api/alerts/alerts.ts';
import type { AlertKind, AlertRule, RuleInput } from '../api/alerts/rules.ts';
import { BellwetherError } from '../graph/errors.ts';
import type { CommandContext } from './context.ts';
import { onlyOrganisation } from './impact.ts';
import { addExamples, jsonOption, organisationOption } from './options.ts';

interface ListOptions {
  org?: string;
  all?: boolean;
  json?: boolean;
}
interface AddOptions {
  org?: string;
  name?: string;
  on?: string;
  functions?: string;
  statusFrom?: string;
  severityFrom?: string;
  zone?: string;
  quiet?: string;
  override?: string;
  email: string[];
  webhook: string[];
  slack: string[];
  teams: string[];
  escalate?: string;
  after?: string;
  escalateFrom?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const alerts = program
    .command('alerts')
    .description('what is going on for an organisation, and who is told of it at once')
    .addOption(jsonOption());
  addExamples(alerts, 'bellwether alerts', 'bellwether alerts rule add --org meridian --email risk@example.org');
  const list = alerts
    .command('list', { isDefault: true })
    .description('alerts that are open or acknowledged (what bare `alerts` does)')
    .option('--org <organisation>', 'only of this organisation: id or name')
    .option('--all', 'those that are over too')
    .addOption(jsonOption())
    .action((_: ListOptions, self: Command) => runList(self.optsWithGlobals(), context));
  addExamples(list, 'bellwether alerts', 'bellwether alerts list --org meridian --all --json');
  const ack = alerts
    .command('ack')
    .description('somebody is on it: it is not sent on, unless it gets worse')
    .argument('<alert>', 'its id')
    .requiredOption('--by <name>', 'who')
    .addOption(jsonOption())
    .action((id: string, _: { by: string }, self: Command) => runAck(id, self.optsWithGlobals(), context));
  addExamples(ack, 'bellwether alerts ack RULE/KEY --by "A. Analyst"');
  const test = alerts
    .command('test')
    .description('send a test of a rule to each of its channels, now')
    .argument('<rule>', 'its id')
    .addOption(jsonOption())
    .action((id: string, _: object, self: Command) => runTest(id, self.optsWithGlobals(), context));
  addExamples(test, 'bellwether alerts test RULE');
  const rule = alerts.command('rule').description('who is told of what').addOption(jsonOption());
  addExamples(rule, 'bellwether alerts rule list');
  const rules = rule
    .command('list', { isDefault: true })
    .description('all rules (what bare `alerts rule` does); addresses of webhooks are not shown whole')
    .option('--org <organisation>', 'only of this organisation: id or name')
    .addOption(jsonOption())
    .action((_: ListOptions, self: Command) => runRules(self.optsWithGlobals(), context));
  addExamples(rules, 'bellwether alerts rule list --org meridian');
  const several = (value: string, before: string[]): string[] => [...before, value];
  const add = rule
    .command('add')
    .description('tell somebody; how things stand now is no news')
    .addOption(organisationOption())
    .option('--name <name>', 'what the rule is called (default: where it sends to)')
    .option('--on <kinds>', 'function-status, event, conflict, source-silent, with commas (default: all)')
    .option('--functions <which>', 'critical; unassessed: critical, and not assessed; all (default: unassessed)')
    .option('--status-from <status>', 'of a function: AT_RISK, COVERED, DEGRADED, UNKNOWN or DOWN (default: DEGRADED)')
    .option('--severity-from <severity>', 'LOW, MEDIUM, HIGH or CRITICAL (default: MEDIUM)')
    .option('--zone <zone>', 'IANA time zone of the quiet hours and of times in messages (default: UTC)')
    .option('--quiet <hours>', 'hold what is not severe: 22:00-07:00')
    .option(
      '--override <severity>',
      'from this severity on quiet hours hold nothing; none: they hold all (default: CRITICAL)',
    )
    .option('--email <address>', 'send there; may be repeated', several, [])
    .option('--webhook <url>', 'POST signed JSON there; may be repeated', several, [])
    .option('--slack <url>', 'incoming webhook of a Slack channel; may be repeated', several, [])
    .option('--teams <url>', 'webhook of a Teams workflow; may be repeated', several, [])
    .option('--escalate <address>', 'write to this address where nobody acknowledges')
    .option('--after <minutes>', 'so many minutes after it was sent (default: 30)')
    .option('--escalate-from <severity>', 'only what is this severe (default: HIGH)')
    .addOption(jsonOption())
    .action((_: AddOptions, self: Command) => runAdd(self.optsWithGlobals(), context));
  addExamples(
    add,
    'bellwether alerts rule add --org meridian --email risk@example.org --zone Europe/Berlin --quiet 22:00-07:00',
    'bellwether alerts rule add --org meridian --slack https://hooks.slack.com/services/T/B/X --escalate head@example.org --after 15',
  );
  const remove = rule
    .command('remove')
    .description('send nothing more for it; its alerts stay as history')
    .argument('<rule>', 'its id')
    .addOption(jsonOption())
    .action((id: string, _: object, self: Command) => runRemove(id, self.optsWithGlobals(), context));
  addExamples(remove, 'bellwether alerts rule remove RULE');
}

async function runList({ org, all, json }: ListOptions, context: CommandContext): Promise<void> {
  const { listAlerts } = await import('../api/alerts/alerts.ts');
  const store = await context.openStore();
  const organisation = await idOf(org, context);
  const asked = organisation === undefined ? {} : { organisation };
  const found = await listAlerts(store, { ...asked, ...(all === true ? {} : { states: ['open', 'acknowledged'] }) });
  const { alertJson, renderAlert } = await import('./render/alerts.ts');
  if (json === true) {
    const { deliveriesByAlert } = await import('../api/alerts/deliveries.ts');
    const deliveries = await deliveriesByAlert(store, asked);
    return context.printJson(
      found.map((alert) => ({ ...alertJson(alert), deliveries: deliveries.get(alert.id) ?? [] })),
    );
  }
  if (found.length === 0) return context.print(all === true ? 'There was no alert yet.' : 'Nothing is going on.');
  for (const alert of found) context.print(renderAlert(alert, context.columns));
}

async function runAck(
  id: string,
  { by, json }: { by: string; json?: boolean },
  context: CommandContext,
): Promise<void> {
  const { acknowledge } = await import('../api/alerts/alerts.ts');
  const { parseActor } = await import('../api/actor.ts');
  const alert: Alert = await acknowledge(await context.openStore(), id, parseActor(by), context.now());
  const { alertJson } = await import('./render/alerts.ts');
  if (json === true) return context.printJson(alertJson(alert));
  context.print(`${alert.subject.name}: ${alert.state === 'closed' ? 'is over already' : 'acknowledged'}.`);
}

async function runRules({ org, json }: ListOptions, context: CommandContext): Promise<void> {
  const { listRules } = await import('../api/alerts/rules.ts');
  const { ruleJson, renderRule } = await import('./render/alerts.ts');
  const organisation = await idOf(org, context);
  const store = await context.openStore();
  const rules = await listRules(store, organisation === undefined ? {} : { organisation });
  if (json === true) return context.printJson(rules.map(ruleJson));
  if (rules.length === 0)
    return context.print('Nobody is told yet: bellwether alerts rule add --org ORGANISATION --email ADDRESS');
  for (const rule of rules) context.print(renderRule(rule));
}

async function runAdd(options: AddOptions, context: CommandContext): Promise<void> {
  const { createRule } = await import('../api/alerts/create-rule.ts');
  const { parsePostChannel } = await import('../api/alerts/channels.ts');
  const { networksOf } = await import('../api/alerts/networks.ts');
  const { RULE_DEFAULTS } = await import('../api/alerts/rules.ts');
  const { ruleJson, renderRule } = await import('./render/alerts.ts');
  const allowed = networksOf(context.config.webhookNetworks);
  const posts = (['webhook', 'slack', 'teams'] as const).flatMap((kind) =>
    options[kind].map((url) => parsePostChannel(kind, url, allowed)),
  );
  const store = await context.openStore();
  const now = context.now();
  const view = { at: now, knownAt: now };
  const organisation = (await idOf(options.org, context)) ?? (await onlyOrganisation(store, view)).id;
  const rule = await createRule(
    store,
    {
      ...RULE_DEFAULTS,
      ...thresholds(options),
      organisation,
      name: options.name ?? [...options.email, ...posts.map(({ kind }) => kind)].join(', '),
      emails: options.email,
      posts,
      quiet: quietOf(options),
      escalation: escalationOf(options),
    },
    now,
  );
  const isMailed = rule.escalation !== null || rule.channels.some(({ kind }) => kind === 'email');
  if (isMailed && context.config.mail.smtpUrl === null)
    context.note('No mail server is set (BELLWETHER_SMTP_URL): what goes by mail waits until one is.');
  const secrets = rule.channels.flatMap((one) =>
    one.kind === 'webhook' ? [{ channel: one.id, secret: one.secret }] : [],
  );
  if (options.json === true) return context.printJson({ ...ruleJson(rule), secrets });
  context.print(renderRule(rule));
  for (const { secret } of secrets)
    context.print(`The webhook's messages are signed with ${secret}; it is not shown again.`);
}

const thresholds = ({ on, functions, statusFrom, severityFrom, zone }: AddOptions): Partial<RuleInput> => ({
  ...(on === undefined ? {} : { kinds: on.split(',').map((kind) => kind.trim()) as AlertKind[] }),
  ...(functions === undefined ? {} : { functions: functions as AlertRule['functions'] }),
  ...(statusFrom === undefined ? {} : { statusFrom: statusFrom.toUpperCase() as RuleInput['statusFrom'] }),
  ...(severityFrom === undefined ? {} : { severityFrom: severityFrom.toUpperCase() as RuleInput['severityFrom'] }),
  ...(zone === undefined ? {} : { zone }),
});

function quietOf({ quiet, override = 'CRITICAL' }: AddOptions): RuleInput['quiet'] {
  if (quiet === undefined) return null;
  const [from = '', until = '', ...more] = quiet.split('-').map((part) => part.trim());
  if (until === '' || more.length > 0) {
    throw new BellwetherError('BAD_INPUT', `--quiet '${quiet}' is no span of hours.`, {
      hint: 'Write 22:00-07:00, in the time zone of --zone.',
      details: { field: '--quiet', given: quiet },
    });
  }
  const overrideFrom = override.toUpperCase();
  return { from, until, overrideFrom: overrideFrom === 'NONE' ? null : (overrideFrom as 'CRITICAL') };
}

function escalationOf({ escalate, after = '30', escalateFrom = 'HIGH' }: AddOptions): RuleInput['escalation'] {
  if (escalate === undefined) return null;
  return { email: escalate, afterMinutes: Number(after), from: escalateFrom.toUpperCase() as 'HIGH' };
}

async function runRemove(id: string, { json }: { json?: boolean }, context: CommandContext): Promise<void> {
  const { removeRule } = await import('../api/alerts/create-rule.ts');
  const { ruleJson } = await import('./render/alerts.ts');
  const rule = await removeRule(await context.openStore(), id);
  if (json === true) return context.printJson(ruleJson(rule));
  context.print(`${rule.name}: nothing more is sent.`);
}

async function runTest(id: string, { json }: { json?: boolean }, context: CommandContext): Promise<void> {
  const { getRule } = await import('../api/alerts/rules.ts');
  const { planTest } = await import('../api/alerts/plan-test.ts');
  const { sendPosts } = await import('../api/alerts/send-posts.ts');
  const { networksOf } = await import('../api/alerts/networks.ts');
  const { sendDue } = await import('../api/mail/outbox.ts');
  const store = await context.openStore();
  const { now, config } = context;
  const { rule } = await getRule(store, id);
  // Missing settings of mail are told before anything is planned.
  const isMailed = rule.channels.some(({ kind }) => kind === 'email');
  const outbox = isMailed ? await (await import('./open-outbox.ts')).openOutbox(context) : null;
  const notice = await planTest(store, rule, now());
  if (outbox !== null) await sendDue(outbox, 'alert');
  const networks = networksOf(config.webhookNetworks);
  await sendPosts({ store, now, networks, publicUrl: config.publicUrl, concurrency: 5 });
  const { deliveriesOf } = await import('../api/alerts/deliveries.ts');
  const deliveries = await deliveriesOf(store, rule, notice);
  if (deliveries.some(({ state }) => state !== 'sent')) context.fail();
  if (json === true) return context.printJson(deliveries);
  for (const { to, state, note } of deliveries) context.print(`${to}: ${state}${note === null ? '' : ` (${note})`}`);
}

async function idOf(org: string | undefined, context: CommandContext): Promise<string | undefined> {
  if (org === undefined) return undefined;
  const { getNode } = await import('../queries/find-node.ts');
  const now = context.now();
  return (await getNode(await context.openStore(), org, 'Organisation', { at: now, knownAt: now })).id;
}
