/** What is chosen in the graph or the table. */
import type { ImpactGraphVariables } from '../../operations/impact-graph.ts';
import { Icon } from '../../parts/icon.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { count } from '../../state/format.ts';
import { type Graph, LAYER_WORDS, neighboursOf, reachOf, STATUS_ORDER } from './graph.ts';
import { WorkloadDetail } from './workload-detail.tsx';

interface NodeDetailProps {
  id: string;
  /** Without clusters. */
  graph: Graph;
  asked: ImpactGraphVariables;
  choose: (id: string | null) => void;
}

export function NodeDetail({ id, graph, asked, choose }: NodeDetailProps) {
  const node = graph.nodes.find((one) => one.id === id);
  const layer = node?.layer ?? (id.startsWith('workload:') ? 'workload' : 'event');
  return (
    <section class="card node-detail" aria-label="What is chosen">
      <header>
        <div>
          <p class="quiet small">{LAYER_WORDS[layer][0]}</p>
          <h2>{node?.name ?? id}</h2>
        </div>
        <button type="button" class="button plain icon-only" aria-label="Close" onClick={() => choose(null)}>
          <Icon name="close" />
        </button>
      </header>
      <div class="inside">
        {layer === 'workload' ? (
          <WorkloadDetail id={id} asked={asked} />
        ) : node === undefined ? (
          <p>It is not among what is shown: a filter leaves it out, or what happened does not reach it.</p>
        ) : (
          <Others id={id} graph={graph} choose={choose} />
        )}
      </div>
    </section>
  );
}

/** Models, channels, events and functions: what hangs on them. */
function Others({ id, graph, choose }: Omit<NodeDetailProps, 'asked'>) {
  const node = graph.nodes.find((one) => one.id === id)!;
  const main = graph.edges.filter(({ kind }) => kind !== 'fallback');
  const reach = reachOf(id, neighboursOf(main));
  const workloads = graph.nodes
    .filter((one) => one.layer === 'workload' && reach.has(one.id))
    .sort((a, b) => STATUS_ORDER.indexOf(a.status as never) - STATUS_ORDER.indexOf(b.status as never));
  const [isLink, about] = [node.layer === 'event' || node.layer === 'model', node.detail];
  return (
    <div class="stack">
      <div class="row">
        {node.status !== null && <StatusPill status={node.status} />}
        {about !== '' && <span class="quiet">{about}</span>}
      </div>
      {isLink && (
        <p>
          <NodeLink node={node} /> <span class="quiet">has a page of its own.</span>
        </p>
      )}
      <h3>{count(workloads.length, 'workload')} on its way</h3>
      <ul class="hanging">
        {workloads.slice(0, 100).map((one) => (
          <li key={one.id}>
            <button type="button" class="link" onClick={() => choose(one.id)}>
              {one.name}
            </button>
            {one.status !== null && <StatusPill status={one.status} />}
          </li>
        ))}
      </ul>
      {workloads.length > 100 && <p class="quiet">{count(workloads.length - 100, 'more')}: they are in the table.</p>}
    </div>
  );
}
