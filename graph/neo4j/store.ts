/** The verbs of the store, each handed to the file of its name. */
import type { DumpPage } from '../dump.ts';
import type { Store } from '../store.ts';
import type { Connection } from './connection.ts';
import { dump } from './dump.ts';
import { failureOf } from './failure.ts';
import { changes } from './feed.ts';
import { count, find } from './find.ts';
import { lease, release } from './lease.ts';
import { purge } from './purge.ts';
import { evidence, expand, get, state, text } from './read.ts';
import { getRecords, listRecords, putRecords } from './records.ts';
import { addPage, beginRestore, finishRestore, pendingRestore } from './restore.ts';
import { decide, list, undo } from './review.ts';
import { migrate } from './schema.ts';
import { stats } from './stats.ts';
import { tally } from './tally.ts';
import { traverse } from './traverse.ts';
import { write } from './write.ts';

export class Neo4jStore implements Store {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  readonly migrate: Store['migrate'] = () => this.#do(migrate);
  readonly write: Store['write'] = (batch) => this.#do((c) => write(c, batch));
  readonly get: Store['get'] = (ids, view) => this.#do((c) => get(c, ids, view));
  readonly text: Store['text'] = (document, options) => this.#do((c) => text(c, document, options));
  readonly find: Store['find'] = (filter, view, options) => this.#do((c) => find(c, filter, view, options));
  readonly count: Store['count'] = (filter, view) => this.#do((c) => count(c, filter, view));
  readonly tally: Store['tally'] = (filter, by, view, options) => this.#do((c) => tally(c, filter, by, view, options));
  readonly expand: Store['expand'] = (ids, hop, view) => this.#do((c) => expand(c, ids, hop, view));
  readonly traverse: Store['traverse'] = (spec, view) => this.#do((c) => traverse(c, spec, view));
  readonly evidence: Store['evidence'] = (factIds) => this.#do((c) => evidence(c, factIds));
  readonly changes: Store['changes'] = (after, options) => this.#do((c) => changes(c, after, options));
  readonly state: Store['state'] = (id) => this.#do((c) => state(c, id));
  readonly lease: Store['lease'] = (name, holder, ttlMs) => this.#do((c) => lease(c, name, holder, ttlMs));
  readonly release: Store['release'] = (name, holder) => this.#do((c) => release(c, name, holder));
  readonly review: Store['review'] = {
    decide: (decision) => this.#do((c) => decide(c, decision)),
    undo: (id, by, at) => this.#do((c) => undo(c, id, by, at)),
    list: (filter) => this.#do((c) => list(c, filter)),
  };
  readonly records: Store['records'] = {
    get: (collection, ids) => this.#do((c) => getRecords(c, collection, ids)),
    list: (collection, options) => this.#do((c) => listRecords(c, collection, options)),
    put: (puts) => this.#do((c) => putRecords(c, puts)),
  };
  readonly purge: Store['purge'] = (document, reason) => this.#do((c) => purge(c, document, reason));
  readonly stats: Store['stats'] = () => this.#do(stats);

  async *dump(after: string | null = null): AsyncGenerator<DumpPage> {
    try {
      yield* dump(this.#connection, after);
    } catch (error) {
      throw failureOf(error, this.#connection.label);
    }
  }

  readonly restore: Store['restore'] = {
    begin: (source) => this.#do((c) => beginRestore(c, source)),
    add: (page) => this.#do((c) => addPage(c, page)),
    finish: () => this.#do(finishRestore),
    pending: () => this.#do(pendingRestore),
  };
  readonly close: Store['close'] = () => this.#connection.close();

  async #do<T>(verb: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      return await verb(this.#connection);
    } catch (error) {
      throw failureOf(error, this.#connection.label);
    }
  }
}
