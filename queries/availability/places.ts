/** How two jurisdictions stand to each other, as far as the facts at hand tell. */
import type { NodeId } from '../../graph/model.ts';
import type { FactIndex } from '../facts.ts';

/** `inside`: the first is a part of the second. */
export type Placement = 'same' | 'inside' | 'contains' | 'apart' | 'unknown';

export class Places {
  readonly #index: FactIndex;

  constructor(index: FactIndex) {
    this.#index = index;
  }

  /** Two countries are apart. A union or group whose members are not at hand gives `unknown`, never a guess. */
  compare(a: NodeId, b: NodeId): Placement {
    if (a === b) return 'same';
    if (this.#within(a, b)) return 'inside';
    if (this.#within(b, a)) return 'contains';
    return this.#isBounded(a, b) && this.#isBounded(b, a) ? 'apart' : 'unknown';
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

  /** We know enough of `place` to say that `other` is not in it: it is a country, or its members are at hand. */
  #isBounded(place: NodeId, other: NodeId): boolean {
    if (countryOf(place) !== undefined) return true;
    return this.#index.to('WITHIN', place).length > 0 || this.#index.from('WITHIN', other).length > 0;
  }
}

/** The country of a country or its part; undefined for the EU and named groups. */
function countryOf(place: NodeId): NodeId | undefined {
  const code = /^jurisdiction:([A-Z]{2})(?:-[A-Z0-9]{1,3})?$/.exec(place)?.[1];
  return code === undefined || code === 'EU' ? undefined : `jurisdiction:${code}`;
}
