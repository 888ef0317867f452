/**
 * "Every frontier model above the standard applied in June": which models an act would reach that applied the same standard
 * to others. No such list was ever published, so it is taken from what the act did, and the answer says how:
 *
 * 1. What the act named, and whatever shares its weights: they were found above it.
 * 2. Models that give text, are out by `at`, and came out at most `GENERATION_DAYS` before the first model named, or later. Reason: an act
 *    that meets a launch meets what is as new; vendors bring a generation about twice a year.
 * 3. Not the small lines (mini, flash …), by their vendors' own names: the standard was about the most capable.
 * 4. Not the other models that the provider named had at the time: the act looked at that provider and left them alone.
 */
import type { GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { FactIndex } from '../facts.ts';
import { DAY } from '../words.ts';

export const GENERATION_DAYS = 183;
/** More models than these in a generation and a half would be a catalogue of another kind. */
const MOST = 1_000;
/** What vendors call the smaller models of a family. */
const SMALL = /\b(?:mini|nano|micro|lite|flash|small|tiny|haiku|instant|edge|embed(?:ding)?|[1-9]\d?b)\b/i;

export interface Standard {
  /** The event or action that applied it. */
  act: GraphNode;
  /** Models that it named. */
  named: GraphNode[];
  /** All that it would reach, those included. */
  models: GraphNode[];
}

/** One traverse and one `find`; `models` is empty where the act names none. */
export async function modelsAbove(store: Store, act: GraphNode, view: View): Promise<Standard> {
  const subgraph = await store.traverse(
    {
      start: { act: [act.id] },
      stages: [
        { name: 'events', from: ['act'], relation: 'PART_OF', direction: 'in', anyTime: true },
        {
          name: 'named',
          from: ['act', 'events'],
          relation: 'CONCERNS',
          direction: 'out',
          kind: 'Model',
          anyTime: true,
        },
        { name: 'bases', from: ['named'], relation: 'BASED_ON', direction: 'out', repeat: Infinity },
        { name: 'siblings', from: ['bases'], relation: 'BASED_ON', direction: 'in', repeat: Infinity },
        { name: 'makers', from: ['named'], relation: 'DEVELOPED_BY', direction: 'out' },
        { name: 'theirs', from: ['makers'], relation: 'DEVELOPED_BY', direction: 'in' },
      ],
    },
    view,
  );
  const index = new FactIndex(subgraph.facts.filter((fact) => fact.stance === 'asserted'));
  const asserted = new Set(
    ['act', 'events'].flatMap((stage) =>
      [...(subgraph.stages.get(stage) ?? [])].flatMap((event) => index.objects('CONCERNS', event)),
    ),
  );
  // Sorted: each engine finds them in an order of its own.
  const of = (stage: string): GraphNode[] =>
    [...(subgraph.stages.get(stage) ?? [])].sort().flatMap((id) => subgraph.nodes.get(id) ?? []);
  const named = of('named').filter((model) => asserted.has(model.id));
  const times = named.flatMap((model) => model.time ?? []);
  if (times.length === 0) return { act, named, models: named };
  const happened = act.time ?? Math.max(...times);
  const sharing = new Set<NodeId>([...named, ...of('siblings')].map((model) => model.id));
  const leftAlone = new Set<NodeId>(
    of('theirs').flatMap((model) => (!sharing.has(model.id) && isOlder(model, happened) ? [model.id] : [])),
  );
  const from = Math.min(...times) - GENERATION_DAYS * DAY;
  const recent = await store.find({ kind: 'Model', from, to: view.at + 1 }, view, { first: MOST, order: 'time-desc' });
  const peers = recent.items.filter((model) => !leftAlone.has(model.id) && !sharing.has(model.id) && isFrontier(model));
  const kin = of('siblings').filter((model) => !named.some((one) => one.id === model.id) && model.props.base !== true);
  return { act, named, models: [...named, ...kin, ...peers] };
}

const isOlder = (model: GraphNode, than: Instant): boolean => model.time === null || model.time <= than;

/** Where nothing is known of what it gives, it is not held for one that gives text. */
function isFrontier(model: GraphNode): boolean {
  const { base, outputs } = model.props;
  return base !== true && Array.isArray(outputs) && outputs.includes('text') && !SMALL.test(model.name);
}
