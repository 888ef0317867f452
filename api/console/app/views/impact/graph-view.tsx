/** The graph to look around in: scrolled, dragged, zoomed, and walked with the arrow keys. Only what is in view is drawn. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { formatShare } from '../../state/format.ts';
import { detailOf, Edges, Far, Heads, lettersOf, NodeShape } from './drawing.tsx';
import { type Graph, type GraphEdge, LAYER_WORDS, neighboursOf, reachOf } from './graph.ts';
import { type Layout, NODE, type Placed } from './layout.ts';
import { type Rect, useViewport } from './use-viewport.ts';

interface GraphViewProps {
  layout: Layout;
  eventsOf: Graph['eventsOf'];
  title: string;
  selected: string | null;
  onSelect: (id: string | null) => void;
  /** Whether links to fallbacks are drawn for all, or only for what is looked at. */
  fallbacks: boolean;
  /** Told what is under the pointer or has the focus. */
  onLook: (id: string | null) => void;
}

/** Below it letters cannot be read: boxes alone are drawn. */
const LEGIBLE = 0.42;
const AROUND = 120;
/** More links than that in view are a grey cloud: those that carry nothing are left out, but of what is looked at. */
const CLEAR = 900;

export function GraphView({ layout, eventsOf, title, selected, onSelect, fallbacks, onLook }: GraphViewProps) {
  const { frame, view, zoom, zoomBy, fit, show, dragged, handlers } = useViewport(layout);
  const [hovered, setHovered] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const { placed } = layout;
  const main = useMemo(() => layout.edges.filter(({ kind }) => kind !== 'fallback'), [layout]);
  const links = useMemo(() => neighboursOf(main), [main]);
  const look = hovered ?? focused ?? selected;
  const looked = look !== null && placed.has(look) ? look : null;
  useEffect(() => onLook(hovered ?? focused), [hovered, focused]);
  const reach = useMemo(
    () => (looked === null ? null : itsWay(reachOf(looked, links), looked, layout, eventsOf)),
    [looked, links],
  );
  const inView = useMemo(() => [...placed.values()].filter((one) => touches(one, view)), [placed, view]);
  const far = zoom < LEGIBLE;
  const drawn = new Map(
    inView.filter(({ node }) => !far || reach?.has(node.id) === true).map((one) => [one.node.id, one]),
  );
  const entry = [focused, selected].find((id) => id !== null && placed.has(id)) ?? firstOf(layout);
  for (const id of [entry]) if (id !== undefined && !drawn.has(id)) drawn.set(id, placed.get(id)!);
  const weak = useMemo(() => {
    const all = (fallbacks ? layout.edges : main).filter((edge) => spans(edge, placed, view));
    const told = all.length > CLEAR ? all.filter(({ carries }) => carries) : all;
    return <Edges edges={told} placed={placed} />;
  }, [layout, view, fallbacks]);
  const strong = useMemo(
    () =>
      reach === null
        ? []
        : layout.edges.filter(
            (edge) => reach.has(edge.from) && reach.has(edge.to) && (edge.kind !== 'fallback' || edge.to === looked),
          ),
    [reach],
  );
  const boxes = useMemo(() => (far ? <Far placed={inView} /> : null), [far, inView]);
  // The same element for the same node: what is only looked at is not made anew.
  const shapes = useMemo(() => new Map<string, ReturnType<typeof NodeShape>>(), [layout]);
  const shapeOf = ({ node }: Placed) => {
    const known = shapes.get(node.id) ?? <NodeShape node={node} />;
    shapes.set(node.id, known);
    return known;
  };
  const nodeUnder = (event: MouseEvent): Placed | undefined => {
    const { left, top } = svg.current!.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / zoom, (event.clientY - top) / zoom];
    return inView.find((one) => x >= one.x && x <= one.x + NODE.width && y >= one.y && y <= one.y + NODE.height);
  };
  const focusNext = useRef<string | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    if (focusNext.current === null) return;
    const element = svg.current?.querySelector<SVGGElement>(`[data-id="${CSS.escape(focusNext.current)}"]`);
    focusNext.current = null;
    element?.focus({ preventScroll: true });
  });
  const go = (id: string | undefined): void => {
    const to = id === undefined ? undefined : placed.get(id);
    if (to === undefined) return;
    focusNext.current = to.node.id;
    show(to);
    setFocused(to.node.id);
  };
  const onKeyDown = (event: KeyboardEvent, at: Placed): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act: Record<string, () => void> = {
      ArrowRight: () => go(nearest(at, links.after.get(at.node.id), placed)),
      ArrowLeft: () => go(nearest(at, links.before.get(at.node.id), placed)),
      ArrowDown: () => go(besides(at, layout, 1)),
      ArrowUp: () => go(besides(at, layout, -1)),
      Enter: () => onSelect(at.node.id),
      ' ': () => onSelect(at.node.id),
      Escape: () => onSelect(null),
      '+': () => zoomBy(1.25),
      '-': () => zoomBy(0.8),
    };
    const wanted = act[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    wanted();
  };
  return (
    <div class="graph">
      <div class="graph-tools" role="group" aria-label="Zoom">
        <button type="button" class="button small icon-only" aria-label="Smaller" onClick={() => zoomBy(0.8)}>
          −
        </button>
        <span class="number small" aria-live="off">
          {formatShare(zoom)}
        </span>
        <button type="button" class="button small icon-only" aria-label="Larger" onClick={() => zoomBy(1.25)}>
          +
        </button>
        <button type="button" class="button small" onClick={fit}>
          <Icon name="screen" /> Fit
        </button>
      </div>
      <p class="hidden" id="graph-keys">
        Arrow keys right and left follow links, up and down go through a layer, Enter chooses. The table below says the
        same.
      </p>
      <div
        class="graph-frame"
        ref={frame}
        {...handlers}
        data-far={far}
        tabIndex={0}
        role="group"
        aria-label="The part of the graph in view"
      >
        {/* A picture of its own, so that nothing of it is drawn anew while something is looked at. */}
        <svg
          class="weak"
          width={layout.width * zoom}
          height={layout.height * zoom}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          data-looked={reach !== null}
          aria-hidden="true"
        >
          {weak}
          {boxes}
        </svg>
        <svg
          ref={svg}
          width={layout.width * zoom}
          height={layout.height * zoom}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="group"
          aria-label={title}
          aria-describedby="graph-keys"
          onPointerLeave={() => setHovered(null)}
          onPointerMove={(event) => setHovered(nodeUnder(event)?.node.id ?? null)}
          onClick={(event) => {
            const id = nodeUnder(event)?.node.id;
            if (id !== undefined && !dragged()) onSelect(id === selected ? null : id);
          }}
        >
          <Heads heads={layout.heads} />
          {reach !== null && <Edges edges={strong} placed={placed} strong />}
          {[...drawn.values()].map((one) => {
            const { node } = one;
            return (
              <g
                key={node.id}
                data-id={node.id}
                class="node"
                transform={`translate(${one.x} ${one.y})`}
                role="button"
                tabIndex={node.id === entry ? 0 : -1}
                aria-pressed={node.id === selected}
                aria-label={labelOf(one)}
                data-out={reach !== null && !reach.has(node.id)}
                onFocus={() => setFocused(node.id)}
                onBlur={() => setFocused((now) => (now === node.id ? null : now))}
                onKeyDown={(event) => onKeyDown(event, one)}
              >
                {shapeOf(one)}
              </g>
            );
          })}
        </svg>
      </div>
    </div>
  );
}

