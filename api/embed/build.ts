/** `npm run embeds` (and `npm ci`, through `prepare`): the web components, from `components/` into one file in `built/`, packed small beforehand. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const BUILT = join(import.meta.dirname, 'built');

const [output] = (await build({
  configFile: false,
  root: join(import.meta.dirname, 'components'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    write: false,
    target: 'es2022',
    lib: { entry: 'index.ts', formats: ['es'], fileName: () => 'bellwether.js' },
    rolldownOptions: {
      output: { banner: '/*! Bellwether. MIT licence. With Preact, MIT licence, (c) Jason Miller. */' },
    },
  },
})) as Rolldown.RolldownOutput[];
const code = Buffer.from(output!.output[0].code);

mkdirSync(BUILT, { recursive: true });
writeChanged('bellwether.js', code);
writeChanged('bellwether.js.br', brotliCompressSync(code));
writeChanged('bellwether.js.gz', gzipSync(code, { level: 9 }));

/** A build that changes nothing touches nothing, so that it can run beside a server. */
function writeChanged(name: string, content: Buffer): void {
  const path = join(BUILT, name);
  if (existsSync(path) && readFileSync(path).equals(content)) return;
  writeFileSync(path, content);
}
