/** Puts the jars of Neo4j Community into a cache folder, once for each version that pom.xml names. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BellwetherError } from '../../errors.ts';

const POM = fileURLToPath(new URL('./pom.xml', import.meta.url));

/** Where jars and, by default, data are kept: `BELLWETHER_NEO4J_HOME`, else the user's cache folder. */
export function neo4jHome(): string {
  const cache = process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return process.env.BELLWETHER_NEO4J_HOME || path.join(cache, 'bellwether', 'neo4j');
}

/** The version that pom.xml names. */
export function neo4jVersion(): string {
  return /neo4j-server<\/artifactId>\s*<version>([^<]+)</.exec(readFileSync(POM, 'utf8'))![1] as string;
}

/** The folder of jars; resolved by Maven where it isn't there yet. Throws STORE_UNAVAILABLE with the reason. */
export async function installNeo4j(home: string, log: (line: string) => void): Promise<string> {
  const folder = path.join(home, `lib-${neo4jVersion()}`);
  if (existsSync(folder)) return folder;
  log(`Fetching Neo4j ${neo4jVersion()} with Maven (about 120 MB, once) …`);
  mkdirSync(home, { recursive: true });
  const partial = `${folder}.${process.pid}.partial`;
  try {
    const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
    await run('mvn', ['-q', '-B', '-f', POM, goal, `-DoutputDirectory=${partial}`, '-DincludeScope=runtime']);
    // Another process may have been faster: its folder is as good.
    if (existsSync(folder)) rmSync(partial, { recursive: true });
    else renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  return folder;
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-4000);
      });
    }
    child.on('error', (cause) => reject(missing(command, cause)));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      const reason = output.split('\n').find((line) => line.includes('ERROR')) ?? `exit code ${code}`;
      reject(
        new BellwetherError('STORE_UNAVAILABLE', `Maven could not fetch Neo4j: ${reason.trim()}`, {
          hint: 'Check that Maven reaches its repository, or use compose.yaml or a server of your own.',
        }),
      );
    });
  });
}

function missing(command: string, cause: Error): BellwetherError {
  return new BellwetherError('STORE_UNAVAILABLE', `Cannot run '${command}': ${cause.message}`, {
    hint: 'Install Maven and Java 17, or use compose.yaml or a server of your own.',
    cause,
  });
}
