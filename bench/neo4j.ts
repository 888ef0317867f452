/**
 * `npm run bench:neo4j -- [--scale 1] [--questions 100] [--json]`: the impact answer on the Neo4j of BELLWETHER_TEST_NEO4J
 * (which is emptied), beside Cypher written for this one question, which brings the same facts, nodes and documents; beside
 * the least Cypher, which finds the ids of the workloads alone; and beside the embedded store. The answers are compared first. `scale`
 * 1 is S; others multiply documents and organisations.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import neo4j, { type Relationship, type Session } from 'neo4j-driver';
import { canonicalJson } from '../graph/ids.ts';
import { openStore } from '../graph/open.ts';
import type { Store, Subgraph, TraverseSpec } from '../graph/store.ts';
import { impact } from '../queries/impact/impact.ts';
import { generate } from './generate.ts';
import { load } from './load.ts';
import { drawQuestions, type Question } from './measure.ts';
import { SIZES } from './sizes.ts';
import { END, World } from './world.ts';
import { writtenOut } from './written-out.ts';

const IDS_ALONE = `
MATCH (e:Event { id: $event })
CALL (e) {
  RETURN e AS x
  UNION MATCH (e)-[p:PART_OF]->(:Action)<-[q:PART_OF]-(x:Event) WHERE p.retractedAt IS NULL AND q.retractedAt IS NULL RETURN x
}
MATCH (x)-[c:CHANGES|CONCERNS]->(:Model)<-[g:OFFERING_OF]-(:Offering)<-[u:USES]-(:Endpoint)<-[h:HAS_ENDPOINT]-(w:Workload)
WHERE c.retractedAt IS NULL AND g.retractedAt IS NULL AND u.scope = $organisation AND u.retractedAt IS NULL
  AND h.retractedAt IS NULL
WITH DISTINCT w
MATCH (w)<-[d:DEPENDS_ON*0..30]-(n:Workload)
RETURN DISTINCT n.id AS id`;

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    questions: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
});
const url = process.env.BELLWETHER_TEST_NEO4J;
if (!url) {
  console.error('bench: BELLWETHER_TEST_NEO4J names no server; `npm run neo4j` starts one.');
  process.exit(2);
}
const scale = Number(values.scale);
const world = new World({
  ...SIZES.S,
  documents: Math.round(SIZES.S.documents * scale),
  organisations: Math.round(SIZES.S.organisations * scale),
});
const { protocol, host, username, password } = new URL(url);
const driver = neo4j.driver(`${protocol}//${host}`, neo4j.auth.basic(username, decodeURIComponent(password)));
const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
const session = driver.session();
await session.run('MATCH (n) WHERE NOT n:Meta CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
await session.run('MATCH (m:Meta) DELETE m');
const clock = { now: () => END };
const stores = {
  neo4j: await openStore(url, clock),
  embedded: await openStore(`sqlite:${join(folder, 'graph.sqlite')}`, clock),
};
const asked = new Map<Question, { spec: TraverseSpec; view: Question['view'] }>();
/** The last traversal on Neo4j. */
const spent: { ms: number; spec?: TraverseSpec; view?: Question['view']; found?: Subgraph } = { ms: 0 };
const watched = new Proxy(stores.neo4j, {
  get(target, name) {
    if (name !== 'traverse') return Reflect.get(target, name) as unknown;
    return async (...[spec, view]: Parameters<Store['traverse']>) => {
      const begin = performance.now();
      const found = await target.traverse(spec, view);
      Object.assign(spent, { ms: performance.now() - begin, spec, view, found });
      return found;
    };
  },
});
const tell = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};
try {
  const loaded = {
    embedded: await load(stores.embedded, generate(world), tell),
    neo4j: await load(stores.neo4j, generate(world), tell),
  };
  const questions = drawQuestions(world, Number(values.questions));
  for (const question of questions) await compare(question);
  const times: Record<string, number[]> = { idsAlone: [], byHand: [], impact: [], traverse: [], embedded: [] };
  const processor: Record<string, number> = {};
  /** By the clock, and this program's processor time. */
  const take = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const before = process.cpuUsage();
    times[name]!.push(await clocked(work));
    const { user, system } = process.cpuUsage(before);
    processor[name] = (processor[name] ?? 0) + (user + system) / 1_000 / questions.length;
  };
  for (const [i, question] of questions.entries()) {
    await take('idsAlone', () => idsAlone(session, question));
    // The second finds what the first brought into memory: they take turns.
    if (i % 2 === 0) await take('byHand', () => byHand(session, question));
    await take('impact', () => ask(watched, question));
    times.traverse!.push(spent.ms);
    if (i % 2 === 1) await take('byHand', () => byHand(session, question));
    await take('embedded', () => ask(stores.embedded, question));
  }
  const report = {
    nodes: loaded.neo4j.nodes,
    facts: loaded.neo4j.facts,
    load: {
      neo4jFactsPerSecond: loaded.neo4j.factsPerSecond,
      embeddedFactsPerSecond: loaded.embedded.factsPerSecond,
      neo4jSeconds: loaded.neo4j.seconds,
    },
    processor,
    ms: Object.fromEntries(Object.entries(times).map(([name, all]) => [name, percentiles(all)])),
  };
  console.log(values.json ? JSON.stringify(report, null, 2) : render(report));
} finally {
  await session.close();
  await driver.close();
  for (const store of Object.values(stores)) await store.close();
  rmSync(folder, { recursive: true, force: true });
}

