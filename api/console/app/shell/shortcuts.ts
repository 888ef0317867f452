/** Keys that work everywhere: `/` searches, `?` helps, `g` and a letter goes to a page. */
import { useRef } from 'preact/hooks';
import { ROUTES } from '../routes.ts';
import { useKeys } from '../state/keys.ts';
import { hrefTo, navigate } from '../state/router.ts';

/** How long after `g` the letter may come. */
const PAUSE_MS = 1_500;

export function useShortcuts({ showHelp }: { showHelp: () => void }): void {
  const goingUntil = useRef(0);
  useKeys((key, event) => {
    const isGoing = event.timeStamp < goingUntil.current;
    goingUntil.current = key === 'g' ? event.timeStamp + PAUSE_MS : 0;
    const route = ROUTES.find(({ nav }) => nav?.key === key);
    if (isGoing && route !== undefined) navigate(hrefTo(`/${route.path}`));
    else if (key === '/') document.getElementById('search')?.focus();
    else if (key === '?') showHelp();
    else return false;
    return true;
  });
}
