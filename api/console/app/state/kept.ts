/** What this browser keeps of the reader's choices. Where it may not keep anything, choices last as long as the page. */
import { createStore, type Store } from './store.ts';

/** `theme` is kept as `bellwether.theme`. Anything that `isValid` refuses counts as not kept. */
export function createKept<T extends string>(name: string, initial: T, isValid: (text: string) => boolean): Store<T> {
  const key = `bellwether.${name}`;
  const read = (): T => {
    try {
      const text = localStorage.getItem(key);
      return text !== null && isValid(text) ? (text as T) : initial;
    } catch {
      return initial;
    }
  };
  const store = createStore<T>(read());
  // Another tab of the console chose.
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) store.set(read());
  });
  return {
    ...store,
    set(value) {
      store.set(value);
      try {
        localStorage.setItem(key, value);
      } catch {}
    },
  };
}
