/** A comparison for a terminal: what moved, from what to what, why, and the way out. Pure. */

import type { Comparison, StatusChange } from '../../queries/compare/answer.ts';
import { movedWords } from '../../queries/compare/moved-words.ts';
import type { ImpactCounts, ImpactStatus } from '../../queries/impact/answer.ts';
import { capitalise, count } from '../../queries/words.ts';
import { joinBlocks, section, together, trimmed } from './section.ts';
import { LABELS, statusText, WORST_FIRST } from './status.ts';
import { paint } from './style.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

const COUNTS: Record<ImpactStatus, keyof ImpactCounts> = {
  DOWN: 'down',
  UNKNOWN: 'unknown',
  DEGRADED: 'degraded',
  COVERED: 'covered',
  AT_RISK: 'atRisk',
  UNAFFECTED: 'unaffected',
};

/** A block of lines, without a line break at the end. */
export function renderComparison(answer: Comparison, options: { width: number; colour: boolean }): string {
  const width = Math.max(60, Math.min(options.width, 140));
  const { colour } = options;
  const { workloads, functions, uncertain } = answer;
  return joinBlocks([
    head(answer, width, colour),
    countsTable(answer, colour),
    changesTable('Function', functions, width, colour),
    changesTable('Workload', workloads, width, colour),
    section('What is uncertain', trimmed(together(uncertain), 4), width, colour, () => '?'),
  ]);
}

function head(
  { organisation, before, after, workloads, unmoved }: Comparison,
  width: number,
  colour: boolean,
): string[] {
  const moved = movedWords(workloads).map(({ word, changes }) => `${changes.length} ${word}`);
  return [
    ...wrap(`${capitalise(before.title)} → ${after.title}`, width).map((line) => paint(line, 'bold', colour)),
    ...wrap(
      `${organisation.name}: ${moved.length === 0 ? 'nothing moves' : moved.join(', ')}, ${unmoved} as before`,
      width,
    ),
  ];
}

/** Each status with how many have it, before and after. */
function countsTable({ before, after }: Comparison, colour: boolean): string[] {
  const used = WORST_FIRST.filter((status) => before.counts[COUNTS[status]] + after.counts[COUNTS[status]] > 0);
  return used.map((status) => {
    const [was, is] = [before.counts[COUNTS[status]], after.counts[COUNTS[status]]];
    const sign = is > was ? `+${is - was}` : is < was ? `−${was - is}` : '';
    const word = paint(LABELS[status].word.padEnd(10), LABELS[status].style, colour);
    return `${word}  ${String(was).padStart(4)} → ${String(is).padEnd(4)} ${sign}`.trimEnd();
  });
}

function changesTable(what: string, changes: readonly StatusChange[], width: number, colour: boolean): string[] {
  if (changes.length === 0) return [];
  const rows = changes.map((one) => [
    one.before === null ? 'new' : LABELS[one.before].word,
    one.after === null ? 'gone' : statusText(one.after, colour),
    one.node.name,
    [one.why, one.wayOut ?? ''].join(' ').trim(),
  ]);
  const title = `${count(changes.length, what.toLowerCase())} moved`;
  return [
    paint(capitalise(title), 'bold', colour),
    ...table(['Before', 'After', what, 'Why, and the way out'], rows, width, [10, 10, 0.27, 0.73]),
  ];
}
