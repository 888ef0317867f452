/** The wider questions: a what-if beside the event that it supposes, an event against every organisation, a large concentration. */

import { openStore } from '../graph/open.ts';
import type { Store } from '../graph/store.ts';
import { concentration } from '../queries/concentration/concentration.ts';
import { impact } from '../queries/impact/impact.ts';
import { impactOnEvery } from '../queries/organisations-hit/organisations-hit.ts';
import { scenario } from '../queries/scenario/scenario.ts';
import { BareSql } from './bare-sql.ts';
import { generate } from './generate.ts';
import { ownMemory } from './load.ts';
import { drawQuestions, processorMs } from './measure.ts';
import { SIZES } from './sizes.ts';
import { END, World } from './world.ts';

export interface WiderReport {
  /** Processor time of a question on average, in milliseconds: its models supposed to be off, beside the event itself. */
  whatIf: { questions: number; scenario: number; impact: number; ratio: number };
  /** Averages of a question; processor time in milliseconds. */
  everyOrganisation: {
    questions: number;
    organisations: number;
    affected: number;
    workloads: number;
    impact: number;
    bareSql: number;
    ratio: number;
    /** Processor time of the longest portion: so long a server would be held up. */
    longestPortion: number;
    /** Memory of the process above what it was before, at most, in MB. */
    memoryMb: number;
  };
  /** An organisation of its own. */
  concentration: { workloads: number; traverses: number; processor: number; facts: number };
}

export async function measureWider(store: Store, world: World, path: string): Promise<WiderReport> {
  return {
    whatIf: await measureWhatIf(store, world, 60),
    everyOrganisation: await measureEvery(store, world, path, 8),
    concentration: await measureConcentration(10_000),
  };
}

async function spent(ask: () => Promise<unknown>): Promise<number> {
  const before = processorMs();
  await ask();
  return processorMs() - before;
}

async function measureWhatIf(store: Store, world: World, count: number): Promise<WiderReport['whatIf']> {
  const sums = { scenario: 0, impact: 0 };
  for (const { event, number, organisation, view } of drawQuestions(world, count)) {
    const models = world.modelsOfAction(number >> 1).map(world.model);
    const real = () => impact(store, { event, organisation, ...view }, END);
    const supposed = () => scenario(store, { input: { models }, organisation, ...view }, END);
    // Each once unmeasured, so that both find in memory what they need.
    await real();
    await supposed();
    sums.impact += (await spent(real)) / count;
    sums.scenario += (await spent(supposed)) / count;
  }
  return { questions: count, ...sums, ratio: sums.scenario / sums.impact };
}

const OFTEN = 20;

async function measureEvery(
  store: Store,
  world: World,
  path: string,
  count: number,
): Promise<WiderReport['everyOrganisation']> {
  const bare = new BareSql(path);
  const of = { organisations: 0, affected: 0, workloads: 0, impact: 0, bareSql: 0 };
  let longestPortion = 0;
  const before = ownMemory();
  let most = before;
  try {
    for (const { event, view } of drawQuestions(world, count)) {
      const ask = async (): Promise<void> => {
        let begin = processorMs();
        for await (const portion of impactOnEvery(store, { event, ...view }, END)) {
          longestPortion = Math.max(longestPortion, processorMs() - begin);
          most = Math.max(most, ownMemory());
          of.organisations += portion.looked / count;
          of.affected += portion.affected.length / count;
          begin = processorMs();
        }
      };
      of.workloads += bare.countReached(event, view) / count;
      // So short that it takes many to be measured.
      const often = async (): Promise<void> => {
        for (let i = 0; i < OFTEN; i++) bare.countReached(event, view);
      };
      of.bareSql += (await spent(often)) / OFTEN / count;
      of.impact += (await spent(ask)) / count;
    }
  } finally {
    bare.close();
  }
  return { questions: count, ...of, ratio: of.impact / of.bareSql, longestPortion, memoryMb: most - before };
}

/** Of the models of S, with its own store in memory. */
async function measureConcentration(workloads: number): Promise<WiderReport['concentration']> {
  const world = new World({ ...SIZES.S, documents: 1_000, organisations: 1, workloadsEach: workloads, palette: 100 });
  const store = await openStore('sqlite::memory:', { now: () => END });
  try {
    for (const batch of generate(world)) await store.write(batch);
    let traverses = 0;
    let facts = 0;
    const counted: Store = Object.create(store, {
      traverse: {
        value: async (...args: Parameters<Store['traverse']>) => {
          traverses += 1;
          const found = await store.traverse(...args);
          facts += found.facts.length;
          return found;
        },
      },
    });
    const processor = await spent(() => concentration(counted, { organisation: world.organisation(0), at: END }, END));
    return { workloads, traverses, processor, facts };
  } finally {
    await store.close();
  }
}

export function renderWider({ whatIf, everyOrganisation: every, concentration: large }: WiderReport): string[] {
  const ms = (number: number): string => `${number.toFixed(1)} ms`;
  const whole = (number: number): string => Math.round(number).toLocaleString('en');
  return [
    `what-if     ${ms(whatIf.scenario)} over ${ms(whatIf.impact)} of processor time for the event itself: ${whatIf.ratio.toFixed(2)}`,
    `everyone    ${whole(every.organisations)} organisations, ${whole(every.affected)} affected, ${whole(every.workloads)} workloads reached: ${ms(every.impact)} over ${ms(every.bareSql)} for the bare count: ${every.ratio.toFixed(1)}`,
    `            longest portion ${ms(every.longestPortion)}, ${whole(every.memoryMb)} MB more memory at most`,
    `large       concentration of ${whole(large.workloads)} workloads: ${large.traverses} traverse, ${whole(large.facts)} facts, ${ms(large.processor)}`,
  ];
}
