/** A source in the graph: what it is (props), and how reading it goes (state). */
import { sourceId } from '../graph/ids.ts';
import type { Instant, NodeId, Props } from '../graph/model.ts';
import type { NodeInput, Store } from '../graph/store.ts';
import type { Validators } from './fetch/fetch-source.ts';
import type { SourceDefinition, SourceKind } from './sources/source.ts';

/** What reading a document needs to know of where it came from. */
export interface ReadFrom {
  id: NodeId;
  name: string;
  kind: SourceKind | null;
  speaker: NodeId | null;
  language: string | null;
  timeZone: string | null;
}

export interface Health {
  lastAttemptAt: Instant | null;
  lastSuccessAt: Instant | null;
  consecutiveFailures: number;
  /** One line; null after a success. */
  lastError: string | null;
  /** Items of the last answer that had any. */
  lastItems: number | null;
  validators: Validators;
}

export function readFromOf(source: SourceDefinition): ReadFrom {
  const { name, kind, speaker, language, timeZone } = source;
  return { id: sourceId(source.id), name, kind, speaker, language, timeZone };
}

/** Visible in every view: that a source exists is no news. */
export function sourceNode(from: ReadFrom, definition: SourceDefinition | null): NodeInput {
  return {
    id: from.id,
    kind: 'Source',
    name: from.name,
    keys: definition === null ? [] : [definition.url],
    props: {
      kind: from.kind,
      speaker: from.speaker,
      url: definition?.url ?? null,
      everyMinutes: definition?.everyMinutes ?? null,
      expectAtLeast: definition?.expectAtLeast ?? null,
    },
    learnedAt: 0,
  };
}

/** All null and 0 for a source that was never read. */
export async function findHealth(store: Store, source: NodeId): Promise<Health> {
  const state = await store.state(source);
  const number = (key: string) => (typeof state[key] === 'number' ? state[key] : null);
  const text = (key: string) => (typeof state[key] === 'string' ? state[key] : null);
  return {
    lastAttemptAt: number('lastAttemptAt'),
    lastSuccessAt: number('lastSuccessAt'),
    consecutiveFailures: number('consecutiveFailures') ?? 0,
    lastError: text('lastError'),
    lastItems: number('lastItems'),
    validators: { etag: text('etag'), lastModified: text('lastModified') },
  };
}

/** Kept as state, so that polling emits no changes. */
export async function recordHealth(store: Store, node: NodeInput, state: Props): Promise<void> {
  await store.write({ nodes: [{ ...node, state }] });
}
