import type { Hop as HopAnswer, Path as PathAnswer } from '../../queries/impact/answer.ts';
import { type Seen, seen } from '../api-context.ts';
import { showEvidence } from './evidence.ts';

export const Path = {
  hops: (parent: Seen<PathAnswer>) => parent.it.hops.map((hop) => seen(hop, parent.view)),
};

export const Hop = {
  from: (parent: Seen<HopAnswer>) => seen(parent.it.from, parent.view),
  to: (parent: Seen<HopAnswer>) => seen(parent.it.to, parent.view),
  evidence: showEvidence,
};
