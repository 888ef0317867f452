/** Takes over what another store dumped: each record as it was there. */
import type { DumpPage, DumpRecord } from '../dump.ts';
import { BellwetherError } from '../errors.ts';
import { canonicalJson } from '../ids.ts';
import { type GraphNode, NODE_KINDS, type NodeId, type Props } from '../model.ts';
import type { Connection, Run } from './connection.ts';
import { typesOf } from './read.ts';
import { addRecords } from './records.ts';
import { instantValue, PUBLIC } from './values.ts';
import { chunks, type NewFact, Writing } from './writing.ts';

export function beginRestore(connection: Connection, source: string): Promise<string | null> {
  return connection.write(async (run) => {
    const [mark] = await run<{ restoring: string | null; cursor: string | null; sequence: number; nodes: boolean }>(
      `MATCH (m:Meta { name: 'bellwether' }) SET m.lockedAt = datetime()
       RETURN m.restoring AS restoring, m.restoredTo AS cursor, m.sequence AS sequence, EXISTS { (:Node) } OR EXISTS { (:Record) } AS nodes`,
    );
    const { restoring, cursor, sequence, nodes } = mark!;
    if (restoring === source) return cursor;
    const { label } = connection;
    if (restoring !== null) {
      throw new BellwetherError('CONFLICT', `${label} holds a part of a copy of ${restoring}.`, {
        hint: `Go on copying ${restoring}, or take another empty store.`,
        details: { address: label, source: restoring },
      });
    }
    if (sequence > 0 || nodes) {
      throw new BellwetherError('CONFLICT', `${label} is not empty.`, {
        hint: 'Copy into a store that holds nothing yet.',
        details: { address: label },
      });
    }
    await run(`MATCH (m:Meta { name: 'bellwether' }) SET m.restoring = $source`, { source });
    return null;
  });
}

export function addPage(connection: Connection, { records, cursor }: DumpPage): Promise<void> {
  return connection.write(async (run) => {
    const w = await Writing.begin(run, connection.now());
    // A second attempt, where the answer to the first one's commit was lost: the page is there.
    const [mark] = await run<{ cursor: string | null }>(
      `MATCH (m:Meta { name: 'bellwether' }) RETURN m.restoredTo AS cursor`,
    );
    if (mark?.cursor === cursor) return;
    const of = <T extends DumpRecord['type']>(type: T) =>
      records.filter((record): record is DumpRecord & { type: T } => record.type === type);
    for (const { node, state } of of('node')) create(w, node, state);
    await addDocuments(w, of('document'));
    for (const record of of('fact')) w.facts.push(newFact(record));
    await w.flush();
    await markSaid(run, of('fact'));
    await addRows(
      run,
      'UNWIND $rows AS row MATCH (n:Node { id: row.id }) SET n.standsFor = row.standsFor',
      of('merged').map(({ id, standsFor }) => ({ id, standsFor })),
    );
    await addRows(
      run,
      `MATCH (m:Meta { name: 'bellwether' }) UNWIND $rows AS row
       SET m.decisions = coalesce(m.decisions, 0) + 1 CREATE (d:Decision) SET d = row, d.place = m.decisions`,
      of('decision').map(({ decision }) => ({
        ...decision,
        at: instantValue(decision.at),
        undoneAt: instantValue(decision.undoneAt),
      })),
    );
    await addRows(
      run,
      `MATCH (m:Meta { name: 'bellwether' }) UNWIND $rows AS row MATCH (a:Node { id: row.from }) MATCH (b:Node { id: row.into })
       SET m.links = coalesce(m.links, 0) + 1
       CREATE (a)-[:MERGED_INTO { place: m.links, decision: row.decision }]->(b)`,
      of('link').map(({ from, into, decision }) => ({ from, into, decision })),
    );
    await addRows(
      run,
      `MATCH (m:Meta { name: 'bellwether' }) UNWIND $rows AS row
       CREATE (c:Change) SET c = row SET m.sequence = row.sequence`,
      of('change').map(({ change }) => ({
        ...change,
        scope: change.scope ?? PUBLIC,
        recordedAt: instantValue(change.recordedAt),
      })),
    );
    await addRows(
      run,
      'UNWIND $rows AS row CREATE (p:Purge) SET p = row',
      of('purge').map(({ type: _, recordedAt, ...purge }) => ({ ...purge, recordedAt: instantValue(recordedAt) })),
    );
    for (const rows of chunks(of('record')))
      await addRecords(
        run,
        rows.map(({ record }) => record),
      );
    await run(`MATCH (m:Meta { name: 'bellwether' }) SET m.restoredTo = $cursor`, { cursor });
  });
}

