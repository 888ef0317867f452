/** What does this do to us? An event, an action or a whole posture, against one organisation, at a moment. */
import { BellwetherError } from '../../graph/errors.ts';
import type { GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { Store, Subgraph } from '../../graph/store.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { getNode } from '../find-node.ts';
import { type Moments, viewOf } from '../view.ts';
import { type Impact, worse } from './answer.ts';
import { type Assumption, assume } from './assume.ts';
import { asUnknown, recordsBegin, silenceOf } from './before-records.ts';
import { functionSteps, judgeFunctions } from './business-impact.ts';
import { judgeConflicts } from './conflict.ts';
import { judgeCoverage } from './coverage.ts';
import { homesOf } from './policy.ts';
import { readQuestion } from './question.ts';
import { type Entry, impactSpec } from './spec.ts';
import { countStatuses, headline, mainReasons, nextSteps, uncertainties } from './summary.ts';
import { judgeWorkloads } from './workload.ts';

/** What a posture is called. */
const EVERYTHING = 'everything that is known';

export interface ImpactArgs extends Moments {
  /** Id, name or key of an event; not together with `action`. With neither: everything that is off counts. */
  event?: string | null | undefined;
  action?: string | null | undefined;
  /** Id or name. */
  organisation: string;
}

/**
 * One traverse, one judgement. Throws NOT_FOUND with the nearest names for an unknown event, action or organisation, and
 * BAD_INPUT where both event and action are given. What was not known yet at `knownAt` is an answer, not an error.
 */
export async function impact(store: Store, args: ImpactArgs, now: Instant): Promise<Impact> {
  const view = viewOf(args, now);
  const naming = namingView(view, now);
  const [organisation, asked] = await Promise.all([
    getNode(store, args.organisation, 'Organisation', naming),
    getAsked(store, args, naming),
  ]);
  const entry: Entry =
    asked === undefined ? { kind: 'posture' } : { kind: asked.kind === 'Action' ? 'action' : 'event', id: asked.id };
  return answerFor(store, { entry, organisation, view, title: asked?.name ?? EVERYTHING });
}

/** Names are resolved with all that is known now: asking "as known then" about what was not known then is fair. */
export const namingView = (view: View, now: Instant): View => ({ at: view.at, knownAt: Math.max(now, view.knownAt) });

/** The event or action that is meant; undefined where neither is given. Throws as `impact` does. */
export async function getAsked(
  store: Store,
  { event, action }: Pick<ImpactArgs, 'event' | 'action'>,
  naming: View,
): Promise<GraphNode | undefined> {
  if (event != null && action != null) {
    throw new BellwetherError('BAD_INPUT', 'Give an event or an action, not both.', {
      hint: 'The action includes its events.',
    });
  }
  if (event != null) return getNode(store, event, ['Event', 'Action'], naming);
  return action == null ? undefined : getNode(store, action, 'Action', naming);
}

/** The judgement that real events and what-ifs share. */
export async function answerFor(
  store: Store,
  asked: {
    entry: Entry;
    organisation: GraphNode;
    view: View;
    title: string;
    assumption?: Assumption;
  },
): Promise<Impact> {
  const { entry, organisation, view, title, assumption } = asked;
  const read = await readFor(store, entry, organisation, view);
  return judgeRead(read, { entry, organisation, title, ...(assumption === undefined ? {} : { assumption }) });
}

/** Answers from what was read once: how everything stands, or that with something supposed on top. */
export type Answerer = (supposed?: { assumption: Assumption; title: string }) => Impact;

/** One traverse, for as many answers about the same organisation and moment as are wanted. */
export async function readPosture(store: Store, organisation: GraphNode, view: View): Promise<Answerer> {
  const read = await readFor(store, { kind: 'posture' }, organisation, view);
  return (supposed) => {
    if (supposed === undefined) return judgeRead(read, { entry: { kind: 'posture' }, organisation, title: EVERYTHING });
    const { models, providers, channels, jurisdictions } = supposed.assumption;
    const entry: Entry = { kind: 'scenario', models, providers, channels, jurisdictions, onTop: true };
    return judgeRead(read, { entry, organisation, ...supposed });
  };
}

interface Read {
  subgraph: Subgraph;
  total: number;
  /** See `recordsBegin`. */
  begins: Instant | null;
  facts: AvailabilityJudge;
}

async function readFor(store: Store, entry: Entry, organisation: GraphNode, view: View): Promise<Read> {
  const [subgraph, total, begins] = await Promise.all([
    store.traverse(impactSpec(entry, [organisation.id], homesOf([organisation])), view),
    countWorkloads(store, organisation.id, view),
    recordsBegin(store, organisation, view),
  ]);
  return { subgraph, total, begins, facts: new AvailabilityJudge(subgraph, view) };
}

function judgeRead(
  { subgraph, total, begins, facts }: Read,
  asked: { entry: Entry; organisation: GraphNode; title: string; assumption?: Assumption },
): Impact {
  const { entry, organisation, title, assumption } = asked;
  const used = subgraph.stages.get('models') ?? [];
  const judge = assumption === undefined ? facts : facts.assuming(assume(assumption, facts, used));
  const judged = judgeImpact(subgraph, judge, { entry, organisation, title, total });
  const silence = silenceOf(organisation, facts.view, begins);
  const answer = silence === null ? judged : asUnknown(judged, silence);
  return assumption === undefined ? answer : { ...answer, assumption };
}

/** Pure: from the subgraph to the answer. */
export function judgeImpact(
  subgraph: Subgraph,
  judge: AvailabilityJudge,
  asked: { entry: Entry; organisation: GraphNode; title: string; total: number },
): Impact {
  const { organisation, total } = asked;
  const read = readQuestion(asked.entry, subgraph, judge, asked.title);
  const workloads = judgeWorkloads(subgraph, judge, read, organisation);
  const functions = judgeFunctions(workloads, judge);
  const conflicts = judgeConflicts(subgraph, judge, read, workloads);
  const coverage = judgeCoverage(subgraph, judge, read, workloads, organisation, total);
  const counts = countStatuses(workloads, total);
  const { question } = read;
  return {
    at: judge.view.at,
    knownAt: judge.view.knownAt,
    organisation,
    question,
    status: workloads.map((one) => one.status).reduce(worse, 'UNAFFECTED'),
    summary: headline({ organisation: organisation.name, question, counts, functions, at: judge.view.at }),
    silence: null,
    counts,
    workloads,
    functions,
    conflicts,
    coverage,
    reasons: mainReasons(workloads),
    nextSteps: [...nextSteps(workloads, coverage), ...functionSteps(functions)],
    uncertain: uncertainties(workloads, conflicts, coverage),
  };
}

/** Of the organisation, in all. */
export function countWorkloads(store: Store, organisation: NodeId, view: View): Promise<number> {
  const related = [{ relation: 'RUNS' as const, direction: 'in' as const, node: organisation }];
  return store.count({ kind: 'Workload', related, scope: organisation }, view);
}
