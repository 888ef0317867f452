/** Alerts and their rules: for people, and as JSON without what is secret. */
import type { Alert } from '../../api/alerts/alerts.ts';
import { shownChannel } from '../../api/alerts/channels.ts';
import type { AlertRule } from '../../api/alerts/rules.ts';
import { momentText } from '../../queries/words.ts';
import { wrap } from './wrap.ts';

const iso = (at: number): string => new Date(at).toISOString();

export function renderAlert({ id, state, subject, openedAt, acknowledgedBy: by }: Alert, width: number): string {
  const how = state === 'acknowledged' ? `acknowledged by ${by ?? 'somebody'}` : state === 'closed' ? 'over' : 'open';
  return [
    `${subject.severity}  ${subject.name}: ${subject.status} (${how}, since ${momentText(openedAt)})`,
    ...wrap(subject.why, width - 2).map((line) => `  ${line}`),
    ...(subject.wayOut === null ? [] : wrap(`What to do: ${subject.wayOut}`, width - 2).map((line) => `  ${line}`)),
    `  ${id}`,
  ].join('\n');
}

export function alertJson({ openedAt, escalatedAt, versions, told, ...alert }: Alert) {
  return {
    ...alert,
    openedAt: iso(openedAt),
    toldAt: told === null ? null : iso(told.at),
    escalatedAt: escalatedAt === null ? null : iso(escalatedAt),
    versions: versions.map(({ at, ...version }) => ({ ...version, at: iso(at) })),
  };
}

export function renderRule(rule: AlertRule): string {
  const { id, name, organisation, kinds, functions, statusFrom, severityFrom, quiet, zone, channels, escalation } =
    rule;
  const hold = quiet?.overrideFrom ?? 'nothing';
  return [
    `${id}  ${name}  ${organisation}`,
    `  ${kinds.join(', ')}; functions: ${functions}, from ${statusFrom}; severity from ${severityFrom}`,
    `  to ${channels.map(shownChannel).join(', ')}`,
    ...(quiet === null
      ? []
      : [`  quiet ${quiet.from} to ${quiet.until} ${zone}, but for ${hold}${hold === 'nothing' ? '' : ' and worse'}`]),
    ...(escalation === null
      ? []
      : [`  then, after ${escalation.afterMinutes} minutes, from ${escalation.from} on, to ${escalation.email}`]),
  ].join('\n');
}

/** Addresses of webhooks, secrets and keys stay in the store. */
export function ruleJson({ key: _, channels, escalation, createdAt, ...rule }: AlertRule) {
  return {
    ...rule,
    channels: channels.map((channel) => ({
      id: channel.id,
      kind: channel.kind,
      to: shownChannel(channel),
      disabled: channel.disabled,
    })),
    escalation:
      escalation === null
        ? null
        : { email: escalation.email, afterMinutes: escalation.afterMinutes, from: escalation.from },
    createdAt: iso(createdAt),
  };
}
