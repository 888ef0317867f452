/**
 * `npm run bench:neo4j -- [--scale 1] [--questions 100] [--json]`: the impact answer on the Neo4j of BELLWETHER_TEST_NEO4J
 * (which is emptied), beside hand-written Cypher that finds the ids alone, and beside the embedded store; the answers are
 * compared first. `scale` 1 is S; others multiply documents and organisations.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import neo4j, { type Session } from 'neo4j-driver';
import { canonicalJson } from '../graph/ids.ts';
import { openStore } from '../graph/open.ts';
import type { Store } from '../graph/store.ts';
import { impact } from '../queries/impact/impact.ts';
import { generate } from './generate.ts';
import { load } from './load.ts';
import { drawQuestions, type Question } from './measure.ts';
import { SIZES } from './sizes.ts';
import { END, World } from './world.ts';

const BY_HAND = `
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
  const times: Record<'impact' | 'traverse' | 'byHand' | 'embedded', number[]> = {
    impact: [],
    traverse: [],
    byHand: [],
    embedded: [],
  };
  let traversing = 0;
  const watched = new Proxy(stores.neo4j, {
    get(target, name) {
      if (name !== 'traverse') return Reflect.get(target, name) as unknown;
      return async (...args: Parameters<Store['traverse']>) => {
        const begin = performance.now();
        const found = await target.traverse(...args);
        traversing = performance.now() - begin;
        return found;
      };
    },
  });
  for (const question of questions) {
    times.byHand.push(await clocked(() => byHand(session, question)));
    times.impact.push(await clocked(() => ask(watched, question)));
    times.traverse.push(traversing);
    times.embedded.push(await clocked(() => ask(stores.embedded, question)));
  }
  const report = {
    nodes: loaded.neo4j.nodes,
    facts: loaded.neo4j.facts,
    load: {
      neo4jFactsPerSecond: loaded.neo4j.factsPerSecond,
      embeddedFactsPerSecond: loaded.embedded.factsPerSecond,
      neo4jSeconds: loaded.neo4j.seconds,
    },
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

async function byHand(on: Session, { event, organisation }: Question): Promise<string[]> {
  const { records } = await on.executeRead((tx) => tx.run(BY_HAND, { event, organisation }));
  return records.map((record) => record.get('id') as string);
}

/** Throws where the three answers differ. */
async function compare(question: Question): Promise<void> {
  const [one, other] = [await ask(stores.neo4j, question), await ask(stores.embedded, question)];
  if (canonicalJson(one) !== canonicalJson(other))
    throw new Error(`The engines differ for ${canonicalJson(question)}.`);
  const found = (await byHand(session, question)).sort().join();
  const answered = one.workloads.map(({ workload }) => workload.id as string).sort();
  if (found !== answered.join()) throw new Error(`The Cypher by hand differs: ${answered} and ${found}.`);
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
  ms,
}: {
  nodes: number;
  facts: number;
  load: Record<string, number>;
  ms: Record<string, { p50: number; p95: number }>;
}): string {
  const line = (name: string, what: string) =>
    `${name.padEnd(10)} p50 ${ms[name]!.p50.toFixed(1)} ms   p95 ${ms[name]!.p95.toFixed(1)} ms   ${what}`;
  return [
    `${nodes} nodes, ${facts} facts; ${Math.round(rates.neo4jFactsPerSecond!)} facts a second into Neo4j, ${Math.round(rates.embeddedFactsPerSecond!)} into the embedded store`,
    line('byHand', 'Cypher by hand: ids of the workloads alone'),
    line('impact', 'the answer with its evidence, on Neo4j'),
    line('traverse', 'of it the one statement'),
    line('embedded', 'the same answer on the embedded store'),
    `ratio      ${(ms.impact!.p50 / ms.byHand!.p50).toFixed(1)} over the Cypher by hand, ${(ms.impact!.p50 / ms.embedded!.p50).toFixed(1)} over the embedded store (p50)`,
  ].join('\n');
}
