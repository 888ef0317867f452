/**
 * What a workload's dependencies do to it.
 *
 * | it needs, and that is | DOWN     | UNKNOWN | DEGRADED | COVERED | AT_RISK |
 * | hard                  | DOWN     | UNKNOWN | DEGRADED | AT_RISK | AT_RISK |
 * | soft                  | DEGRADED | AT_RISK | AT_RISK  | –       | –       |
 *
 * Without a hard dependency it stops; without a soft one it goes on with less. What goes on by its fallback is no failure,
 * but one more thing that may fail. The table never falls from left to right, so that more harm below never means less
 * above, and cycles settle.
 */
import type { NodeId } from '../../graph/model.ts';
import type { FactIndex } from '../facts.ts';
import { badness, type ImpactStatus } from './answer.ts';

export type Strength = 'hard' | 'soft';

const HARD: Partial<Record<ImpactStatus, ImpactStatus>> = {
  DOWN: 'DOWN',
  UNKNOWN: 'UNKNOWN',
  DEGRADED: 'DEGRADED',
  COVERED: 'AT_RISK',
  AT_RISK: 'AT_RISK',
};
const SOFT: Partial<Record<ImpactStatus, ImpactStatus>> = { DOWN: 'DEGRADED', UNKNOWN: 'AT_RISK', DEGRADED: 'AT_RISK' };

export const throughDependency = (strength: Strength, status: ImpactStatus): ImpactStatus =>
  (strength === 'hard' ? HARD : SOFT)[status] ?? 'UNAFFECTED';

export interface Dependency {
  on: NodeId;
  strength: Strength;
}

/** What it needs, each once; said hard and soft, it is hard. Unsaid is hard: nobody wrote that it can do without. */
export function dependenciesOf(workload: NodeId, index: FactIndex): Dependency[] {
  const all = new Map<NodeId, Strength>();
  for (const { object, qualifiers } of index.from('DEPENDS_ON', workload)) {
    if (object === null) continue;
    if (qualifiers.strength !== 'soft' || !all.has(object)) {
      all.set(object, qualifiers.strength === 'soft' ? 'soft' : 'hard');
    }
  }
  return [...all].map(([on, strength]) => ({ on, strength }));
}

export interface Spread {
  /** With dependencies counted in. */
  statuses: Map<NodeId, ImpactStatus>;
  /** The dependency that put a workload where it is; none where its own endpoints did. */
  via: Map<NodeId, NodeId>;
}

/** From each workload's own status. Worst wins; repeated until nothing changes. */
export function spread(own: ReadonlyMap<NodeId, ImpactStatus>, index: FactIndex): Spread {
  const statuses = new Map(own);
  const via = new Map<NodeId, NodeId>();
  const queue = [...own.keys()];
  for (let on = queue.pop(); on !== undefined; on = queue.pop()) {
    const status = statuses.get(on) ?? 'UNAFFECTED';
    if (status === 'UNAFFECTED') continue;
    for (const fact of index.to('DEPENDS_ON', on)) {
      const { subject, qualifiers } = fact;
      const effect = throughDependency(qualifiers.strength === 'soft' ? 'soft' : 'hard', status);
      if (badness(effect) <= badness(statuses.get(subject) ?? 'UNAFFECTED')) continue;
      statuses.set(subject, effect);
      via.set(subject, on);
      queue.push(subject);
    }
  }
  return { statuses, via };
}

/** Did `workload` put `other` where it is? In a ring each needs the other; only one of them is the reason. */
export function stemsFrom(other: NodeId, workload: NodeId, via: Spread['via']): boolean {
  const seen = new Set<NodeId>();
  for (let step: NodeId | undefined = other; step !== undefined && !seen.has(step); step = via.get(step)) {
    if (step === workload) return true;
    seen.add(step);
  }
  return false;
}
