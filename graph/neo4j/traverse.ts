/** Many hops in one statement, whose text is the same for every question: the server plans it once. */
import { type NodeId, RELATIONS, type View } from '../model.ts';
import { setNames } from '../stages.ts';
import type { Hop, Subgraph, TraverseSpec } from '../store.ts';
import type { Connection } from './connection.ts';
import { relationNames } from './read.ts';
import {
  FACT_FIELDS,
  type FactRow,
  HEADER,
  type HeaderRow,
  KNOWN,
  listOf,
  NODE_FIELDS,
  type NodeRow,
  rowOf,
  TRUE_AT,
  toFact,
  toHeader,
  toNode,
  viewValues,
} from './rows.ts';

/** How often a stage that goes "as far as it goes" is repeated at first; where that was not far enough, all is asked anew. */
const ROUNDS = 32;

/**
 * A stage (or what brings value facts), as a row of `$stages`. Each round of it has a place of its own among what is met;
 * before them come those of the start sets.
 */
interface Row {
  /** Places [from, to) whose nodes its first round goes out from; each other goes out from the one before. */
  from: [number, number][];
  /** Place of its first round: nodes found since then are not found again, so cycles end by themselves. */
  first: number;
  rounds: number;
  /** "DATED", against its direction "-DATED". */
  hops: string[];
  out: boolean;
  kind: string | null;
  anyTime: boolean;
  /** Brings value facts instead of going on. */
  value: boolean;
}

const FAR = 'CASE WHEN step.out THEN endNode(r) ELSE startNode(r) END';

const WALK = `
  WITH [ids IN $start | { facts: [], nodes: COLLECT {
    UNWIND ids AS id MATCH (a:Node { id: id }) MATCH (n:Node { id: coalesce(a.standsFor, a.id) })
    WHERE n.scope IN $scopes RETURN DISTINCT n
  } }] AS starts
  WITH starts, COLLECT {
    UNWIND $stages AS stage UNWIND range(0, stage.rounds - 1) AS round
    RETURN stage { .*, from: CASE round WHEN 0 THEN stage.from ELSE [[stage.first + round - 1, stage.first + round]] END }
  } AS steps
  WITH reduce(met = starts, step IN steps | met + [near IN [COLLECT {
    UNWIND step.from AS places UNWIND met[places[0]..places[1]] AS one UNWIND one.nodes AS n RETURN DISTINCT n
  }] | CASE WHEN isEmpty(near) THEN { facts: [], nodes: [] } ELSE [facts IN [COLLECT {
    UNWIND [hop IN step.hops | CASE hop
      ${Object.keys(RELATIONS)
        .map(
          (relation) => `WHEN '${relation}' THEN COLLECT { UNWIND near AS a MATCH (a)-[r:${relation}]->() RETURN r }
      WHEN '-${relation}' THEN COLLECT { UNWIND near AS a MATCH (a)<-[r:${relation}]-() RETURN r }`,
        )
        .join('\n      ')}
    END] AS ofHop UNWIND ofHop AS r
    WITH r WHERE ${KNOWN} AND (step.anyTime OR ${TRUE_AT}) AND (r.value IS NULL) <> step.value
      AND (step.kind IS NULL OR ${FAR}.kind = step.kind)
    RETURN r
  }] | { facts: facts, nodes: CASE WHEN step.value THEN [] ELSE COLLECT {
    UNWIND facts AS r WITH ${FAR} AS n
    WHERE NOT any(before IN met[step.first..] WHERE n IN before.nodes) RETURN DISTINCT n
  } END }][0] END]) AS met
  CALL (met) { UNWIND met AS one UNWIND one.nodes AS n WITH DISTINCT n RETURN collect(${listOf('n', NODE_FIELDS)}) AS nodes }
  CALL (met) { UNWIND met AS one UNWIND one.facts AS r WITH DISTINCT r RETURN collect(r) AS rs }
  CALL (rs) {
    UNWIND rs AS r WITH DISTINCT r.document AS id MATCH (d:Node { id: id }) MATCH (s:Node { id: d.source })
    RETURN collect(${HEADER}) AS documents
  }
  RETURN [one IN met | [n IN one.nodes | n.id]] AS ids, nodes, [r IN rs | ${listOf('r', FACT_FIELDS)}] AS facts, documents`;

interface Answer {
  /** Of each place. */
  ids: NodeId[][];
  nodes: unknown[][];
  facts: unknown[][];
  documents: HeaderRow[];
}

export async function traverse(
  connection: Connection,
  spec: TraverseSpec,
  view: View,
  rounds = ROUNDS,
): Promise<Subgraph> {
  const { stages, places, unfinished } = plan(spec, rounds);
  const values = { start: Object.values(spec.start), stages, ...viewValues(view, spec.scope) };
  const [answer] = await connection.read((run) => run<Answer>(WALK, values));
  const { ids, nodes, facts, documents } = answer as Answer;
  if (unfinished.some((place) => ids[place]!.length > 0)) return traverse(connection, spec, view, rounds * 32);
  return {
    nodes: new Map(nodes.map((list) => [list[0] as NodeId, toNode(rowOf<NodeRow>(NODE_FIELDS, list))])),
    facts: facts
      .map((list) => toFact(rowOf<FactRow>(FACT_FIELDS, list)))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.learnedAt - b.learnedAt)),
    stages: new Map([...places].map(([name, [from, to]]) => [name, new Set(ids.slice(from, to).flat())])),
    documents: new Map(documents.map((row) => [row.id, toHeader(row)])),
  };
}

/** The rows, the places of each set, and the last places of stages that may have more to find. */
function plan(
  spec: TraverseSpec,
  rounds: number,
): { stages: Row[]; places: Map<string, [number, number]>; unfinished: number[] } {
  setNames(spec);
  const places = new Map(Object.keys(spec.start).map((name, i): [string, [number, number]] => [name, [i, i + 1]]));
  const placesOf = (names: string[]) => [...new Set(names)].map((name) => places.get(name)!);
  const stages: Row[] = [];
  const unfinished: number[] = [];
  let first = places.size;
  for (const { name, from, kind = null, repeat = 1, anyTime = false, ...hop } of spec.stages) {
    const row = { from: placesOf(from), first, rounds: Math.min(repeat, rounds), hops: hopsOf(hop), anyTime };
    stages.push({ ...row, out: hop.direction === 'out', kind, value: false });
    places.set(name, [first, first + row.rounds]);
    first += row.rounds;
    if (repeat > rounds) unfinished.push(first - 1);
  }
  for (const { of, relation, anyTime = false } of spec.values ?? []) {
    const hops = hopsOf({ relation, direction: 'out' });
    stages.push({ from: placesOf(of), first, rounds: 1, hops, anyTime, out: true, kind: null, value: true });
    first++;
  }
  return { stages, places, unfinished };
}

function hopsOf({ relation, direction }: Pick<Hop, 'relation' | 'direction'>): string[] {
  return relationNames(relation).map((name) => (direction === 'out' ? name : `-${name}`));
}
