/** The curated catalogue: YAML files → typed rows with ids, every reference resolved, every name with one meaning. */
import { indexKeys } from './keys.ts';
import { readAuthorities, readChannels, readInvestments, readPeople, readProviders } from './read-actors.ts';
import { readJurisdictions } from './read-jurisdictions.ts';
import { readLaterOfferings, readModels } from './read-models.ts';
import { References } from './references.ts';
import type { Catalogue } from './rows.ts';
import { ambiguousSchema } from './schemas.ts';
import { readTable } from './validate.ts';

export type * from './rows.ts';
export { CHANNEL_SELF_HOSTED } from './rows.ts';

let shipped: Catalogue | undefined;

/**
 * The catalogue of `folder`; without one, that which ships with Bellwether, read once a process (200 ms).
 * Throws BAD_INPUT naming file, row and field.
 */
export function loadCatalogue(folder?: string): Catalogue {
  if (folder !== undefined) return readCatalogue(folder);
  shipped ??= readCatalogue(import.meta.dirname);
  return shipped;
}

/** Each file refers to those before it only (models among themselves in any order). */
function readCatalogue(folder: string): Catalogue {
  const references = new References();
  const jurisdictions = readJurisdictions(folder, references);
  const providers = readProviders(folder, references);
  const invested = readInvestments(folder, references);
  const channels = readChannels(folder, references);
  const { models, offerings } = readModels(folder, references);
  const later = readLaterOfferings(folder, references);
  const authorities = readAuthorities(folder, references);
  const people = readPeople(folder, references);
  return {
    providers,
    investments: invested.investments,
    models,
    channels,
    offerings: [...offerings, ...later.offerings],
    authorities,
    jurisdictions: jurisdictions.rows,
    people,
    evidence: [...invested.evidence, ...later.evidence, ...jurisdictions.evidence],
    ...indexKeys([...references.byId.values()], readTable(folder, 'ambiguous', ambiguousSchema)),
    byId: references.byId,
  };
}
