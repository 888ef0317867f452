/** What an embed asks: variables that are fixed when it is made, except that an instant may be told from now. */
import { Duration } from 'luxon';
import { BellwetherError } from '../../graph/errors.ts';
import type { Instant } from '../../graph/model.ts';
import { parseDateTime } from '../date-time.ts';
import type { EmbedKind } from './kinds.ts';

/** Variables of each kind beside `organisation`, which is the embed's own; those that have to be given are first. */
const TAKES: Record<EmbedKind, { needed: string[]; optional: string[] }> = {
  impact: { needed: [], optional: ['event', 'action', 'at', 'knownAt'] },
  availability: { needed: ['model'], optional: ['channel', 'at', 'knownAt'] },
  timeline: { needed: ['from'], optional: ['to', 'knownAt'] },
};
const INSTANTS = new Set(['at', 'knownAt', 'from', 'to']);

export type VariablesInput = Partial<Record<string, string | null | undefined>>;

/** Throws BAD_INPUT naming the variable. */
export function parseVariables(kind: EmbedKind, given: VariablesInput): Record<string, string> {
  const { needed, optional } = TAKES[kind];
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value == null) continue;
    if (![...needed, ...optional].includes(name)) {
      throw new BellwetherError('BAD_INPUT', `${name}: ${kind} does not ask for it.`, {
        hint: `It asks for ${[...needed, ...optional].join(', ')}.`,
        details: { field: name },
      });
    }
    if (INSTANTS.has(name)) resolve(name, value, 0);
    variables[name] = value;
  }
  const missing = needed.find((name) => variables[name] === undefined);
  if (missing === undefined) return variables;
  throw new BellwetherError('BAD_INPUT', `${missing} is missing: ${kind} needs it.`, { details: { field: missing } });
}

/** As the operation takes them, now. */
export function variablesNow(variables: Record<string, string>, now: Instant): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, INSTANTS.has(name) ? resolve(name, value, now) : value]),
  );
}

/** `-P30D` is thirty days before now, `P7D` in seven days; else an instant with its zone. */
function resolve(name: string, value: string, now: Instant): string {
  const parts = /^([+-]?)(P.+)$/i.exec(value.trim());
  if (parts === null) return new Date(parseDateTime(value)).toISOString();
  const duration = Duration.fromISO(parts[2]!.toUpperCase());
  if (duration.isValid) return new Date(now + (parts[1] === '-' ? -1 : 1) * duration.toMillis()).toISOString();
  throw new BellwetherError('BAD_INPUT', `${name}: '${value}' is no duration.`, {
    hint: 'Write ISO 8601: -P30D for thirty days ago, -PT12H for twelve hours.',
    details: { field: name, given: value },
  });
}
