/** What of a standing is worth an alert to a rule. Pure. */
import type { EventType, NodeId } from '../../graph/model.ts';
import { takenAway } from '../../queries/availability/taken-away.ts';
import { type Evidence, PRESS, sourceRank } from '../../queries/evidence.ts';
import {
  badness,
  type Conflict,
  type Impact,
  type ImpactStatus,
  type Path,
  SEVERITIES,
  type Severity,
  type WorkloadImpact,
  worse,
  worseSeverity,
} from '../../queries/impact/answer.ts';
import type { SourceWithHealth } from '../../queries/sources/sources.ts';
import { HOUR, listText, MINUTE, momentText } from '../../queries/words.ts';
import { isFrom } from './quiet-hours.ts';
import type { AlertKind, AlertRule } from './rules.ts';
import type { RecentEvent, Standing } from './standing.ts';

/** One hop of the way from an event to a workload, with the words that say so. */
export interface Step {
  from: string;
  relation: string;
  to: string;
  quote: string | null;
  /** Title and address of the document that the quote is from. */
  title: string | null;
  url: string | null;
}

export interface Subject {
  kind: AlertKind;
  /** The function, the event, what is in conflict, the source. */
  about: NodeId;
  name: string;
  status: ImpactStatus | 'CONFLICT' | 'SILENT';
  severity: Severity;
  /** One sentence. */
  why: string;
  /** What to do about it; null: nothing is known. */
  wayOut: string | null;
  /** How good the evidence is: somebody who decides or switches says so; others tell of it; nobody does. */
  basis: 'first-hand' | 'reported' | 'none';
  path: Step[];
}

/** What the law says of a model in use matters, also where somebody has switched it off already. */
const BINDING: readonly EventType[] = [
  'EXPORT_CONTROL_DIRECTIVE',
  'LICENCE_REQUIREMENT',
  'LICENCE_GRANTED',
  'ENTITY_LISTING',
  'RULE',
  'EXECUTIVE_ORDER',
  'DESIGNATION',
  'BAN',
  'ORDER',
  'COURT_ORDER',
  'STAY',
  'RESCISSION',
  'AMENDMENT',
];

/** `SILENT`: not read for so many times its cadence, and at least for an hour. */
const MISSED_READINGS = 4;

export const keyOf = ({ kind, about }: Pick<Subject, 'kind' | 'about'>): string => `${kind} ${about}`;

/** At or above the rule's thresholds; by kind, the most severe first. */
export function subjectsOf(
  standing: Standing,
  rule: Pick<AlertRule, 'kinds' | 'functions' | 'statusFrom' | 'severityFrom'>,
): Subject[] {
  const of: Record<AlertKind, () => Subject[]> = {
    'function-status': () => functionSubjects(standing.impact, rule),
    event: () => eventSubjects(standing),
    conflict: () => conflictSubjects(standing.impact),
    'source-silent': () => silentSubjects(standing.sources, standing.at),
  };
  return rule.kinds.flatMap((kind) =>
    of[kind]()
      .filter(({ severity }) => isFrom(severity, rule.severityFrom))
      .sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || (a.about < b.about ? -1 : 1)),
  );
}

function functionSubjects(
  impact: Impact,
  { functions, statusFrom }: Pick<AlertRule, 'functions' | 'statusFrom'>,
): Subject[] {
  const wanted = { critical: ['yes'], unassessed: ['yes', 'not-assessed'], all: ['yes', 'not-assessed', 'no'] }[
    functions
  ];
  return impact.functions
    .filter(({ critical, status }) => wanted.includes(critical) && badness(status) >= badness(statusFrom))
    .map(({ function: node, status, severity, reason, workloads }) => {
      const worst = impact.workloads.find(({ workload }) => workload.id === workloads[0]?.id);
      return {
        kind: 'function-status',
        about: node.id,
        name: node.name,
        status,
        severity,
        why: worst === undefined ? reason : `${reason} ${firstSentence(worst.reason)}`,
        wayOut: wayOutOf(worst),
        basis: basisOf(said(worst)),
        path: pathOf(worst),
      };
    });
}

