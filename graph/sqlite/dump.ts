/** Everything in the database, section by section, in the order of its rows. */
import { type DumpPage, type DumpRecord, type DumpSection, formatDumpCursor, sectionsAfter } from '../dump.ts';
import type { GraphNode, NodeId, Props } from '../model.ts';
import type { Decision } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { allChanges } from './feed.ts';
import { factsOf } from './read.ts';
import { RECORD_COLUMNS, toRecord } from './records.ts';
import { FACT_COLUMNS, NODE_COLUMNS, toNode } from './rows.ts';

/** Records a page; of documents fewer, since their texts may be long. */
const RECORDS = 2000;
const DOCUMENTS = 50;

/** Records after the row `after`, and the key of the last of their rows. */
type Read = (connection: Connection, after: number) => { records: DumpRecord[]; last: number };

export function* dump(connection: Connection, cursor: string | null): Generator<DumpPage> {
  for (const { section, after } of sectionsAfter(cursor)) {
    for (let key = (after as number | null) ?? 0; ; ) {
      const { records, last } = connection.snapshot(() => READ[section](connection, key));
      if (records.length === 0) break;
      key = last;
      yield { records, cursor: formatDumpCursor(section, key) };
    }
  }
}

/** `last` is the first column of the last row. */
function page(rows: Row[], records: DumpRecord[]): ReturnType<Read> {
  return { records, last: (rows.at(-1)?.[0] ?? 0) as number };
}

const NODES = (sign: string) => `SELECT ${NODE_COLUMNS}, s.state FROM nodes n LEFT JOIN node_state s ON s.node = n.key
  WHERE n.key > ? AND n.kind ${sign} (SELECT key FROM words WHERE word = 'Document') ORDER BY n.key LIMIT ?`;

const READ: Record<DumpSection, Read> = {
  node: (connection, after) => {
    const rows = connection.rows(NODES('IS NOT'), after, RECORDS);
    return page(
      rows,
      rows.map((row) => ({ type: 'node', ...nodeOf(connection, row) })),
    );
  },
  document: (connection, after) => {
    const rows = connection.rows(NODES('IS'), after, DOCUMENTS);
    return page(
      rows,
      rows.map((row) => ({
        type: 'document',
        ...nodeOf(connection, row),
        texts: connection
          .rows('SELECT content_hash, text FROM texts WHERE document = ? ORDER BY content_hash', row[0] as number)
          .map(([contentHash, text]) => ({ contentHash: contentHash as string, text: text as string })),
        versions: connection
          .rows(
            `SELECT v.learned_at, v.fetched_at, t.content_hash FROM versions v JOIN texts t ON t.key = v.text
             WHERE v.document = ? ORDER BY v.learned_at, v.fetched_at, v.text`,
            row[0] as number,
          )
          .map(([learnedAt, fetchedAt, contentHash]) => ({
            learnedAt: learnedAt as number,
            fetchedAt: fetchedAt as number,
            contentHash: contentHash as string,
          })),
      })),
    );
  },
  merged: (connection, after) => {
    const rows = connection.rows(
      `SELECT n.key, n.id, s.id FROM nodes n JOIN nodes s ON s.key = n.stands_for WHERE n.key > ? ORDER BY n.key LIMIT ?`,
      after,
      RECORDS,
    );
    return page(
      rows,
      rows.map(([, id, standsFor]) => ({ type: 'merged', id: id as NodeId, standsFor: standsFor as NodeId })),
    );
  },
  fact: (connection, after) => {
    const rows = connection.rows(
      `SELECT ${FACT_COLUMNS}, f.hidden, s.id, o.id FROM facts f
       LEFT JOIN nodes s ON s.key = f.said_subject LEFT JOIN nodes o ON o.key = f.said_object
       WHERE f.key > ? ORDER BY f.key LIMIT ?`,
      after,
      RECORDS,
    );
    const facts = factsOf(connection, rows);
    return page(
      rows,
      rows.map((row, i) => {
        const [hidden, saidSubject, saidObject] = row.slice(-3) as [number, NodeId | null, NodeId | null];
        return { type: 'fact', fact: facts[i]!, hidden: hidden === 1, saidSubject, saidObject };
      }),
    );
  },
  decision: (connection, after) => {
    const rows = connection.rows(
      `SELECT key, id, kind, a, b, said_by, decided_at, reason, undone_at, undone_by FROM decisions
       WHERE key > ? ORDER BY key LIMIT ?`,
      after,
      RECORDS,
    );
    return page(
      rows,
      rows.map(([, id, kind, a, b, by, at, reason, undoneAt, undoneBy]) => ({
        type: 'decision',
        decision: { id, kind, a, b, by, at, reason, undoneAt, undoneBy } as Decision,
      })),
    );
  },
  link: (connection, after) => {
    const rows = connection.rows(
      `SELECT m.key, n.id, i.id, d.id FROM merges m JOIN nodes n ON n.key = m.node JOIN nodes i ON i.key = m.into_node
       LEFT JOIN decisions d ON d.key = m.decision WHERE m.key > ? ORDER BY m.key LIMIT ?`,
      after,
      RECORDS,
    );
    return page(
      rows,
      rows.map(([, from, into, decision]) => ({
        type: 'link',
        from: from as NodeId,
        into: into as NodeId,
        decision: decision as string | null,
      })),
    );
  },
  change: (connection, after) => {
    const changes = allChanges(connection, after, RECORDS);
    return {
      records: changes.map((change) => ({ type: 'change', change })),
      last: changes.at(-1)?.sequence ?? 0,
    };
  },
  purge: (connection, after) => {
    const rows = connection.rows(
      'SELECT rowid, document, reason, facts, recorded_at FROM purges WHERE rowid > ? ORDER BY rowid LIMIT ?',
      after,
      RECORDS,
    );
    return page(
      rows,
      rows.map(([, document, reason, facts, recordedAt]) => ({
        type: 'purge',
        document: document as NodeId,
        reason: reason as string,
        facts: facts as number,
        recordedAt: recordedAt as number,
      })),
    );
  },
  record: (connection, after) => {
    const rows = connection.rows(
      `SELECT key, ${RECORD_COLUMNS} FROM records WHERE key > ? ORDER BY key LIMIT ?`,
      after,
      RECORDS,
    );
    return page(
      rows,
      rows.map(([, ...row]) => ({ type: 'record', record: toRecord(row) })),
    );
  },
};

function nodeOf(connection: Connection, row: Row): { node: GraphNode; state: Props | null } {
  const state = row.at(-1) as string | null;
  return { node: toNode(connection, row), state: state === null ? null : (JSON.parse(state) as Props) };
}
