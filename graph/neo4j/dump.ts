/** Everything in the database, section by section: by ids, sequences and places, which have indexes. */
import { type DumpPage, type DumpRecord, type DumpSection, formatDumpCursor, sectionsAfter } from '../dump.ts';
import { type NodeId, type Props, RELATIONS, type Relation } from '../model.ts';
import type { Decision } from '../store.ts';
import type { Connection, Run, Values } from './connection.ts';
import { type ChangeRow, toChange } from './feed.ts';
import { recordsAfter } from './records.ts';
import { FACT, type FactRow, NODE, type NodeRow, toFact, toNode } from './rows.ts';

/** Records a page; of documents fewer, since their texts may be long. */
const RECORDS = 2000;
const DOCUMENTS = 50;

/** Records after a place of the section's own kind (null: the beginning), and the place of the last of them. */
type Read = (run: Run, after: unknown) => Promise<{ records: DumpRecord[]; last: unknown }>;

export async function* dump(connection: Connection, cursor: string | null): AsyncGenerator<DumpPage> {
  for (const { section, after } of sectionsAfter(cursor)) {
    for (let place = after; ; ) {
      const { records, last } = await connection.read((run) => READ[section](run, place));
      if (records.length === 0) break;
      place = last;
      yield { records, cursor: formatDumpCursor(section, place) };
    }
  }
}

type StateRow = { n: NodeRow; state: string | null };

const READ: Record<DumpSection, Read> = {
  node: async (run, after) => {
    const rows = await run<StateRow>(
      `MATCH (n:Node) WHERE n.id > $after AND NOT n:Document
       WITH n ORDER BY n.id LIMIT $first RETURN ${NODE} AS n, n.state AS state`,
      page(after, ''),
    );
    return { records: rows.map((row) => ({ type: 'node', ...nodeOf(row) })), last: rows.at(-1)?.n.id };
  },
  document: async (run, after) => {
    const rows = await run<StateRow & { texts: DocumentRecord['texts']; versions: DocumentRecord['versions'] }>(
      `MATCH (n:Node) WHERE n.id > $after AND n:Document
       WITH n ORDER BY n.id LIMIT $first
       CALL (n) {
         OPTIONAL MATCH (v:Version { document: n.id })
         WITH v ORDER BY v.learnedAt, v.fetchedAt, v.place
         RETURN collect(v { .learnedAt, .fetchedAt, .contentHash }) AS versions
       }
       CALL (n) {
         OPTIONAL MATCH (t:Text { document: n.id })
         WITH t ORDER BY t.contentHash
         RETURN collect(t { .contentHash, .text }) AS texts
       }
       RETURN ${NODE} AS n, n.state AS state, texts, versions ORDER BY n.id`,
      { ...page(after, ''), first: DOCUMENTS },
    );
    return {
      records: rows.map(({ texts, versions, ...row }) => ({ type: 'document', ...nodeOf(row), texts, versions })),
      last: rows.at(-1)?.n.id,
    };
  },
  merged: async (run, after) => {
    const rows = await run<{ id: NodeId; standsFor: NodeId }>(
      `MATCH (n:Node) WHERE n.id > $after AND n.standsFor IS NOT NULL
       RETURN n.id AS id, n.standsFor AS standsFor ORDER BY n.id LIMIT $first`,
      page(after, ''),
    );
    return { records: rows.map((row) => ({ type: 'merged', ...row })), last: rows.at(-1)?.id };
  },
  fact: readFacts,
  decision: async (run, after) => {
    const rows = await run<{ place: number; d: Decision }>(
      `MATCH (d:Decision) WHERE d.place > $after
       RETURN d.place AS place, d { .id, .kind, .a, .b, .by, .at, .reason, .undoneAt, .undoneBy } AS d
       ORDER BY d.place LIMIT $first`,
      page(after, 0),
    );
    return {
      records: rows.map(({ d }) => ({
        type: 'decision',
        decision: { ...d, b: d.b ?? null, undoneAt: d.undoneAt ?? null, undoneBy: d.undoneBy ?? null },
      })),
      last: rows.at(-1)?.place,
    };
  },
  link: async (run, after) => {
    const rows = await run<{ place: number; from: NodeId; into: NodeId; decision: string | null }>(
      `MATCH (a:Node)-[m:MERGED_INTO]->(b:Node) WHERE m.place > $after
       RETURN m.place AS place, a.id AS from, b.id AS into, m.decision AS decision ORDER BY m.place LIMIT $first`,
      page(after, 0),
    );
    return { records: rows.map(({ place: _, ...row }) => ({ type: 'link', ...row })), last: rows.at(-1)?.place };
  },
  change: async (run, after) => {
    const rows = await run<{ c: ChangeRow }>(
      'MATCH (c:Change) WHERE c.sequence > $after RETURN c { .* } AS c ORDER BY c.sequence LIMIT $first',
      page(after, 0),
    );
    return { records: rows.map(({ c }) => ({ type: 'change', change: toChange(c) })), last: rows.at(-1)?.c.sequence };
  },
  purge: async (run, after) => {
    // Few: all of them on one page.
    if (after !== null) return { records: [], last: after };
    const rows = await run<{ document: NodeId; reason: string; facts: number; recordedAt: number }>(
      `MATCH (p:Purge) RETURN p.document AS document, p.reason AS reason, p.facts AS facts, p.recordedAt AS recordedAt
       ORDER BY p.recordedAt, p.document`,
    );
    return { records: rows.map((row) => ({ type: 'purge', ...row })), last: 'all' };
  },
  record: async (run, after) => {
    const records = await recordsAfter(run, (after as [string, string] | null) ?? ['', ''], RECORDS);
    const last = records.at(-1);
    return {
      records: records.map((record) => ({ type: 'record', record })),
      last: last === undefined ? after : [last.collection, last.id],
    };
  },
};

