/** The one way in which a parser gives up on a whole body. */
import { BellwetherError } from '../../graph/errors.ts';
import { shortAddress } from '../short-address.ts';

/** PARSE_FAILED: "https://…: line 12: unexpected close tag". `where` is a URL or path. */
export function parseFailure(
  where: string,
  what: string,
  options: { hint?: string; line?: number | null; cause?: unknown } = {},
): BellwetherError {
  const { hint, line, cause } = options;
  const shown = shortAddress(where);
  const place = line === undefined || line === null ? shown : `${shown}, line ${line}`;
  return new BellwetherError('PARSE_FAILED', `${place}: ${what}.`, {
    details: { where, ...(line === undefined || line === null ? {} : { line }) },
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The message of anything thrown, on one line and not longer than a line. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const flat = message.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  return flat.length > 200 ? `${flat.slice(0, 199)}…` : flat;
}
