/** What a traversal must be before an engine walks it: its sets have different names, and each builds on earlier ones. */
import { BellwetherError } from './errors.ts';
import type { TraverseSpec } from './store.ts';

/** Names of the sets that a traversal finds: start sets, then stages. Throws BAD_INPUT naming the stage and the set. */
export function setNames(spec: TraverseSpec): string[] {
  const names = Object.keys(spec.start);
  const check = (who: string, from: readonly string[]) => {
    for (const name of from) {
      if (names.includes(name)) continue;
      throw new BellwetherError('BAD_INPUT', `${who}: there is no start set or earlier stage '${name}'.`, {
        hint: names.length === 0 ? 'There is none before it.' : `Before it there are: ${names.join(', ')}.`,
        details: { name },
      });
    }
  };
  for (const { name, from } of spec.stages) {
    check(`Stage '${name}'`, from);
    if (names.includes(name)) {
      throw new BellwetherError('BAD_INPUT', `Two stages or start sets are called '${name}'.`, { details: { name } });
    }
    names.push(name);
  }
  for (const { of } of spec.values ?? []) check('Values', of);
  return names;
}