type DocumentRecord = DumpRecord & { type: 'document' };

const TYPES = Object.keys(RELATIONS) as Relation[];

/** A relation after the other, each by the ids of its facts: `after` is [relation, id]. */
async function readFacts(run: Run, after: unknown): ReturnType<Read> {
  const [from, lastId] = (after as [Relation, string] | null) ?? [TYPES[0] as Relation, ''];
  for (const relation of TYPES.slice(TYPES.indexOf(from))) {
    const rows = await factsAfter(run, relation, relation === from ? lastId : '');
    if (rows.length === 0) continue;
    const records = rows.map(({ r }): DumpRecord => {
      const { hidden, saidSubject = null, saidObject = null } = r;
      return { type: 'fact', fact: toFact(r), hidden, saidSubject, saidObject };
    });
    return { records, last: [relation, rows.at(-1)!.r.id] };
  }
  return { records: [], last: after };
}

type DumpedFact = { r: FactRow & { hidden: boolean; saidSubject?: NodeId; saidObject?: NodeId } };

/** Whole ids only: all episodes of a fact are on one page. */
async function factsAfter(run: Run, relation: Relation, after: string): Promise<DumpedFact[]> {
  const ids = await run<{ id: string }>(
    `MATCH ()-[r:${relation}]->() WHERE r.id > $after WITH DISTINCT r.id AS id RETURN id ORDER BY id LIMIT $first`,
    page(after, ''),
  );
  if (ids.length === 0) return [];
  return run<DumpedFact>(
    `MATCH ()-[r:${relation}]->() WHERE r.id > $after AND r.id <= $upTo
     RETURN ${FACT} AS r ORDER BY r.id, r.learnedAt, r.retractedAt`,
    { after, upTo: ids.at(-1)!.id },
  );
}

function page(after: unknown, beginning: unknown): Values {
  return { after: after ?? beginning, first: RECORDS };
}

function nodeOf({ n, state }: StateRow): Pick<DocumentRecord, 'node' | 'state'> {
  return { node: toNode(n), state: state === null ? null : (JSON.parse(state) as Props) };
}