function ask(store: Store, { event, organisation, view }: Question) {
  return impact(store, { event, organisation, ...view }, END);
}

async function idsAlone(on: Session, { event, organisation }: Question): Promise<string[]> {
  const { records } = await on.executeRead((tx) => tx.run(IDS_ALONE, { event, organisation }));
  return records.map((record) => record.get('id') as string);
}

/** What the question's traversal asks for is told by the answer that was compared. */
async function byHand(on: Session, question: Question) {
  const { spec, view } = asked.get(question)!;
  const values = {
    start: spec.start,
    scopes: ['', question.organisation],
    at: neo4j.int(view.at),
    knownAt: neo4j.int(view.knownAt),
  };
  const { records } = await on.executeRead((tx) => tx.run(writtenOut(spec), values));
  return records[0]!.toObject() as { nodes: { id: string }[]; facts: Relationship[]; documents: { id: string }[] };
}

/** Throws where the answers differ. */
async function compare(question: Question): Promise<void> {
  const [one, other] = [await ask(watched, question), await ask(stores.embedded, question)];
  asked.set(question, { spec: spent.spec!, view: spent.view! });
  if (canonicalJson(one) !== canonicalJson(other))
    throw new Error(`The engines differ for ${canonicalJson(question)}.`);
  const found = (await idsAlone(session, question)).sort().join();
  const answered = one.workloads.map(({ workload }) => workload.id as string).sort();
  if (found !== answered.join()) throw new Error(`The ids found by hand differ: ${answered} and ${found}.`);
  const { nodes, facts, documents } = await byHand(session, question);
  const ids = (rows: { id: string }[]): string =>
    rows
      .map(({ id }) => id)
      .sort()
      .join();
  const { nodes: ours, facts: said, documents: heads } = spent.found!;
  if (
    ids(nodes) !== ids([...ours.values()]) ||
    ids(facts.map(({ properties }) => properties as { id: string })) !== ids(said) ||
    ids(documents) !== ids([...heads.values()])
  ) {
    throw new Error(`The Cypher by hand brings something else for ${canonicalJson(question)}.`);
  }
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function percentiles(all: number[]): { p50: number; p95: number } {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] as number;
  return { p50: at(0.5), p95: at(0.95) };
}

function render({
  nodes,
  facts,
  load: rates,
  processor,
  ms,
}: {
  nodes: number;
  facts: number;
  load: Record<string, number>;
  processor: Record<string, number>;
  ms: Record<string, { p50: number; p95: number }>;
}): string {
  const line = (name: string, what: string) =>
    `${name.padEnd(10)} p50 ${ms[name]!.p50.toFixed(1)} ms   p95 ${ms[name]!.p95.toFixed(1)} ms   ${what}${processor[name] === undefined ? '' : `; ${processor[name].toFixed(1)} ms of this program's processor`}`;
  const over = (name: string) => (ms.impact!.p50 / ms[name]!.p50).toFixed(2);
  return [
    `${nodes} nodes, ${facts} facts; ${Math.round(rates.neo4jFactsPerSecond!)} facts a second into Neo4j, ${Math.round(rates.embeddedFactsPerSecond!)} into the embedded store`,
    line('idsAlone', 'Cypher by hand: ids of the workloads alone'),
    line('byHand', 'Cypher by hand: the same facts, nodes and documents'),
    line('impact', 'the answer with its evidence, on Neo4j'),
    line('traverse', 'of it the one statement'),
    line('embedded', 'the same answer on the embedded store'),
    `ratio      ${over('byHand')} over the Cypher by hand, ${over('idsAlone')} over its ids alone, ${over('embedded')} over the embedded store (p50)`,
  ].join('\n');
}
