/** Copies the first file into the second, and kills itself with kill -9 among the facts. */
import { copyStore } from '../../graph/copy.ts';
import { openStore } from '../../graph/open.ts';

const [source, target] = process.argv.slice(2) as [string, string];
await copyStore({
  from: await openStore(`sqlite:${source}`),
  to: await openStore(`sqlite:${target}`, { unfinished: true }),
  source: 'the first',
  onProgress: (_step, section, done) => {
    if (section === 'fact' && done > 3000) process.kill(process.pid, 'SIGKILL');
  },
});
