/** Runs the command line in this process, with streams, environment and clock of the test's own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { main } from '../../bellwether.ts';

export interface Run {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** An empty folder of its own for each run, unless `cwd` is given. The network is one that always fails. */
export async function runCommand(
  args: string[],
  options: { env?: Record<string, string>; cwd?: string; stdin?: string; now?: number; isTTY?: boolean } = {},
): Promise<Run> {
  const stdout = collect(options.isTTY ?? false);
  const stderr = collect(false);
  const exitCode = await main(args, {
    env: options.env ?? {},
    cwd: options.cwd ?? mkdtempSync(join(tmpdir(), 'bellwether-cwd-')),
    stdin: Readable.from([options.stdin ?? '']),
    stdout: stdout.stream,
    stderr: stderr.stream,
    now: () => options.now ?? Date.UTC(2026, 9, 6),
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function collect(isTTY: boolean): { stream: PassThrough & { isTTY: boolean }; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY });
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
