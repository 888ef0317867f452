/** What a command is given: settings, streams, clock, network and store as arguments, so that a test can hand in its own. */
import type { Readable, Writable } from 'node:stream';
import { type Config, readConfig } from '../config.ts';
import type { Catalogue } from '../graph/catalogue/catalogue.ts';
import type { Instant } from '../graph/model.ts';
import type { Store } from '../graph/store.ts';

export interface CommandContext {
  /** Read from the environment at first use; throws BAD_INPUT naming the variable that is wrong. */
  readonly config: Config;
  /** The working folder: relative paths of arguments start here. */
  readonly cwd: string;
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Standard output is a terminal: tables may be as wide as `columns`. */
  readonly isTTY: boolean;
  /** Colours may be used on standard output. */
  readonly colour: boolean;
  readonly columns: number;
  now(): Instant;
  readonly fetch: typeof globalThis.fetch;
  /** The store of the settings, its schema up to date; opened at the first call, closed when the command ends. */
  openStore(): Promise<Store>;
  /** The catalogue, loaded at the first call. */
  catalogue(): Promise<Catalogue>;
  /** A line (or several) on standard output: the answer. */
  print(text: string): void;
  /** The answer as JSON on standard output, for `--json`. */
  printJson(value: unknown): void;
  /** A line on standard error, for people: also shown in a pipe. */
  note(text: string): void;
  /** What is going on, on one line that the next replaces; on a terminal only. '' clears it. */
  progress(text: string): void;
  /** The command goes on, but will end with 1: a part of the work failed, and was reported. */
  fail(): void;
  /** `close` runs when the command ends, in whatever way (Ctrl-C too); the last registered runs first. */
  onExit(close: () => void | Promise<void>): void;
}

/** What the outside gives; a test gives its own. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  cwd: string;
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean; columns?: number };
  stderr: Writable & { isTTY?: boolean };
  now: () => Instant;
  fetch: typeof globalThis.fetch;
}

/** The context and what only `bellwether.ts` may do with it. */
export interface OwnedContext extends CommandContext {
  readonly failed: boolean;
  /** Runs what `onExit` was given; the first error is thrown after all have run. */
  close(): Promise<void>;
}

export function createContext(outside: Surroundings): OwnedContext {
  const { env, cwd, stdin, stdout, stderr, now, fetch } = outside;
  const closers: (() => void | Promise<void>)[] = [];
  let config: Config | undefined;
  let store: Promise<Store> | undefined;
  let catalogue: Promise<Catalogue> | undefined;
  let progressShown = false;
  let failed = false;
  const clearProgress = (): void => {
    if (progressShown) stderr.write('\r\x1b[K');
    progressShown = false;
  };
  const context: OwnedContext = {
    get config() {
      config ??= readConfig(env, cwd);
      return config;
    },
    cwd,
    stdin,
    stdout,
    stderr,
    isTTY: stdout.isTTY === true,
    get colour() {
      return stdout.isTTY === true && context.config.colour && env.TERM !== 'dumb';
    },
    columns: stdout.columns ?? 100,
    now,
    fetch,
    openStore() {
      store ??= open(context);
      return store;
    },
    catalogue() {
      catalogue ??= loadCatalogue();
      return catalogue;
    },
    print(text) {
      clearProgress();
      stdout.write(`${text}\n`);
    },
    printJson(value) {
      context.print(JSON.stringify(value, null, 2));
    },
    note(text) {
      clearProgress();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (stderr.isTTY !== true) return;
      clearProgress();
      stderr.write(text);
      progressShown = text !== '';
    },
    fail() {
      failed = true;
    },
    get failed() {
      return failed;
    },
    onExit(close) {
      closers.push(close);
    },
    async close() {
      clearProgress();
      const errors: unknown[] = [];
      for (let next = closers.pop(); next !== undefined; next = closers.pop()) {
        try {
          await next();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
  return context;
}

/** Loaded here and not above: `extract` and `--help` need no database engine. */
async function open(context: CommandContext): Promise<Store> {
  const { store: where, neo4j } = context.config;
  const { openStore } = await import('../graph/open.ts');
  const store = await openStore(where, { now: context.now, neo4j });
  context.onExit(() => store.close());
  return store;
}

/** The compiled program has it prepared; the checkout reads its files. */
async function loadCatalogue(): Promise<Catalogue> {
  const { readPrepared } = await import('../graph/catalogue/prepared.ts');
  return readPrepared() ?? (await import('../graph/catalogue/catalogue.ts')).loadCatalogue();
}
