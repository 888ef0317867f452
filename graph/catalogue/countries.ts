/** Every country of ISO 3166-1, with its names in the languages that the extractor reads. */
import { createRequire } from 'node:module';
import { jurisdictionId } from '../ids.ts';
import type { JurisdictionRow } from './rows.ts';

const LANGUAGES = ['en', 'de', 'fr', 'it', 'es', 'ja', 'zh'];
const ISO = 'https://www.iso.org/iso-3166-country-codes.html';

// The library's main file reads its eighty languages at once; these are the parts that it is made of.
const require = createRequire(import.meta.url);
const readNames = (language: string) =>
  (require(`i18n-iso-countries/langs/${language}.json`) as { countries: Record<string, string | string[]> }).countries;

/** Common English names where the library's first one is the formal one. */
const COMMON: Record<string, string> = {
  BN: 'Brunei',
  CD: 'Democratic Republic of the Congo',
  CN: 'China',
  CV: 'Cape Verde',
  FM: 'Micronesia',
  GM: 'Gambia',
  IR: 'Iran',
  KP: 'North Korea',
  LA: 'Laos',
  MD: 'Moldova',
  MK: 'North Macedonia',
  PS: 'Palestine',
  RU: 'Russia',
  SY: 'Syria',
  TW: 'Taiwan',
  TZ: 'Tanzania',
  US: 'United States',
  VA: 'Vatican City',
};

/** In order of code; adjectives, capitals and group memberships are added by the loader. */
export function isoCountries(): JurisdictionRow[] {
  const codes = require('i18n-iso-countries/codes.json') as [string, string, string, string][];
  const languages = LANGUAGES.map((language) => [language, readNames(language)] as const);
  return codes
    .map(([alpha2, alpha3]) => {
      const translations: Record<string, string[]> = {};
      for (const [language, names] of languages) {
        const given = names[alpha2];
        if (given !== undefined) translations[language] = [given].flat();
      }
      const name = COMMON[alpha2] ?? translations.en![0]!;
      const keys = new Set([alpha2, alpha3, ...Object.values(translations).flat()]);
      keys.delete(name);
      return {
        id: jurisdictionId(alpha2),
        name,
        aliases: translations.en!.filter((other) => other !== name),
        keys: [...keys],
        source: ISO,
        date: 0,
        raw: null,
        code: alpha2,
        kind: 'country' as const,
        within: [],
        codes: [alpha2, alpha3],
        translations,
        adjectives: [],
        metonyms: [],
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
