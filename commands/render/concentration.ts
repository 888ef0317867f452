/** A concentration for a terminal: single points of failure first, then the largest shares of each dimension. Pure. */
import type { NodeId } from '../../graph/model.ts';
import type { Concentration, ConcentrationShare, Dimension } from '../../queries/concentration/concentration.ts';
import { count, listText, momentText } from '../../queries/words.ts';
import { joinBlocks, section } from './section.ts';
import { paint } from './style.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** Rows of a table; the rest is counted. */
const POINTS = 6;
const SHARES = 3;

const DIMENSIONS = [
  ['byProvider', 'Provider'],
  ['byModel', 'Model'],
  ['byBaseModel', 'Base model'],
  ['byChannel', 'Channel'],
  ['byJurisdiction', 'Controlled from'],
] as const;

/** `names`: of the critical functions, by id. A block of lines, without a line break at the end. */
export function renderConcentration(
  answer: Concentration,
  names: ReadonlyMap<NodeId, string>,
  options: { width: number; colour: boolean },
): string {
  const width = Math.max(60, Math.min(options.width, 140));
  const { colour } = options;
  return joinBlocks([
    head(answer, width, colour),
    ...(answer.workloads === 0 ? [] : [pointsTable(answer, names, width, colour), sharesTable(answer, width, colour)]),
    section('What is uncertain', doubts(answer), width, colour, () => '?'),
    answer.workloads === 0 ? [] : wrap(NOTE, width).map((line) => paint(line, 'dim', colour)),
  ]);
}

const NOTE =
  'Stops: workloads without a fallback that does without it, and what needs these. Weighed: a workload of a critical function counts 3, of one that was not assessed 2, else 1. HHI: 0 to 10,000; above 2,500 is high.';

function head({ organisation, workloads, at, knownAt }: Concentration, width: number, colour: boolean): string[] {
  const known = knownAt < at ? `, as known at ${momentText(knownAt)}` : '';
  return [
    paint('What hangs on one thing', 'bold', colour),
    ...wrap(`${organisation.name}, ${count(workloads, 'workload')}, at ${momentText(at)}${known}`, width),
  ];
}

function pointsTable(
  { singlePoints }: Concentration,
  names: ReadonlyMap<NodeId, string>,
  width: number,
  colour: boolean,
): string[] {
  if (singlePoints.length === 0) return ['No single point of failure: no one thing off stops a critical function.'];
  const rows = singlePoints.slice(0, POINTS).map(({ node, stops, critical }) => [
    node.name,
    kindText(node.kind),
    `${stops}`,
    `${critical.length}: ${listText(
      critical.map((id) => names.get(id) ?? id),
      critical.length,
    )}`,
  ]);
  return [
    paint('Single points of failure: critical functions stop without', 'bold', colour),
    ...table(['Without', '', 'Stops', 'Critical functions that stop'], rows, width, [0.35, 12, 5, 0.65]),
    ...moreLine(singlePoints.length - POINTS),
  ];
}

const kindText = (kind: string): string => kind.toLowerCase();

function sharesTable(answer: Concentration, width: number, colour: boolean): string[] {
  const rows = DIMENSIONS.flatMap(([name, title]) => {
    const { shares } = answer[name];
    const shown = shares.slice(0, SHARES).map((share, i) => shareRow(i === 0 ? title : '', share));
    return shown.length === 0 ? [] : [...shown, ['', closing(answer[name]), '', '', '', '']];
  });
  return [
    paint('Largest shares', 'bold', colour),
    ...table(['By', '', 'Workloads', 'Share', 'Weighed', 'Stops'], rows, width, [15, 0.99, 9, 5, 7, 5]),
  ];
}

/** "and 7 more; HHI 3,073 (weighed 3,450), high" */
function closing({ shares, hhi, weightedHhi }: Dimension): string {
  const more = shares.length > SHARES ? [`and ${shares.length - SHARES} more`] : [];
  const reading = Math.max(hhi ?? 0, weightedHhi ?? 0) > 2500 ? 'high' : 'not high';
  const index = `HHI ${hhi?.toLocaleString('en-GB')} (weighed ${weightedHhi?.toLocaleString('en-GB')}), ${reading}`;
  return [...more, index].join('; ');
}

const shareRow = (title: string, { node, workloads, share, weightedShare, stops }: ConcentrationShare): string[] => [
  title,
  node.name,
  `${workloads}`,
  percent(share),
  percent(weightedShare),
  `${stops}`,
];

function doubts({ organisation, workloads, unresolved, knownAt }: Concentration): string[] {
  if (knownAt < organisation.learnedAt) {
    return [`What ${organisation.name} runs was not known here before ${momentText(organisation.learnedAt)}.`];
  }
  if (workloads === 0) return [`${organisation.name} has no workloads: there is nothing that hangs on anything.`];
  return unresolved === 0
    ? []
    : [`Of ${count(unresolved, 'workload')} nobody knows the model: in no share, and may hang on anything.`];
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const moreLine = (n: number): string[] => (n <= 0 ? [] : [`And ${n} more; --json has them all.`]);
