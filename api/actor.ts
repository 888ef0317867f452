/** Who changes something, and why: as every mutation takes it. */
import { BellwetherError } from '../graph/errors.ts';
import type { ApiContext } from './api-context.ts';
import type { Said } from './review-verbs.ts';

const MOST = 200;

/** The name, trimmed. Throws BAD_INPUT where it is empty or longer than 200 characters. */
export function parseActor(by: string): string {
  const name = by.trim();
  if (name !== '' && name.length <= MOST) return name;
  throw new BellwetherError('BAD_INPUT', name === '' ? 'by is empty.' : `by is longer than ${MOST} characters.`, {
    hint: 'Name the person who does it: it is kept with what was done.',
    details: { field: 'by' },
  });
}

export function said({ by, reason }: { by: string; reason?: string | null }, context: ApiContext): Said {
  return { by: parseActor(by), at: context.now, reason: reason?.trim() ?? '' };
}
