/** What an ingest did, source by source. */
import { BellwetherError } from '../graph/errors.ts';
import type { Problem } from './formats/item.ts';

export interface Counts {
  /** Items of the answer; `new` + `changed` + `unchanged` + `failed`. */
  items: number;
  new: number;
  /** Known, and its text is another now; or a back-fill shows that it was there earlier. */
  changed: number;
  unchanged: number;
  /** Could not be read, each with a problem. */
  failed: number;
}

export interface SourceReport extends Counts {
  source: string;
  /** `not-modified`: the server says that nothing changed since the last time. `failed`: see `error`. */
  outcome: 'read' | 'not-modified' | 'failed';
  /** Rows summed up in an item, such as the models of a list. */
  listed: number;
  problems: Problem[];
  error: ReportedError | null;
}

export interface FileReport {
  path: string;
  /** What it was taken for; null where it could not be read. */
  format: string | null;
  items: number;
  listed: number;
  problems: Problem[];
  error: ReportedError | null;
}

export interface IngestReport {
  sources: SourceReport[];
  /** Of saved files only. */
  files: FileReport[];
}

export interface ReportedError {
  code: string;
  /** One line. */
  message: string;
  hint: string | null;
  details: Readonly<Record<string, unknown>>;
}

export const noCounts = (): Counts => ({ items: 0, new: 0, changed: 0, unchanged: 0, failed: 0 });

/** For the errors that people are meant to read; anything else is a bug, and thrown on. */
export function reportError(error: unknown): ReportedError {
  if (!(error instanceof BellwetherError)) throw error;
  return { code: error.code, message: error.message, hint: error.hint ?? null, details: error.details };
}
