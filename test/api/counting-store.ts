/** A real store that notes which of its verbs are called. */
import type { Store } from '../../graph/store.ts';

export function countCalls(store: Store): { store: Store; calls: string[] } {
  const calls: string[] = [];
  const counting = new Proxy(store, {
    get(target, verb) {
      const value = Reflect.get(target, verb, target) as unknown;
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        calls.push(String(verb));
        return (value as (...args: unknown[]) => unknown).apply(target, args);
      };
    },
  });
  return { store: counting, calls };
}
