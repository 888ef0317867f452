/**
 * What an event does to every organisation: those that are affected, one after the other. Organisations are read so many
 * at a time, with one traverse, and what they have in common (the event, the models, what was ever said about these) is
 * judged once: memory is bounded by the portion, and a server that goes on from portion to portion is never held up long.
 * Each is judged by the rules of `impact`; a test holds that the statuses are the same.
 */
import { setImmediate } from 'node:timers/promises';
import { BellwetherError } from '../../graph/errors.ts';
import type { GraphNode, Instant, NodeId, View } from '../../graph/model.ts';
import type { PageResult, Store, Subgraph } from '../../graph/store.ts';
import { AvailabilityJudge } from '../availability/judge.ts';
import { placesOf } from '../availability/places.ts';
import {
  badness,
  type FunctionImpact,
  type Impact,
  type Severity,
  type WorkloadImpact,
  worse,
  worseSeverity,
} from '../impact/answer.ts';
import { recordsBegin, silenceOf, unknownOf } from '../impact/before-records.ts';
import { judgeFunctions } from '../impact/business-impact.ts';
import { countWorkloads, getAsked, namingView } from '../impact/impact.ts';
import { homeOf, homesOf } from '../impact/policy.ts';
import { type Asked, readQuestion } from '../impact/question.ts';
import { type Entry, impactSpec } from '../impact/spec.ts';
import { countStatuses, headline } from '../impact/summary.ts';
import { JUDGED_STAGES, judgeWorkloads, type Shared, sharedFor } from '../impact/workload.ts';
import { checkFirst, type PageArgs } from '../listing.ts';
import { type Moments, viewOf } from '../view.ts';

/** How many organisations are read at a time. More share more of the reading; less stay smaller in memory. */
export const PORTION = 100;
/** Of the workloads of each. `impact` has them all. */
const WORST_SHOWN = 3;

export interface EveryArgs extends Moments {
  /** Id, name or key; one of the two. */
  event?: string | null | undefined;
  action?: string | null | undefined;
}

export interface OrganisationImpact extends Pick<Impact, 'organisation' | 'status' | 'summary' | 'counts'> {
  /** The worst of its workloads'. */
  severity: Severity;
  /** Critical functions that are degraded or worse. */
  criticalFunctions: Pick<FunctionImpact, 'function' | 'status'>[];
  /** The worst three. */
  worst: Pick<WorkloadImpact, 'workload' | 'status' | 'severity' | 'short'>[];
}

export interface Portion {
  /** How many organisations were looked at. */
  looked: number;
  /** Those with a workload that is not UNAFFECTED, by id. */
  affected: OrganisationImpact[];
  /** The store's cursor before this portion, and after it; null: there is none. */
  after: string | null;
  next: string | null;
}

/** Portion by portion, from `after` on. Throws BAD_INPUT without an event or action, NOT_FOUND for one that nobody knows. */
export async function* impactOnEvery(
  store: Store,
  args: EveryArgs,
  now: Instant,
  after: string | null = null,
): AsyncGenerator<Portion> {
  const view = viewOf(args, now);
  const naming = namingView(view, now);
  const asked = await getAsked(store, args, naming);
  if (asked === undefined) {
    throw new BellwetherError('BAD_INPUT', 'Which event? Give an event or an action.', {
      hint: 'One organisation at a time may be asked about everything that is off.',
    });
  }
  const entry: Entry = { kind: asked.kind === 'Action' ? 'action' : 'event', id: asked.id };
  for (let from = after; ; ) {
    const page = await store.find({ kind: 'Organisation' }, naming, { first: PORTION, after: from, order: 'id' });
    const affected = await judgePortion(store, page.items, { entry, title: asked.name, view });
    const next = page.hasMore ? page.endCursor : null;
    yield { looked: page.items.length, affected, after: from, next };
    if (next === null) return;
    from = next;
    // The embedded store answers without ever giving way: whoever else is served gets a turn here.
    await setImmediate();
  }
}

