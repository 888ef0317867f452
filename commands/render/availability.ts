/** Availabilities for a terminal: a line a channel, then what brought each about. Pure. */
import type { AvailabilityState } from '../../graph/model.ts';
import type { Availability } from '../../queries/availability/answer.ts';
import { audienceText } from '../../queries/availability/audience.ts';
import { capitalise, momentText } from '../../queries/words.ts';
import { together } from './section.ts';
import { paint, type Style } from './style.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

/** More causes than these are counted. */
const CAUSES_SHOWN = 8;

const STYLES: Record<AvailabilityState, Style> = {
  AVAILABLE: 'green',
  RESTRICTED: 'yellow',
  SUSPENDED: 'red',
  PARTLY_RESTORED: 'cyan',
  DEPRECATED: 'yellow',
  UNKNOWN: 'magenta',
};

/** `names`: of models and channels, by id. */
export function renderAvailability(
  answers: readonly Availability[],
  names: ReadonlyMap<string, string>,
  options: { width: number; colour: boolean },
): string {
  const width = Math.max(60, Math.min(options.width, 140));
  const [first] = answers;
  if (first === undefined) return 'Nothing is known of a channel that offers it.';
  const nameOf = (id: string | null): string => (id === null ? 'anywhere' : (names.get(id) ?? id));
  const title = `${nameOf(first.model)} for ${audienceText(first.audience)}, at ${momentText(first.at)}`;
  const rows = answers.map((one) => [
    nameOf(one.channel),
    paint(one.state.replace('_', ' '), STYLES[one.state], options.colour),
    // Law and fact side by side: what may be done, and what works.
    sentence(one.legal),
    sentence(one.operational),
    one.usable === null ? (one.partly ? 'in part' : 'not known') : one.usable ? 'yes' : 'no',
    one.reason + (one.stale === null ? '' : ` (${one.stale})`),
  ]);
  const lines = [
    ...wrap(title, width).map((line) => paint(line, 'bold', options.colour)),
    '',
    ...table(['Channel', 'State', 'By law', 'Works', 'Usable', 'Why'], rows, width, [0.32, 15, 10, 10, 9, 0.68]),
  ];
  if (answers.length === 1) lines.push(...causeLines(first, width, options.colour));
  const conflicts = together([...new Set(answers.flatMap((one) => one.conflicts.map((conflict) => conflict.text)))]);
  if (conflicts.length > 0) {
    lines.push('', paint('Evidence that points elsewhere', 'bold', options.colour));
    for (const conflict of conflicts) {
      lines.push(...wrap(conflict, width - 5).map((line, i) => `  ${i === 0 ? '? ' : '  '} ${line}`));
    }
  }
  return lines.join('\n');
}

/** "PARTLY_RESTORED" → "partly restored". */
const sentence = (state: AvailabilityState): string => state.toLowerCase().replaceAll('_', ' ');

/** Of one answer: what brought it about, the latest first, each with who says so; what changed nothing says that. */
function causeLines({ causes }: Availability, width: number, colour: boolean): string[] {
  if (causes.length === 0) return [];
  const shown = causes.slice(0, CAUSES_SHOWN).flatMap((cause) => {
    const said = cause.evidence[0]?.document.title;
    const by = said === undefined ? '' : ` [${said}]`;
    const weight = cause.decisive ? '' : ' (changed nothing)';
    return wrap(`${capitalise(cause.text)}${weight}${by}`, width - 5).map(
      (line, i) => `  ${i === 0 ? '- ' : '  '} ${line}`,
    );
  });
  const more = causes.length - CAUSES_SHOWN;
  if (more > 0) shown.push(`     and ${more} more; --json has them all`);
  return ['', paint('What brought it about, the latest first', 'bold', colour), ...shown];
}
