/** The moment that the page looks at: `at` (true in the world) and `knownAt` (learned by then). Null is now. */
import { useMemo } from 'preact/hooks';
import { place } from './router.ts';
import { useStore } from './store.ts';

export interface Moment {
  /** ISO 8601 in UTC. */
  at: string | null;
  knownAt: string | null;
}

/** What is no instant counts as not given: a link that was cut off still opens. */
export function readMoment(search: string): Moment {
  const params = new URLSearchParams(search);
  return { at: instant(params.get('at')), knownAt: instant(params.get('knownAt')) };
}

function instant(text: string | null): string | null {
  const ms = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

export function useMoment(): Moment {
  const { search } = useStore(place);
  return useMemo(() => readMoment(search), [search]);
}

/** `2026-06-13T02:00:00.000Z` → `2026-06-13T02:00Z`, where nothing is lost by it. */
export const shortIso = (iso: string): string => iso.replace(/(:00)?\.000Z$/, 'Z');