async function judgePortion(
  store: Store,
  organisations: readonly GraphNode[],
  { entry, title, view }: { entry: Entry; title: string; view: View },
): Promise<OrganisationImpact[]> {
  if (organisations.length === 0) return [];
  const ids = organisations.map((one) => one.id);
  const [subgraph, begins] = await Promise.all([
    store.traverse(impactSpec(entry, ids, homesOf(organisations)), view),
    // Of when the records begin all ask alike; it matters only before the youngest file.
    recordsBegin(
      store,
      organisations.reduce((a, b) => (b.learnedAt > a.learnedAt ? b : a)),
      view,
    ),
  ]);
  const facts = new AvailabilityJudge(subgraph, view);
  const asked = readQuestion(entry, subgraph, facts, title);
  const stages = stagesByScope(subgraph);
  const byHome = new Map<NodeId | null, Context>();
  const answers: Promise<OrganisationImpact>[] = [];
  for (const organisation of organisations) {
    const own = stages.get(organisation.id);
    if (own === undefined) continue;
    const home = homeOf(organisation);
    let context = byHome.get(home);
    if (context === undefined) {
      const judge = facts.within(placesOf(home, facts.index));
      context = { judge, asked, shared: sharedFor(judge, asked) };
      byHome.set(home, context);
    }
    const judged = judgeWorkloads({ ...subgraph, stages: own }, context.judge, asked, organisation, context.shared);
    const silence = view.at >= organisation.learnedAt ? null : silenceOf(organisation, view, begins);
    if (silence === null && judged.every((one) => one.status === 'UNAFFECTED')) continue;
    const told = { workloads: judged, functions: judgeFunctions(judged, context.judge) };
    answers.push(
      countWorkloads(store, organisation.id, view).then((n) => {
        const answer = summarise(organisation, silence === null ? told : unknownOf(told, silence), n, context);
        if (silence === null) return answer;
        const { counts } = answer;
        return {
          ...answer,
          summary: silence,
          counts: { ...counts, unknown: counts.unknown + counts.unaffected, unaffected: 0 },
        };
      }),
    );
  }
  return Promise.all(answers);
}

interface Context {
  judge: AvailabilityJudge;
  asked: Asked;
  shared: Shared;
}

/** Only what is shown: whole answers of a portion would be large. */
function summarise(
  organisation: GraphNode,
  { workloads, functions }: { workloads: readonly WorkloadImpact[]; functions: readonly FunctionImpact[] },
  total: number,
  { judge, asked: { question } }: Context,
): OrganisationImpact {
  const counts = countStatuses(workloads, total);
  return {
    organisation,
    status: workloads.map((one) => one.status).reduce(worse, 'UNAFFECTED'),
    severity: workloads.map((one) => one.severity).reduce(worseSeverity, 'NONE'),
    summary: headline({ organisation: organisation.name, question, counts, functions, at: judge.at }),
    counts,
    criticalFunctions: functions.flatMap(({ function: node, status, critical }) =>
      critical === 'yes' && badness(status) >= badness('DEGRADED') ? [{ function: node, status }] : [],
    ),
    worst: workloads
      .slice(0, WORST_SHOWN)
      .map(({ workload, status, severity, short }) => ({ workload, status, severity, short })),
  };
}

/** The stages of each organisation for itself: what is private to it. */
function stagesByScope({ stages, nodes }: Subgraph): Map<NodeId, Subgraph['stages']> {
  const byScope = new Map<NodeId, Subgraph['stages']>();
  for (const name of JUDGED_STAGES) {
    for (const id of stages.get(name) ?? []) {
      const scope = nodes.get(id)?.scope;
      if (scope == null) continue;
      const own = byScope.get(scope) ?? new Map<string, Set<NodeId>>();
      byScope.set(scope, own);
      const found = own.get(name);
      if (found === undefined) own.set(name, new Set([id]));
      else found.add(id);
    }
  }
  return byScope;
}

/** The same as a list, page by page; `first` is 1 to 500, default 50. Throws BAD_INPUT for a cursor of another list. */
export async function organisationsHit(
  store: Store,
  args: EveryArgs & PageArgs,
  now: Instant,
): Promise<PageResult<OrganisationImpact>> {
  const first = checkFirst(args.first);
  const { portion, organisation } = parseCursor(args.after ?? null);
  const items: OrganisationImpact[] = [];
  let endCursor: string | null = null;
  for await (const { affected, after } of impactOnEvery(store, args, now, portion)) {
    for (const one of affected) {
      if (after === portion && organisation !== null && one.organisation.id <= organisation) continue;
      if (items.length === first) return { items, endCursor, hasMore: true };
      items.push(one);
      endCursor = formatCursor({ portion: after, organisation: one.organisation.id });
    }
  }
  return { items, endCursor, hasMore: false };
}

/** The portion, by the cursor before it, and the last organisation of it that was told. */
interface Cursor {
  portion: string | null;
  organisation: NodeId | null;
}

const formatCursor = ({ portion, organisation }: Cursor): string =>
  Buffer.from(JSON.stringify([portion, organisation])).toString('base64url');

function parseCursor(cursor: string | null): Cursor {
  if (cursor === null) return { portion: null, organisation: null };
  try {
    const [portion, organisation] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    if ((portion === null || typeof portion === 'string') && typeof organisation === 'string') {
      return { portion, organisation };
    }
  } catch {}
  throw new BellwetherError('BAD_INPUT', `after: '${cursor}' is not a cursor of this list.`, {
    hint: 'Give the endCursor of the page before, with the same arguments.',
    details: { field: 'after', given: cursor },
  });
}
