/** Clusters as events with ids, joined to the lives of actions and to their causes. Pure. */
import { derivedId } from '../../graph/ids.ts';
import type { ActionStatus, EventType, Instant, NodeId } from '../../graph/model.ts';
import type { Cluster } from './cluster.ts';
import { isAtLarge, sharedWords } from './norms.ts';
import { DAY, type Family, type Report } from './report.ts';
import { suitOutcome } from './suits.ts';
import { kinOf } from './targets.ts';

export interface Happening {
  id: NodeId;
  cluster: Cluster;
  type: EventType;
  at: Instant;
  action: ActionOf;
  /** The status that it gives its action; null: none. */
  status: ActionStatus | null;
  cause: Happening | null;
}

export interface ActionOf {
  id: NodeId;
  kind: EventType;
  base: Happening;
  /** In order of time. */
  events: Happening[];
}

/** Events that found an action; the rest belongs to the last one that it fits, or stands alone. */
const CHANGES_AN_ACT: ReadonlySet<Family> = new Set([
  'RESCISSION',
  'AMENDMENT',
  'STAY',
  'LICENCE_GRANTED',
  'COURT_ORDER',
]);
const CHANGES_A_SWITCH: ReadonlySet<Family> = new Set(['RESTORATION']);
const ACTS: ReadonlySet<Family> = new Set([
  'control',
  'order',
  'RULE',
  'EXECUTIVE_ORDER',
  'LEGISLATION',
  'ENTITY_LISTING',
  'DESIGNATION',
  'FINE',
  'INVESTIGATION',
  'GUIDANCE',
]);
/** What carries out an earlier announcement of itself; a court's word on a suit is part of the suit. */
const SUITS: ReadonlySet<Family> = new Set(['LAWSUIT']);

export function happeningsOf(clusters: readonly Cluster[]): Happening[] {
  const happenings = clusters.map(toHappening).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const one of happenings) {
    const base = baseOf(one, happenings);
    if (base !== null) {
      one.action = base.action;
      base.action.events.push(one);
    }
    if (one.action.kind === 'LAWSUIT') one.status = suitStatus(one);
  }
  for (const one of happenings) one.action.events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const one of happenings) one.cause = causeOf(one, happenings);
  return happenings;
}

function toHappening(cluster: Cluster): Happening {
  const { consensus, family, actor, aspect } = cluster;
  const targets = consensus.models.length > 0 ? consensus.models : mainTargets(cluster);
  const day = new Date(consensus.day).toISOString().slice(0, 10);
  const words = targets.map((target) => target.slice(target.lastIndexOf('/') + 1).replace(/^[a-z]+:/, '')).slice(0, 3);
  // Who told it first is part of it: an event that turns out to have been known earlier is written anew, and the old id leads to it.
  const first = Math.min(...cluster.reports.map((report) => report.document.learnedAt));
  const raw = {
    family,
    actor,
    aspect,
    targets,
    day,
    first,
    ...founderOf(cluster),
  };
  const id = derivedId('event', `${consensus.type.toLowerCase()} ${words.join(' ')} ${day}`, raw);
  const one: Happening = {
    id,
    cluster,
    type: consensus.type,
    at: consensus.at,
    action: null as unknown as ActionOf,
    status: statusOf(cluster),
    cause: null,
  };
  one.action = {
    id: derivedId('action', `${consensus.type.toLowerCase()} ${words.join(' ')}`, raw),
    kind: consensus.type,
    base: one,
    events: [one],
  };
  return one;
}

/** What tells events apart that nothing else does: who told first of an act at large, or of one that an analyst took out. */
function founderOf(cluster: Cluster): { founder?: NodeId } {
  if (!cluster.split && !isAtLarge(cluster)) return {};
  const [first] = [...cluster.reports].sort(
    (a, b) => a.document.learnedAt - b.document.learnedAt || (a.document.id < b.document.id ? -1 : 1),
  );
  return { founder: first!.document.id };
}

function mainTargets(cluster: Cluster): string[] {
  const votes = new Map<string, number>();
  for (const report of cluster.reports)
    for (const target of kinOf(report)) votes.set(target, (votes.get(target) ?? 0) + report.weight);
  return [...votes]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([target]) => target)
    .sort();
}

