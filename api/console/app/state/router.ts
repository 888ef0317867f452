/** The address is the state of the page: path, and parameters that reproduce what is seen. */
import { useMemo } from 'preact/hooks';
import { createStore, useStore } from './store.ts';

export interface Place {
  /** `/event/event%3Aabc`, as in the address bar. */
  path: string;
  /** `?at=…`, or empty. */
  search: string;
}

const here = (): Place => ({ path: location.pathname, search: location.search });

export const place = createStore<Place>(here());
addEventListener('popstate', () => place.set(here()));

/** Parameters that stay when a link leads on: whom it is about, and the moment that is looked at. */
export const LASTING = ['organisation', 'at', 'knownAt'] as const;

/** `replace`: no entry of its own in the history, for what is only adjusted (a slider, a filter while typing). */
export function navigate(href: string, { replace = false } = {}): void {
  if (href === location.pathname + location.search + location.hash) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', href);
  place.set(here());
}

type Params = Record<string, string | null | undefined>;

/** An address of the console. What lasts is carried along; `params` adds to it, and null takes something away. */
export function hrefTo(path: string, params: Params = {}, from: string = place.get().search): string {
  const now = new URLSearchParams(from);
  const next = new URLSearchParams();
  for (const name of LASTING) if (now.has(name)) next.set(name, now.get(name)!);
  return path + withParams(next, params);
}

/** Changes parameters of the present address, and keeps all others. */
export function setParams(params: Params, options?: { replace?: boolean }): void {
  navigate(location.pathname + withParams(new URLSearchParams(location.search), params), options);
}

function withParams(search: URLSearchParams, params: Params): string {
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined || value === '') search.delete(name);
    else search.set(name, value);
  }
  // Colons and commas may stand in a query, and read better.
  const text = search.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** A parameter of the address, and how to change it. `replace` as for `navigate`. */
export function useParam(
  name: string,
): [string | null, (value: string | null, options?: { replace?: boolean }) => void] {
  const { search } = useStore(place);
  const value = useMemo(() => new URLSearchParams(search).get(name), [search, name]);
  return [value, (next, options) => setParams({ [name]: next }, options)];
}

/** Links are plain `<a href>`: those that lead to a page of the console are followed without loading it anew. */
export function followLinks(isOurs: (path: string) => boolean): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || !isOurs(url.pathname) || url.hash !== '') return;
    event.preventDefault();
    navigate(url.pathname + url.search);
  });
}
