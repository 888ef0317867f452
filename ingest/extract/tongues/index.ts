/** Languages other than English whose acts are read. */
import { DE } from './de.ts';
import { ES } from './es.ts';
import { FR } from './fr.ts';
import { IT } from './it.ts';
import { JA } from './ja.ts';
import type { Tongue } from './tongue.ts';
import { ZH } from './zh.ts';

const TONGUES: ReadonlyMap<string, Tongue> = new Map(
  Object.entries({ de: DE, es: ES, fr: FR, it: IT, ja: JA, zh: ZH }),
);

/** "de", "de-CH". Undefined: not one of them. */
export const findTongue = (language: string | null): Tongue | undefined => TONGUES.get(language?.slice(0, 2) ?? '');