/** An event reaches us where a workload's way begins at it, or where it is about what we use. */
function eventSubjects({ impact, events }: Standing): Subject[] {
  const used = usedBy(impact);
  const hit = new Map<NodeId, WorkloadImpact[]>();
  const behind = eventsBehind(impact);
  for (const workload of impact.workloads) {
    for (const id of behind(workload)) hit.set(id, [...(hit.get(id) ?? []), workload]);
  }
  return [...events.values()].flatMap((one): Subject[] => {
    const ours = one.targets.filter((id) => used.has(id));
    const workloads = hit.get(one.event.id) ?? [];
    if (ours.length === 0 && workloads.length === 0) return [];
    const least = BINDING.some((type) => type === one.event.props.type) ? 'MEDIUM' : 'LOW';
    return [
      eventSubject(
        one,
        ours.map((id) => used.get(id)!),
        workloads,
        least,
      ),
    ];
  });
}

/** The events that put a workload where it is: those on its ways (not all are shown), at its endpoints, and behind what it needs. */
function eventsBehind({ workloads }: Impact): (workload: WorkloadImpact) => Set<NodeId> {
  const byId = new Map(workloads.map((one) => [one.workload.id, one]));
  const found = new Map<NodeId, Set<NodeId>>();
  const behind = (one: WorkloadImpact): Set<NodeId> => {
    const known = found.get(one.workload.id);
    if (known !== undefined) return known;
    const events = new Set<NodeId>();
    // Before the rest, so that workloads which need each other end.
    found.set(one.workload.id, events);
    if (one.status === 'UNAFFECTED') return events;
    const add = (ids: Iterable<NodeId>): void => {
      for (const id of ids) events.add(id);
    };
    add(one.paths.flatMap(({ hops }) => hops.filter(({ from }) => from.kind === 'Event').map(({ from }) => from.id)));
    for (const { availability } of one.primaries)
      if (availability !== null && availability.works !== true)
        add(takenAway(availability).flatMap(({ event }) => event ?? []));
    for (const { workload } of one.through) {
      const needed = byId.get(workload);
      if (needed !== undefined) add(behind(needed));
    }
    return events;
  };
  return behind;
}

function eventSubject(
  { event, documents, evidence }: RecentEvent,
  ours: readonly string[],
  workloads: readonly WorkloadImpact[],
  least: Severity,
): Subject {
  const names = workloads.map(({ workload }) => workload.name);
  const told = documents.length === 1 ? 'one document' : `${documents.length} documents`;
  const reached = names.length === 0 ? `It is about ${listText(ours)}, which you use` : `It reaches ${listText(names)}`;
  const [worst] = workloads;
  const [best] = evidence;
  const itself = best === undefined ? [] : [stepOf(event.name, 'CONCERNS', listText(ours), best)];
  return {
    kind: 'event',
    about: event.id,
    name: event.name,
    status: workloads.map(({ status }) => status).reduce(worse, 'UNAFFECTED'),
    severity: workloads.map(({ severity }) => severity).reduce(worseSeverity, least),
    why: `${reached} (${event.time === null ? 'undated' : momentText(event.time)}; ${told}).`,
    wayOut: wayOutOf(worst),
    basis: basisOf(evidence),
    path: worst === undefined ? itself : pathOf(worst, event.id),
  };
}

/** All that is in conflict about one thing is one subject; as severe as what becomes of the worst workload on it. */
function conflictSubjects(impact: Impact): Subject[] {
  const byAbout = Map.groupBy(impact.conflicts, ({ about }) => about);
  return [...byAbout].map(([about, conflicts]): Subject => {
    const [first] = conflicts as [Conflict, ...Conflict[]];
    const name = first.text.split(':', 1)[0]!;
    const on = impact.workloads.filter(({ primaries, fallbacks }) =>
      [...primaries, ...fallbacks].some(({ model }) => model?.id === about),
    );
    return {
      kind: 'conflict',
      about,
      name,
      status: 'CONFLICT',
      severity: on.map(({ severity }) => severity).reduce(worseSeverity, 'LOW'),
      why: conflicts.map(({ text }) => `${text}.`).join(' '),
      wayOut: 'Look at both sides: bellwether review.',
      basis: 'reported',
      path: first.sides
        .slice(0, 2)
        .flatMap(({ text, evidence: [best] }) => (best === undefined ? [] : [stepOf(name, 'SAID', text, best)])),
    };
  });
}

