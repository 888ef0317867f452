/** From how things stood at each instant to stretches of one status. */
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Standing } from '../compare/changes.ts';
import { badness, IMPACT_STATUSES, type ImpactStatus } from '../impact/answer.ts';
import { MINUTE } from '../words.ts';
import type { Band, Segment } from './answer.ts';

export class Bands {
  readonly #bands = new Map<NodeId, { node: Standing['node']; segments: Segment[] }>();
  /** What stood at the instant before, with its open segment. */
  #open = new Map<NodeId, Segment>();

  /** Instants must come in order; what is not among `standings` has ended. */
  stand(at: Instant, standings: readonly Standing[]): void {
    const open = new Map<NodeId, Segment>();
    for (const { node, status, why, wayOut } of standings) {
      const band = this.#bands.get(node.id) ?? { node, segments: [] };
      this.#bands.set(node.id, band);
      const last = this.#open.get(node.id);
      if (last?.status === status) {
        open.set(node.id, last);
        continue;
      }
      if (last !== undefined) last.to = at;
      const next = { from: at, to: at, status, why, wayOut };
      band.segments.push(next);
      open.set(node.id, next);
    }
    for (const [id, segment] of this.#open) if (!open.has(id)) segment.to = at;
    this.#open = open;
  }

  /** Closes what is open. Most time DOWN first, then in what is nearly as bad, then by name. */
  end(to: Instant): Band[] {
    for (const segment of this.#open.values()) segment.to = to;
    const bands = [...this.#bands.values()].map(({ node, segments }) => ({ node, segments, ...spans(segments) }));
    const worst = [...IMPACT_STATUSES].sort((a, b) => badness(b) - badness(a));
    return bands.sort((a, b) => {
      for (const status of worst) {
        const difference = status === 'UNAFFECTED' ? 0 : b.minutes[status] - a.minutes[status];
        if (difference !== 0) return difference;
      }
      return a.node.name < b.node.name ? -1 : a.node.name > b.node.name ? 1 : a.node.id < b.node.id ? -1 : 1;
    });
  }
}

function spans(segments: readonly Segment[]): Pick<Band, 'minutes' | 'longestOutageMinutes'> {
  const spent = Object.fromEntries(IMPACT_STATUSES.map((status) => [status, 0])) as Record<ImpactStatus, number>;
  let longest = 0;
  for (const { from, to, status } of segments) {
    spent[status] += to - from;
    if (status === 'DOWN') longest = Math.max(longest, to - from);
  }
  const minutes = Object.fromEntries(
    Object.entries(spent).map(([status, ms]) => [status, Math.floor(ms / MINUTE)]),
  ) as Record<ImpactStatus, number>;
  return { minutes, longestOutageMinutes: Math.floor(longest / MINUTE) };
}
