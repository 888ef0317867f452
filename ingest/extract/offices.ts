/** Offices by their field and their state: "South Korea's data protection authority", "die irische Datenschutzbehörde", "autorité italienne de la concurrence". */
import type { NodeId } from '../../graph/model.ts';
import type { Entry, Lexicon } from './lexicon.ts';
import type { Named, Reading } from './reading.ts';
import { shortMention } from './short-mention.ts';

interface Field {
  /** In lower case: the office, without its state. In English, and elsewhere, where a gap of a word holds the adjective ("autorité … de protection"). */
  english: RegExp;
  foreign?: RegExp;
  /** Which names of the catalogue are of that field. */
  names: RegExp;
}

const FIELDS: readonly Field[] = [
  {
    english:
      /\b(?:data[- ](?:protection|privacy)|privacy(?: protection)?|personal (?:data|information) protection|information) (?:authority|regulator|watchdog|agency|commission(?:er)?|supervisor|guarantor|ombudsman|office)\b/gu,
    foreign:
      /\bdatenschutz(?:behörde|aufsicht|kommission|beauftragter?|beauftragten)\b|\bdatenschützer(?:in)?\b|\b(?:autorité|gendarme|régulateur|commission)(?: \p{L}+| sud-coréenne?)? (?:(?:de|chargée? de) (?:la )?)?(?:protection des données|protection de la vie privée|vie privée)(?: personnelles)?|\b(?:autorità|garante|commissione)(?: \p{L}+)? (?:per la |di )?(?:protezione dei dati|privacy)(?: personali)?|\b(?:autoridad|agencia|regulador|comisión)(?: \p{L}+)? (?:de |de la )?(?:protección de (?:la )?(?:datos|información)|privacidad)(?: personal(?:es)?)?|データ保護(?:当局|機関|委員会|監督機関)|プライバシー(?:当局|監督機関)|(?:数据保护|隐私|个人信息保护|數據保護|隱私|個人資料保護)(?:监管)?(?:机构|局|委员会|当局|部门|監管機構|機構|委員會)/gu,
    names:
      /data protection|privacy|personal (?:data|information)|information commissioner|dati personali|libertés|protección de datos|dados|persoonsgegevens/i,
  },
  {
    english:
      /\b(?:competition|antitrust|anti-trust|anti-monopoly|fair trade|monopolies) (?:authority|regulator|watchdog|agency|commission|bureau|office|enforcer)\b/gu,
    foreign:
      /\b(?:kartellamt|kartellbehörde|wettbewerbsbehörde|kartellwächter)\b|\b(?:autorité|gendarme)(?: \p{L}+)? de la concurrence|\b(?:autorità|garante)(?: \p{L}+)? (?:della concorrenza|antitrust)|\b(?:autoridad|comisión)(?: \p{L}+)? de (?:la )?competencia|(?<=l['’])antitrust\b|公正取引委員会|競争当局|独占禁止当局|(?:反垄断|竞争)(?:监管)?(?:机构|局|当局|部门)/gu,
    names: /competition|cartel|concorrenza|fair trade|consumers and markets|market regulation/i,
  },
  {
    english:
      /\b(?:communications|telecoms?|telecommunications|media|online safety|internet safety|broadcasting) (?:authority|regulator|watchdog|agency|commission(?:er)?)\b/gu,
    foreign: /\bmedienaufsicht\b|\bautorité(?: \p{L}+)? de (?:régulation )?(?:l['’]audiovisuel|communication)/gu,
    names: /communications?\b|ofcom|esafety|comunicazioni|audiovisuelle|telecommunications|network agency/i,
  },
  {
    english: /\b(?:internet|cyberspace|cyber) (?:authority|regulator|watchdog|administration|agency)\b/gu,
    foreign: /(?:互联网|网络)监管(?:机构|部门)/gu,
    names: /cyberspace administration/i,
  },
  {
    english: /\b(?:commerce|trade) (?:ministry|department)\b|ministry of commerce\b/gu,
    foreign:
      /\bhandelsbehörde\b|\b(?:ministère|département)(?: \p{L}+)? du commerce\b|\bdipartimento del commercio\b|\bdepartamento de comercio\b|\bministero(?: \p{L}+)? del commercio\b|\bministerio(?: \p{L}+)? de comercio\b|商務省/gu,
    names: /commerce|economy, trade/i,
  },
  { english: /\b(?:securities|markets) (?:regulator|watchdog)\b/gu, names: /securities|financial conduct/i },
];
const HINT =
  /authority|antitrust|regulator|watchdog|agency|commission|supervisor|guarantor|office|ministry|department|enforcer|bureau|behörde|aufsicht|kartell|datensch|autorit|gendarme|garante|autoridad|agencia|当局|機関|委員会|机构|機構|局|部门|minist[eè]r|d[eéi]part|商務省/i;

const byPlace = new WeakMap<Lexicon, Map<NodeId, Entry[]>>();

function authoritiesOf(lexicon: Lexicon, place: NodeId): readonly Entry[] {
  let known = byPlace.get(lexicon);
  if (known === undefined) {
    known = new Map();
    for (const entry of lexicon.entries.values())
      if (entry.kind === 'Authority' && entry.jurisdiction !== null)
        known.set(entry.jurisdiction, [...(known.get(entry.jurisdiction) ?? []), entry]);
    byPlace.set(lexicon, known);
  }
  return known.get(place) ?? [];
}

/** Adds a mention where the state has one such office. */
export function addOffices(reading: Reading, added: Named[]): void {
  const lower = reading.text.toLowerCase();
  if (lower.length !== reading.text.length || !HINT.test(lower)) return;
  const isEnglish = reading.readable.language?.startsWith('en') ?? true;
  for (const { english, foreign, names } of FIELDS) {
    addField(reading, lower, english, names, added);
    if (!isEnglish && foreign !== undefined) addField(reading, lower, foreign, names, added);
  }
}

function addField(reading: Reading, lower: string, words: RegExp, names: RegExp, added: Named[]): void {
  let token = 0;
  words.lastIndex = 0;
  for (let match = words.exec(lower); match !== null; match = words.exec(lower)) {
    while (token < reading.tokens.length - 1 && reading.tokens[token]!.end <= match.index) token++;
    let last = token + 1;
    while (last < reading.tokens.length && reading.tokens[last]!.start < match.index + match[0].length) last++;
    const place = placeOf(reading, token, last);
    // "l'Antitrust" is that of Italy; a department of commerce, not a ministry, that of the United States.
    const home =
      place ??
      (match[0] === 'antitrust' ? 'jurisdiction:IT' : /^d[eéi]part.*com/.test(match[0]) ? 'jurisdiction:US' : null);
    const own =
      home === null
        ? ownOf(reading, names)
        : authoritiesOf(reading.lexicon, home).filter((entry) => names.test(entry.name));
    if (own.length !== 1) continue;
    const [from, to] = free(reading, token, last);
    const isTaken = added.some((other) => other.first < to && from < other.last);
    if (to > from && !isTaken) added.push(shortMention(reading, from, to, own, 'shorthand'));
  }
}

/** "the competition regulator": the one of that field that the text names. */
function ownOf({ named }: Reading, names: RegExp): Entry[] {
  const own = named.flatMap(({ entries }) =>
    entries[0]!.kind === 'Authority' && names.test(entries[0]!.name) ? [entries[0]!] : [],
  );
  return [...new Set(own)];
}

/** The longer of the stretches before and after an adjective inside; empty where another name covers it. */
function free({ namedAt }: Reading, first: number, last: number): [number, number] {
  let from = first;
  for (let i = first; i < last; i++) if (namedAt[i] !== -1) from = i + 1;
  return from === first ? [first, last] : from >= last ? [first, first] : [from, last];
}

/** Whose office it is: an adjective or a possessive before or inside it, or "of Italy" behind it. */
function placeOf(reading: Reading, first: number, last: number): NodeId | null {
  const { tokens, namedAt, named } = reading;
  for (let i = last - 1; i >= Math.max(0, first - 3); i--) {
    const index = namedAt[i]!;
    if (index === -1) {
      // "the country's": the one that was named last.
      if (i < first && /^(?:country|nation)$/.test(tokens[i]!.lower) && tokens[i]!.possessive)
        return lastPlace(reading, i);
      if (i < first && (tokens[i]!.kind === 'mark' || /^(?:and|of|in|to|by|from|with)$/.test(tokens[i]!.lower))) break;
      continue;
    }
    const one = named[index]!;
    if (one.entries[0]!.kind !== 'Jurisdiction') return null;
    const isOwner =
      i >= first ||
      one.form === 'adjective' ||
      tokens[one.last - 1]!.possessive ||
      // US-Handelsbehörde
      (i === first - 2 && tokens[first - 1]!.lower === '-') ||
      // 韩国个人信息保护机构, イタリアのデータ保護当局
      /[\u3040-\u9fff]/.test(reading.text[tokens[first]!.start]!);
    return isOwner ? one.entries[0]!.id : null;
  }
  for (let i = last; i < Math.min(tokens.length, last + 3); i++) {
    const index = namedAt[i]!;
    if (index !== -1) {
      const one = named[index]!;
      const isBehind =
        i === last
          ? one.form === 'adjective'
          : /^(?:of|in|von|d'|de|di|del|della|dell'|the|la)$/.test(tokens[i - 1]!.lower);
      return one.entries[0]!.kind === 'Jurisdiction' && isBehind ? one.entries[0]!.id : null;
    }
    if (!/^(?:of|in|von|d'|de|di|del|della|dell'|the|la|personali|personnelles|personales)$/.test(tokens[i]!.lower))
      return null;
  }
  return null;
}

function lastPlace({ namedAt, named }: Reading, before: number): NodeId | null {
  for (let i = before - 1; i >= Math.max(0, before - 80); i--) {
    const index = namedAt[i]!;
    if (index === -1) continue;
    const one = named[index]!;
    if (one.entries[0]!.kind === 'Jurisdiction' && one.form === 'name') return one.entries[0]!.id;
  }
  return null;
}
