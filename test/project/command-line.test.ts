/** What all commands have in common: help with an example, `--json`, exit codes, and errors that a person can read. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../bellwether.ts';
import { createContext } from '../../commands/context.ts';
import { parseInstant, parseView } from '../../commands/options.ts';
import { describeError, formatReport } from '../../commands/report-error.ts';
import { BellwetherError } from '../../graph/errors.ts';
import { dryParse, emptyContext, emptySurroundings } from './dry-parse.ts';
import { runCommand } from './run-command.ts';
import { projectFiles, ROOT, read } from './source-files.ts';

const commands: Command[] = [...createProgram(emptyContext()).commands];
const SCRIPT = join(ROOT, 'bellwether.ts');

describe('every command', () => {
  test('is a file of commands/ with its name, and listed', () => {
    const files = projectFiles.filter((path) => /^commands\/[a-z-]+\.ts$/.test(path));
    const registering = files.filter((path) => /export function register\(/.test(read(path)));
    expect(commands.map((command) => `commands/${command.name()}.ts`).sort()).toEqual(registering.sort());
  });

  test.each(commands.map((command) => [command.name(), command] as const))(
    '%s shows an example that it takes itself, and has --json',
    async (name, command) => {
      const { exitCode, stdout } = await runCommand([name, '--help']);
      expect(exitCode).toBe(0);
      const examples = [...stdout.matchAll(/^ {2}(bellwether .+)$/gm)].map((match) => match[1]!);
      expect(examples.length).toBeGreaterThan(0);
      expect(command.options.map((option) => option.long)).toContain('--json');
      for (const example of examples) expect(() => dryParse(example), example).not.toThrow();
    },
  );

  test.each(commands.map((command) => [command.name(), command] as const))(
    '%s and each of its options are in docs/commands.md',
    (name, command) => {
      const section = read('docs/commands.md')
        .split(/^## /m)
        .find((part) => part.startsWith(`${name}\n`));
      expect(section, `docs/commands.md has no "## ${name}"`).toBeDefined();
      for (const { long } of command.options.filter((option) => option.long !== '--json')) {
        expect(section).toContain(`\`${long}`);
      }
    },
  );
});

describe('wrong use ends with 2, says what and shows the way', () => {
  test.each([
    [['nonsense'], "bellwether: Unknown command 'nonsense'."],
    [['migrat'], "bellwether: Unknown command 'migrat' (Did you mean migrate?)"],
    [['migrate', '--nonsense'], "bellwether: Unknown option '--nonsense'."],
    [
      ['migrate', 'too-much'],
      "bellwether: Too many arguments for 'migrate'. Expected 0 arguments but got 1: too-much.",
    ],
  ])('%j', async (args, line) => {
    const { exitCode, stdout, stderr } = await runCommand(args);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.split('\n')).toEqual([line, '  Add --help to see what the command takes.', '']);
  });

  test('no command at all: the help, as an error', async () => {
    const { exitCode, stdout, stderr } = await runCommand([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Commands:');
  });

  test('a setting that is wrong, with --json: the error is JSON, and the only thing on standard output', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['migrate', '--json'], { env: { PORT: 'http' } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      error: {
        code: 'BAD_INPUT',
        message: "PORT must be a whole number from 0 to 65535, but is 'http'.",
        hint: 'docs/configuration.md lists every setting.',
        details: { variable: 'PORT', value: 'http' },
      },
    });
  });
});

describe('errors', () => {
  test('are one line and a hint, without a stack trace', () => {
    const report = describeError(
      new BellwetherError('STORE_CORRUPT', 'graph.sqlite is\nno database.', { hint: 'Restore it.' }),
    );
    expect(report.exitCode).toBe(1);
    expect(formatReport(report)).toBe('bellwether: graph.sqlite is no database.\n  Restore it.');
  });

  test('of the operating system are said in words', () => {
    const missing = Object.assign(new Error('ENOENT: no such file, open x'), { code: 'ENOENT', path: 'x.yaml' });
    expect(describeError(missing)).toMatchObject({ message: 'x.yaml: no such file or folder.', exitCode: 2 });
    const taken = Object.assign(new Error('listen'), { code: 'EADDRINUSE', address: '127.0.0.1', port: 4000 });
    expect(describeError(taken)).toMatchObject({ message: '127.0.0.1:4000: the port is taken.', exitCode: 1 });
  });

  test('that nobody expected are called a fault of ours; the stack comes with BELLWETHER_DEBUG=1 alone', async () => {
    expect(describeError(new TypeError('x is not a function'))).toMatchObject({ code: 'INTERNAL', exitCode: 1 });
    const env = { PORT: 'http' };
    expect((await runCommand(['migrate'], { env })).stderr).not.toContain('    at ');
    expect((await runCommand(['migrate'], { env: { ...env, BELLWETHER_DEBUG: '1' } })).stderr).toContain('    at ');
  });
});

describe('the context of a command', () => {
  test('closes what was opened, the last first, and all of it even when one fails', async () => {
    const closed: string[] = [];
    const owned = emptyContext();
    owned.onExit(() => void closed.push('first'));
    owned.onExit(() => {
      closed.push('second');
      throw new Error('second failed');
    });
    owned.onExit(async () => void closed.push('third'));
    await expect(owned.close()).rejects.toThrow('second failed');
    expect(closed).toEqual(['third', 'second', 'first']);
  });

  test('shows progress on a terminal only, and clears it before the next line', () => {
    const quiet = emptySurroundings();
    createContext(quiet).progress('reading 1 of 2');
    expect(quiet.stderr.read()).toBeNull();
    const terminal = emptySurroundings();
    terminal.stderr.isTTY = true;
    const owned = createContext(terminal);
    owned.progress('reading 1 of 2');
    owned.note('done');
    expect(String(terminal.stderr.read())).toBe('reading 1 of 2\r\x1b[Kdone\n');
  });
});

describe('times', () => {
  test.each([
    ['2026-06-13', '2026-06-13T00:00:00.000Z'],
    ['2026-06-13T02:00Z', '2026-06-13T02:00:00.000Z'],
    ['2026-06-13 02:00', '2026-06-13T02:00:00.000Z'],
    ['2026-06-12T17:21-04:00', '2026-06-12T21:21:00.000Z'],
    ['2026-06-12t17:21:30.5z', '2026-06-12T17:21:30.500Z'],
  ])('%s is %s', (text, iso) => {
    expect(new Date(parseInstant(text, '--at')).toISOString()).toBe(iso);
  });

  test.each(['', 'yesterday', '2026-06-31', '2026-13-01', '2026-06-13T25:00Z', '13.06.2026', '2026-02-29', '1e9'])(
    '%j is refused by the name of its option',
    (text) => {
      expect(() => parseInstant(text, '--known-at')).toThrow(
        expect.objectContaining({ code: 'BAD_INPUT', message: `--known-at '${text}' is no date.` }),
      );
    },
  );

  test('what is not said is now', () => {
    expect(parseView({ at: '2026-06-13' }, 5)).toEqual({ at: Date.UTC(2026, 5, 13), knownAt: 5 });
  });
});

describe('the process', () => {
  test('a reader that stops early is no error', async () => {
    const child = spawn(process.execPath, [SCRIPT, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    const exitCode = await new Promise((done) => child.on('close', done));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  test('--help starts quickly: no engine, feed reader or server is loaded for it', () => {
    const log = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(log)}`, SCRIPT, '--help'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stderr).toContain('/commands/context.ts');
    const packages = [...stderr.matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map((match) => match[1]!);
    expect([...new Set(packages)].sort()).toEqual(['commander', 'fastest-levenshtein', 'zod']);
    expect(stderr).not.toMatch(/node:(sqlite|http|worker_threads)/);
    expect(stderr).not.toMatch(/\/(queries|api|graph\/(catalogue|sqlite|neo4j))\//);
  });
});
