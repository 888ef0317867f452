/** Names of events and actions that a person can read, from what they are. */
import type { EventType, NodeId } from '../../graph/model.ts';
import type { Happening } from './happenings.ts';
import { nameKey } from './names/name-key.ts';
import { targetsOf } from './targets.ts';

const NOUNS: Record<EventType, [noun: string, on: string]> = {
  EXPORT_CONTROL_DIRECTIVE: ['Export control directive', 'on'],
  LICENCE_REQUIREMENT: ['Licence requirement', 'on'],
  LICENCE_GRANTED: ['Licence granted', 'for'],
  ENTITY_LISTING: ['Entity listing', 'of'],
  RULE: ['Rule', 'on'],
  EXECUTIVE_ORDER: ['Executive order', 'on'],
  LEGISLATION: ['Legislation', 'on'],
  GUIDANCE: ['Guidance', 'on'],
  DESIGNATION: ['Designation', 'of'],
  BAN: ['Ban', 'on'],
  ORDER: ['Order', 'on'],
  INVESTIGATION: ['Investigation', 'of'],
  FINE: ['Fine', 'on'],
  LAWSUIT: ['Lawsuit', 'over'],
  COURT_ORDER: ['Court order', 'on'],
  STAY: ['Stay', 'for'],
  RESCISSION: ['Withdrawal of the measure', 'on'],
  AMENDMENT: ['Change of the measure', 'on'],
  SUSPENSION: ['Suspension', 'of'],
  RESTORATION: ['Restoration', 'of'],
  STAGED_RELEASE: ['Staged release', 'of'],
  INQUIRY: ['Inquiry', 'about'],
  STATEMENT: ['Statement', 'on'],
  DISPUTE: ['Dispute', 'over'],
  DEPRECATION: ['Deprecation', 'of'],
  OUTAGE: ['Outage', 'of'],
  VENDOR_POLICY: ['Change of policy', 'for'],
};

export type NameOf = (id: NodeId) => string;

/** "Suspension of Claude Fable 5 and Claude Mythos 5 by Anthropic". */
export function titleOf(one: Happening, nameOf: NameOf, type: EventType = one.type): string {
  const [noun, on] = NOUNS[type];
  const things = listOf(thingsOf(one, nameOf));
  const by = actorName(one, nameOf);
  const change = one.cluster.reports[0]?.changes[0]?.change;
  const audience =
    one.type === 'RESTORATION' && change !== undefined && change.audience.kind !== 'everyone'
      ? ` for ${audienceWords(one)}`
      : '';
  const kind = one.cluster.aspect.startsWith('listing')
    ? ' (listing)'
    : one.cluster.aspect.startsWith('observation')
      ? ' (observed)'
      : change?.undated === true
        ? ' (announced)'
        : '';
  return `${noun}${things === '' ? '' : ` ${on} ${things}`}${audience}${by === null ? '' : ` by ${by}`}${kind}`;
}

/** "Licence requirement of the US Department of Commerce on Claude Fable 5 and Claude Mythos 5". */
export function actionTitle(base: Happening, nameOf: NameOf): string {
  const [noun, on] = NOUNS[base.type];
  const things = listOf(thingsOf(base, nameOf));
  const by = actorName(base, nameOf);
  if (on === 'of' || on === 'for')
    return `${noun}${things === '' ? '' : ` ${on} ${things}`}${by === null ? '' : ` by ${by}`}`;
  return `${noun}${by === null ? '' : ` of ${by}`}${things === '' ? '' : ` ${on} ${things}`}`;
}

function thingsOf(one: Happening, nameOf: NameOf): string[] {
  if (one.cluster.consensus.models.length > 0) return one.cluster.consensus.models.map(nameOf);
  const names = new Map<string, number>();
  for (const report of one.cluster.reports)
    for (const target of targetsOf(report)) names.set(target, (names.get(target) ?? 0) + report.weight);
  return [...names]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, 2)
    .map(([target]) => target)
    .filter((target) => !/^(?:authority|jurisdiction|nothing)\b/.test(target))
    .map((target) => {
      const said = target.slice(target.indexOf(' ') + 1);
      if (target.startsWith('organisation ')) return asWritten(said, one);
      return target.startsWith('instrument ') ? said : nameOf(target);
    });
}

/** The organisation with this key as the first account writes it. */
function asWritten(key: string, one: Happening): string {
  const names = one.cluster.reports.flatMap(({ mention }) => mention.organisations);
  return names.find((name) => nameKey(name) === key) ?? key;
}

function actorName(one: Happening, nameOf: NameOf): string | null {
  const votes = new Map<NodeId, number>();
  for (const { mention, weight } of one.cluster.reports) {
    const actor = mention.authority ?? mention.actor;
    if (actor !== null) votes.set(actor, (votes.get(actor) ?? 0) + weight);
  }
  const most = [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? one.cluster.actor;
  return most === null || most === undefined ? null : nameOf(most);
}

function audienceWords(one: Happening): string {
  const labels = one.cluster.reports
    .flatMap((report) => report.changes.map(({ change }) => change.audience))
    .filter((audience) => audience.kind !== 'everyone');
  const named = labels.find((audience) => audience.list !== undefined && /annex/i.test(audience.list)) ?? labels[0];
  return named?.list ?? named?.label ?? 'some';
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  if (names.length > 3) return `${shown.join(', ')} and ${names.length - 3} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '');
}
