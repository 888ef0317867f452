/**
 * What would be different? Two moments of an organisation (now and then), how things stand and a what-if, or two what-ifs.
 * A what-if is judged on top of what is off in fact: else everything that is off would look restored by it.
 */
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant, View } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { getNode } from '../find-node.ts';
import type { Impact } from '../impact/answer.ts';
import { type Answerer, readPosture } from '../impact/impact.ts';
import { type ScenarioInput, suppose } from '../scenario/suppose.ts';
import { type Moments, viewOf } from '../view.ts';
import { count, listText, momentText } from '../words.ts';
import type { ComparedSide, Comparison } from './answer.ts';
import { changesBetween, functionStanding, type Standing, workloadStanding } from './changes.ts';
import { movedWords } from './moved-words.ts';

/** Default of each part: now, as known now, nothing supposed. */
export interface SideInput extends Moments {
  scenario?: ScenarioInput | null | undefined;
}

export interface CompareArgs {
  organisation: string;
  before?: SideInput | null | undefined;
  after?: SideInput | null | undefined;
}

/**
 * One traverse a moment: sides of the same moment share it. Throws as `scenario` does, and BAD_INPUT where both sides are
 * the same.
 */
export async function compare(store: Store, args: CompareArgs, now: Instant): Promise<Comparison> {
  const [first, second] = [args.before ?? {}, args.after ?? {}];
  const [from, to] = [viewOf(first, now), viewOf(second, now)];
  if (sameView(from, to) && JSON.stringify(first.scenario ?? null) === JSON.stringify(second.scenario ?? null)) {
    throw new BellwetherError('BAD_INPUT', 'Both sides of the comparison are the same.', {
      hint: 'Give another moment, or a scenario, for one of them.',
      details: { field: 'before' },
    });
  }
  const naming = { at: to.at, knownAt: Math.max(now, to.knownAt) };
  const organisation = await getNode(store, args.organisation, 'Organisation', naming);
  const reading = readPosture(store, organisation, from);
  const [before, after] = await Promise.all([
    answerSide(store, first, from, reading, now),
    answerSide(store, second, to, sameView(from, to) ? reading : readPosture(store, organisation, to), now),
  ]);
  return compareAnswers(before, after);
}

interface Side {
  title: string;
  answer: Impact;
  notes: string[];
}

async function answerSide(
  store: Store,
  side: SideInput,
  view: View,
  reading: Promise<Answerer>,
  now: Instant,
): Promise<Side> {
  const known = view.knownAt < view.at ? `, as known at ${momentText(view.knownAt)}` : '';
  const moment = view.at === now ? 'now' : momentText(view.at);
  if (side.scenario == null) return { title: `${moment}${known}`, answer: (await reading)(), notes: [] };
  const { assumption, title, notesFor } = await suppose(store, side.scenario, view, now);
  const answer = (await reading)({ assumption, title });
  const notes = notesFor(answer);
  return { title: moment === 'now' ? title : `${title}, ${moment}${known}`, answer, notes };
}

/** Pure: from two answers for the same organisation to what moved between them. */
export function compareAnswers(before: Side, after: Side): Comparison {
  const [was, is] = [standingsOf(before.answer, after.answer), standingsOf(after.answer, before.answer)];
  const workloads = changesBetween(was.workloads, is.workloads);
  const functions = changesBetween(was.functions, is.functions);
  const { organisation } = after.answer;
  const gone = workloads.filter((one) => one.direction === 'gone').length;
  const sides = { before: sideOf(before, was.unseen), after: sideOf(after, is.unseen) };
  const unmoved = sides.after.counts.total - (workloads.length - gone);
  const silences = [before, after].flatMap(({ answer }) => answer.silence ?? []);
  const uncertain = [...new Set([...silences, ...after.answer.uncertain, ...after.notes, ...before.notes])];
  const summary = summaryOf(organisation.name, sides, workloads, functions, unmoved);
  return { organisation, ...sides, summary, workloads, functions, unmoved, uncertain };
}

/**
 * What stood on one side. Where nothing can be said of it, what only the other side knows of was not absent: nobody knew
 * (`unseen` workloads).
 */
function standingsOf({ workloads, functions, silence }: Impact, other: Impact) {
  const own = { workloads: workloads.map(workloadStanding), functions: functions.map(functionStanding) };
  if (silence === null) return { ...own, unseen: 0 };
  const unknown = (all: readonly Standing[], known: readonly Standing[]): Standing[] => {
    const seen = new Set(known.map((one) => one.node.id));
    return all
      .filter((one) => !seen.has(one.node.id))
      .map(({ node, severity }) => ({ node, status: 'UNKNOWN', severity, why: silence, wayOut: null, evidence: [] }));
  };
  const unseen = unknown(other.workloads.map(workloadStanding), own.workloads);
  return {
    workloads: [...own.workloads, ...unseen],
    functions: [...own.functions, ...unknown(other.functions.map(functionStanding), own.functions)],
    unseen: unseen.length,
  };
}

const sideOf = ({ title, answer: { at, knownAt, status, counts } }: Side, unseen: number): ComparedSide => {
  const { total, unknown } = counts;
  return { title, at, knownAt, status, counts: { ...counts, total: total + unseen, unknown: unknown + unseen } };
};

/** "Meridian Mutual, from 12 June 2026 to now: 20 workloads worse (5 of them down), 6 as before. Critical functions worse: …" */
function summaryOf(
  organisation: string,
  { before, after }: Pick<Comparison, 'before' | 'after'>,
  workloads: Comparison['workloads'],
  functions: Comparison['functions'],
  unmoved: number,
): string {
  const told = movedWords(workloads).map(({ word, changes }, i) => {
    const down = word === 'worse' ? changes.filter((one) => one.after === 'DOWN').length : 0;
    const n = changes.length;
    return `${i === 0 ? count(n, 'workload') : n} ${word}${down > 0 ? ` (${down} down)` : ''}`;
  });
  const parts = [...told, `${unmoved} as before`];
  const hit = functions.filter((one) => one.direction === 'worse' && isCritical(one.node.props.critical));
  const critical = hit.length === 0 ? '' : ` Critical functions worse: ${listText(hit.map((one) => one.node.name))}.`;
  return `${organisation}, ${before.title} → ${after.title}: ${parts.join(', ')}.${critical}`;
}

const isCritical = (critical: unknown): boolean => critical === true || critical === 'yes';
const sameView = (a: View, b: View): boolean => a.at === b.at && a.knownAt === b.knownAt;
