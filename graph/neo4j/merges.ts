/**
 * Which node stands for which: merges that analysts decided and redirects that derivation left behind, both as MERGED_INTO
 * relationships. What follows from them (`standsFor`, the ends of facts) is worked out anew whenever one comes or goes,
 * so that undoing gives exactly what was there before.
 */
import { refused } from '../check.ts';
import { type NodeId, RELATIONS } from '../model.ts';
import type { Run } from './connection.ts';
import { PUBLIC } from './values.ts';
import type { Writing } from './writing.ts';

/** The id `from` goes on resolving, to `into`. Nothing happens where it already does. */
export async function redirect(w: Writing, from: NodeId, into: NodeId): Promise<void> {
  const target = w.nodes.get(into);
  if (target === undefined) throw refused(`Redirect of '${from}': there is no node '${into}'.`, { from, into });
  if (!w.nodes.has(from)) {
    // An id that only redirects: a node was never written for it here.
    const { kind, scope, learnedAt, name } = target;
    const stub = { id: from, kind, scope, learnedAt, name, keys: [], time: null, props: '{}', recordedAt: w.at };
    w.create({ ...stub, standsFor: null, state: null, says: [] });
  }
  await w.flushNodes();
  const [before] = await w.run<{ into: NodeId }>(
    'MATCH (:Node { id: $from })-[m:MERGED_INTO]->(n:Node) WHERE m.decision IS NULL RETURN n.id AS into',
    { from },
  );
  if (before?.into === into) return;
  // The target lives again; it may itself have been given up in favour of `from` before.
  await w.run('MATCH (n:Node)-[m:MERGED_INTO]->() WHERE n.id IN $ids AND m.decision IS NULL DELETE m', {
    ids: [from, into],
  });
  await link(w.run, from, into, null);
  await settle(w.run, [from, into, ...(before === undefined ? [] : [before.into])]);
  await w.reload();
  w.counts.nodes++;
  w.emit('node', { id: from, subject: from, scope: w.nodes.get(from)?.scope ?? PUBLIC });
}

/** A node that was redirected is written again: it stands for itself. */
export async function revive(w: Writing, id: NodeId): Promise<void> {
  await w.flushNodes();
  const [link] = await w.run<{ into: NodeId }>(
    `MATCH (:Node { id: $id })-[m:MERGED_INTO]->(n:Node) WHERE m.decision IS NULL
     WITH m, n.id AS into DELETE m RETURN into`,
    { id },
  );
  if (link === undefined) return;
  await settle(w.run, [id, link.into]);
  await w.reload();
  w.counts.nodes++;
  w.emit('node', { id, subject: id, scope: w.nodes.get(id)?.scope ?? PUBLIC });
}

/** `decision` is that of an analyst; null for a redirect. */
export async function link(run: Run, from: NodeId, into: NodeId, decision: string | null): Promise<void> {
  await run(
    `MATCH (m:Meta { name: 'bellwether' }) SET m.links = coalesce(m.links, 0) + 1
     WITH m MATCH (a:Node { id: $from }) MATCH (b:Node { id: $into })
     CREATE (a)-[:MERGED_INTO { place: m.links, decision: $decision }]->(b)`,
    { from, into, decision },
  );
}

/** All nodes that links join with these, themselves included. */
export async function joined(run: Run, ids: readonly NodeId[]): Promise<Set<NodeId>> {
  const found = new Set(ids);
  for (let frontier = [...found]; frontier.length > 0; ) {
    const rows = await run<{ id: NodeId }>(
      'MATCH (a:Node)-[:MERGED_INTO]-(b:Node) WHERE a.id IN $frontier RETURN DISTINCT b.id AS id',
      { frontier },
    );
    frontier = rows.map(({ id }) => id).filter((id) => !found.has(id));
    for (const id of frontier) found.add(id);
  }
  return found;
}

/** Works out what every node that is joined with `ids` stands for now, and moves facts accordingly. */
export async function settle(run: Run, ids: readonly NodeId[]): Promise<void> {
  const members = await joined(run, ids);
  const links = await run<{ node: NodeId; into: NodeId }>(
    `MATCH (a:Node)-[m:MERGED_INTO]->(b:Node) WHERE a.id IN $members
     RETURN a.id AS node, b.id AS into ORDER BY m.place`,
    { members: [...members] },
  );
  const standsFor = new Map([...members].map((node) => [node, node]));
  for (const { node, into } of links) {
    const [leaving, staying] = [standsFor.get(node), standsFor.get(into) as NodeId];
    for (const [id, target] of standsFor) if (target === leaving) standsFor.set(id, staying);
  }
  const rows = await run<{ id: NodeId; current: NodeId }>(
    'MATCH (n:Node) WHERE n.id IN $members RETURN n.id AS id, coalesce(n.standsFor, n.id) AS current',
    { members: [...members] },
  );
  for (const { id, current } of rows) {
    const target = standsFor.get(id) as NodeId;
    if (current === target) continue;
    await run('MATCH (n:Node { id: $id }) SET n.standsFor = $target', { id, target: target === id ? null : target });
    for (const statement of MOVES) await run(statement, { node: id, current, target });
  }
}

const FACTS = `type(r) IN [${Object.keys(RELATIONS)
  .map((relation) => `'${relation}'`)
  .join(', ')}]`;
const SAID_SUBJECT = 'coalesce(r.saidSubject, startNode(r).id)';
const SAID_OBJECT = 'coalesce(r.saidObject, endNode(r).id)';
const NEW_SAID = 'CASE WHEN $target = $node THEN null ELSE $node END';

/** Facts that were written about `node` and stand at `current` go to `target`: a relationship can't change its ends. */
const MOVES = [
  `MATCH (c:Node { id: $current })-[r]->(c) WHERE ${FACTS} AND r.value IS NOT NULL AND ${SAID_SUBJECT} = $node
   MATCH (t:Node { id: $target })
   CREATE (t)-[m:$(type(r))]->(t) SET m = properties(r), m.saidSubject = ${NEW_SAID} DELETE r`,
  `MATCH (c:Node { id: $current })-[r]->(o) WHERE ${FACTS} AND r.value IS NULL AND ${SAID_SUBJECT} = $node
   MATCH (t:Node { id: $target })
   CREATE (t)-[m:$(type(r))]->(o) SET m = properties(r), m.saidSubject = ${NEW_SAID},
     m.saidObject = CASE WHEN ${SAID_OBJECT} = endNode(r).id THEN null ELSE ${SAID_OBJECT} END DELETE r`,
  `MATCH (s)-[r]->(c:Node { id: $current }) WHERE ${FACTS} AND r.value IS NULL AND ${SAID_OBJECT} = $node
   MATCH (t:Node { id: $target })
   CREATE (s)-[m:$(type(r))]->(t) SET m = properties(r), m.saidObject = ${NEW_SAID} DELETE r`,
];
