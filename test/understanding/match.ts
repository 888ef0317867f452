/** Which event that was read is which that was expected. */
import type { ExtractedEvent } from '../../ingest/extract/record.ts';
import { assign } from './assign.ts';
import type { LabelledEvent } from './labelled.ts';

/** What each part counts for; two events that share less than LEAST are not the same. */
const WEIGHTS = { type: 0.4, targets: 0.25, date: 0.2, authority: 0.15, jurisdiction: 0.05 };
const LEAST = 0.3;

export interface Matched {
  pairs: { expected: LabelledEvent; got: ExtractedEvent; index: number }[];
  missed: LabelledEvent[];
  /** With their place in what was read. */
  extra: { got: ExtractedEvent; index: number }[];
}

export function matchEvents(expected: readonly LabelledEvent[], got: readonly ExtractedEvent[]): Matched {
  const pairs = assign(
    expected.map((one) => got.map((other) => (likeness(one, other) >= LEAST ? likeness(one, other) : 0))),
  );
  const rows = new Set(pairs.map(([row]) => row));
  const columns = new Set(pairs.map(([, column]) => column));
  return {
    pairs: pairs.map(([row, column]) => ({ expected: expected[row]!, got: got[column]!, index: column })),
    missed: expected.filter((_, row) => !rows.has(row)),
    extra: got.flatMap((one, index) => (columns.has(index) ? [] : [{ got: one, index }])),
  };
}

/** 0 to 1. What the label has nothing to say of counts for neither side. */
export function likeness(expected: LabelledEvent, got: ExtractedEvent): number {
  const wanted = targetsOf(expected);
  const given = targetsOf(got);
  const shared = [...given].filter((one) => wanted.has(one)).length;
  const parts: [number, number][] = [[WEIGHTS.type, (expected.type as string[]).includes(got.type) ? 1 : 0]];
  if (wanted.size > 0) parts.push([WEIGHTS.targets, shared / new Set([...wanted, ...given]).size]);
  if (!expected.date.includes(null))
    parts.push([WEIGHTS.date, expected.date.some((date) => date !== null && isSameDate(date, got.date ?? '')) ? 1 : 0]);
  if (!expected.authority.includes(null))
    parts.push([WEIGHTS.authority, expected.authority.includes(got.authority) ? 1 : 0]);
  // "Malaysia and Indonesia blocked it": which of the two, nothing else tells.
  if (expected.jurisdiction !== null)
    parts.push([WEIGHTS.jurisdiction, expected.jurisdiction === got.jurisdiction ? 1 : 0]);
  const all = parts.reduce((sum, [weight]) => sum + weight, 0);
  return parts.reduce((sum, [weight, value]) => sum + weight * value, 0) / all;
}

/** Names of whom an act hits, as they are compared: "Inspur Group Co., Ltd." is "inspur group". */
export function targetsOf(event: Pick<LabelledEvent, 'models' | 'providers' | 'organisations'>): Set<string> {
  return new Set([...event.models, ...event.providers, ...event.organisations].map(foldTarget));
}

export function foldTarget(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[,.’']/g, '')
    .replace(/(?: (?:inc|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|pbc|s\.?p\.?a|sa))+$/, '')
    .trim();
}

/** The same day; and where the label has a time and the text was read to the minute, the same instant. */
export function isSameDate(expected: string, got: string): boolean {
  if (expected.length < 10 || got.length < 10) return expected === got;
  if (expected.length > 10 && got.length > 10) return Date.parse(expected) === Date.parse(got);
  return expected.slice(0, 10) === got.slice(0, 10);
}
