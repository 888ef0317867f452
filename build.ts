/** `npm run build`: the compiled program in `dist/`, laid out like the checkout, with every file that it reads at run time. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ROOT = import.meta.dirname;
const DIST = join(ROOT, 'dist');
const ROOMS = ['graph', 'ingest', 'queries', 'api', 'commands'];

run('api/console/build.ts');
run('api/embed/build.ts');
compile();
copyAssets();
await prepareCatalogue();
copyFileSync(join(ROOT, 'bin.cjs'), join(DIST, 'bin.cjs'));
chmodSync(join(DIST, 'bin.cjs'), 0o755);

/** A program of Node's, to its end; where it fails, so does the build. */
function run(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function compile(): void {
  rmSync(DIST, { recursive: true, force: true });
  run(join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json');
  // The compiler rewrites imports; a worker's file is named in a URL instead.
  for (const file of globSync('**/*.js', { cwd: DIST })) {
    const path = join(DIST, file);
    const code = readFileSync(path, 'utf8');
    const rewritten = code.replace(/(new URL\(\s*'\.[^']*)\.ts'(\s*,\s*import\.meta\.url)/g, "$1.js'$2");
    if (rewritten !== code) writeFileSync(path, rewritten);
  }
}

/** Whatever lies in a room and is neither code nor about the code: catalogue rows, schemas, sample documents, the built console. */
function copyAssets(): void {
  for (const room of ROOMS) {
    for (const entry of globSync(`${room}/**/*`, { cwd: ROOT, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith('.ts') || basename(entry.name) === 'README.md') continue;
      const path = join(entry.parentPath, entry.name);
      if (path.startsWith(join(ROOT, 'api/console/app/')) || path.startsWith(join(ROOT, 'api/embed/components/')))
        continue;
      const target = join(DIST, path.slice(ROOT.length + 1));
      mkdirSync(dirname(target), { recursive: true });
      cpSync(path, target);
    }
  }
}

async function prepareCatalogue(): Promise<void> {
  const { loadCatalogue } = await import(join(DIST, 'graph/catalogue/catalogue.js'));
  const { writePrepared } = await import(join(DIST, 'graph/catalogue/prepared.js'));
  writePrepared(loadCatalogue());
}
