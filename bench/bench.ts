/** `npm run bench -- S|L [--json] [--store PATH]`: makes the world, loads it, asks it. With an existing PATH: only asks. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../graph/open.ts';
import { generate } from './generate.ts';
import { type LoadReport, load } from './load.ts';
import { type ImpactReport, measureImpact, type Percentiles } from './measure.ts';
import { measureWider, renderWider, type WiderReport } from './measure-wider.ts';
import { SIZES, type Size } from './sizes.ts';
import { World } from './world.ts';

const USAGE = 'npm run bench -- S|L [--json] [--store PATH] [--questions 400]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    store: { type: 'string' },
    questions: { type: 'string', default: '400' },
  },
});
const size = SIZES[positionals[0] as Size['name']] as Size | undefined;
const questions = Number(values.questions);
if (size === undefined || positionals.length !== 1 || !(questions > 0)) {
  console.error(`bench: ${USAGE}`);
  process.exit(2);
}

const kept = values.store;
const path = kept ?? join(mkdtempSync(join(tmpdir(), 'bellwether-bench-')), 'graph.sqlite');
const isThere = existsSync(path);
const tell = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};

const world = new World(size);
const store = await openStore(`sqlite:${path}`);
try {
  const loaded = isThere ? null : await load(store, generate(world), tell);
  const answered = await measureImpact(store, world, path, questions);
  const wider = await measureWider(store, world, path);
  const bytes = statSync(path).size;
  const report = { size: size.name, node: process.version, bytes, load: loaded, impact: answered, wider };
  console.log(values.json ? JSON.stringify(report, null, 2) : render(report));
} finally {
  await store.close();
  if (kept === undefined) rmSync(join(path, '..'), { recursive: true, force: true });
}

function render(report: {
  size: string;
  node: string;
  bytes: number;
  load: LoadReport | null;
  impact: ImpactReport;
  wider: WiderReport;
}): string {
  const { load: loaded, impact } = report;
  const ms = ({ p50, p95 }: Percentiles): string => `p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms`;
  const count = (number: number): string => Math.round(number).toLocaleString('en');
  const lines = [`${report.size}, Node ${report.node}, ${count(report.bytes / 2 ** 20)} MB on disk`, ''];
  if (loaded !== null) {
    lines.push(
      `load        ${count(loaded.nodes)} nodes and ${count(loaded.facts)} facts in ${loaded.seconds.toFixed(1)} s`,
      `            ${count(loaded.nodesPerSecond)} nodes and ${count(loaded.factsPerSecond)} facts a second, at the same time`,
      `memory      ${count(loaded.peakMemoryMb)} MB at most`,
    );
  }
  lines.push(
    `questions   ${impact.questions}, reaching ${impact.reached.p50} workloads (p95: ${impact.reached.p95}), judged from ${impact.facts.p50} facts (p95: ${impact.facts.p95})`,
    `bare SQL    ${ms(impact.bareSql)}   ids of the workloads alone`,
    `impact      ${ms(impact.impact)}   the answer with its evidence`,
    `  traverse  ${ms(impact.traverse)}`,
    `  others    ${ms(impact.otherReads)}`,
    `  judgement ${ms(impact.judgement)}`,
    `ratio       p50 ${impact.ratio.p50.toFixed(2)}      p95 ${impact.ratio.p95.toFixed(2)}   impact over bare SQL`,
    `processor   ${impact.processor.impact.toFixed(1)} ms over ${impact.processor.bareSql.toFixed(1)} ms on average: ${impact.processor.ratio.toFixed(1)}`,
    ...renderWider(report.wider),
  );
  return lines.join('\n');
}
