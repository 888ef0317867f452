/** The impact answer beside the bare statement, on the same questions, the answers compared before anything is timed. */
import type { NodeId, View } from '../graph/model.ts';
import type { Store, Subgraph } from '../graph/store.ts';
import { impact } from '../queries/impact/impact.ts';
import { BareSql } from './bare-sql.ts';
import { random } from './random.ts';
import { END, type World } from './world.ts';

export interface Question {
  event: NodeId;
  /** Of the event, in the world. */
  number: number;
  organisation: NodeId;
  view: View;
}

export interface Percentiles {
  p50: number;
  p95: number;
}

export interface ImpactReport {
  questions: number;
  /** Workloads that a question reaches. */
  reached: Percentiles;
  /** Facts that its answer is judged from: what the models' history and the number of documents about it make of it. */
  facts: Percentiles;
  /** All in milliseconds. `impact` is the whole answer; `traverse` and `judgement` are its parts. */
  impact: Percentiles;
  traverse: Percentiles;
  otherReads: Percentiles;
  judgement: Percentiles;
  bareSql: Percentiles;
  /** `impact` over `bareSql`. */
  ratio: Percentiles;
  /** Processor time of a question on average, in milliseconds: what doesn't depend on who else uses the machine. */
  processor: { impact: number; bareSql: number; ratio: number };
}

const HOUR = 3_600_000;

/** Questions of one size of answer: organisations and models are drawn, the event is the first that suspends the model. */
export function drawQuestions(world: World, count: number): Question[] {
  const draw = random('questions');
  return Array.from({ length: count }, () => {
    const organisation = draw.below(world.size.organisations);
    const event = world.suspensionOf(draw.pick(world.paletteOf(organisation)));
    const at = world.timeOf(event) + HOUR;
    return {
      event: world.event(event),
      number: event,
      organisation: world.organisation(organisation),
      view: { at, knownAt: END },
    };
  });
}

/** Throws where the two answers differ. */
export async function measureImpact(store: Store, world: World, path: string, count: number): Promise<ImpactReport> {
  const { timed, spent } = timeReads(store);
  const bare = new BareSql(path);
  const ask = ({ event, organisation, view }: Question) => impact(timed, { event, organisation, ...view }, END);
  try {
    const questions = drawQuestions(world, count);
    const sizes: number[] = [];
    for (const question of questions.slice(0, Math.min(count, 50))) sizes.push(await compare(question, ask, bare));
    const [whole, traverse, others, judgement, sql, facts]: number[][] = [[], [], [], [], [], []];
    const processor = { impact: 0, bareSql: 0 };
    for (const [i, question] of questions.entries()) {
      const askBare = (): void => {
        const before = processorMs();
        const begin = performance.now();
        bare.reached(question.event, question.organisation, question.view);
        sql!.push(performance.now() - begin);
        processor.bareSql += (processorMs() - before) / count;
      };
      // The second finds what the first brought into memory: they take turns.
      if (i % 2 === 0) askBare();
      spent.traverse = 0;
      spent.others = 0;
      const before = processorMs();
      const begin = performance.now();
      await ask(question);
      const ms = performance.now() - begin;
      processor.impact += (processorMs() - before) / count;
      whole!.push(ms);
      facts!.push(spent.facts);
      traverse!.push(spent.traverse);
      others!.push(spent.others);
      judgement!.push(ms - spent.traverse - spent.others);
      if (i % 2 === 1) askBare();
    }
    const of = { impact: percentiles(whole!), bareSql: percentiles(sql!) };
    return {
      questions: count,
      reached: percentiles(sizes),
      facts: percentiles(facts!),
      ...of,
      traverse: percentiles(traverse!),
      otherReads: percentiles(others!),
      judgement: percentiles(judgement!),
      ratio: { p50: of.impact.p50 / of.bareSql.p50, p95: of.impact.p95 / of.bareSql.p95 },
      processor: { ...processor, ratio: processor.impact / processor.bareSql },
    };
  } finally {
    bare.close();
  }
}

async function compare(
  question: Question,
  ask: (question: Question) => ReturnType<typeof impact>,
  bare: BareSql,
): Promise<number> {
  const answered = (await ask(question)).workloads.map(({ workload }) => workload.id).sort();
  const found = bare.reached(question.event, question.organisation, question.view).sort();
  if (answered.join() !== found.join()) {
    throw new Error(`The answers differ for ${question.event} and ${question.organisation}: ${answered} and ${found}.`);
  }
  return found.length;
}

/** The store with a clock beside its reads. They are synchronous inside, so a read's time is its own. */
function timeReads(store: Store): { timed: Store; spent: { traverse: number; others: number; facts: number } } {
  const spent = { traverse: 0, others: 0, facts: 0 };
  const timed = new Proxy(store, {
    get(target, name) {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const begin = performance.now();
        const result: unknown = await member.apply(target, args);
        spent[name === 'traverse' ? 'traverse' : 'others'] += performance.now() - begin;
        if (name === 'traverse') spent.facts = (result as Subgraph).facts.length;
        return result;
      };
    },
  });
  return { timed, spent };
}

/** Processor time of this thread so far, in milliseconds. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

export function percentiles(values: number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
