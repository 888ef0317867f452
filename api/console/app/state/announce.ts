/** What screen readers are told without the focus moving. */
import { createStore } from './store.ts';

export const announcement = createStore('');

export function announce(text: string): void {
  // The same words again are no change, and would not be read out.
  announcement.set(announcement.get() === text ? `${text}\u00a0` : text);
}
