/** The family of errors that people are meant to read. Anything else that is thrown is a bug, masked outside and logged inside. */

export type ErrorCode =
  | 'BAD_INPUT'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'STORE_UNAVAILABLE'
  | 'STORE_CORRUPT'
  | 'STORE_TOO_NEW'
  | 'STORE_READ_ONLY'
  | 'FETCH_FAILED'
  | 'PARSE_FAILED';

/** Which code ends the command line with 2 (wrong use) rather than 1 (failed). */
export const WRONG_USE: ReadonlySet<ErrorCode> = new Set(['BAD_INPUT', 'NOT_FOUND']);

/**
 * An error with its data: `message` says in one line what is wrong, naming the file, line or field; `hint` the way out;
 * `details` the evidence as fields (`{ file, line, field, nearest }` …) for `--json` and GraphQL extensions.
 */
export class BellwetherError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'BellwetherError';
    this.code = code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }
}

/** "No organisation 'meridan'. Nearest: meridian." `nearest` may be empty. */
export function notFound(what: string, given: string, nearest: string[]): BellwetherError {
  const hint = nearest.length > 0 ? `Nearest: ${nearest.join(', ')}.` : undefined;
  return new BellwetherError('NOT_FOUND', `No ${what} '${given}'.`, {
    ...(hint === undefined ? {} : { hint }),
    details: { what, given, nearest },
  });
}
