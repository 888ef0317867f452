/** One connection: prepared statements, transactions, interned words, the clock. Everything else here works on it. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Instant, NodeId } from '../model.ts';

/** A row as an array, in the order of the SELECT. */
export type Row = (null | number | string | Uint8Array)[];

/** The word of what everybody may see. */
export const PUBLIC = 0;

/** How many statements are kept prepared. */
const MOST_STATEMENTS = 500;

export class Connection {
  readonly db: DatabaseSync;
  /** The store's own clock. */
  readonly now: () => Instant;
  /** What messages call this database: its path. */
  readonly label: string;
  readonly #statements = new Map<string, StatementSync>();
  readonly #keyOfWord = new Map<string, number>();
  readonly #wordOfKey = new Map<number, string>();

  constructor(db: DatabaseSync, label: string, now: () => Instant) {
    this.db = db;
    this.label = label;
    this.now = now;
  }

  /** A prepared statement that gives rows as arrays; prepared once. */
  sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      // Lists have a text for every shape of filter: whoever asks in a thousand shapes must not fill the memory.
      if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
      statement = this.db.prepare(text);
      statement.setReturnArrays(true);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  rows(text: string, ...values: SQLInputValue[]): Row[] {
    return this.sql(text).all(...values) as unknown as Row[];
  }

  row(text: string, ...values: SQLInputValue[]): Row | undefined {
    return this.sql(text).get(...values) as unknown as Row | undefined;
  }

  /** The first column of the first row, as a number; 0 where there is none. */
  number(text: string, ...values: SQLInputValue[]): number {
    return Number(this.row(text, ...values)?.[0] ?? 0);
  }

  run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.sql(text).run(...values).changes);
  }

  /** All or nothing; takes the write lock at once, so that what is read inside cannot change before it is written. */
  transaction<T>(work: () => T): T {
    return this.#within('BEGIN IMMEDIATE', work);
  }

  /** Several reads of one moment. */
  snapshot<T>(work: () => T): T {
    return this.#within('BEGIN', work);
  }

  #within<T>(begin: string, work: () => T): T {
    this.db.exec(begin);
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself after some errors (disk full, corrupt).
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      this.#keyOfWord.clear();
      this.#wordOfKey.clear();
      throw error;
    }
  }

  /** The key of a word, stored if it is new. Only inside `transaction`. */
  intern(word: string): number {
    const known = this.findWord(word);
    if (known !== undefined) return known;
    this.run('INSERT INTO words (word) VALUES (?)', word);
    return this.findWord(word) as number;
  }

  /** The key of a word, undefined where nothing stored has it. */
  findWord(word: string): number | undefined {
    let key = this.#keyOfWord.get(word);
    if (key === undefined) {
      const row = this.row('SELECT key FROM words WHERE word = ?', word);
      if (row === undefined) return undefined;
      key = row[0] as number;
      this.#keyOfWord.set(word, key);
    }
    return key;
  }

  /** The word of a key that a row has. */
  word(key: number): string {
    let word = this.#wordOfKey.get(key);
    if (word === undefined) {
      word = (this.row('SELECT word FROM words WHERE key = ?', key) as Row)[0] as string;
      this.#wordOfKey.set(key, word);
    }
    return word;
  }

  /** The scope that is visible beside the public one; the public one again where there is none. */
  scopeKey(scope: NodeId | null | undefined): number {
    return scope == null ? PUBLIC : (this.findWord(scope) ?? PUBLIC);
  }

  scopeOf(key: number): NodeId | null {
    return key === PUBLIC ? null : this.word(key);
  }

  /** Closed already: nothing happens. */
  close(): void {
    this.#statements.clear();
    if (this.db.isOpen) this.db.close();
  }
}
