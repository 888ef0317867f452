/**
 * Where each node stands. The layers are given by what things are, so what is left is the order within each (by the mean place of
 * neighbours, the classic way with few crossings) and the height. Linear in nodes and links, where general layouts of directed
 * graphs take seconds for 2,000 nodes (measured: docs/benchmarks.md). Pure.
 */
import { type Graph, type GraphEdge, type GraphNode, LAYERS, type Layer, neighboursOf, STATUS_ORDER } from './graph.ts';

export const NODE = { width: 176, height: 40 };
const GAP = { x: 52, y: 8, sub: 14 };
const TOP = 34;
const MARGIN = 12;
/** Longer layers are broken into several columns. */
const ROWS = 48;
const SWEEPS = 6;

export interface Placed {
  node: GraphNode;
  x: number;
  y: number;
  /** Counted from the left: what the arrow keys go by. */
  column: number;
}

export interface Layout {
  placed: Map<string, Placed>;
  edges: GraphEdge[];
  /** A heading over each layer that is there. */
  heads: { layer: Layer; x: number; count: number }[];
  width: number;
  height: number;
}

export function layOut({ nodes, edges }: Graph): Layout {
  const links = neighboursOf(edges);
  const columns = columnsOf(nodes, edges);
  const place = new Map<string, number>();
  const settle = (column: readonly GraphNode[]): void => {
    for (const [row, { id }] of column.entries()) place.set(id, (row + 0.5) / column.length);
  };
  for (const column of columns) settle(column.sort(byWorst));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forth = sweep % 2 === 0;
    for (const column of forth ? columns : columns.toReversed()) {
      const wish = new Map(
        column.map(({ id }) => [id, mean((forth ? links.before : links.after).get(id), place) ?? place.get(id)!]),
      );
      settle(column.sort((a, b) => wish.get(a.id)! - wish.get(b.id)!));
    }
  }
  return setOut(columns, edges, links);
}

/** The columns from left to right: a layer has several where its nodes lead to each other. */
function columnsOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[][] {
  const layerOf = new Map(nodes.map((node) => [node.id, node.layer]));
  const within = neighboursOf(edges.filter(({ from, to }) => layerOf.get(from) === layerOf.get(to)));
  const depths = new Map<string, number>();
  const depthOf = (id: string, above: ReadonlySet<string>): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    // Workloads may need each other in a ring: whoever was met first stands to the left.
    const before = (within.before.get(id) ?? []).filter((one) => !above.has(one));
    const depth = Math.max(-1, ...before.map((one) => depthOf(one, new Set([...above, id])))) + 1;
    depths.set(id, depth);
    return depth;
  };
  return LAYERS.flatMap((layer) => {
    const ranks: GraphNode[][] = [];
    for (const node of nodes) {
      if (node.layer !== layer) continue;
      const depth = Math.min(depthOf(node.id, new Set()), 5);
      ranks[depth] = [...(ranks[depth] ?? []), node];
    }
    return ranks.filter((rank) => rank !== undefined);
  });
}

/** From orders to coordinates. */
function setOut(columns: readonly GraphNode[][], edges: GraphEdge[], links: ReturnType<typeof neighboursOf>): Layout {
  const placed = new Map<string, Placed>();
  const heads: Layout['heads'] = [];
  const rows = Math.min(ROWS, Math.max(1, ...columns.map((column) => column.length)));
  const height = rows * (NODE.height + GAP.y) - GAP.y;
  const step = NODE.height + GAP.y;
  let x = MARGIN;
  let number = 0;
  for (const column of columns) {
    const head = heads.at(-1);
    const { layer } = column[0]!;
    if (head?.layer === layer) head.count += column.length;
    else heads.push({ layer, x, count: column.length });
    const parts = Math.ceil(column.length / ROWS);
    const each = Math.ceil(column.length / parts);
    for (let part = 0; part < parts; part++) {
      const piece = column.slice(part * each, (part + 1) * each);
      const ys = spread(
        piece.map(({ id }) => meanY(links.before.get(id), placed)),
        height,
        step,
      );
      for (const [row, node] of piece.entries()) placed.set(node.id, { node, x, y: ys[row]!, column: number });
      number += 1;
      x += NODE.width + (part < parts - 1 ? GAP.sub : GAP.x);
    }
  }
  const all = [...placed.values()];
  const top = Math.min(...all.map(({ y }) => y));
  for (const one of all) one.y += TOP + MARGIN - top;
  const bottom = Math.max(0, ...all.map(({ y }) => y)) + NODE.height + MARGIN;
  return { placed, edges, heads, width: Math.max(0, x - GAP.x) + MARGIN, height: bottom };
}

/** As near to what each wishes as the order and the room between them allow; who wishes nothing goes with the one before. */
function spread(wishes: readonly (number | null)[], height: number, step: number): number[] {
  const middle = (height - wishes.length * step) / 2;
  const wanted = wishes.map((wish, row) => wish ?? middle + row * step);
  // Runs that would overlap are set apart around their common mean.
  const runs: { sum: number; from: number; count: number }[] = [];
  wanted.forEach((wish, row) => {
    let run = { sum: wish, from: row, count: 1 };
    for (let last = runs.at(-1); last !== undefined && overlaps(last, run, step); last = runs.at(-1)) {
      runs.pop();
      // Each wishes to begin where its first would have to, for itself to stand where it wishes.
      run = { sum: last.sum + run.sum - run.count * last.count * step, from: last.from, count: last.count + run.count };
    }
    runs.push(run);
  });
  return runs.flatMap(({ sum, count }) => Array.from({ length: count }, (_, row) => sum / count + row * step));
}

type Run = { sum: number; from: number; count: number };
const overlaps = (above: Run, below: Run, step: number): boolean =>
  above.sum / above.count + above.count * step > below.sum / below.count;

const mean = (ids: readonly string[] | undefined, of: ReadonlyMap<string, number>): number | null =>
  ids === undefined || ids.length === 0 ? null : ids.reduce((sum, id) => sum + of.get(id)!, 0) / ids.length;

function meanY(ids: readonly string[] | undefined, placed: ReadonlyMap<string, Placed>): number | null {
  const ys = (ids ?? []).flatMap((id) => placed.get(id)?.y ?? []);
  return ys.length === 0 ? null : ys.reduce((sum, y) => sum + y, 0) / ys.length;
}

const rankOf = ({ status }: GraphNode): number => STATUS_ORDER.indexOf(status as never);
const byWorst = (a: GraphNode, b: GraphNode): number =>
  rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** An SVG path from the right side of one node to the left side of the other. */
export function edgePath(from: Placed, to: Placed): string {
  const [x1, y1] = [from.x + NODE.width, from.y + NODE.height / 2];
  const [x2, y2] = [to.x, to.y + NODE.height / 2];
  const bend = Math.max(24, Math.abs(x2 - x1) / 2);
  return `M${round(x1)} ${round(y1)}C${round(x1 + bend)} ${round(y1)} ${round(x2 - bend)} ${round(y2)} ${round(x2)} ${round(y2)}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
