/**
 * Whom a statement is about, against whom we were asked about: does its audience cover the asked one?
 *
 * The rules lean to the answer that a careful analyst would give without more to go on, and say `unknown` where a guess
 * would be one. Nationality is not location, a list is not a class, an organisation's home is not its users' place.
 */
import { slug } from '../../graph/ids.ts';
import type { Audience, Json, NodeId } from '../../graph/model.ts';
import type { Coverage } from './answer.ts';
import type { Places } from './places.ts';

/** An audience that is asked about, with what else is known of it. */
export interface Asked extends Audience {
  /** Nationalities of the users, where an organisation knows them (its own staff). */
  nationalities?: NodeId[];
  /** Where the organisation that serves it is at home: what counts for "US organisations". */
  home?: NodeId | null;
}

export const EVERYONE: Audience = { kind: 'everyone' };

const KINDS: readonly string[] = ['everyone', 'foreign-persons', 'listed', 'class', 'region'];

/** An audience as it stands in qualifiers or values; null for anything else. Codes ("DE") become ids. */
export function parseAudience(value: Json | undefined): Asked | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  if (typeof value.kind !== 'string' || !KINDS.includes(value.kind)) return null;
  const places = jurisdictionsOf(value.jurisdictions);
  const nationalities = jurisdictionsOf(value.nationalities);
  return {
    kind: value.kind as Audience['kind'],
    ...(places === undefined ? {} : { jurisdictions: places }),
    ...(typeof value.list === 'string' ? { list: value.list } : {}),
    ...(typeof value.label === 'string' ? { label: value.label } : {}),
    ...(nationalities === undefined ? {} : { nationalities }),
  };
}

/** Equal for audiences that mean the same; labels are for people. */
export function audienceKey(audience: Asked): string {
  const { kind, jurisdictions = [], list, label, nationalities = [], home } = audience;
  const named =
    list !== undefined ? slug(list) : jurisdictions.length === 0 && kind === 'class' ? slug(label ?? '') : '';
  return `${kind}|${[...jurisdictions].sort()}|${named}|${[...nationalities].sort()}|${home ?? ''}`;
}

export function audienceText(audience: Audience): string {
  const { label = '', list } = audience;
  // "annex a" of a text is the list whose name is Annex A.
  if (list !== undefined && slug(list) === slug(label)) return list;
  if (label !== '') return label;
  const places = (audience.jurisdictions ?? []).map((id) => id.replace(/^jurisdiction:/, '')).join(', ');
  switch (audience.kind) {
    case 'everyone':
      return 'everyone';
    case 'foreign-persons':
      return places === '' ? 'foreign persons' : `foreign persons (not ${places})`;
    case 'listed':
      return list === undefined ? 'named entities' : `those listed (${list})`;
    case 'class':
      return places === '' ? 'a class of customers' : `organisations of ${places}`;
    case 'region':
      return places === '' ? 'a region' : `users in ${places}`;
  }
}

export function covers(statement: Audience, asked: Asked, places: Places): Coverage {
  switch (statement.kind) {
    case 'everyone':
      return 'yes';
    case 'listed':
      return coversListed(statement, asked);
    case 'foreign-persons':
      return coversForeign(statement, asked, places);
    case 'class':
      return coversClass(statement, asked, places);
    case 'region':
      return coversRegion(statement, asked, places);
  }
}

