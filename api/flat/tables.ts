/** The tables that programs for tables read: each a published operation, with its answer laid flat. */
import type { OperationData as Data } from '../ask-operation.ts';

export type Cell = string | number | boolean | null;

export interface Table {
  /** What a row is. */
  title: string;
  /** The published operation that is asked. */
  file: string;
  /** Variables that are given where the caller gives none. */
  defaults?: Record<string, unknown>;
  columns: readonly string[];
  /** Each with its columns; whatever else there is in it is left out. */
  rows(data: Data): Data[];
}

const names = (nodes: Data[]): string => nodes.map(({ name }) => name as string).join('; ');

export const TABLES: Record<string, Table> = {
  posture: {
    title: 'One row: how many workloads of an organisation stand how',
    file: 'impact/impact.graphql',
    columns: ['at', 'status', 'summary', 'total', 'down', 'degraded', 'covered', 'atRisk', 'unaffected', 'unknown'],
    rows: ({ impact: { at, status, summary, counts } }) => [{ at, status, summary, ...counts }],
  },
  workloads: {
    title: 'The workloads of an organisation, and what an event, an action or everything together does to each',
    file: 'impact/impact.graphql',
    defaults: { first: 500 },
    columns: ['id', 'name', 'owner', 'status', 'severity', 'reason', 'wayOut', 'rtoBreached', 'paths'],
    rows: ({ impact }) =>
      impact.workloads.nodes.map(({ workload, pathCount, ...rest }: Data) => ({
        ...workload,
        ...rest,
        paths: pathCount,
      })),
  },
  functions: {
    title: 'The business functions of an organisation, and how each stands',
    file: 'impact/impact.graphql',
    columns: ['id', 'name', 'critical', 'status', 'severity', 'reason', 'rtoHours', 'rtoBreached'],
    rows: ({ impact }) =>
      impact.functions.map(({ function: { id, name, critical, rtoHours }, ...rest }: Data) => ({
        ...{ id, name, critical, rtoHours },
        ...rest,
      })),
  },
  bands: {
    title: 'What stood how from when to when: a row for each stretch of each workload',
    file: 'timeline/timeline.graphql',
    columns: ['id', 'name', 'from', 'to', 'status', 'why', 'wayOut'],
    rows: ({ timeline }) =>
      timeline.workloads.flatMap(({ workload, segments }: Data) =>
        segments.map((segment: Data) => ({ ...workload, ...segment })),
      ),
  },
  availability: {
    title: 'Whether a model can be used: a row for each channel',
    file: 'availability/availability.graphql',
    columns: ['model', 'channel', 'state', 'usable', 'legal', 'operational', 'reason', 'lastEvidenceAt'],
    rows: ({ availability }) =>
      availability.map(({ model, channel, ...rest }: Data) => ({
        model: model.name,
        channel: channel.name,
        ...rest,
      })),
  },
  events: {
    title: 'Events, the newest first',
    file: 'events/events.graphql',
    defaults: { first: 500 },
    columns: [
      ...['id', 'title', 'type', 'actor', 'action', 'models'],
      ...['occurredAt', 'effectiveAt', 'publishedAt', 'confidence'],
    ],
    rows: ({ events }) =>
      events.nodes.map(({ actor, action, models, ...rest }: Data) => ({
        ...rest,
        actor: actor?.name ?? null,
        action: action?.title ?? null,
        models: names(models),
      })),
  },
  actions: {
    title: 'Actions of governments, courts and vendors, the newest first',
    file: 'actions/actions.graphql',
    defaults: { first: 500 },
    columns: ['id', 'title', 'kind', 'status', 'authority', 'jurisdiction', 'models', 'steps'],
    rows: ({ actions }) =>
      actions.nodes.map(({ authority, jurisdiction, models, history, ...rest }: Data) => ({
        ...rest,
        authority: authority?.name ?? null,
        jurisdiction: jurisdiction?.name ?? null,
        models: names(models),
        steps: history.length,
      })),
  },
  concentration: {
    title: 'How much of an organisation hangs on one provider, model, base model, channel or jurisdiction',
    file: 'concentration/concentration.graphql',
    columns: [
      'by',
      'id',
      'name',
      'workloads',
      'withoutFallback',
      'stops',
      'criticalFunctions',
      'share',
      'weightedShare',
    ],
    rows: ({ concentration }) =>
      ['Provider', 'Model', 'BaseModel', 'Channel', 'Jurisdiction'].flatMap((by) =>
        concentration[`by${by}`].map(({ node: { id, name }, ...rest }: Data) => ({
          ...{ by, id, name },
          ...rest,
        })),
      ),
  },
  watch: {
    title: 'Open questions, and what has become of each',
    file: 'watch/watch.graphql',
    columns: ['id', 'question', 'state', 'since', 'why', 'answeredBy', 'openedAt'],
    rows: ({ watchItems }) => watchItems,
  },
  organisations: {
    title: 'The organisations that an event or action affects',
    file: 'organisations-hit/organisations-hit.graphql',
    defaults: { first: 500 },
    columns: [
      ...['id', 'name', 'status', 'severity', 'summary'],
      ...['total', 'down', 'degraded', 'covered', 'atRisk', 'unaffected', 'unknown'],
    ],
    rows: ({ organisationsHit }) =>
      organisationsHit.nodes.map(({ organisation, status, severity, summary, counts }: Data) => ({
        ...organisation,
        ...{ status, severity, summary },
        ...counts,
      })),
  },
  sources: {
    title: 'The sources that are read, with their health',
    file: 'sources/sources.graphql',
    columns: ['id', 'name', 'kind', 'url', 'status', 'lastSuccessAt', 'lastFailureAt', 'lastError', 'failures'],
    rows: ({ sources }) =>
      sources.map(({ health, ...rest }: Data) => ({
        ...rest,
        ...health,
      })),
  },
};

/** The table of an answer: its columns in each row, and null where there is nothing. */
export function tableOf({ columns, rows }: Table, data: Data): Record<string, Cell>[] {
  return rows(data).map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
}
