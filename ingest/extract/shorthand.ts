/** What a document calls a thing after it has named it: "Fable", "both models", "the company", "the regulator". */
import { addCopilot } from './copilot.ts';
import { addGroups } from './groups.ts';
import { addCodes } from './model-codes.ts';
import { addOffices } from './offices.ts';
import type { Named, Reading } from './reading.ts';
import { addRoles } from './roles.ts';
import { addTiers } from './tiers.ts';

/** Adds shorthand mentions, in the order of the text. */
export function addShorthand(reading: Reading): void {
  const added: Named[] = [];
  addTiers(reading, added);
  addCodes(reading, added);
  addOffices(reading, added);
  addCopilot(reading, added);
  merge(reading, added);
  const groups: Named[] = [];
  addGroups(reading, groups);
  addRoles(reading, groups);
  merge(reading, groups);
}

function merge(reading: Reading, added: Named[]): void {
  if (added.length === 0) return;
  reading.named = [...reading.named, ...added].sort((a, b) => a.first - b.first);
  reading.namedAt.fill(-1);
  reading.named.forEach((named, index) => {
    for (let i = named.first; i < named.last; i++) reading.namedAt[i] = index;
  });
}
