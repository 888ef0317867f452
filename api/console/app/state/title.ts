/** What the page in view is about, where that is more than its route says: the name of the event, of the model. */
import { useEffect } from 'preact/hooks';
import { announce } from './announce.ts';
import { createStore } from './store.ts';

export const pageTitle = createStore<string | null>(null);

/** The title of the window while the component is there; told to screen readers, since it comes after the page was opened. */
export function useTitle(title: string): void {
  useEffect(() => {
    pageTitle.set(title);
    announce(title);
    return () => pageTitle.set(null);
  }, [title]);
}
