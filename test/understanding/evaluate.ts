/** `npm run evaluate [-- --set PATH… --json --misses --field events.type]`: how well the development set is understood. */
import { parseArgs } from 'node:util';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { BellwetherError } from '../../graph/errors.ts';
import { readLabelled, SET } from './labelled.ts';
import { measure } from './measure.ts';
import { renderMisses, renderScores } from './render.ts';
import { failuresOf } from './thresholds.ts';

const USAGE = `npm run evaluate -- [--set PATH…] [--misses [--field FIELD]] [--json]

  --set PATH     a file or folder of labelled documents; more than once for several (default: the development set)
  --misses       expected and got side by side, with the sentence
  --field FIELD  only misses of this field: models, providers, jurisdictions, regulatory, events.type, events.targets,
                 events.date, non-event, unavailable, clustering … ("events": all of events)
  --json         everything, as JSON

For example: npm run evaluate -- --misses --field events.date
Exit code 1 where a threshold (test/understanding/thresholds.ts) is not reached.`;

try {
  const { values } = parseArgs({
    options: {
      set: { type: 'string', multiple: true, default: [SET] },
      json: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      field: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(USAGE);
  else {
    const catalogue = loadCatalogue();
    const measured = await measure(readLabelled(values.set, catalogue), catalogue);
    if (values.json) console.log(JSON.stringify(measured, null, 2));
    else {
      if (values.misses || values.field !== undefined) console.log(renderMisses(measured, values.field));
      console.log(renderScores(measured));
    }
    const failures = failuresOf(measured);
    for (const failure of failures) console.error(`evaluate: ${failure}`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  }
} catch (error) {
  const isOption = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof BellwetherError) && !isOption) throw error;
  console.error(`evaluate: ${(error as Error).message}${isOption ? `\n\n${USAGE}` : ''}`);
  process.exitCode = 2;
}
