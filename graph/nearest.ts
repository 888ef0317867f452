/** Names near to what somebody typed, for "No model 'claude fabel 5'. Nearest: …". */
import { distance } from 'fastest-levenshtein';
import { normaliseKey } from './ids.ts';

/**
 * The up to `first` names nearest to `given`, nearest first; none where nothing is near. Near is: at most a third of the
 * letters differ, or all the words that were given stand in the name.
 */
export function nearest(names: Iterable<string>, given: string, first = 3): string[] {
  const wanted = normaliseKey(given);
  const words = wanted.split(/[\s/_-]+/).filter((word) => word.length > 0);
  const found: { name: string; far: number }[] = [];
  for (const name of new Set(names)) {
    const key = normaliseKey(name);
    const far = distance(key, wanted);
    const near = far <= Math.max(1, Math.floor(Math.max(wanted.length, 3) / 3));
    if (near || (words.length > 0 && words.every((word) => key.includes(word)))) found.push({ name, far });
  }
  return found
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, first)
    .map((hit) => hit.name);
}
