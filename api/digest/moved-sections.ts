/** Workloads and functions that moved: before → after, why, what to do. */
import { count } from '../../queries/words.ts';
import type { Moved } from './ask.ts';
import { documents, type Entry, restOf, type Section, type Telling } from './section.ts';
import { clip, impactWord } from './words.ts';

const TONES = { DOWN: 'bad', UNAFFECTED: 'good', COVERED: 'plain' } as const;

function movedEntry({ node, before, after, why, wayOut, evidence }: Moved, url: string, { links }: Telling): Entry {
  return {
    title: clip(node.name, 120),
    url,
    moved: {
      before: before === null ? 'new' : impactWord(before),
      after: after === null ? 'gone' : impactWord(after),
      tone: after === null ? 'plain' : (TONES[after as keyof typeof TONES] ?? 'warn'),
    },
    details: [clip(why, 400), ...(wayOut === null ? [] : [`What to do: ${clip(wayOut, 300)}`])],
    evidence: documents(evidence, links),
  };
}

export function workloads(telling: Telling): Section {
  const { answer, links, most } = telling;
  const { workloads: all, unmoved, after } = answer.posture;
  const url = links.impact(answer.organisation.id, { at: Date.parse(answer.until) - 1 });
  const more = all.length - most;
  return {
    title: 'What moved for you',
    entries: all.slice(0, most).map((one) => movedEntry(one, url, telling)),
    tail:
      all.length === 0
        ? null
        : {
            text: `${more > 0 ? `${count(more, 'more workload')} moved; ` : ''}${unmoved} of ${after.counts.total} ${unmoved === 1 ? 'stands as it' : 'stand as they'} stood. All of them, with fallbacks and alternatives`,
            url,
          },
  };
}

export function functions(telling: Telling): Section {
  const { answer, links, most } = telling;
  const all = answer.posture.functions;
  const url = links.now(answer.organisation.id);
  return {
    title: 'Your business functions',
    entries: all.slice(0, most).map((one) => movedEntry(one, url, telling)),
    tail: restOf(all.length, most, url),
  };
}
