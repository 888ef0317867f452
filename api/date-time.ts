/** The DateTime scalar: milliseconds inside, ISO 8601 in UTC outside. */
import { Kind, type ValueNode } from 'graphql';
import { BellwetherError } from '../graph/errors.ts';
import type { Instant } from '../graph/model.ts';

const WRITTEN =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(?<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

/** Date, time and zone are all due: without a zone an instant could be off by a day. Throws BAD_INPUT. */
export function parseDateTime(given: unknown): Instant {
  const parts = typeof given === 'string' ? WRITTEN.exec(given)?.groups : undefined;
  // Date.parse takes the 31st of June for the 1st of July.
  const exists = parts !== undefined && new Date(`${parts.day}T00:00Z`).toJSON()?.slice(0, 10) === parts.day;
  if (!exists) {
    throw new BellwetherError('BAD_INPUT', `${JSON.stringify(given)} is not a date with time and zone.`, {
      hint: 'Write ISO 8601 with a zone: "2026-06-13T02:00:00Z" or "2026-06-12T22:00-04:00".',
      details: { given },
    });
  }
  return Date.parse(given as string);
}

/** The scalar's functions; its description is in the SDL. */
export const DateTime = {
  __serialize: (instant: Instant): string => new Date(instant).toISOString(),
  __parseValue: parseDateTime,
  __parseLiteral: (node: ValueNode): Instant => parseDateTime(node.kind === Kind.STRING ? node.value : printed(node)),
};

function printed(node: ValueNode): unknown {
  return 'value' in node ? node.value : node.kind;
}