/** `Claims triage On fallback, workload`. It begins with the letters that are seen, so that it can be called by them. */
function labelOf({ node }: Placed): string {
  const letters = lettersOf(node).filter(Boolean).join(' ');
  const whole = [node.name, detailOf(node)].filter(Boolean).join(' ');
  const kind = node.members === null ? LAYER_WORDS[node.layer][0].toLowerCase() : 'opens';
  return `${letters}${letters === whole ? '' : `: ${whole}`}, ${kind}`;
}

/** Without the events that are about the same model elsewhere, and with what would be used instead. */
function itsWay(reach: Set<string>, id: string, { placed, edges }: Layout, eventsOf: Graph['eventsOf']): Set<string> {
  const events = eventsOf.get(id);
  const isWorkload = placed.get(id)?.node.layer === 'workload' && placed.get(id)?.node.members === null;
  const found = new Set(
    [...reach].filter((one) => !isWorkload || placed.get(one)?.node.layer !== 'event' || events?.has(one)),
  );
  for (const edge of edges) if (edge.kind === 'fallback' && edge.to === id) found.add(edge.from);
  return found;
}

const touches = ({ x, y }: Placed, view: Rect): boolean =>
  x + NODE.width > view.x - AROUND &&
  x < view.x + view.width + AROUND &&
  y + NODE.height > view.y - AROUND &&
  y < view.y + view.height + AROUND;

function spans({ from, to }: GraphEdge, placed: ReadonlyMap<string, Placed>, view: Rect): boolean {
  const [a, b] = [placed.get(from)!, placed.get(to)!];
  return (
    Math.min(a.x, b.x) < view.x + view.width &&
    Math.max(a.x, b.x) + NODE.width > view.x &&
    Math.min(a.y, b.y) < view.y + view.height &&
    Math.max(a.y, b.y) + NODE.height > view.y
  );
}

const firstOf = ({ placed }: Layout): string | undefined =>
  [...placed.values()].sort((a, b) => a.column - b.column || a.y - b.y)[0]?.node.id;

const nearest = (
  at: Placed,
  ids: readonly string[] | undefined,
  placed: ReadonlyMap<string, Placed>,
): string | undefined =>
  (ids ?? []).toSorted((a, b) => Math.abs(placed.get(a)!.y - at.y) - Math.abs(placed.get(b)!.y - at.y))[0];

function besides(at: Placed, { placed }: Layout, step: 1 | -1): string | undefined {
  const column = [...placed.values()].filter((one) => one.column === at.column).sort((a, b) => a.y - b.y);
  return column[column.findIndex((one) => one.node.id === at.node.id) + step]?.node.id;
}
