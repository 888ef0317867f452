/** How two jurisdictions stand to each other, as far as the facts at hand tell. */
import { jurisdictionId } from '../../graph/ids.ts';
import type { NodeId } from '../../graph/model.ts';
import type { Stage, Subgraph } from '../../graph/store.ts';
import { FactIndex } from '../facts.ts';

/** `inside`: the first is a part of the second. */
export type Placement = 'same' | 'inside' | 'contains' | 'apart' | 'unknown';

/**
 * The start sets and stages that bring what is compared: of `places` (asked about) all that they are in, of `unions` all
 * that is in them. The EU is always among these: its law binds in its member states, so "users in the EU" are users there.
 */
export const placesStart = (places: NodeId[]): Record<'places' | 'unions', NodeId[]> => ({
  places,
  unions: [...new Set([jurisdictionId('EU'), ...places])],
});
export const PLACES_STAGES: Stage[] = [
  { name: 'around', from: ['places'], relation: 'WITHIN', direction: 'out', repeat: Infinity },
  { name: 'parts', from: ['unions'], relation: 'WITHIN', direction: 'in', repeat: Infinity },
];

export class Places {
  readonly #index: FactIndex;
  /** Places of which all that they are in is at hand, and places of which all that is in them is. */
  readonly #surroundingsKnown: ReadonlySet<NodeId>;
  readonly #partsKnown: ReadonlySet<NodeId>;

  constructor(index: FactIndex, stages: Subgraph['stages']) {
    const of = (...names: string[]): Set<NodeId> => new Set(names.flatMap((name) => [...(stages.get(name) ?? [])]));
    this.#index = index;
    this.#surroundingsKnown = of('places', 'around');
    this.#partsKnown = of('unions', 'parts');
  }

  /** Two countries are apart. A group of which too little is at hand gives `unknown`, never a guess. */
  compare(a: NodeId, b: NodeId): Placement {
    if (a === b) return 'same';
    if (this.#within(a, b)) return 'inside';
    if (this.#within(b, a)) return 'contains';
    return this.#cannotHold(a, b) && this.#cannotHold(b, a) ? 'apart' : 'unknown';
  }

  #within(small: NodeId, large: NodeId): boolean {
    // ISO 3166-2 codes carry their country: US-CA is in US, whatever the catalogue knows.
    const country = countryOf(small);
    if (country !== undefined && country !== small && (country === large || this.#within(country, large))) return true;
    const seen = new Set<NodeId>([small]);
    for (const place of seen) {
      for (const around of this.#index.objects('WITHIN', place)) {
        if (around === large) return true;
        seen.add(around);
      }
    }
    return false;
  }

  /** We know enough to say that `small`, which was not found in `large`, is not in it. */
  #cannotHold(large: NodeId, small: NodeId): boolean {
    const country = countryOf(small) ?? small;
    if (countryOf(large) !== undefined) return true;
    return this.#partsKnown.has(large) || this.#surroundingsKnown.has(small) || this.#surroundingsKnown.has(country);
  }
}

/** The country of a country or its part; undefined for the EU and named groups. */
function countryOf(place: NodeId): NodeId | undefined {
  const code = /^jurisdiction:([A-Z]{2})(?:-[A-Z0-9]{1,3})?$/.exec(place)?.[1];
  return code === undefined || code === 'EU' ? undefined : `jurisdiction:${code}`;
}

/**
 * What an organisation that is at home there would have read on its own (`PLACES_STAGES`), out of a subgraph that was read
 * for several.
 */
export function placesOf(home: NodeId | null, index: FactIndex): Places {
  const places = home === null ? [] : [home];
  const start = placesStart(places);
  const around = new Set(places);
  for (const place of around) for (const larger of index.objects('WITHIN', place)) around.add(larger);
  const parts = new Set(start.unions);
  for (const union of parts) for (const smaller of index.subjects('WITHIN', union)) parts.add(smaller);
  const facts = [...around].flatMap((place) => index.from('WITHIN', place));
  const within = [...parts].flatMap((place) => index.to('WITHIN', place));
  const stages = new Map([
    ['places', new Set(start.places)],
    ['unions', new Set(start.unions)],
    ['around', around],
    ['parts', parts],
  ]);
  return new Places(new FactIndex(new Set([...facts, ...within])), stages);
}