function silentSubjects(sources: readonly SourceWithHealth[], at: number): Subject[] {
  return sources.flatMap(({ source, health }): Subject[] => {
    const { everyMinutes, kind } = source.props;
    const { lastSuccessAt, lastAttemptAt, lastError, failures } = health;
    // Never read: it was not ours to hear, or has not been tried yet.
    if (typeof everyMinutes !== 'number' || lastAttemptAt === null) return [];
    const patience = Math.max(HOUR, MISSED_READINGS * everyMinutes * MINUTE);
    const since = lastSuccessAt ?? lastAttemptAt;
    if (at - since < patience) return [];
    const why = lastError === null ? 'it was not tried since' : `${failures} times in a row: ${lastError}`;
    return [
      {
        kind: 'source-silent',
        about: source.id,
        name: source.name,
        status: 'SILENT',
        severity: kind === 'regulator' || kind === 'vendor' ? 'MEDIUM' : 'LOW',
        why: `Not read since ${momentText(since)} (normally every ${everyMinutes} minutes): ${why}.`,
        wayOut: 'bellwether sources tells more.',
        basis: 'none',
        path: [],
      },
    ];
  });
}

/** Names of models, makers and channels in use, by id. */
function usedBy({ workloads }: Impact): Map<NodeId, string> {
  const used = new Map<NodeId, string>();
  for (const { primaries, fallbacks } of workloads) {
    for (const { model, channel } of [...primaries, ...fallbacks])
      for (const node of [model, channel]) if (node !== null) used.set(node.id, node.name);
  }
  return used;
}

/** The shortest way to it, or the one by way of `event`, from there on; empty where there is none. */
function pathOf(workload: WorkloadImpact | undefined, event?: NodeId): Step[] {
  const startOf = ({ hops }: Path): number =>
    event === undefined ? 0 : hops.findIndex(({ from }) => from.id === event);
  const path = workload?.paths.find((one) => startOf(one) !== -1);
  if (path === undefined) return [];
  return path.hops
    .slice(startOf(path))
    .map(({ from, relation, to, evidence: [best] }) => stepOf(from.name, relation, to.name, best));
}

/** What the first way to it rests on, beside what the catalogue and the organisation say. */
const said = (workload: WorkloadImpact | undefined): Evidence[] =>
  (workload?.paths[0]?.hops ?? []).flatMap(({ from, evidence }) =>
    from.kind === 'Event' || from.kind === 'Action' ? evidence : [],
  );

/** Who acts and who switches knows. */
function basisOf(evidence: readonly Evidence[]): Subject['basis'] {
  if (evidence.length === 0) return 'none';
  const isFirstHand = evidence.some(
    ({ document, stance }) => stance === 'asserted' && sourceRank(document.sourceKind) < PRESS,
  );
  return isFirstHand ? 'first-hand' : 'reported';
}

const stepOf = (from: string, relation: string, to: string, best: Evidence | undefined): Step => ({
  from,
  relation,
  to,
  quote: best?.quote ?? null,
  title: best?.document.title ?? null,
  url: best?.document.url ?? null,
});

const wayOutOf = (workload: WorkloadImpact | undefined): string | null =>
  workload?.wayOut == null ? null : `${workload.wayOut.replace(/\.$/, '')} (${workload.workload.name})`;

const firstSentence = (text: string): string =>
  text.slice(0, text.indexOf('. ') === -1 ? undefined : text.indexOf('. ') + 1);
