/** Counts, for people and for health checks. They read whole indexes: not for every request. */
import type { NodeKind } from '../model.ts';
import type { StoreStats } from '../store.ts';
import type { Connection } from './connection.ts';
import { SCHEMA_VERSION } from './schema.ts';

export function stats(connection: Connection): StoreStats {
  return connection.snapshot(() => {
    const facts = connection.number('SELECT count(*) FROM facts');
    const live = connection.number('SELECT count(*) FROM facts WHERE retracted_at IS NULL');
    const kinds = connection.rows('SELECT kind, count(*) FROM nodes WHERE stands_for IS NULL GROUP BY kind');
    return {
      engine: 'sqlite',
      schemaVersion: SCHEMA_VERSION,
      nodes: Object.fromEntries(kinds.map(([kind, n]) => [connection.word(kind as number) as NodeKind, n as number])),
      facts: { live, retracted: facts - live },
      documents: connection.number('SELECT count(*) FROM documents'),
      sequence: connection.number('SELECT max(sequence) FROM changes'),
    };
  });
}