export async function finishRestore(connection: Connection): Promise<void> {
  await connection.write((run) => run(`MATCH (m:Meta { name: 'bellwether' }) REMOVE m.restoring, m.restoredTo`));
}

export async function pendingRestore(connection: Connection): Promise<string | null> {
  const [mark] = await connection.read((run) =>
    run<{ source: string | null }>(`MATCH (m:Meta { name: 'bellwether' }) RETURN m.restoring AS source`),
  );
  return mark?.source ?? null;
}

async function addRows(run: Run, statement: string, all: Record<string, unknown>[]): Promise<void> {
  for (const rows of chunks(all)) await run(statement, { rows });
}

function create(w: Writing, node: GraphNode, state: Props | null): void {
  // The kind becomes a label, which cannot be a parameter.
  if (!NODE_KINDS.includes(node.kind)) throw new BellwetherError('BAD_INPUT', `No kind '${node.kind}'.`);
  w.create({
    ...node,
    scope: node.scope ?? PUBLIC,
    props: canonicalJson(node.props),
    standsFor: null,
    state: state === null ? null : canonicalJson(state),
    says: [],
  });
}

async function addDocuments(w: Writing, documents: (DumpRecord & { type: 'document' })[]): Promise<void> {
  const ofDocuments = <T>(pick: (record: DumpRecord & { type: 'document' }) => T[]) =>
    documents.flatMap((record) => pick(record).map((row) => ({ document: record.node.id, ...row })));
  for (const { node, state, texts, versions } of documents) {
    create(w, node, state);
    const newest = texts.find(({ contentHash }) => contentHash === versions.at(-1)?.contentHash);
    if (newest !== undefined) w.texts.set(node.id, newest.text);
  }
  await addRows(
    w.run,
    'UNWIND $rows AS row CREATE (t:Text) SET t = row',
    ofDocuments(({ texts }) => texts),
  );
  await addRows(
    w.run,
    'UNWIND $rows AS row CREATE (v:Version) SET v = row',
    ofDocuments(({ versions }) =>
      versions.map(({ learnedAt, fetchedAt, contentHash }, place) => ({
        contentHash,
        place,
        learnedAt: instantValue(learnedAt),
        fetchedAt: instantValue(fetchedAt),
      })),
    ),
  );
}

function newFact({ fact, hidden, saidSubject, saidObject }: DumpRecord & { type: 'fact' }): NewFact {
  const { subject, relation, object, value, qualifiers, scope, ...rest } = fact;
  const { validFrom, validTo, learnedAt, retractedAt, recordedAt } = fact;
  return {
    relation: typesOf(relation) as typeof relation,
    subject,
    object: object ?? subject,
    set: {
      ...rest,
      hidden,
      saidSubject,
      saidObject,
      scope: scope ?? PUBLIC,
      value: object === null ? canonicalJson(value) : null,
      qualifiers: Object.keys(qualifiers).length === 0 ? null : canonicalJson(qualifiers),
      validFrom: instantValue(validFrom),
      validTo: instantValue(validTo),
      learnedAt: instantValue(learnedAt),
      retractedAt: instantValue(retractedAt),
      recordedAt: instantValue(recordedAt),
    } as never,
  };
}

/** A document keeps the relations that it speaks in. */
async function markSaid(run: Run, facts: (DumpRecord & { type: 'fact' })[]): Promise<void> {
  const said = Map.groupBy(facts, ({ fact }) => fact.document);
  const rows = [...said].map(([document, of]: [NodeId, typeof facts]) => ({
    document,
    says: [...new Set(of.map(({ fact }) => fact.relation))],
  }));
  await addRows(
    run,
    `UNWIND $rows AS row MATCH (d:Node { id: row.document }) WITH d, row, coalesce(d.says, []) AS before
     SET d.says = before + [relation IN row.says WHERE NOT relation IN before]`,
    rows,
  );
}
