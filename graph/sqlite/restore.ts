/** Takes over what another store dumped: rows as they were there, under keys of our own. */
import type { DumpPage, DumpRecord } from '../dump.ts';
import { BellwetherError } from '../errors.ts';
import { canonicalJson } from '../ids.ts';
import type { GraphNode, NodeId, Props } from '../model.ts';
import type { Connection } from './connection.ts';
import type { PurgedDetail } from './feed.ts';
import { keyHashes } from './key-hash.ts';
import { addRecord } from './records.ts';
import { blobOfId } from './rows.ts';
import { CHANGE } from './writing.ts';

/** A table that only a copy in the making has. */
const MARK = 'CREATE TABLE IF NOT EXISTS restoring (source TEXT NOT NULL, cursor TEXT)';

export function beginRestore(connection: Connection, source: string): string | null {
  return connection.transaction(() => {
    const before = pendingRestore(connection);
    if (before === null) {
      for (const table of ['nodes', 'changes', 'records']) {
        if (connection.row(`SELECT 1 FROM ${table} LIMIT 1`) === undefined) continue;
        throw new BellwetherError('CONFLICT', `${connection.label} is not empty.`, {
          hint: 'Copy into a store that holds nothing yet.',
          details: { path: connection.label },
        });
      }
      connection.db.exec(MARK);
      connection.run('INSERT INTO restoring (source) VALUES (?)', source);
      return null;
    }
    if (before === source) return connection.row('SELECT cursor FROM restoring')?.[0] as string | null;
    throw new BellwetherError('CONFLICT', `${connection.label} holds a part of a copy of ${before}.`, {
      hint: `Go on copying ${before}, or take another empty store.`,
      details: { path: connection.label, source: before },
    });
  });
}

export function addPage(connection: Connection, { records, cursor }: DumpPage): void {
  connection.transaction(() => {
    const adding = new Adding(connection);
    for (const record of records) adding.add(record);
    connection.run('UPDATE restoring SET cursor = ?', cursor);
  });
}

export function finishRestore(connection: Connection): void {
  connection.transaction(() => connection.db.exec('DROP TABLE IF EXISTS restoring'));
}

export function pendingRestore(connection: Connection): string | null {
  const marked = connection.number(`SELECT count(*) FROM sqlite_schema WHERE name = 'restoring'`) > 0;
  return marked ? (connection.row('SELECT source FROM restoring')?.[0] as string) : null;
}