function statusOf(cluster: Cluster): ActionStatus | null {
  const votes = new Map<ActionStatus, number>();
  for (const { mention, weight } of cluster.reports)
    if (mention.status !== null && mention.stance !== 'denied')
      votes.set(mention.status, (votes.get(mention.status) ?? 0) + weight);
  const said = [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
  if (cluster.family !== 'RESTORATION') return said;
  const [whole] = cluster.reports.flatMap((report) => report.changes);
  if (
    whole === undefined ||
    whole.change.undated === true ||
    whole.change.basis === 'listing' ||
    whole.change.basis === 'observation'
  )
    return null;
  return whole.change.state === 'AVAILABLE' &&
    whole.change.audience.kind === 'everyone' &&
    whole.change.channels === null
    ? 'RESCINDED'
    : 'PARTLY_LIFTED';
}

/** Filed, a suit goes on until its outcome is told. */
function suitStatus(one: Happening): ActionStatus | null {
  const votes = new Map<ActionStatus, number>();
  for (const { mention, weight } of one.cluster.reports) {
    const outcome = suitOutcome(mention);
    if (outcome !== null) votes.set(outcome, (votes.get(outcome) ?? 0) + weight);
  }
  const outcome = [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
  return outcome ?? (one.type === 'LAWSUIT' ? 'IN_FORCE' : null);
}

/** The act or switch that an event is a chapter of: the last one before it by the same hand on the same thing. */
function baseOf(one: Happening, all: readonly Happening[]): Happening | null {
  const { family } = one.cluster;
  const fits =
    (families: ReadonlySet<Family>) =>
    (base: Happening): boolean => {
      if (base === one || !families.has(base.cluster.family) || base.at > one.at + DAY || base.action.base !== base)
        return false;
      if (!sharesTarget(base.cluster, one.cluster)) return false;
      return (
        base.cluster.actor === null ||
        one.cluster.actor === null ||
        base.cluster.actor === one.cluster.actor ||
        family === 'STAY' ||
        family === 'COURT_ORDER'
      );
    };
  if (CHANGES_AN_ACT.has(family)) {
    if (family === 'COURT_ORDER') return all.filter(fits(SUITS)).at(-1) ?? all.filter(fits(ACTS)).at(-1) ?? null;
    // What names the same models is nearer than what only names their maker.
    const bases = all.filter(fits(ACTS));
    return (
      bases
        .filter((base) => base.cluster.consensus.models.some((model) => one.cluster.consensus.models.includes(model)))
        .at(-1) ??
      bases.at(-1) ??
      null
    );
  }
  if (
    CHANGES_A_SWITCH.has(family) &&
    !one.cluster.aspect.startsWith('listing') &&
    !one.cluster.aspect.startsWith('observation')
  ) {
    const isSwitch = fits(new Set<Family>(['SUSPENSION']));
    return all.filter((base) => isSwitch(base) && base.cluster.aspect === '').at(-1) ?? null;
  }
  return null;
}

/** Of one office's acts at large, those are kin that share words beyond the commonest: beginnings of words, see `about.ts`. */
const KIN_WORDS = 3;

function sharesTarget(a: Cluster, b: Cluster): boolean {
  const targets = new Set(a.consensus.models.length > 0 ? a.consensus.models : a.reports.flatMap(kinOf));
  const others = b.consensus.models.length > 0 ? b.consensus.models : b.reports.flatMap(kinOf);
  if (others.some((target) => targets.has(target)))
    return !(isAtLarge(a) && isAtLarge(b)) || sharedWords(a, b) >= KIN_WORDS;
  const instruments = new Set(a.reports.flatMap(({ mention }) => mention.instrument ?? []));
  if (b.reports.some(({ mention }) => mention.instrument !== null && instruments.has(mention.instrument))) return true;
  // One of them names a company where the other names its models.
  const makers = new Set(a.reports.flatMap(({ mention }) => mention.providers));
  return (
    (a.consensus.models.length === 0 || b.consensus.models.length === 0) &&
    b.reports.some(({ mention }) => mention.providers.some((provider) => makers.has(provider)))
  );
}

/** What one of its accounts names as the cause: the last such event before it on the same things. A cause is not later than its effect. */
function causeOf(one: Happening, all: readonly Happening[]): Happening | null {
  for (const report of [...one.cluster.reports].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    const found = causeFor(report, one, all);
    if (found !== null) return found;
  }
  return null;
}

export function causeFor(report: Report, one: Happening, all: readonly Happening[]): Happening | null {
  const { causedBy } = report.mention;
  if (causedBy === null) return null;
  const candidates = all.filter(
    (other) =>
      other !== one && other.at <= one.at && other.action !== one.action && sharesTarget(other.cluster, one.cluster),
  );
  const byType = candidates.filter((other) => isCauseOf(other, causedBy.type, causedBy.actor, one));
  return byType.at(-1) ?? null;
}

function isCauseOf(other: Happening, type: EventType | null, actor: NodeId | null, effect: Happening): boolean {
  const { family } = other.cluster;
  // "At Anthropic's request": what Anthropic did itself, shortly before.
  if (type === null)
    return (
      family === 'SUSPENSION' &&
      other.cluster.aspect === '' &&
      (actor === null || other.cluster.actor === actor) &&
      effect.cluster.actor !== other.cluster.actor
    );
  const wanted =
    type === 'EXPORT_CONTROL_DIRECTIVE'
      ? ['control', 'order']
      : type === 'ORDER' || type === 'BAN'
        ? ['order', 'control']
        : [type];
  return wanted.includes(family);
}
