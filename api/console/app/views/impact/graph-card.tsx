/** The graph with what belongs to it: clusters, fallbacks, the way in words, files. */
import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { count, formatNumber } from '../../state/format.ts';
import { useParam } from '../../state/router.ts';
import { cluster, GLANCE } from './cluster.ts';
import { valuesOf } from './filters.ts';
import { type Graph, type ImpactWorkload, LAYER_WORDS, LAYERS, neighboursOf, reachOf } from './graph.ts';
import { GraphView } from './graph-view.tsx';
import { wayText } from './hop-words.ts';
import { type Layout, layOut } from './layout.ts';
import { saveLinks, savePng, saveSvg } from './save-graph.tsx';

interface GraphCardProps {
  graph: Graph;
  workloads: readonly ImpactWorkload[];
  title: string;
  selected: string | null;
  choose: (id: string | null) => void;
}

export default function GraphCard({ graph, workloads, title, selected, choose }: GraphCardProps) {
  const [open, setOpen] = useParam('open');
  const [fallbacks, setFallbacks] = useParam('fallbacks');
  const [looked, setLooked] = useState<string | null>(null);
  const large = useMemo(
    () => LAYERS.some((layer) => graph.nodes.filter((one) => one.layer === layer).length > GLANCE),
    [graph],
  );
  const shown = useMemo(() => (open === 'all' ? graph : cluster(graph, new Set(valuesOf(open)))), [graph, open]);
  const layout = useMemo(() => layOut(fallbacks === null ? dropUnused(shown) : shown), [shown, fallbacks]);
  const select = (id: string | null): void => {
    const node = id === null ? undefined : layout.placed.get(id)?.node;
    if (node?.members == null) choose(id);
    else setOpen([...valuesOf(open), node.id].join(','));
  };
  return (
    <section class="card graph-card" aria-labelledby="graph-title">
      <header>
        <h2 id="graph-title">How it gets here</h2>
        <div class="row">
          <label class="check small">
            <input
              type="checkbox"
              checked={fallbacks !== null}
              onChange={(event) => setFallbacks(event.currentTarget.checked ? 'shown' : null)}
            />
            Fallbacks
          </label>
          {large && (
            <button type="button" class="button small" onClick={() => setOpen(open === null ? 'all' : null)}>
              {open === null ? `Show all ${formatNumber(graph.nodes.length)}` : 'Cluster'}
            </button>
          )}
          <Save layout={layout} title={title} />
        </div>
      </header>
      <GraphView
        layout={layout}
        eventsOf={shown.eventsOf}
        title={`Graph: ${title}`}
        selected={selected}
        onSelect={select}
        fallbacks={fallbacks !== null}
        onLook={setLooked}
      />
      <footer class="graph-foot small">
        <p>{looked === null ? <Legend /> : wayOf(looked, layout, shown, workloads)}</p>
      </footer>
    </section>
  );
}

/** Models and channels that nobody uses but as a fallback are in the way of what happened. */
function dropUnused({ nodes, edges, eventsOf }: Graph): Graph {
  const main = edges.filter(({ kind }) => kind !== 'fallback');
  const used = new Set(
    neighboursClosure(
      nodes.filter(({ layer }) => layer === 'workload' || layer === 'event').map(({ id }) => id),
      main,
    ),
  );
  const kept = nodes.filter(({ id, layer }) => layer === 'function' || used.has(id));
  const ids = new Set(kept.map(({ id }) => id));
  return { nodes: kept, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)), eventsOf };
}

function neighboursClosure(ids: readonly string[], edges: Graph['edges']): Set<string> {
  const { before } = neighboursOf(edges);
  const found = new Set(ids);
  for (const id of found) for (const one of before.get(id) ?? []) found.add(one);
  return found;
}

function Save({ layout, title }: { layout: Layout; title: string }) {
  const [failed, setFailed] = useState<string | null>(null);
  return (
    <>
      <button type="button" class="button small" onClick={() => saveSvg(layout, title)}>
        <Icon name="save" /> SVG
      </button>
      <button
        type="button"
        class="button small"
        onClick={() =>
          savePng(layout, title).then(
            () => setFailed(null),
            (error: Error) => setFailed(error.message),
          )
        }
      >
        <Icon name="save" /> PNG
      </button>
      <button type="button" class="button small" onClick={() => saveLinks(layout, title)}>
        <Icon name="save" /> CSV
      </button>
      {failed !== null && <span role="alert">{failed}</span>}
    </>
  );
}

function Legend() {
  return (
    <span class="legend">
      <span>
        <i class="line bad" /> an impact comes along
      </span>
      <span>
        <i class="line plain" /> is used
      </span>
      <span>
        <i class="line dashed" /> would be used instead
      </span>
      <span class="quiet">Arrow keys walk along the links; the table below says the same.</span>
    </span>
  );
}

function wayOf(id: string, layout: Layout, graph: Graph, workloads: readonly ImpactWorkload[]) {
  const node = layout.placed.get(id)?.node;
  if (node === undefined) return null;
  const one = workloads.find(({ workload }) => workload.id === id);
  if (one !== undefined) {
    return (
      <>
        <strong>{node.name}</strong>: {one.short}
        {one.paths[0] === undefined ? '' : ` (${wayText(one.paths[0])})`}
      </>
    );
  }
  if (node.members !== null) {
    return (
      <>
        <strong>{node.name}</strong>: {node.detail}. Choose it to see each.
      </>
    );
  }
  const reach = reachOf(id, neighboursOf(graph.edges.filter(({ kind }) => kind !== 'fallback')));
  const sum = (layer: 'workload' | 'function'): number =>
    graph.nodes.reduce(
      (total, one) => (one.layer === layer && reach.has(one.id) ? total + (one.members?.length ?? 1) : total),
      0,
    );
  return (
    <>
      <strong>{node.name}</strong> ({LAYER_WORDS[node.layer][0].toLowerCase()}): {count(sum('workload'), 'workload')}{' '}
      and {count(sum('function'), 'function')} on its way
    </>
  );
}
