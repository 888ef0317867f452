/** Values between JavaScript and Bolt: instants are DateTimes, whole numbers are Integers, nothing is lost on the way. */
import neo4j from 'neo4j-driver';
import type { Instant } from '../model.ts';

/** What Neo4j keeps for a scope that is null: an index has no null. */
export const PUBLIC = '';

/** The furthest that a Date goes, in either direction. */
const LIMIT = 8.64e15;

/** A DateTime of UTC; null stays null. */
export function instantValue(instant: Instant | null | undefined): unknown {
  if (instant == null) return null;
  // A view of "everything" asks for the largest number there is; no calendar goes that far.
  const date = new Date(Math.max(-LIMIT, Math.min(LIMIT, instant)));
  return new neo4j.types.DateTime(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds() * 1_000_000,
    0,
  );
}

/** Whole numbers would travel as floats otherwise; objects and lists are followed. */
export function parameter(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(parameter);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, parameter(item)]));
  }
  return value;
}

/** Integers to numbers (throws where one is too large to be exact), DateTimes to instants, in lists and maps too. */
export function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (neo4j.isInt(value)) {
    if (!value.inSafeRange()) throw new RangeError(`${value} is too large for a number.`);
    return value.toNumber();
  }
  if (neo4j.isDateTime(value)) return value.toStandardDate().getTime();
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
