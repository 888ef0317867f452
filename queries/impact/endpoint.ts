/** A workload's endpoints as its facts describe them. */
import type { Fact, GraphNode, Instant, NodeId } from '../../graph/model.ts';
import type { AvailabilityJudge } from '../availability/judge.ts';

export interface EndpointUse {
  endpoint: GraphNode;
  role: 'primary' | 'fallback';
  /** Lowest is tried first. */
  order: number;
  verifiedAt: Instant | null;
  switchMinutes: number | null;
  offering: NodeId | null;
  model: NodeId | null;
  channel: NodeId | null;
  region: string | null;
  /** The HAS_ENDPOINT fact. */
  fact: Fact;
}

/** Primaries first, then fallbacks in order; ties by id. Where only fallbacks are declared, it runs on the first of them. */
export function endpointsOf(workload: NodeId, judge: AvailabilityJudge): EndpointUse[] {
  const uses = new Map<NodeId, EndpointUse>();
  for (const fact of judge.index.from('HAS_ENDPOINT', workload)) {
    const endpoint = fact.object === null ? undefined : judge.node(fact.object);
    if (endpoint === undefined || uses.has(endpoint.id)) continue;
    const { role, order, verifiedAt, switchMinutes } = fact.qualifiers;
    const used = judge.index.from('USES', endpoint.id)[0];
    const offering = used?.object ?? null;
    const region = used?.qualifiers.region;
    uses.set(endpoint.id, {
      endpoint,
      role: role === 'fallback' ? 'fallback' : 'primary',
      order: typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER,
      verifiedAt: instantOf(verifiedAt),
      switchMinutes: typeof switchMinutes === 'number' ? switchMinutes : null,
      offering,
      model: offering === null ? null : (judge.index.objects('OFFERING_OF', offering)[0] ?? null),
      channel: offering === null ? null : (judge.index.objects('THROUGH', offering)[0] ?? null),
      region: typeof region === 'string' ? region : null,
      fact,
    });
  }
  const sorted = [...uses.values()].sort(
    (a, b) =>
      Number(a.role === 'fallback') - Number(b.role === 'fallback') ||
      a.order - b.order ||
      (a.endpoint.id < b.endpoint.id ? -1 : 1),
  );
  if (sorted[0] !== undefined) sorted[0].role = 'primary';
  return sorted;
}

/** Dates in qualifiers are ISO text or epoch milliseconds. */
export function instantOf(value: unknown): Instant | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}
