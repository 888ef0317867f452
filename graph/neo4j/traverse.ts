/** Many hops in one statement: a subquery for each stage, in the order in which they build on each other. */
import type { NodeId, View } from '../model.ts';
import { setNames } from '../stages.ts';
import type { Stage, Subgraph, TraverseSpec } from '../store.ts';
import type { Connection } from './connection.ts';
import { typesOf } from './read.ts';
import {
  FACT,
  type FactRow,
  HEADER,
  type HeaderRow,
  KNOWN,
  NODE,
  type NodeRow,
  TRUE_AT,
  toFact,
  toHeader,
  toNode,
  viewValues,
} from './rows.ts';

interface Answer {
  sets: { name: string; ids: NodeId[] }[];
  nodes: NodeRow[];
  facts: FactRow[];
  documents: HeaderRow[];
}

export async function traverse(connection: Connection, spec: TraverseSpec, view: View): Promise<Subgraph> {
  const { text, names } = statementOf(spec);
  const starts = Object.fromEntries(Object.values(spec.start).map((ids, i) => [`start${i}`, ids]));
  const rows = await connection.read((run) => run<Answer>(text, { ...starts, ...viewValues(view, spec.scope) }));
  const { sets, nodes, facts, documents } = rows[0] as Answer;
  return {
    nodes: new Map(nodes.map((row) => [row.id, toNode(row)])),
    facts: facts.map(toFact).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.learnedAt - b.learnedAt)),
    stages: new Map(names.map((name, i) => [name, new Set(sets[i]!.ids)])),
    documents: new Map(documents.map((row) => [row.id, toHeader(row)])),
  };
}

/**
 * Of each set `s0`, `s1` …: its nodes. Of each stage's walk: relationships `f`. A stage that repeats looks for the
 * shortest way to each node, so that cycles and diamonds cost no more than they have edges.
 */
function statementOf(spec: TraverseSpec): { text: string; names: string[] } {
  const names = setNames(spec);
  const setOf = (name: string) => `s${names.indexOf(name)}`;
  const parts = Object.keys(spec.start).map(
    (_, i) => `CALL () {
      UNWIND $start${i} AS id MATCH (a:Node { id: id }) MATCH (n:Node { id: coalesce(a.standsFor, a.id) })
      WHERE n.scope IN $scopes RETURN collect(DISTINCT n) AS s${i}
    }`,
  );
  const walked: string[] = [];
  for (const stage of spec.stages) {
    const found = setOf(stage.name);
    const fact = `f${walked.length}`;
    walked.push(fact);
    parts.push(...stageOf(stage, stage.from.map(setOf), found, fact));
  }
  for (const { of, relation, anyTime = false } of spec.values ?? []) {
    const fact = `f${walked.length}`;
    walked.push(fact);
    const from = of.map(setOf);
    parts.push(`CALL (${from.join(', ')}) {
      UNWIND ${from.join(' + ')} AS a WITH DISTINCT a MATCH (a)-[r:${typesOf(relation)}]->(a)
      WHERE r.value IS NOT NULL AND ${visible(anyTime)} RETURN collect(r) AS ${fact}
    }`);
  }
  const sets = names.map((_, i) => `s${i}`);
  const facts = walked.join(' + ') || '[]';
  return {
    names,
    text: `${parts.join('\n')}
      CALL (${sets.join(', ')}) {
        UNWIND ${sets.join(' + ') || '[]'} AS n WITH DISTINCT n RETURN collect(${NODE}) AS nodes
      }
      CALL (${walked.join(', ')}) { UNWIND ${facts} AS r WITH DISTINCT r RETURN collect(r) AS rs }
      CALL (rs) {
        UNWIND rs AS r WITH DISTINCT r.document AS id MATCH (d:Node { id: id }) MATCH (s:Node { id: d.source })
        RETURN collect(${HEADER}) AS documents
      }
      RETURN [${sets.map((set) => `{ ids: [n IN ${set} | n.id] }`).join(', ')}] AS sets, nodes,
        [r IN rs | ${FACT}] AS facts, documents`,
  };
}

/** Cypher for one stage: `found` are its nodes, `fact` the relationships it walked. */
function stageOf(stage: Stage, from: string[], found: string, fact: string): string[] {
  const { relation, direction, kind, repeat = 1, anyTime = false } = stage;
  const [start, end] = direction === 'out' ? ['-', '->'] : ['<-', '-'];
  const edge = `${start}[r:${typesOf(relation)}]${end}`;
  const label = `:Node${kind === undefined ? '' : `:${kind}`}`;
  const where = `r.value IS NULL AND ${visible(anyTime)}`;
  const sources = from.join(' + ') || '[]';
  if (repeat === 1) {
    return [
      `CALL (${from.join(', ')}) {
        UNWIND ${sources} AS a WITH DISTINCT a MATCH (a)${edge}(n${label}) WHERE ${where}
        RETURN collect(DISTINCT n) AS ${found}, collect(DISTINCT r) AS ${fact}
      }`,
    ];
  }
  const bound = repeat === Infinity ? '' : String(repeat);
  // Asked for the nearest way to each node alone, Neo4j goes breadth first and meets every node once.
  const farKind = kind === undefined ? '' : ` AND ${direction === 'out' ? 'endNode' : 'startNode'}(r):${kind}`;
  return [
    `CALL (${from.join(', ')}) {
      UNWIND ${sources} AS a WITH DISTINCT a
      MATCH p = (a)${start}[rs:${typesOf(relation)}*1..${bound}]${end}(n:Node)
      WHERE all(r IN rs WHERE ${where}${farKind})
      WITH n, min(length(p)) AS depth
      RETURN collect({ node: n, depth: depth }) AS ${found}at
    }`,
    `WITH *, [x IN ${found}at | x.node] AS ${found}`,
    `CALL (${[...from, `${found}at`].join(', ')}) {
      UNWIND ${sources} + [x IN ${found}at${bound === '' ? '' : ` WHERE x.depth < ${bound}`} | x.node] AS a
      WITH DISTINCT a MATCH (a)${edge}(${label}) WHERE ${where} RETURN collect(DISTINCT r) AS ${fact}
    }`,
  ];
}

function visible(anyTime: boolean): string {
  return anyTime ? KNOWN : `${KNOWN} AND ${TRUE_AT}`;
}
