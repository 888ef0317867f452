/** For whom: the words by which texts bound a measure or a restoration. */
import type { Audience, NodeId } from '../../graph/model.ts';
import { namedIn, type Reading } from './reading.ts';

const FOREIGN =
  /\bforeign (?:persons?|nationals?|users?|customers?|citizens?|parties|staff|employees|workers)\b|\bforeigners\b|\bnon-u\.?s\.?(?: persons?| nationals?| citizens?| users?)?\b|\bnon-americans?\b|\bwithout (?:american|u\.?s\.?) (?:citizenship|nationality)\b|\bpeople who are not americans\b|\bpersonen ohne amerikanische\b|\bausländ\w+/;
const EVERYONE =
  /\b(?:all|every|any|its entire|sämtliche|alle) (?:\w+ ){0,2}(?:customers?|users?|customer base|kunden|organisations?|organizations?)\b|\b(?:everyone|everybody|worldwide|globally|world-wide|weltweit|for all|no customer)\b/;
const ABSOLUTE =
  /\b(?:everyone|everybody|for all (?:customers|users)|all customers|all users|sämtliche|every customer)\b/;
const LISTED =
  /\bannex [a-z]\b|\b(?:listed|named|approved|vetted|selected|trusted|whitelisted|cleared|certain|specific|limited group of|group of|about|around|roughly|some|over|more than|the|those) (?:a |one )?(?:hundred(?: or so)?|\d{2,3})? ?(?:\w+ )?(?:organi[sz]ations|entities|companies|institutions|customers|partners|users)\b|\bpartners (?:only|in)\b|\bglasswing\b|\ballow-?list\b|\ba hundred (?:or so )?(?:organi[sz]ations|entities|of them)\b/;
const LIST_NAME = /\bannex [a-z]\b|\bproject [a-z]+\b/;
const CLASS =
  /\b(?:government (?:devices?|agencies|employees|systems|networks|computers)|federal (?:agencies|employees|devices)|public sector|civil servants|public bodies|military|schools|hospitals|minors|children|teenagers|under[- ]18s?|under-13s?|enterprise customers|paying (?:users|customers|subscribers)|free users|subscribers|developers|new users|companies owned)\b/;
const PLACE_PEOPLE =
  /^(?:users?|customers?|organi[sz]ations?|companies|firms|people|persons|residents|citizens|consumers|subscribers|entities|institutions|businesses|utenti|nutzer|utilisateurs|usuarios|developers|agencies|individuals)$/;

/** A list that nobody gives a name. */
export const UNNAMED_LIST = 'approved organisations';

/** Null: the text doesn't say. `home` is whose law acts: foreign persons are those who are foreign to it. */
export function findAudience(reading: Reading, from: number, to: number, home: NodeId | null): Audience | null {
  if (to <= from) return null;
  const text = reading.text.slice(reading.tokens[from]!.start, reading.tokens[to - 1]!.end).toLowerCase();
  const foreign = FOREIGN.exec(text);
  if (
    /\b(?:for|to) (?:those|these) (?:organi[sz]ations|entities|companies|institutions|customers)\b|\bfor them\b/.test(
      text,
    )
  ) {
    const before = listBefore(reading, from);
    if (before !== null) return before;
  }
  const listed = LISTED.exec(text);
  const list = LIST_NAME.exec(text);
  const place = placeAudience(reading, from, to);
  if (
    ABSOLUTE.test(text) &&
    foreign === null &&
    list === null &&
    !/\b(?:customers|users|everyone|everybody) in\b/.test(text)
  )
    return { kind: 'everyone' };
  const isListed =
    list !== null ||
    (listed !== null &&
      /annex|listed|named|approved|vetted|selected|trusted|hundred|\d{2,3} |partners|glasswing|allow-?list|limited group|certain|specific/.test(
        listed[0],
      ));
  if (isListed && place === null) {
    const label = list?.[0] ?? listed?.[0] ?? 'listed';
    return { kind: 'listed', list: listName(label, reading), label: label.trim() };
  }
  if (foreign !== null) {
    return { kind: 'foreign-persons', ...(home === null ? {} : { jurisdictions: [home] }), label: foreign[0] };
  }
  if (place !== null) return place;
  const some = /\b(?:many|some|several|a few|most) (?:companies|customers|organi[sz]ations|users|firms)\b/.exec(text);
  if (some !== null) return { kind: 'class', label: some[0] };
  const class_ = CLASS.exec(text);
  if (class_ !== null) return { kind: 'class', label: class_[0] };
  if (EVERYONE.test(text)) return { kind: 'everyone' };
  return null;
}

/** "those organisations": the list that the sentences just before speak of. */
function listBefore(reading: Reading, from: number): Audience | null {
  const index = reading.sentenceOf[from]!;
  for (let i = index - 1; i >= Math.max(0, index - 5); i--) {
    const { first, last } = reading.sentences[i]!;
    const text = reading.text.slice(reading.tokens[first]!.start, reading.tokens[last - 1]!.end).toLowerCase();
    const label =
      LIST_NAME.exec(text)?.[0] ??
      /\b(?:hundred|\d{2,3}|listed|named|approved|selected|vetted)\b[^.]{0,30}\b(?:organi[sz]ations|entities|companies)\b/.exec(
        text,
      )?.[0] ??
      null;
    if (label !== null) return { kind: 'listed', list: listName(label, reading), label };
  }
  return null;
}

/** "Annex A" by its name; any other group of approved ones is one list that we know no name of. */
function listName(label: string, reading: Reading): string {
  const annex = /annex [a-z]/.exec(label);
  if (annex !== null) return `Annex ${annex[0].slice(6).toUpperCase()}`;
  const project = /project ([a-z]+)/.exec(label);
  if (project !== null) return `Project ${project[1]![0]!.toUpperCase()}${project[1]!.slice(1)} partners`;
  if (/glasswing/.test(label)) return 'Project Glasswing partners';
  if (/partner/.test(label)) return 'partners';
  // A document that names one annex means it by "those organisations" as well.
  const annexes = new Set(reading.text.match(/\bAnnex [A-Z]\b/g) ?? []);
  return annexes.size === 1 ? [...annexes][0]! : UNNAMED_LIST;
}

/** "customers in Italy", "organisations in the United States", "Italian users", "US organisations". */
function placeAudience(reading: Reading, from: number, to: number): Audience | null {
  for (const named of namedIn(reading, from, to)) {
    const entry = named.entries[0]!;
    if (entry.kind !== 'Jurisdiction') continue;
    const after = reading.tokens[named.last]?.lower ?? '';
    const people = PLACE_PEOPLE.test(after) ? after : peopleBefore(reading, named.first, from);
    if (people === null) continue;
    const kind = /^(?:organi[sz]ations?|companies|firms|entities|institutions|businesses|agencies)$/.test(people)
      ? 'class'
      : 'region';
    return { kind, jurisdictions: [entry.id], label: `${people} in ${entry.name}` };
  }
  return null;
}

function peopleBefore(reading: Reading, first: number, from: number): string | null {
  let k = first - 1;
  while (k >= from && /^(?:the|of|all)$/.test(reading.tokens[k]!.lower)) k--;
  if (!/^(?:in|from|across|within|inside)$/.test(reading.tokens[k]?.lower ?? '')) return null;
  const before = reading.tokens[k - 1]?.lower ?? '';
  return PLACE_PEOPLE.test(before) ? before : null;
}
