/** What there is to ask about the sample: what the June letter did to its organisation, two days after. */
import type { CurlQuestion } from '../../api/render-curl.ts';
import type { Instant, NodeId } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { events } from '../../queries/events/events.ts';
import { SAMPLE_ORGANISATION } from './read-sample.ts';

/** The model that the sample's documents are about. */
const SAMPLE_MODEL = 'model:anthropic/claude-fable-5';
const DAY_MS = 86_400_000;

export interface SampleQuestion {
  event: NodeId;
  /** The event's title. */
  title: string;
  organisation: NodeId;
  at: Instant;
}

/** Null where the store holds no sample. */
export async function findSampleQuestion(store: Store, now: Instant): Promise<SampleQuestion | null> {
  const [organisation, model] = await store.get([SAMPLE_ORGANISATION, SAMPLE_MODEL], { at: now, knownAt: now });
  if (organisation === undefined || model === undefined) return null;
  // Sources name one instrument by either word.
  const filter = { type: ['EXPORT_CONTROL_DIRECTIVE' as const, 'LICENCE_REQUIREMENT' as const], model: SAMPLE_MODEL };
  const { items } = await events(store, { filter, order: 'TIME', first: 1 }, now);
  const [event] = items;
  if (event === undefined) return null;
  return { event: event.id, title: event.name, organisation: organisation.id, at: (event.time ?? now) + 2 * DAY_MS };
}

/** Short enough to be read in a terminal; the whole one is `queries/impact/impact.graphql`. */
const QUERY = `query Impact($event: ID!, $organisation: ID!, $at: DateTime!) {
  impact(event: $event, organisation: $organisation, at: $at) {
    summary
    counts { down degraded covered atRisk unaffected unknown }
    workloads(status: [DOWN, DEGRADED, UNKNOWN]) {
      nodes {
        workload { name }
        status
        reason
        wayOut
        paths { hops { from { name } relation to { name } evidence { quote document { title url } } } }
      }
    }
  }
}`;

export function toExample({ event, organisation, at }: SampleQuestion): CurlQuestion {
  return { query: QUERY, variables: { event, organisation, at: new Date(at).toISOString() } };
}
