/** Who acts, in a clause of another language than English. */
import { type Actor, fromNamed, NOBODY } from './actors.ts';
import type { Clause } from './read-foreign.ts';
import { type Named, namedIn, type Reading } from './reading.ts';
import type { Act, Tongue } from './tongues/tongue.ts';

/** "the Chinese authority": an adjective acts only beside a body of the state. */
const BODY =
  /behörde|aufsicht|regierung|ministeri|kommission|beauftragte|gouvernement|autorité|administration|régulateur|ministère|governo|autorità|garante|gobierno|autoridad|regulador|当局|政府|委員会|规管|监管|部门/u;
/** "in Italien", "en Italie": where it happens, not who does it. */
const PLACES = /^(?:in|im|aus|nach|von|en|au|aux|à|de|du|des|dans|del|della|nel|nell|a|al|hacia)$/;
/** 中国企業向け: whose companies, not who acts. */
const OF_A_PLACE = /^(?:企業|企业|公司|市場|市场|向け|への|用户|客户|製)/;
const OFFICIAL = new Set<Actor['kind']>(['authority', 'jurisdiction', 'legislature']);

/** An authority of the clause, else a state before the act, else the office that was named last, else the speaker. */
export function foreignActor(reading: Reading, tongue: Tongue, clause: Clause, act: Act, trigger: number): Actor {
  const named = namedIn(reading, clause.first, clause.last).filter(
    // "US-Handelsbehörde"
    (one) =>
      !one.exempt && (!one.modifier || (act.by === 'official' && BODY.test(reading.tokens[one.last - 1]!.lower))),
  );
  if (act.by === 'vendor') return vendor(reading, named, trigger);
  if (act.by === 'court') return court(reading, clause, named);
  const authority = named.find((one) => one.entries[0]!.kind === 'Authority');
  if (authority !== undefined) return fromNamed(reading, authority);
  if (tongue.office.test(clause.text)) {
    const office = lastAuthority(reading, clause.first) ?? placeOfText(reading);
    if (office !== null) return office;
  }
  if (PRONOUN.test(clause.text) && named.every((one) => one.entries[0]!.kind !== 'Provider')) {
    const office = subjectBefore(reading, clause.sentence.index);
    if (office !== null) return office;
  }
  const isNorm = act.type === 'RULE' || act.type === 'LEGISLATION';
  const state = named.find(
    (one) =>
      one.entries[0]!.kind === 'Jurisdiction' &&
      (isNorm ||
        (one.first < trigger &&
          !PLACES.test(reading.tokens[one.first - 1]?.lower ?? '') &&
          !OF_A_PLACE.test(reading.text.slice(one.end, one.end + 4)))) &&
      (one.form !== 'adjective' || isNorm || isOfBody(reading, one)),
  );
  if (state !== undefined) return fromNamed(reading, state);
  if (act.by === 'any' && !isNorm) {
    const party = named.find((one) => one.entries[0]!.kind === 'Provider' && one.first < trigger);
    if (party !== undefined) return fromNamed(reading, party);
  }
  if (act.by === 'official' && tongue.passive.test(clause.text)) {
    const office = lastAuthority(reading, clause.first, 80);
    if (office !== null) return office;
    const place = named.find(
      (one) => one.entries[0]!.kind === 'Jurisdiction' && PLACES.test(reading.tokens[one.first - 1]?.lower ?? ''),
    );
    if (place !== undefined) return fromNamed(reading, place);
  }
  const speaker = speakerOf(reading);
  if (speaker.kind !== 'unknown' && (act.by === 'any' || OFFICIAL.has(speaker.kind))) return speaker;
  const home: Actor =
    tongue.home === null ? NOBODY : { kind: 'jurisdiction', entry: null, jurisdiction: tongue.home, at: -1 };
  if (!isNorm) return act.by === 'official' && BODY.test(clause.text) ? home : NOBODY;
  const first = reading.named.find((one) => one.entries[0]!.kind === 'Jurisdiction' && one.sentence <= 1);
  return first === undefined ? home : fromNamed(reading, first);
}

