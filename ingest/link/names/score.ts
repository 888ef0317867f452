/** How like two names are, in the words of `weights.ts`. Pure. */
import { distance } from 'fastest-levenshtein';
import { normaliseKey } from '../../../graph/ids.ts';
import { VARIANTS } from '../../extract/lexicon.ts';
import { nameKey, plainWords, withoutLegalForm } from './name-key.ts';
import { LIKENESS, type LikenessName } from './weights.ts';

/** The best likeness of the two; null: none that counts. Numbers must agree: "Opus 5" is never "Opus 4.8". */
export function likenessOf(a: string, b: string): LikenessName | null {
  if (normaliseKey(a) === normaliseKey(b)) return 'same name';
  if (numbersOf(a) !== numbersOf(b)) return null;
  const [ones, others] = [plainWords(a), plainWords(b)];
  if (ones.length === 0 || others.length === 0) return null;
  if (ones.join('') === others.join('')) return 'same letters';
  if (withoutLegalForm(ones).join('') === withoutLegalForm(others).join('')) return 'legal form';
  const differing = [
    ...ones.filter((word) => !others.includes(word)),
    ...others.filter((word) => !ones.includes(word)),
  ];
  const isVariant = differing.length > 0 && differing.every((word) => VARIANTS.has(word) && word !== 'ai');
  if (isVariant && differing.length <= 2) return 'variant';
  if (nameKey(a) === nameKey(b)) return 'trade word';
  const [short, long] = ones.length <= others.length ? [ones, others] : [others, ones];
  const found: LikenessName[] = [];
  if (isSlip(ones.join(''), others.join(''))) found.push('one letter');
  if (isAcronym(short, long)) found.push('acronym');
  if (short.join('').length >= 4 && short.every((word) => long.includes(word))) found.push('contained');
  return found.sort((x, y) => LIKENESS[y].weight - LIKENESS[x].weight)[0] ?? null;
}

const numbersOf = (name: string): string => (name.match(/\d+(?:\.\d+)*/g) ?? []).join(' ');

function isSlip(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 6 && Math.abs(a.length - b.length) <= 1 && distance(a, b) === 1;
}

function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  return (
    short.length === 1 && short[0]!.length >= 3 && long.length >= 3 && long.map((word) => word[0]).join('') === short[0]
  );
}
