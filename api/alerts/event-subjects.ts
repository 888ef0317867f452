/** Events that became known lately and reach an organisation. Pure. */
import type { EventType, NodeId } from '../../graph/model.ts';
import { takenAway } from '../../queries/availability/taken-away.ts';
import { type Impact, type Severity, type WorkloadImpact, worse, worseSeverity } from '../../queries/impact/answer.ts';
import { listText, momentText } from '../../queries/words.ts';
import type { RecentEvent, Standing } from './standing.ts';
import type { Subject } from './subjects.ts';
import { basisOf, pathOf, stepOf, wayOutOf } from './ways.ts';

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

/** An event reaches us where a workload's way begins at it, or where it is about what we use. */
export function eventSubjects({ impact, events }: Standing): Subject[] {
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

/** Names of models and channels in use, by id. */
function usedBy({ workloads }: Impact): Map<NodeId, string> {
  const used = new Map<NodeId, string>();
  for (const { primaries, fallbacks } of workloads) {
    for (const { model, channel } of [...primaries, ...fallbacks])
      for (const node of [model, channel]) if (node !== null) used.set(node.id, node.name);
  }
  return used;
}
