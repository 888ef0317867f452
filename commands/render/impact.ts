/** An impact answer for a terminal: what a person needs in ten seconds first, the rest below. Pure. */
import { badness, type Impact, type ImpactStatus, type WorkloadImpact } from '../../queries/impact/answer.ts';
import { capitalise, count, dayText, listText, momentText } from '../../queries/words.ts';
import { joinBlocks, section, together, trimmed } from './section.ts';
import { LABELS, WORST_FIRST } from './status.ts';
import { paint } from './style.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

export interface RenderOptions {
  /** Columns of the terminal; at least 60 are used. */
  width: number;
  colour: boolean;
  /** "Second of its kind …", where the action asked about has precedents. */
  precedent?: string | null;
  /** The best alternative of a workload, where one was looked up: shown where there is no way out. */
  alternatives?: ReadonlyMap<string, string>;
}

/** Rows of the table: with its head and its sections, what a person takes in at a look. */
const ROWS = 12;

/** A block of lines, without a line break at the end. */
export function renderImpact(answer: Impact, options: RenderOptions): string {
  const width = Math.max(60, Math.min(options.width, 140));
  const { colour } = options;
  return joinBlocks([
    [...head(answer, width, colour), ...precedentLine(options, width)],
    affectedTable(answer, width, options),
    section('Why', answer.reasons, width, colour, (i) => `${i + 1}.`),
    section('What to do', answer.nextSteps, width, colour, (i) => `${i + 1}.`),
    section('What is uncertain', trimmed(together(answer.uncertain), 6), width, colour, () => '?'),
    footer(answer, width, colour),
  ]);
}

/** Who, when and what; the counts; and which critical functions it reaches. */
function head(answer: Impact, width: number, colour: boolean): string[] {
  const { organisation, question, counts, functions, at, knownAt } = answer;
  const status = question.actionStatus === null ? '' : ` (${question.actionStatus.toLowerCase().replaceAll('_', ' ')})`;
  const known = knownAt < at ? `, as known at ${momentText(knownAt)}` : '';
  const what = question.kind === 'posture' ? 'Everything that is off' : capitalise(question.title);
  const critical = functions
    .filter((one) => one.critical === 'yes' && badness(one.status) >= badness('DEGRADED'))
    .map((one) => `${one.function.name} (${LABELS[one.status].word.toLowerCase()})`);
  return [
    ...wrap(`${what}${status}`, width).map((line) => paint(line, 'bold', colour)),
    ...wrap(`${organisation.name}, ${count(counts.total, 'workload')}, at ${momentText(at)}${known}`, width),
    '',
    countsLine(answer, colour),
    ...(critical.length === 0 ? [] : wrap(`Critical functions hit: ${listText(critical, 6)}`, width)),
  ];
}

const precedentLine = ({ precedent, colour }: RenderOptions, width: number): string[] =>
  precedent == null
    ? []
    : wrap(`Precedent: ${precedent.charAt(0).toLowerCase()}${precedent.slice(1)}`, width).map((line) =>
        paint(line, 'dim', colour),
      );

function countsLine({ counts }: Impact, colour: boolean): string {
  const parts: [ImpactStatus, number][] = [
    ['DOWN', counts.down],
    ['UNKNOWN', counts.unknown],
    ['DEGRADED', counts.degraded],
    ['COVERED', counts.covered],
    ['AT_RISK', counts.atRisk],
    ['UNAFFECTED', counts.unaffected],
  ];
  const shown = parts
    .filter(([, n]) => n > 0)
    .map(([status, n]) => paint(`${n} ${LABELS[status].word}`, LABELS[status].style, colour));
  return shown.length === 0 ? 'no workloads' : shown.join('  ');
}

function affectedTable(answer: Impact, width: number, options: RenderOptions): string[] {
  const affected = answer.workloads.filter((one) => one.status !== 'UNAFFECTED');
  if (affected.length === 0) return [];
  // What does not fit into a look is named by status; --json has it all.
  const shown = affected.length <= ROWS + 2 ? affected : affected.slice(0, ROWS);
  const rows = shown.map((one) => {
    const { word, style } = LABELS[one.status];
    const mark = one.severity === 'CRITICAL' ? ' !' : '';
    return [
      paint(`${word}${mark}`, style, options.colour),
      one.workload.name,
      capitalise(one.short),
      wayOut(one, options),
    ];
  });
  return [
    ...table(['Status', 'Workload', 'Why', 'Way out'], rows, width, [11, 0.26, 0.38, 0.36]),
    ...restLines(affected.slice(shown.length), shown.at(-1)?.status, width, options.colour),
  ];
}

/** "9 more" of each status, by name; `last`: the status in which the table ends. */
function restLines(
  rest: readonly WorkloadImpact[],
  last: ImpactStatus | undefined,
  width: number,
  colour: boolean,
): string[] {
  return WORST_FIRST.flatMap((status) => {
    const names = rest.filter((one) => one.status === status).map((one) => one.workload.name);
    if (names.length === 0) return [];
    const { word, style } = LABELS[status];
    const lines = wrap(
      `${names.length}${status === last ? ' more' : ''}: ${listText(names, names.length)}.`,
      width - 13,
    );
    return lines.map((line, i) => `${i === 0 ? paint(word.padEnd(13), style, colour) : ' '.repeat(13)}${line}`);
  });
}

function wayOut(one: WorkloadImpact, { alternatives }: RenderOptions): string {
  const proposed = alternatives?.get(one.workload.id);
  const way = one.wayOut ?? '';
  return proposed === undefined ? way : `No usable fallback; try ${proposed}.`;
}

/** Said once, quietly: what the answer rests on, and what it is not. */
function footer({ coverage }: Impact, width: number, colour: boolean): string[] {
  const kinds = new Map<string, number>();
  for (const { kind, documents } of coverage.sources) {
    const name = kind ?? 'other';
    kinds.set(name, (kinds.get(name) ?? 0) + documents);
  }
  const by =
    kinds.size === 0
      ? ''
      : ` (${listText(
          [...kinds].map(([kind, n]) => `${n} ${kind}`),
          7,
        )})`;
  const newest = coverage.newestEvidenceAt === null ? '' : `, the newest of ${dayText(coverage.newestEvidenceAt)}`;
  const text = `Rests on ${count(coverage.documents, 'document')}${by}${newest}. ! marks a critical function. Not legal advice.`;
  return wrap(text, width).map((line) => paint(line, 'dim', colour));
}