class Adding {
  readonly #connection: Connection;
  readonly #keys = new Map<NodeId, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  add(record: DumpRecord): void {
    const { run } = this;
    switch (record.type) {
      case 'node':
        this.#node(record.node, record.state, '');
        break;
      case 'document':
        this.#document(record);
        break;
      case 'merged':
        run('UPDATE nodes SET stands_for = ? WHERE key = ?', this.#key(record.standsFor), this.#key(record.id));
        break;
      case 'fact':
        this.#fact(record);
        break;
      case 'decision': {
        const { id, kind, a, b, by, at, reason, undoneAt, undoneBy } = record.decision;
        run(
          `INSERT INTO decisions (id, kind, a, b, said_by, decided_at, reason, undone_at, undone_by)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[id, kind, a, b, by, at, reason, undoneAt, undoneBy],
        );
        break;
      }
      case 'link':
        run(
          'INSERT INTO merges (node, into_node, decision) VALUES (?, ?, (SELECT key FROM decisions WHERE id = ?))',
          ...[this.#key(record.from), this.#key(record.into), record.decision],
        );
        break;
      case 'change':
        this.#change(record);
        break;
      case 'purge': {
        const { document, reason, facts, recordedAt } = record;
        run(
          'INSERT INTO purges (document, reason, facts, recorded_at) VALUES (?, ?, ?, ?)',
          ...[document, reason, facts, recordedAt],
        );
        break;
      }
      case 'record':
        addRecord(this.#connection, record.record);
    }
  }

  readonly run = (text: string, ...values: (string | number | Uint8Array | null)[]): number =>
    Number(this.#connection.sql(text).run(...values).lastInsertRowid);

  #key(id: NodeId): number {
    let key = this.#keys.get(id);
    if (key === undefined) {
      key = this.#connection.row('SELECT key FROM nodes WHERE id = ?', id)?.[0] as number;
      this.#keys.set(id, key);
    }
    return key;
  }

  #node(node: GraphNode, state: Props | null, text: string): number {
    const { id, kind, scope, time, learnedAt, recordedAt, name, keys, props } = node;
    const intern = this.#intern;
    const key = this.run(
      `INSERT INTO nodes (id, kind, scope, time, learned_at, recorded_at, name, keys, props)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, intern(kind), intern(scope ?? ''), time, learnedAt, recordedAt, name],
      ...[JSON.stringify(keys), canonicalJson(props)],
    );
    for (const hash of keyHashes(node)) this.run('INSERT INTO node_keys (hash, node) VALUES (?, ?)', hash, key);
    if (state !== null) this.run('INSERT INTO node_state (node, state) VALUES (?, ?)', key, canonicalJson(state));
    this.run(
      'INSERT INTO search (rowid, name, keys, text) VALUES (?, ?, ?, ?)',
      ...[key, name, JSON.stringify(keys), text],
    );
    return key;
  }

  #document({ node, state, texts, versions }: DumpRecord & { type: 'document' }): void {
    const newest = texts.find(({ contentHash }) => contentHash === versions.at(-1)?.contentHash);
    const key = this.#node(node, state, newest?.text ?? '');
    // Without a version it is only an id that stands for another.
    if (newest === undefined) return;
    const { source, url, language, origin } = node.props as Record<string, string | null>;
    this.run(
      'INSERT INTO documents (node, source, url, language, origin) VALUES (?, ?, ?, ?, ?)',
      ...[key, this.#key(source as string), url as string | null, language as string | null],
      this.#intern(origin as string),
    );
    const keyOfText = new Map<string, number>();
    // In the order of the versions: it is told by these keys where two were fetched at the same instant.
    const ordered = [...new Set([...versions, ...texts].map(({ contentHash }) => contentHash))];
    for (const contentHash of ordered) {
      const { text } = texts.find((one) => one.contentHash === contentHash)!;
      const insertion = 'INSERT INTO texts (document, content_hash, text) VALUES (?, ?, ?)';
      keyOfText.set(contentHash, this.run(insertion, key, contentHash, text));
    }
    for (const { learnedAt, fetchedAt, contentHash } of versions) {
      this.run(
        'INSERT INTO versions (document, learned_at, fetched_at, text) VALUES (?, ?, ?, ?)',
        ...[key, learnedAt, fetchedAt, keyOfText.get(contentHash) as number],
      );
    }
  }

  #fact({ fact, hidden, saidSubject, saidObject }: DumpRecord & { type: 'fact' }): void {
    const intern = this.#intern;
    const keyOf = (id: NodeId | null) => (id === null ? null : this.#key(id));
    const qualifiers = canonicalJson(fact.qualifiers);
    this.run(
      `INSERT INTO facts (id, subject, relation, object, scope, valid_from, valid_to, learned_at, retracted_at, hidden,
         document, text, said_subject, said_object, stance, origin, confidence, recorded_at, start_at, end_at, value,
         qualifiers, quote)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT key FROM texts WHERE document = ? AND content_hash = ?),
         ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[blobOfId(fact.id), this.#key(fact.subject), intern(fact.relation), keyOf(fact.object)],
      ...[intern(fact.scope ?? ''), fact.validFrom, fact.validTo, fact.learnedAt, fact.retractedAt, hidden ? 1 : 0],
      ...[this.#key(fact.document), this.#key(fact.document), fact.contentHash],
      ...[keyOf(saidSubject), keyOf(saidObject), intern(fact.stance), intern(fact.origin), fact.confidence],
      ...[fact.recordedAt, fact.start, fact.end, fact.value === null ? null : canonicalJson(fact.value)],
      ...[qualifiers === '{}' ? null : qualifiers, fact.quote],
    );
  }

  /** Points at the row that it tells of; where that is gone, it keeps the words themselves. */
  #change({ change }: DumpRecord & { type: 'change' }): void {
    const { sequence, recordedAt, kind, id, subject, relation, object, scope } = change;
    const target = this.#targetOf(kind, id);
    const detail: PurgedDetail = { id, subject, relation, object, scopeKey: this.#intern(scope ?? '') };
    this.run(
      'INSERT INTO changes (sequence, recorded_at, kind, target, detail) VALUES (?, ?, ?, ?, ?)',
      ...[sequence, recordedAt, CHANGE[kind], target, target === null ? JSON.stringify(detail) : null],
    );
  }

  #targetOf(kind: keyof typeof CHANGE, id: string): number | null {
    const row =
      kind === 'asserted' || kind === 'retracted'
        ? this.#connection.row('SELECT key FROM facts WHERE id = ? ORDER BY key LIMIT 1', blobOfId(id))
        : this.#connection.row(`SELECT key FROM ${kind === 'decision' ? 'decisions' : 'nodes'} WHERE id = ?`, id);
    return (row?.[0] as number | undefined) ?? null;
  }

  readonly #intern = (word: string): number => this.#connection.intern(word);
}