/** "die chinesische Behörde", "le gouvernement chinois"; in German never "das Ministerium … chinesische Firmen". */
function isOfBody({ tokens, readable }: Reading, one: Named): boolean {
  const isGerman = readable.language?.startsWith('de') ?? false;
  for (let i = one.first - (isGerman ? 0 : 3); i < one.last + 3; i++)
    if (BODY.test(tokens[i]?.lower ?? '')) return true;
  return false;
}

/** Its maker need not be named where a model is off, and says so itself. */
function vendor(reading: Reading, named: readonly Named[], trigger: number): Actor {
  const own = named.find((one) => one.entries[0]!.kind === 'Provider' && one.first < trigger);
  if (own !== undefined) return fromNamed(reading, own);
  const speaker = speakerOf(reading);
  if (speaker.kind === 'vendor') return speaker;
  const model = named.find((one) => one.entries[0]!.kind === 'Model');
  const maker = model === undefined ? undefined : reading.lexicon.entries.get(model.entries[0]!.provider ?? '');
  return maker === undefined ? NOBODY : { kind: 'vendor', entry: maker, jurisdiction: null, at: -1 };
}

function court(reading: Reading, clause: Clause, named: readonly Named[]): Actor {
  const known = named.find((one) => one.entries[0]!.kind === 'Authority' && fromNamed(reading, one).kind === 'court');
  if (known !== undefined) return fromNamed(reading, known);
  const place =
    named.find((one) => one.entries[0]!.kind === 'Jurisdiction') ??
    reading.named.find((one) => one.entries[0]!.kind === 'Jurisdiction' && one.sentence <= clause.sentence.index);
  return { kind: 'court', entry: null, jurisdiction: place?.entries[0]?.id ?? null, at: -1 };
}

/** "Elle a également ouvert une enquête": the authority, if it is what the sentence before begins with. */
const PRONOUN = /^(?:elle|il|sie|er|ella|él|essa|esso|lei) /;

function subjectBefore(reading: Reading, sentence: number): Actor | null {
  const before = reading.sentences[sentence - 1];
  if (before === undefined) return null;
  const first = namedIn(reading, before.first, before.last).find(
    (one) => one.form !== 'capital' && !PLACES.test(reading.tokens[one.first - 1]?.lower ?? ''),
  );
  if (first === undefined) return null;
  const isBody =
    first.entries[0]!.kind === 'Jurisdiction' &&
    BODY.test(reading.text.slice(before.start, first.end + 30).toLowerCase());
  return first.entries[0]!.kind === 'Authority' || isBody ? fromNamed(reading, first) : null;
}

/** "Die Staatsanwaltschaft leitete Ermittlungen ein": of the only state that headline and lead name. */
function placeOfText(reading: Reading): Actor | null {
  const places = reading.named.filter((one) => one.entries[0]!.kind === 'Jurisdiction' && one.sentence <= 1);
  const ids = new Set(places.map((one) => one.entries[0]!.id));
  return ids.size === 1 ? { ...fromNamed(reading, places[0]!), at: -1 } : null;
}

function lastAuthority(reading: Reading, before: number, within = 400): Actor | null {
  const speaker = speakerOf(reading);
  if (speaker.kind === 'authority') return speaker;
  // Further back nobody remembers who was meant.
  for (let i = before - 1; i >= Math.max(0, before - within); i--) {
    const index = reading.namedAt[i]!;
    if (index !== -1 && reading.named[index]!.entries[0]!.kind === 'Authority')
      return fromNamed(reading, reading.named[index]!);
  }
  return null;
}

function speakerOf(reading: Reading): Actor {
  const entry = reading.speaker === null ? undefined : reading.lexicon.entries.get(reading.speaker);
  if (entry === undefined) return NOBODY;
  return entry.kind === 'Authority'
    ? { kind: 'authority', entry, jurisdiction: entry.jurisdiction, at: -1 }
    : { kind: 'vendor', entry, jurisdiction: null, at: -1 };
}
