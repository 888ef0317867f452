/** Countries from the library, words about them, their parts, and the unions and groups that they form. */
import { jurisdictionId } from '../ids.ts';
import { isoCountries } from './countries.ts';
import { described, instant } from './described.ts';
import type { References } from './references.ts';
import type { EvidenceRow, JurisdictionRow } from './rows.ts';
import { countrySchema, groupSchema, subdivisionsSchema } from './schemas.ts';
import { readTable } from './validate.ts';

export function readJurisdictions(
  folder: string,
  references: References,
): { rows: JurisdictionRow[]; evidence: EvidenceRow[] } {
  const rows = isoCountries().map((country) => references.add(country));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  addWords(folder, references, byCode);
  const evidence = addSubdivisions(folder, references, byCode);
  addGroups(folder, references, byCode);
  return { rows: [...byCode.values()], evidence };
}

type ByCode = Map<string, JurisdictionRow>;

function addWords(folder: string, references: References, byCode: ByCode): void {
  for (const row of readTable(folder, 'countries', countrySchema)) {
    const { id, aliases, adjectives, capital, metonyms } = row.fields;
    references.known(jurisdictionId(id), row, 'id');
    const country = byCode.get(id)!;
    country.aliases.push(...aliases);
    country.keys.push(...aliases);
    country.adjectives = adjectives;
    country.metonyms = [...(capital === undefined ? [] : [capital]), ...metonyms];
  }
}

function addSubdivisions(folder: string, references: References, byCode: ByCode): EvidenceRow[] {
  return readTable(folder, 'subdivisions', subdivisionsSchema).map((row) => {
    const { raw, fields } = row;
    const whole = references.known(jurisdictionId(fields.of), row, 'of');
    const { source } = fields;
    const date = instant(fields.date);
    for (const [code, name] of Object.entries(fields.members)) {
      const part: JurisdictionRow = {
        id: jurisdictionId(code),
        name,
        aliases: [],
        keys: [code],
        source,
        date,
        raw,
        code,
        kind: 'subdivision',
        within: [whole],
        codes: [code],
        translations: {},
        adjectives: [],
        metonyms: [],
      };
      byCode.set(code, references.add(part));
    }
    return { id: subdivisionsRow(fields.of), title: `Subdivisions of ${references.name(whole)}`, source, date, raw };
  });
}

/** Id of the row that names the parts of a country. */
export const subdivisionsRow = (code: string): string => `subdivisions-row:${code}`;

function addGroups(folder: string, references: References, byCode: ByCode): void {
  const groups = readTable(folder, 'jurisdictions', groupSchema);
  for (const row of groups) {
    const { id: code, kind, aliases, adjectives, metonyms, translations } = row.fields;
    const base = described(row, jurisdictionId(code), [...aliases, ...Object.values(translations).flat(), code]);
    byCode.set(
      code,
      references.add({ ...base, code, kind, within: [], codes: [code], translations, adjectives, metonyms }),
    );
  }
  // A group may be a member of another one (the EU of the G7), whatever the order of the rows.
  for (const row of groups) {
    for (const [index, code] of row.fields.members.entries()) {
      references.known(jurisdictionId(code), row, `members.${index}`);
      byCode.get(code)!.within.push(jurisdictionId(row.fields.id));
    }
  }
}
