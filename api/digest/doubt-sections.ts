/** Open questions, disagreements, and what is not known. */
import { statusText } from '../../queries/digest/headline.ts';
import { count, listText } from '../../queries/words.ts';
import type { DigestAnswer } from './ask.ts';
import { documents, restOf, type Section, sourceOf, type Telling } from './section.ts';

export function questions({ answer, links, most }: Telling): Section {
  const now = links.now(answer.organisation.id);
  return {
    title: 'Open questions that moved',
    entries: answer.watch.slice(0, most).map(({ question, before, after, why, event, evidence }) => ({
      title: question,
      url: event === null ? now : links.event(event.id),
      moved: before === null ? null : { before: statusText(before), after: statusText(after), tone: 'plain' },
      details: [before === null ? `New. ${why}` : why],
      evidence: documents(evidence, links),
    })),
    tail: restOf(answer.watch.length, most, now),
  };
}

/** One entry for each document that contradicts: a page that is wrong about one thing is wrong about several. */
export function conflicts({ answer, links, most }: Telling): Section {
  const now = links.now(answer.organisation.id);
  const byDocument = Map.groupBy(answer.conflicts, ({ sides }) => sides.at(-1)?.evidence[0]?.document.id ?? '');
  const older = answer.openConflicts - answer.conflicts.length;
  return {
    title: 'Where sources disagree',
    entries: [...byDocument.values()].slice(0, most).map((of) => {
      const [{ sides }] = of as [DigestAnswer['conflicts'][number]];
      const against = sides.at(-1)!.evidence;
      return {
        title: against[0] === undefined ? 'Somebody says otherwise' : `${sourceOf(against[0])} says otherwise`,
        url: against[0] === undefined ? now : links.document(against[0].document.id),
        moved: null,
        details: [`It says of ${saidText(of, -1)}.`, `This digest goes by: ${saidText(of, 0)}.`],
        evidence: documents(
          of.flatMap((one) => one.sides.flatMap((side) => side.evidence.slice(0, 1))),
          links,
        ),
      };
    }),
    tail: older > 0 ? { text: `${count(older, 'older disagreement')} still open`, url: now } : null,
  };
}

/** "Claude Fable 5 and Claude Mythos 5: suspended for everyone from 12 May 2026; …" */
function saidText(of: readonly DigestAnswer['conflicts'][number][], side: number): string {
  const byText = Map.groupBy(of, ({ sides }) => sides.at(side)!.summary);
  return [...byText]
    .map(([text, all]) => `${listText([...new Set(all.flatMap(({ about }) => about?.name ?? []))])}: ${text}`)
    .join('; ');
}

export function unknowns({ answer }: Telling): Section {
  return {
    title: 'What is not known',
    entries: answer.uncertain.map((text) => ({ title: text, url: null, moved: null, details: [], evidence: [] })),
    tail: null,
  };
}
