/** The parts that commands share: `--json`, `--org`, `--at`, `--known-at`, and the example under `--help`. */
import { type Command, Option } from 'commander';
import { BellwetherError } from '../graph/errors.ts';
import type { Instant, View } from '../graph/model.ts';

/** `--json`: the answer for programs. Every command has it; errors are then printed as `{"error":{…}}`. */
export function jsonOption(): Option {
  return new Option('--json', 'print the answer as JSON');
}

/** `--org`, of a question that the only organisation there is answers too; see `onlyOrganisation`. */
export function organisationOption(): Option {
  return new Option('--org <organisation>', 'id or name; may be left out where there is only one');
}

/** `--at` and `--known-at`; read them with `parseView`. */
export function viewOptions(): [Option, Option] {
  return [
    new Option('--at <time>', 'what was true at this time (2026-06-13 or 2026-06-13T02:00Z; default: now)'),
    new Option('--known-at <time>', 'as far as it was known at this time (default: all that is known now)'),
  ];
}

export function parseView(options: { at?: string; knownAt?: string }, now: Instant): View {
  return {
    at: options.at === undefined ? now : parseInstant(options.at, '--at'),
    knownAt: options.knownAt === undefined ? now : parseInstant(options.knownAt, '--known-at'),
  };
}

const TIME =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<clock>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(?<zone>Z|[+-]\d{2}:\d{2})?)?$/i;

/**
 * A date (its first instant, UTC) or a date with a time (UTC where it names no zone). `field` is named when it is wrong:
 * throws BAD_INPUT.
 */
export function parseInstant(text: string, field: string): Instant {
  const parts = TIME.exec(text.trim())?.groups;
  const day = parts?.day;
  const instant =
    day === undefined
      ? Number.NaN
      : Date.parse(`${day}T${parts?.clock ?? '00:00'}${(parts?.zone ?? 'Z').toUpperCase()}`);
  // Date.parse takes the 31st of June for the 1st of July.
  const exists = day !== undefined && new Date(`${day}T00:00Z`).toJSON()?.slice(0, 10) === day;
  if (Number.isNaN(instant) || !exists) {
    throw new BellwetherError('BAD_INPUT', `${field} '${text}' is no date.`, {
      hint: 'Write 2026-06-13, or 2026-06-13T02:00Z for a time (2026-06-12T17:21-04:00 with a zone).',
      details: { field, given: text },
    });
  }
  return instant;
}

/** Puts `lines` under the command's `--help`. Each is a command line that works as it stands. */
export function addExamples(command: Command, ...lines: string[]): Command {
  const title = lines.length === 1 ? 'Example:' : 'Examples:';
  return command.addHelpText('after', `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
