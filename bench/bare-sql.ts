/** The least that an engine must do for an impact: the ids of the workloads that an event reaches, and nothing about them. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { NodeId, View } from '../graph/model.ts';

/** One recursive statement over the store's own tables; facts count from when they were learned until they were given up. */
const REACHED = `
WITH RECURSIVE
  relation(name, key) AS MATERIALIZED (SELECT word, key FROM words),
  scope(key) AS MATERIALIZED (SELECT key FROM words WHERE word = :scope),
  known AS NOT MATERIALIZED (
    SELECT subject, relation, object, scope FROM facts
    WHERE hidden = 0 AND learned_at <= :knownAt AND (retracted_at IS NULL OR retracted_at > :knownAt)
  ),
  event(key) AS (SELECT key FROM nodes WHERE id = :event),
  act(key) AS (
    SELECT DISTINCT f.object FROM event JOIN known f ON f.subject = event.key
    WHERE f.relation = (SELECT key FROM relation WHERE name = 'PART_OF') AND f.scope = 0
  ),
  life(key) AS (
    SELECT key FROM event
    UNION SELECT f.subject FROM act JOIN known f ON f.object = act.key
    WHERE f.relation = (SELECT key FROM relation WHERE name = 'PART_OF') AND f.scope = 0
  ),
  model(key) AS (
    SELECT DISTINCT f.object FROM life JOIN known f ON f.subject = life.key
    WHERE f.relation IN (SELECT key FROM relation WHERE name IN ('CHANGES', 'CONCERNS')) AND f.scope = 0
  ),
  offering(key) AS (
    SELECT DISTINCT f.subject FROM model JOIN known f ON f.object = model.key
    WHERE f.relation = (SELECT key FROM relation WHERE name = 'OFFERING_OF') AND f.scope = 0
  ),
  endpoint(key) AS (
    SELECT DISTINCT f.subject FROM offering JOIN known f ON f.object = offering.key
    WHERE f.relation = (SELECT key FROM relation WHERE name = 'USES') AND f.scope = (SELECT key FROM scope)
  ),
  workload(key) AS (
    SELECT f.subject FROM endpoint JOIN known f ON f.object = endpoint.key
    WHERE f.relation = (SELECT key FROM relation WHERE name = 'HAS_ENDPOINT') AND f.scope = (SELECT key FROM scope)
    UNION
    SELECT f.subject FROM workload JOIN known f ON f.object = workload.key
    WHERE f.relation = (SELECT key FROM relation WHERE name = 'DEPENDS_ON') AND f.scope = (SELECT key FROM scope)
  )
SELECT nodes.id FROM workload JOIN nodes ON nodes.key = workload.key`;

/** The same over all organisations, counted. */
const COUNTED = REACHED.replaceAll(/ AND f\.scope = \(SELECT key FROM scope\)/g, '')
  .replace(/\n {2}scope\(key\) AS MATERIALIZED .*\n/, '\n')
  .replace(
    'SELECT nodes.id FROM workload JOIN nodes ON nodes.key = workload.key',
    'SELECT count(*) AS workloads FROM workload',
  );

export class BareSql {
  readonly #db: DatabaseSync;
  readonly #reached: StatementSync;
  readonly #counted: StatementSync;

  constructor(path: string) {
    this.#db = new DatabaseSync(path, { readOnly: true });
    // As in graph/sqlite/open.ts: neither has an advantage by its cache.
    this.#db.exec('PRAGMA cache_size = -131072; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY');
    this.#reached = this.#db.prepare(REACHED);
    this.#counted = this.#db.prepare(COUNTED);
  }

  reached(event: NodeId, organisation: NodeId, view: View): NodeId[] {
    return this.#reached.all({ event, scope: organisation, knownAt: view.knownAt }).map((row) => row.id as NodeId);
  }

  /** How many workloads of whatever organisation the event reaches. */
  countReached(event: NodeId, view: View): number {
    return Number(this.#counted.get({ event, knownAt: view.knownAt })?.workloads);
  }

  close(): void {
    this.#db.close();
  }
}
