/** Counts, for people and for health checks. They go through everything: not for every request. */
import { type NodeKind, RELATIONS } from '../model.ts';
import type { StoreStats } from '../store.ts';
import type { Connection } from './connection.ts';

const FACTS = `MATCH ()-[r:${Object.keys(RELATIONS).join('|')}]->()
  RETURN count(r) AS facts, count(CASE WHEN r.retractedAt IS NULL THEN 1 END) AS live`;

export async function stats(connection: Connection): Promise<StoreStats> {
  return connection.read(async (run) => {
    const kinds = await run<{ kind: NodeKind; count: number }>(
      'MATCH (n:Node) WHERE n.standsFor IS NULL RETURN n.kind AS kind, count(*) AS count',
    );
    const [facts] = await run<{ facts: number; live: number }>(FACTS);
    const [documents] = await run<{ count: number }>('MATCH (d:Document) RETURN count(d) AS count');
    const [meta] = await run<{ version: number; sequence: number }>(
      `MATCH (m:Meta { name: 'bellwether' }) RETURN m.schemaVersion AS version, m.sequence AS sequence`,
    );
    return {
      engine: 'neo4j',
      schemaVersion: meta!.version,
      nodes: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
      facts: { live: facts!.live, retracted: facts!.facts - facts!.live },
      documents: documents!.count,
      sequence: meta!.sequence,
    };
  });
}
