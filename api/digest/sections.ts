/** What the mail tells, section by section, in the order of what matters to its reader. */
import { coverage } from './coverage-section.ts';
import { conflicts, questions, unknowns } from './doubt-sections.ts';
import { besides, elsewhere, ours, searches } from './event-sections.ts';
import { actions, deadlines, precedents } from './measure-sections.ts';
import { functions, workloads } from './moved-sections.ts';
import type { Section, Telling } from './section.ts';

/** Those that have something to say. */
export function sectionsOf(telling: Telling): Section[] {
  return [
    workloads(telling),
    functions(telling),
    ours(telling),
    actions(telling),
    deadlines(telling),
    searches(telling),
    questions(telling),
    precedents(telling),
    conflicts(telling),
    unknowns(telling),
    besides(telling),
    elsewhere(telling),
    coverage(telling),
  ].filter(({ entries, tail }) => entries.length > 0 || tail !== null);
}
