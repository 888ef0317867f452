/** The graph as SVG. Colours are attributes, so that a saved picture is the same drawing with its colours filled in. */
import { statusTone, statusWord, TONE_SHAPES, type Tone } from '../../parts/status-pill.tsx';
import { type GraphNode, LAYER_WORDS, type Layer } from './graph.ts';
import { edgePath, type Layout, NODE, type Placed } from './layout.ts';

const { width: W, height: H } = NODE;

/** What sort of thing it is shows in its outline: an arrow, a capsule, a box, a rounded box, a barred box. */
const OUTLINES: Record<Layer, string> = {
  event: `M4 0H${W - 12}L${W} ${H / 2}L${W - 12} ${H}H4Q0 ${H} 0 ${H - 4}V4Q0 0 4 0Z`,
  model: `M${H / 2} 0H${W - H / 2}A${H / 2} ${H / 2} 0 0 1 ${W - H / 2} ${H}H${H / 2}A${H / 2} ${H / 2} 0 0 1 ${H / 2} 0Z`,
  offering: `M0 0H${W}V${H}H0Z`,
  workload: `M8 0H${W - 8}Q${W} 0 ${W} 8V${H - 8}Q${W} ${H} ${W - 8} ${H}H8Q0 ${H} 0 ${H - 8}V8Q0 0 8 0Z`,
  function: `M3 0H${W - 3}Q${W} 0 ${W} 3V${H - 3}Q${W} ${H} ${W - 3} ${H}H3Q0 ${H} 0 ${H - 3}V3Q0 0 3 0ZM5 0V${H}`,
};
/** Where text begins and how many letters fit. */
const INSET: Record<Layer, [x: number, name: number, detail: number]> = {
  event: [10, 23, 28],
  model: [18, 22, 22],
  offering: [10, 24, 25],
  workload: [10, 24, 25],
  function: [14, 23, 24],
};

export const toneOf = ({ status }: GraphNode): Tone => (status === null ? 'plain' : statusTone(status));

const colour = (tone: Tone, part: '' | '-ground' | '-line'): string =>
  tone === 'plain'
    ? { '': 'var(--text)', '-ground': 'var(--surface)', '-line': 'var(--line-strong)' }[part]
    : `var(--${tone}${part})`;

const cut = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;

/** `Suspended · Claude Fable 5` */
export function detailOf(node: GraphNode): string {
  const word = node.status === null ? '' : statusWord(node.status);
  return [word, node.detail === word ? '' : node.detail].filter(Boolean).join(' · ');
}

/** The letters that are drawn. */
export function lettersOf(node: GraphNode): [name: string, detail: string] {
  const [, nameLetters, detailLetters] = INSET[node.layer];
  return [cut(node.name, nameLetters), cut(detailOf(node), detailLetters)];
}

export function NodeShape({ node }: { node: GraphNode }) {
  const tone = toneOf(node);
  const [x] = INSET[node.layer];
  const [name, detail] = lettersOf(node);
  return (
    <>
      {node.members !== null && (
        <path
          d={OUTLINES[node.layer]}
          transform="translate(4 4)"
          fill={colour(tone, '-ground')}
          stroke={colour(tone, '-line')}
        />
      )}
      <path class="box" d={OUTLINES[node.layer]} fill={colour(tone, '-ground')} stroke={colour(tone, '-line')} />
      <text x={x} y={detail === '' ? 24 : 17} font-size="12.5" font-weight="600" fill="var(--text)">
        {name}
      </text>
      {node.status !== null && (
        <path
          d={TONE_SHAPES[tone]}
          transform={`translate(${x} 22)`}
          fill="none"
          stroke={colour(tone, '')}
          stroke-width="1.6"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      )}{' '}
      <text x={node.status === null ? x : x + 16} y="32" font-size="11" fill={colour(tone, '')}>
        {detail}
      </text>
    </>
  );
}

export function Heads({ heads }: { heads: Layout['heads'] }) {
  return heads.map(({ layer, x, count }) => (
    <text key={layer} x={x} y="22" font-size="12" font-weight="600" fill="var(--quiet)">
      {`${LAYER_WORDS[layer][1]} (${count})`}
    </text>
  ));
}

interface EdgesProps {
  edges: Layout['edges'];
  placed: ReadonlyMap<string, Placed>;
  /** Strong: the way of what is looked at. */
  strong?: boolean;
}

/** Three paths for all of them: what an impact comes along, what else is used, and (dashed) what would be used instead. */
export function Edges({ edges, placed, strong = false }: EdgesProps) {
  const join = (wanted: (edge: Layout['edges'][number]) => boolean): string =>
    edges.flatMap((edge) => (wanted(edge) ? edgePath(placed.get(edge.from)!, placed.get(edge.to)!) : [])).join('');
  const common = { fill: 'none', 'stroke-width': strong ? 2.2 : 1.2 };
  return (
    <g class={strong ? 'strong' : 'links'}>
      <path
        {...common}
        d={join((edge) => edge.kind !== 'fallback' && !edge.carries)}
        stroke="var(--line-strong)"
        opacity={strong ? 1 : 0.55}
      />
      <path
        {...common}
        d={join((edge) => edge.kind !== 'fallback' && edge.carries)}
        stroke="var(--bad)"
        opacity={strong ? 1 : 0.5}
      />
      <path
        {...common}
        d={join((edge) => edge.kind === 'fallback')}
        stroke="var(--hold)"
        stroke-dasharray="5 4"
        opacity={strong ? 1 : 0.7}
      />
    </g>
  );
}

/** From afar: a path for all boxes of a tone. */
export function Far({ placed }: { placed: readonly Placed[] }) {
  const byTone = Map.groupBy(placed, ({ node }) => toneOf(node));
  return [...byTone].map(([tone, those]) => (
    <path
      key={tone}
      d={those.map(({ x, y }) => `M${Math.round(x)} ${Math.round(y)}h${W}v${H}h${-W}z`).join('')}
      fill={colour(tone, '-line')}
      stroke={colour(tone, '')}
    />
  ));
}

/** The whole of it, for a file. */
export function Drawing({ layout, title }: { layout: Layout; title: string }) {
  const { placed, edges, heads, width, height } = layout;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="system-ui, sans-serif"
    >
      <title>{title}</title>
      <rect width={width} height={height} fill="var(--surface)" />
      <Heads heads={heads} />
      <Edges edges={edges} placed={placed} />
      {[...placed.values()].map(({ node, x, y }) => (
        <g key={node.id} transform={`translate(${x} ${y})`}>
          <title>{`${node.name}: ${detailOf(node)}`}</title>
          <NodeShape node={node} />
        </g>
      ))}
    </svg>
  );
}
