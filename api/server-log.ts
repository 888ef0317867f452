/** What the server tells its operator. */

export interface ServerLog {
  /** A fault that was masked outside; `id` is what the caller was told. */
  fault(id: string, error: unknown): void;
}

/** Writes one block a fault to standard error, with its stack. */
export const standardErrorLog: ServerLog = {
  fault(id, error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`bellwether: fault ${id}: ${text}\n`);
  },
};
