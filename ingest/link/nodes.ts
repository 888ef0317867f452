/** Event and Action nodes: the reading of all that is known now. */
import type { ActionStatus, Instant, Json, NodeId } from '../../graph/model.ts';
import type { NodeInput } from '../../graph/store.ts';
import { dissentOf, type Placed } from './facts.ts';
import type { ActionOf, Happening } from './happenings.ts';
import type { Naming } from './names/resolve.ts';
import { threadKeys } from './report.ts';
import type { Proposal } from './similar.ts';
import { actionTitle, type NameOf, titleOf } from './titles.ts';

/** An event of less confidence is looked at by a person. */
export const UNSURE = 0.5;

/** `placed`: every account of the event, sorted by report. */
export function eventNode(
  one: Happening,
  placed: readonly Placed[],
  similar: readonly Proposal[],
  nameOf: NameOf,
): NodeInput {
  const { consensus, reports } = one.cluster;
  const documents = new Map(reports.map((report) => [report.document.id, report.document]));
  const published = [...documents.values()].flatMap((document) => document.publishedAt ?? []);
  const effective = reports.flatMap((report) =>
    report.mention.dates
      .filter((date) => date.clock === 'effective')
      .map((date) => ({ weight: report.weight, instant: date.instant })),
  );
  const conflicts: Json[] = placed.flatMap((account) =>
    dissentOf(account).map(
      (dissent): Json => ({ ...dissent, document: account.report.document.id, title: account.report.document.title }),
    ),
  );
  const distinct = new Map(conflicts.map((conflict) => [JSON.stringify(conflict), conflict]));
  return {
    id: one.id,
    kind: 'Event',
    name: titleOf(one, nameOf),
    keys: threadsOf(one),
    time: one.at,
    props: {
      type: one.type,
      status: one.status,
      occurredAt: consensus.at,
      precision: consensus.precision,
      effectiveAt: effective.sort((a, b) => b.weight - a.weight || a.instant - b.instant)[0]?.instant ?? null,
      amount: amountOf(reports),
      publishedAt: published.length > 0 ? Math.min(...published) : null,
      confidence: consensus.confidence,
      documents: documents.size,
      voices: consensus.voices,
      conflicts: [...distinct.values()],
      similar: similar as unknown as Json,
      // Somebody should look at it: `queries/review` says why.
      review: distinct.size > 0 || similar.length > 0 || consensus.confidence < UNSURE,
    },
    learnedAt: Math.min(...[...documents.values()].map((document) => document.learnedAt)),
  };
}

/** A name that the catalogue lacks: an entity of its own until somebody says what it is, with what it may be. */
export function namedNode({
  id,
  kind,
  name,
  linkedTo,
  candidates,
  learnedAt,
}: Naming & { learnedAt: Instant }): NodeInput {
  return {
    id,
    kind,
    name,
    props: { provisional: true, linkedTo, candidates: candidates as unknown as Json },
    // Once merged, its own name is in no read; learned aliases are made of it.
    state: { name },
    learnedAt,
  };
}

/** The sum of a fine, as the weightiest account that names one has it. */
function amountOf(reports: Happening['cluster']['reports']): Json {
  const told = reports.filter(({ mention }) => (mention.amount ?? null) !== null);
  const [first] = [...told].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return first === undefined ? null : { value: first.mention.amount!.value, currency: first.mention.amount!.currency };
}

export function actionNode(action: ActionOf, nameOf: NameOf): NodeInput {
  const { base, events } = action;
  const authority = mostSaid(
    events.flatMap((event) => event.cluster.reports.flatMap(({ mention }) => mention.authority ?? [])),
  );
  const status = events.reduce<ActionStatus | null>((now, event) => event.status ?? now, null);
  return {
    id: action.id,
    kind: 'Action',
    name: actionTitle(base, nameOf),
    keys: [...new Set(events.flatMap(threadsOf))].sort(),
    time: base.at,
    props: {
      kind: action.kind,
      status: status ?? 'UNKNOWN',
      authority,
      jurisdiction: base.cluster.actor?.startsWith('jurisdiction:') === true ? base.cluster.actor : null,
    },
    learnedAt: Math.min(...base.cluster.reports.map((report) => report.document.learnedAt)),
  };
}

function mostSaid(ids: readonly NodeId[]): NodeId | null {
  const votes = new Map<NodeId, number>();
  for (const id of ids) votes.set(id, (votes.get(id) ?? 0) + 1);
  return [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** The thread keys by which the next linking finds it again. */
function threadsOf(one: Happening): string[] {
  const keys = one.cluster.reports.flatMap((report) =>
    threadKeys({ ...report.document.extraction, events: [report.mention] }, report.document.publishedAt),
  );
  return [...new Set(keys)].sort();
}
