/** A stretch of time that somebody asks about. */
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant } from '../../graph/model.ts';
import { momentText } from '../words.ts';

export interface PeriodArgs {
  from: Instant;
  /** Exclusive; default: now. May lie ahead: what is announced is then counted in. */
  to?: Instant | null | undefined;
  /** Default: all that is known now. */
  knownAt?: Instant | null | undefined;
}

/** With the defaults. Throws BAD_INPUT where it ends before it begins. */
export function checkPeriod(args: PeriodArgs, now: Instant): { from: Instant; to: Instant; knownAt: Instant } {
  const { from } = args;
  const to = args.to ?? now;
  if (from >= to) {
    throw new BellwetherError(
      'BAD_INPUT',
      `The timeline ends (${momentText(to)}) before it begins (${momentText(from)}).`,
      {
        hint: 'Give a `to` that is later than `from`.',
        details: { field: 'to', from: new Date(from).toISOString(), to: new Date(to).toISOString() },
      },
    );
  }
  return { from, to, knownAt: args.knownAt ?? now };
}
