/** "the company", "the regulator", "the Department", "Commerce": offices and firms by what they are. */
import type { NodeId } from '../../graph/model.ts';
import type { Entry } from './lexicon.ts';
import type { Named, Reading } from './reading.ts';
import { shortMention } from './short-mention.ts';
import { summaryOf } from './summary.ts';

const COMPANY = new Set([
  'company',
  'startup',
  'start-up',
  'firm',
  'developer',
  'lab',
  'vendor',
  'maker',
  'chipmaker',
  'provider',
  'group',
  'giant',
  'supplier',
  'operator',
]);
const OFFICE = new Set(
  'department bureau commission agency authority regulator watchdog office ministry regulators court board council committee guarantor administration government secretary officials'.split(
    ' ',
  ),
);

/** "the company" → the provider last named; "the regulator", "the department" → the authority last named that is one. */
export function addRoles(reading: Reading, added: Named[]): void {
  const { tokens, namedAt } = reading;
  for (let i = 0; i < tokens.length - 1; i++) {
    const token = tokens[i]!;
    if (
      namedAt[i] !== -1 ||
      (token.lower !== 'the' && !(token.capital && OFFICE.has(token.lower)) && token.lower !== 'commerce')
    )
      continue;
    if (token.lower === 'commerce') {
      if (!token.capital) continue;
      const authority = [...summaryOf(reading).authorities.values()]
        .flat()
        .find((named) => /commerce|industry and security/i.test(named.entries[0]!.name))?.entries[0];
      if (authority !== undefined) added.push(shortMention(reading, i, i + 1, [authority], 'shorthand'));
      continue;
    }
    let k = token.lower === 'the' ? i + 1 : i;
    while (
      k < i + 4 &&
      namedAt[k] === -1 &&
      /^(?:ai|san|francisco-based|us|data|protection|privacy|antitrust|competition|italian|export|control|federal|independent|tech|french|artificial|intelligence)$/.test(
        tokens[k]?.lower ?? '',
      )
    )
      k++;
    const noun = tokens[k]?.lower ?? '';
    if (namedAt[k] !== -1) continue;
    if (COMPANY.has(noun)) {
      const provider = lastNamed(reading, i, 'Provider', () => true);
      if (provider !== undefined) added.push(shortMention(reading, i, k + 1, [provider], 'shorthand'));
      i = k;
    } else if (OFFICE.has(noun)) {
      const isGeneric = /^(?:regulators?|watchdog|agency|authority|officials|government|administration)$/.test(noun);
      const stem = noun.replace(/s$/, '');
      const home = homeBefore(reading, i);
      const authority =
        lastNamed(
          reading,
          i,
          'Authority',
          (entry) => namesHold(entry, stem) && (home === null || entry.jurisdiction === home),
        ) ??
        speakerIf(reading, (entry) => isGeneric || namesHold(entry, stem)) ??
        (stem === 'commission' ? europeanCommission(reading, k) : undefined) ??
        (isGeneric
          ? lastNamed(reading, i, 'Authority', (entry) => home === null || entry.jurisdiction === home)
          : undefined);
      if (authority !== undefined) added.push(shortMention(reading, i, k + 1, [authority], 'shorthand'));
      i = k;
    }
  }
}

/** "Italy's Data Protection Authority", "the French regulator": no other country's. */
function homeBefore(reading: Reading, i: number): NodeId | null {
  for (let k = i - 1; k >= Math.max(0, i - 3); k--) {
    const index = reading.namedAt[k]!;
    if (index === -1) {
      if (!reading.tokens[k]!.capital) return null;
      continue;
    }
    const named = reading.named[index]!;
    const isOf = named.form === 'adjective' || reading.tokens[named.last - 1]!.possessive;
    return named.entries[0]!.kind === 'Jurisdiction' && isOf ? named.entries[0]!.id : null;
  }
  return null;
}

const namesHold = (entry: Entry, stem: string): boolean => entry.name.toLowerCase().includes(stem);

/** "the Commission" in a text about the European Union that names no other. */
function europeanCommission(reading: Reading, k: number): Entry | undefined {
  if (!reading.tokens[k]!.capital) return undefined;
  const { places, authorities } = summaryOf(reading);
  const isNamed = [...authorities.values()].flat().some((named) => /commission/i.test(named.entries[0]!.name));
  if (isNamed || !places.has('jurisdiction:EU')) return undefined;
  return reading.lexicon.byName.get('european commission');
}

/** An authority's own page: "the Commission" is itself. */
function speakerIf(reading: Reading, accepts: (entry: Entry) => boolean): Entry | undefined {
  const entry = reading.speaker === null ? undefined : reading.lexicon.entries.get(reading.speaker);
  return entry?.kind === 'Authority' && accepts(entry) ? entry : undefined;
}

function lastNamed(
  reading: Reading,
  before: number,
  kind: string,
  accepts: (entry: Entry) => boolean,
): Entry | undefined {
  // Further back nobody remembers who was meant; and a long text must not be searched again for every word.
  for (let k = before - 1; k >= Math.max(0, before - 400); k--) {
    const index = reading.namedAt[k]!;
    if (index === -1) continue;
    const named = reading.named[index]!;
    const entry = named.entries[0]!;
    if (entry.kind === kind && !named.modifier && accepts(entry)) return entry;
    k = named.first;
  }
  return undefined;
}
