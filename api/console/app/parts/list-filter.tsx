/** The words that a list is narrowed down to, in the address as `q`. */
import { useEffect, useState } from 'preact/hooks';
import { setParams, useParam } from '../state/router.ts';

const PAUSE_MS = 250;

export function ListFilter({ label }: { label: string }) {
  const [given] = useParam('q');
  const [typed, setTyped] = useState(given ?? '');
  useEffect(() => setTyped(given ?? ''), [given]);
  useEffect(() => {
    if (typed.trim() === (given ?? '')) return;
    const timer = setTimeout(() => setParams({ q: typed.trim() || null }, { replace: true }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="field">
      <span>{label}</span>
      <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
    </label>
  );
}

/** While one types, the last word is a beginning. */
export const asBeginning = (words: string): string => (/[\p{L}\p{N}]$/u.test(words) ? `${words}*` : words);
