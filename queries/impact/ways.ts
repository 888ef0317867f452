/**
 * The ways from what was asked about to every workload: the shortest and the surest to show, and how many there are.
 * A way goes on where harm goes on (a soft need of something that is covered carries none), and never in a circle.
 */
import type { NodeId } from '../../graph/model.ts';
import type { FactIndex } from '../facts.ts';
import type { ImpactStatus, Path } from './answer.ts';
import { throughDependency } from './dependency.ts';
import { comparePaths, PATHS_SHOWN, type Paths } from './path.ts';
import type { Own } from './workload.ts';

/** A longer way is counted and not shown, unless it is the only one: nobody reads it. */
const LONGEST = 40;

export interface Ways {
  /** The shortest, then the surest where that is another, then the rest by length; at most `PATHS_SHOWN`. */
  shown: Path[];
  /** All of them; workloads that need each other in a ring count as one place on the way. */
  count: number;
}

export function waysOf(
  own: ReadonlyMap<NodeId, Own>,
  statuses: ReadonlyMap<NodeId, ImpactStatus>,
  paths: Paths,
  index: FactIndex,
): Map<NodeId, Ways> {
  const direct = new Map<NodeId, Path[]>();
  for (const [id, { workload, primaries }] of own) {
    if (statuses.get(id) === 'UNAFFECTED') continue;
    const found = primaries.flatMap((one) => paths.direct(workload, one));
    if (found.length > 0) direct.set(id, found.sort(comparePaths));
  }
  const dependents = new Map<NodeId, NodeId[]>();
  for (const [id, status] of statuses) {
    if (status === 'UNAFFECTED') continue;
    const harmed = index.to('DEPENDS_ON', id).flatMap(({ subject, qualifiers }) => {
      const effect = throughDependency(qualifiers.strength === 'soft' ? 'soft' : 'hard', status);
      return effect === 'UNAFFECTED' || !own.has(subject) || subject === id ? [] : [subject];
    });
    if (harmed.length > 0) dependents.set(id, [...new Set(harmed)]);
  }
  const counts = countWays(own.keys(), direct, dependents);
  const shortest = shortestWays(direct, dependents, paths);
  const surest = surestWays(direct, dependents, paths);
  return new Map(
    [...shortest].map(([id, found]): [NodeId, Ways] => {
      const [first, ...rest] = found;
      const sure = surest.get(id)!;
      const better = sure.confidence > Math.max(...found.map((one) => one.confidence));
      const shown = better
        ? [first!, sure, ...rest]
        : [...found].sort((a, b) => (a === first ? -1 : b === first ? 1 : 0));
      return [id, { shown: shown.slice(0, PATHS_SHOWN), count: Math.max(counts.get(id) ?? 0, found.length) }];
    }),
  );
}

const endOf = (path: Path): NodeId => path.hops.at(-1)!.to.id;
const passes = (path: Path, id: NodeId): boolean => path.hops.some((hop) => hop.to.id === id);

/** Up to `PATHS_SHOWN` for each, by growing length. */
function shortestWays(
  direct: ReadonlyMap<NodeId, Path[]>,
  dependents: ReadonlyMap<NodeId, NodeId[]>,
  paths: Paths,
): Map<NodeId, Path[]> {
  const found = new Map<NodeId, Path[]>();
  const byLength: Path[][] = [];
  const add = (path: Path): void => {
    const same = byLength[path.hops.length];
    if (same === undefined) byLength[path.hops.length] = [path];
    else same.push(path);
  };
  for (const all of direct.values()) for (const path of all) add(path);
  // The list grows while it is walked: a way is at least one hop longer than the one it goes on from.
  for (let length = 0; length < byLength.length; length++) {
    for (const path of (byLength[length] ?? []).sort(comparePaths)) {
      const end = endOf(path);
      const known = found.get(end) ?? [];
      if (known.length >= (length > LONGEST ? 1 : PATHS_SHOWN)) continue;
      found.set(end, [...known, path]);
      for (const next of dependents.get(end) ?? []) {
        if ((found.get(next)?.length ?? 0) < PATHS_SHOWN && !passes(path, next)) add(paths.through(path, end, next));
      }
    }
  }
  return found;
}

/** The surest for each, of these the shortest: the surest of all first, on to whom it leads. */
function surestWays(
  direct: ReadonlyMap<NodeId, Path[]>,
  dependents: ReadonlyMap<NodeId, NodeId[]>,
  paths: Paths,
): Map<NodeId, Path> {
  const best = new Map<NodeId, Path>();
  const surer = (a: Path, b: Path): number => b.confidence - a.confidence || comparePaths(a, b);
  let frontier = [...direct.values()].map((all) => [...all].sort(surer)[0]!);
  while (frontier.length > 0) {
    const next: Path[] = [];
    for (const path of frontier.sort(surer)) {
      const end = endOf(path);
      const known = best.get(end);
      if (known !== undefined && surer(known, path) <= 0) continue;
      best.set(end, path);
      for (const dependent of dependents.get(end) ?? []) {
        if (!passes(path, dependent)) next.push(paths.through(path, end, dependent));
      }
    }
    frontier = next;
  }
  return best;
}

/** Own ways and those of each dependency. A ring is one place: whatever leads into it leads to each in it. */
function countWays(
  nodes: Iterable<NodeId>,
  direct: ReadonlyMap<NodeId, Path[]>,
  dependents: ReadonlyMap<NodeId, NodeId[]>,
): Map<NodeId, number> {
  const rings = ringsOf(nodes, dependents);
  const counts = new Map<NodeId, number>();
  // Whoever is depended on comes before who depends on it.
  for (const ring of rings) {
    const total = ring.reduce((sum, id) => sum + (direct.get(id)?.length ?? 0) + (counts.get(id) ?? 0), 0);
    const inside = new Set(ring);
    for (const id of ring) counts.set(id, Math.min(total, Number.MAX_SAFE_INTEGER));
    for (const id of ring) {
      for (const next of dependents.get(id) ?? []) {
        if (!inside.has(next)) counts.set(next, Math.min((counts.get(next) ?? 0) + total, Number.MAX_SAFE_INTEGER));
      }
    }
  }
  return counts;
}

/** Strongly connected parts (Tarjan 1972), without recursion, each before those that it leads to. */
function ringsOf(nodes: Iterable<NodeId>, next: ReadonlyMap<NodeId, NodeId[]>): NodeId[][] {
  const order = new Map<NodeId, number>();
  const low = new Map<NodeId, number>();
  const open: NodeId[] = [];
  const isOpen = new Set<NodeId>();
  const rings: NodeId[][] = [];
  for (const root of nodes) {
    if (order.has(root)) continue;
    const walk: { id: NodeId; at: number }[] = [{ id: root, at: 0 }];
    while (walk.length > 0) {
      const step = walk.at(-1)!;
      const { id } = step;
      if (step.at === 0) {
        order.set(id, order.size);
        low.set(id, order.get(id)!);
        open.push(id);
        isOpen.add(id);
      }
      const to = next.get(id)?.[step.at++];
      if (to !== undefined) {
        if (!order.has(to)) walk.push({ id: to, at: 0 });
        else if (isOpen.has(to)) low.set(id, Math.min(low.get(id)!, order.get(to)!));
        continue;
      }
      walk.pop();
      const above = walk.at(-1)?.id;
      if (above !== undefined) low.set(above, Math.min(low.get(above)!, low.get(id)!));
      if (low.get(id) !== order.get(id)) continue;
      const ring = open.splice(open.lastIndexOf(id));
      for (const one of ring) isOpen.delete(one);
      rings.push(ring);
    }
  }
  return rings.reverse();
}