/** Who is on a list knows it: an audience that doesn't say so is not. Another list may name the same entities: unknown. */
function coversListed(statement: Audience, asked: Asked): Coverage {
  if (asked.kind === 'everyone') return 'partly';
  if (asked.kind !== 'listed') return 'no';
  const a = slug(statement.list ?? '');
  const b = slug(asked.list ?? '');
  if (a === '' || b === '') return 'unknown';
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`) ? 'yes' : 'unknown';
}

/**
 * Foreign persons of J. Where the users' nationalities are known, they decide. Where only their place is known, people
 * outside J are taken for foreign persons of J (nearly all are, and a vendor that can't check treats them so); people
 * inside J may be either.
 */
function coversForeign(statement: Audience, asked: Asked, places: Places): Coverage {
  const home = statement.jurisdictions?.[0];
  if (asked.kind === 'everyone') return 'partly';
  if (home === undefined) return asked.kind === 'foreign-persons' ? 'yes' : 'unknown';
  if (asked.kind === 'foreign-persons') return asked.jurisdictions?.[0] === home ? 'yes' : 'partly';
  if (asked.nationalities !== undefined && asked.nationalities.length > 0) {
    return combine(asked.nationalities.map((nationality) => invert(within([home], nationality, places))));
  }
  if (asked.kind === 'listed') return 'unknown';
  const where = (asked.jurisdictions ?? []).map((place) => invert(within([home], place, places)));
  if (where.length === 0) return 'unknown';
  const outside = combine(where);
  return outside === 'no' ? 'unknown' : outside;
}

/** Organisations of J, or a customer tier. The organisation's home decides; its users' place only excludes. */
function coversClass(statement: Audience, asked: Asked, places: Places): Coverage {
  if (asked.kind === 'everyone') return 'partly';
  const homes = statement.jurisdictions ?? [];
  if (homes.length === 0) {
    const same = asked.kind === 'class' && slug(asked.label ?? '') === slug(statement.label ?? '');
    return same ? 'yes' : 'unknown';
  }
  if (asked.home != null) return within(homes, asked.home, places);
  const where = combine((asked.jurisdictions ?? []).map((place) => within(homes, place, places)));
  if (asked.kind === 'class') return where;
  if (asked.kind === 'foreign-persons') return 'partly';
  return where === 'no' ? 'no' : 'unknown';
}

/** Users located in J. */
function coversRegion(statement: Audience, asked: Asked, places: Places): Coverage {
  if (asked.kind === 'everyone' || asked.kind === 'foreign-persons') return 'partly';
  return combine((asked.jurisdictions ?? []).map((place) => within(statement.jurisdictions ?? [], place, places)));
}

/**
 * Which of the asked audience's users a statement concerns, where it concerns only some: by nationality where that is known,
 * else by place. Null where they can't be told apart.
 */
export function reachText(statement: Audience, asked: Asked, places: Places): string | null {
  const byNationality = (asked.nationalities ?? []).length > 0 && statement.kind === 'foreign-persons';
  const parts = byNationality ? asked.nationalities! : (asked.jurisdictions ?? []);
  const judged = parts.map((place) => {
    const one: Asked = byNationality ? { ...asked, nationalities: [place] } : { ...asked, jurisdictions: [place] };
    return { place, covers: covers(statement, one, places) };
  });
  const named = (which: Coverage[]): string =>
    judged.flatMap((one) => (which.includes(one.covers) ? [one.place.replace(/^jurisdiction:/, '')] : [])).join(', ');
  const [reached, spared] = [named(['yes', 'partly']), named(['no'])];
  if (reached === '' || spared === '') return null;
  const users = byNationality ? 'nationals of' : 'users in';
  return `${users} ${reached}, not those ${byNationality ? 'of' : 'in'} ${spared}`;
}

/** Is `place` within one of `around`? `partly`: it contains one of them. */
function within(around: readonly NodeId[], place: NodeId, places: Places): Coverage {
  let found: Coverage = around.length === 0 ? 'unknown' : 'no';
  for (const larger of around) {
    const placement = places.compare(place, larger);
    if (placement === 'same' || placement === 'inside') return 'yes';
    if (placement === 'contains') found = 'partly';
    else if (placement === 'unknown' && found === 'no') found = 'unknown';
  }
  return found;
}

/** Of several places: all covered, none covered, or some. None at all tells nothing. */
function combine(parts: readonly Coverage[]): Coverage {
  if (parts.length === 0) return 'unknown';
  const first = parts[0]!;
  if (parts.every((part) => part === first)) return first;
  return parts.some((part) => part === 'yes' || part === 'partly') ? 'partly' : 'unknown';
}

function invert(coverage: Coverage): Coverage {
  return coverage === 'yes' ? 'no' : coverage === 'no' ? 'yes' : coverage;
}

function jurisdictionsOf(value: Json | undefined): NodeId[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((place) =>
    typeof place !== 'string' ? [] : place.startsWith('jurisdiction:') ? place : `jurisdiction:${place}`,
  );
}
