/** One driver, and how statements run on it: managed transactions, bookmarks, plain values, the clock. */
import neo4j, { type BookmarkManager, type Driver, type ManagedTransaction } from 'neo4j-driver';
import type { Instant } from '../model.ts';
import { parameter, plain } from './values.ts';

export type Values = Record<string, unknown>;

/** A record with plain values. */
export type Row = Record<string, unknown>;

/** Runs statements of one transaction. */
export type Run = <T = Row>(text: string, values?: Values) => Promise<T[]>;

export class Connection {
  readonly driver: Driver;
  readonly database: string;
  /** The store's own clock. */
  readonly now: () => Instant;
  /** What messages call this server. */
  readonly label: string;
  /** Shared by all sessions, so that this process reads what it wrote, whichever member of a cluster answers. */
  readonly #bookmarks: BookmarkManager = neo4j.bookmarkManager();

  constructor(driver: Driver, database: string, label: string, now: () => Instant) {
    this.driver = driver;
    this.database = database;
    this.label = label;
    this.now = now;
  }

  /** A transaction that reads; tried again by the driver where a leader changed or a connection broke. */
  read<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#within('executeRead', work);
  }

  /** All or nothing; `work` may run more than once (deadlock, leader change), so it must not change what it closes over. */
  write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#within('executeWrite', work);
  }

  /** A schema command: each is a transaction of its own. */
  async command(text: string): Promise<Row[]> {
    return this.write((run) => run(text));
  }

  async #within<T>(mode: 'executeRead' | 'executeWrite', work: (run: Run) => Promise<T>): Promise<T> {
    const session = this.driver.session({ database: this.database, bookmarkManager: this.#bookmarks });
    try {
      return await session[mode]((tx) => work(runOn(tx)));
    } finally {
      await session.close();
    }
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

function runOn(tx: ManagedTransaction): Run {
  return async <T>(text: string, values: Values = {}) => {
    const { records } = await tx.run(text, parameter(values) as Values);
    return records.map((record) => plain(record.toObject()) as T);
  };
}
