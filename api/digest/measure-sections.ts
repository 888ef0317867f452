/** Measures whose status changed, what earlier ones of their kind came to, and dates to come. */
import { statusText } from '../../queries/digest/headline.ts';
import { capitalise, count, DAY, listText } from '../../queries/words.ts';
import { documents, restOf, type Section, type Telling, useText } from './section.ts';

/** What an act that runs is called: proceedings are no rule in force. */
const PENDING: ReadonlySet<string> = new Set(['LAWSUIT', 'INVESTIGATION', 'INQUIRY']);
const actWord = (kind: string, status: string): string =>
  status === 'IN_FORCE' && PENDING.has(kind) ? 'pending' : statusText(status);

export function actions({ answer, links, most }: Telling): Section {
  return {
    title: 'Measures that changed',
    entries: answer.actions.slice(0, most).map(({ action, before, after, ours: used, evidence }) => ({
      title: action.title,
      url: links.action(action.id),
      moved: {
        before: before === null ? 'new' : actWord(action.kind, before),
        after: actWord(action.kind, after),
        tone: 'plain',
      },
      details: used.length > 0 ? [] : [capitalise(useText(used))],
      evidence: documents(evidence, links),
    })),
    tail: restOf(answer.actions.length, most, links.home),
  };
}

/** A date that stands as it stood is told again when it is near. */
const NEAR = 30 * DAY;

export function deadlines({ answer, times, links, most }: Telling): Section {
  const horizon = Date.parse(answer.until) + NEAR;
  const next = answer.deadlines.find((one) => one.ours.length > 0);
  const told = answer.deadlines.filter((one) => one.change !== null || one === next || Date.parse(one.at) < horizon);
  const later = answer.deadlines.length - Math.min(told.length, most);
  return {
    title: 'Dates to come',
    entries: told.slice(0, most).map(({ at, kind, event, movedFrom, change, ours: used, evidence }) => ({
      title: `${times.day(at)}: ${event.title}`,
      url: links.event(event.id),
      moved: null,
      details: [
        ...(change === 'MOVED' ? [`Moved: it was ${listText(movedFrom.map(times.day))}.`] : []),
        ...(change !== 'MOVED' && movedFrom.length > 0
          ? [`Also given, before: ${listText(movedFrom.map(times.day))}.`]
          : []),
        `${change === 'NEW' ? 'New; ' : ''}${kind === 'ENDS' ? 'no longer supported from then on' : 'takes effect then'}; ${useText(used)}.`,
      ].map(capitalise),
      evidence: documents(evidence, links),
    })),
    tail: later > 0 ? `${count(later, 'later date')}, unchanged.` : null,
  };
}

export function precedents({ answer, links }: Telling): Section {
  return {
    title: 'Precedents',
    entries: answer.precedents.slice(0, 5).map(({ action, earlier, summary }) => ({
      title: action.title,
      url: links.action(action.id),
      moved: null,
      details: [summary],
      evidence: [{ text: 'the earlier one', title: earlier.title, url: links.action(earlier.id) }],
    })),
    tail: null,
  };
}
