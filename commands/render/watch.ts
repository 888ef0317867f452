/** Watch items for a terminal: a line each, or one with all that bears on it. Pure. */

import type { WatchAnswer, WatchState } from '../../queries/watch/answer.ts';
import { silenceText } from '../../queries/watch/silence.ts';
import { capitalise, count, dayText, momentText } from '../../queries/words.ts';
import { joinBlocks } from './section.ts';
import { paint, type Style } from './style.ts';
import { wrap } from './wrap.ts';

const STYLES: Record<WatchState, Style> = { OPEN: 'yellow', MOVED: 'blue', ANSWERED: 'magenta', CONFIRMED: 'green' };

export interface WatchOptions {
  width: number;
  colour: boolean;
}

const widthOf = ({ width }: WatchOptions): number => Math.max(60, Math.min(width, 140));
/** `watchitem:access-restored` is called `access-restored`. */
const shortId = ({ item }: WatchAnswer): string => item.id.slice(item.id.indexOf(':') + 1);

export function renderWatchList(answers: readonly WatchAnswer[], options: WatchOptions): string {
  const width = widthOf(options);
  if (answers.length === 0) return 'Nothing is watched. Add a list: bellwether watch add FILE';
  const indented = (text: string): string[] => wrap(text, width - 11).map((line) => `           ${line}`);
  const items = answers.map((one) => [
    `${paint(one.state.padEnd(9), STYLES[one.state], options.colour)}  ${shortId(one)}, since ${dayText(one.since)}`,
    ...indented(one.question),
    ...indented(`→ ${capitalise(one.why)}.`),
  ]);
  const unseen = answers.filter((one) => one.state === 'ANSWERED').length;
  const hint = `${count(unseen, 'question')} to be confirmed: bellwether watch confirm ITEM --by NAME --answer TEXT`;
  return joinBlocks([...items, unseen === 0 ? [] : wrap(hint, width)]);
}

export function renderWatchItem(one: WatchAnswer, options: WatchOptions): string {
  const width = widthOf(options);
  const { colour } = options;
  const entry = (mark: string, text: string): string[] => {
    const [first = '', ...rest] = wrap(text, width - 5);
    return [`  ${mark}  ${first}`, ...rest.map((line) => `     ${line}`)];
  };
  const said = one.evidence.flatMap(({ effect, at, text, evidence }) => {
    const [best] = evidence;
    const quote =
      best === undefined ? '' : ` “${best.quote.replace(/\s+/g, ' ').slice(0, 160)}” (${best.document.title})`;
    return entry(effect === 'answers' ? '✓' : '·', `${dayText(at)}: ${text}.${quote}`);
  });
  return joinBlocks([
    [
      ...wrap(one.question, width).map((line) => paint(line, 'bold', colour)),
      `${paint(one.state, STYLES[one.state], colour)} since ${momentText(one.since)}; opened ${dayText(one.openedAt)}; ${shortId(one)}`,
    ],
    wrap(`${capitalise(one.why)}.`, width),
    one.keptOpen === null
      ? []
      : wrap(`Kept open by ${one.keptOpen.by}, ${dayText(one.keptOpen.at)}: ${one.keptOpen.reason}`, width),
    wrap(`Answered by: ${one.answeredBy}.`, width),
    said.length === 0 ? [] : [paint('What bears on it (✓ would answer it)', 'bold', colour), ...said],
    one.silence.length === 0
      ? []
      : [
          paint('Silent so far', 'bold', colour),
          ...one.silence.flatMap((silence) => entry('-', `${silenceText(silence)}.`)),
        ],
    one.about.length === 0
      ? []
      : [paint('Hangs on', 'bold', colour), ...one.about.flatMap((node) => entry('-', `${node.name} (${node.id})`))],
  ]);
}
