/** Builds the console as it stands in the checkout: what was built before may be older. A second, and nothing changes where nothing did. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../project/source-files.ts';

export function buildConsole(): void {
  execFileSync(process.execPath, [join(ROOT, 'api/console/build.ts')], { stdio: ['ignore', 'inherit', 'inherit'] });
}
