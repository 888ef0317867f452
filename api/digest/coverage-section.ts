/** What was looked at, and what could not be. */
import { capitalise, count, listText } from '../../queries/words.ts';
import type { DigestAnswer } from './ask.ts';
import type { Entry, Section, Telling } from './section.ts';
import { clip } from './words.ts';

export function coverage({ answer, times }: Telling): Section {
  const { heard, silent, fellSilent, failing, unread } = answer.coverage;
  const names = (sources: readonly { name: string }[], most: number): string =>
    listText(
      sources.map(({ name }) => name),
      most,
    );
  const entry = (title: string, ...details: string[]): Entry => ({
    title,
    url: null,
    moved: null,
    details,
    evidence: [],
  });
  const quiet = silent.slice(fellSilent);
  return {
    title: 'What was looked at',
    entries: [
      ...failing.map(({ name, health: { lastSuccessAt, lastError } }) =>
        entry(
          `${name} could not be read`,
          `${lastSuccessAt === null ? 'It was never read' : `Last read ${times.moment(lastSuccessAt)}`}${lastError === null ? '' : `: ${clip(lastError.replace(/\.$/, ''), 200)}`}. What it published since may be missing here.`,
        ),
      ),
      ...(unread.length === 0
        ? []
        : [entry(`${count(unread.length, 'source')} not read in this time`, names(unread, 6))]),
      entry(
        capitalise(lookedAtText(answer)),
        ...(heard.length === 0
          ? []
          : [
              listText(
                heard.map(({ source, documents: from }) => `${source.name} (${from})`),
                20,
              ),
            ]),
      ),
      ...(fellSilent === 0
        ? []
        : [
            entry(
              `${count(fellSilent, 'source')} fell silent: something in the time before, nothing in this`,
              names(silent.slice(0, fellSilent), 8),
            ),
          ]),
      ...(quiet.length === 0 ? [] : [entry(`${count(quiet.length, 'source')} published nothing`, names(quiet, 6))]),
    ],
    tail: null,
  };
}

/** "12 documents of 3 sources, for your 26 workloads on 13 models". */
export function lookedAtText({ coverage: { documents, heard, workloads, models } }: DigestAnswer): string {
  const read =
    documents === 0
      ? 'no document of any source'
      : `${count(documents, 'document')} of ${count(heard.length, 'source')}`;
  return `${read}${workloads === 0 ? '' : `, for your ${count(workloads, 'workload')} on ${count(models, 'model')}`}`;
}
