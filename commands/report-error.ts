/** Turns whatever was thrown into what a person (or with `--json` a program) reads, and into the exit code. */
import { CommanderError } from 'commander';
import { BellwetherError, WRONG_USE } from '../graph/errors.ts';

export interface ErrorReport {
  code: string;
  /** One line. */
  message: string;
  hint: string | null;
  details: Readonly<Record<string, unknown>>;
  /** 1 failed, 2 wrong use. */
  exitCode: 1 | 2;
}

export function describeError(error: unknown): ErrorReport {
  if (error instanceof BellwetherError) {
    const { code, message, hint, details } = error;
    return { code, message: oneLine(message), hint: hint ?? null, details, exitCode: WRONG_USE.has(code) ? 2 : 1 };
  }
  if (error instanceof CommanderError) {
    const message = oneLine(error.message.replace(/^error: /, ''));
    return {
      code: 'BAD_INPUT',
      message: `${message[0]?.toUpperCase() ?? ''}${message.slice(1)}${/[.)?]$/.test(message) ? '' : '.'}`,
      hint: 'Add --help to see what the command takes.',
      details: {},
      exitCode: 2,
    };
  }
  return describeSystemError(error) ?? describeFault(error);
}

/** What the operating system refuses, in words; undefined for anything else. */
function describeSystemError(error: unknown): ErrorReport | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const system = error as NodeJS.ErrnoException & { address?: string; port?: number };
  const known = SYSTEM_ERRORS[error.code];
  if (known === undefined) return undefined;
  const where = system.path ?? (system.port === undefined ? undefined : `${system.address ?? ''}:${system.port}`);
  return {
    code: error.code,
    message: where === undefined ? `${known.what}.` : `${where}: ${known.what}.`,
    hint: known.hint,
    details: where === undefined ? {} : { where },
    exitCode: known.exitCode,
  };
}

const SYSTEM_ERRORS: Record<string, { what: string; hint: string | null; exitCode: 1 | 2 }> = {
  ENOENT: {
    what: 'no such file or folder',
    hint: 'Check the path; it is relative to the working folder.',
    exitCode: 2,
  },
  EISDIR: { what: 'is a folder, not a file', hint: null, exitCode: 2 },
  ENOTDIR: { what: 'is a file, not a folder', hint: null, exitCode: 2 },
  EACCES: {
    what: 'not allowed',
    hint: 'Check the permissions, or set BELLWETHER_DATA to a folder of yours.',
    exitCode: 1,
  },
  EPERM: {
    what: 'not allowed',
    hint: 'Check the permissions, or set BELLWETHER_DATA to a folder of yours.',
    exitCode: 1,
  },
  EROFS: {
    what: 'the file system is read-only',
    hint: 'Set BELLWETHER_DATA to a folder that can be written.',
    exitCode: 1,
  },
  ENOSPC: { what: 'no space left on the disk', hint: null, exitCode: 1 },
  EADDRINUSE: { what: 'the port is taken', hint: 'Set PORT to another one (0 takes any free one).', exitCode: 1 },
  EADDRNOTAVAIL: { what: 'this machine has no such address', hint: 'Set HOST to one of its own.', exitCode: 2 },
};

/** Anything else is a bug of ours. */
function describeFault(error: unknown): ErrorReport {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'INTERNAL',
    message: `Unexpected fault: ${oneLine(message) || 'no message'}`,
    hint: 'This is a bug. BELLWETHER_DEBUG=1 shows where it happened.',
    details: {},
    exitCode: 1,
  };
}

/** `bellwether: …` with the hint on a line of its own. */
export function formatReport(report: ErrorReport): string {
  return `bellwether: ${report.message}${report.hint === null ? '' : `\n  ${report.hint}`}`;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
