/** Single keys: `/` searches, `?` helps, `g` and a letter goes to a page. They can be switched off (Help, Settings). */
import { useEffect } from 'preact/hooks';
import { ROUTES } from '../routes.ts';
import { shortcuts } from '../state/preferences.ts';
import { hrefTo, navigate } from '../state/router.ts';

/** How long after `g` the letter may come. */
const PAUSE_MS = 1_500;

export function useShortcuts({ showHelp }: { showHelp: () => void }): void {
  useEffect(() => {
    let goingUntil = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (shortcuts.get() === 'off' || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target as Element)) return;
      const route = ROUTES.find(({ nav }) => nav?.key === event.key);
      if (event.timeStamp < goingUntil && route !== undefined) navigate(hrefTo(`/${route.path}`));
      else if (event.key === '/') document.getElementById('search')?.focus();
      else if (event.key === '?') showHelp();
      else {
        goingUntil = event.key === 'g' ? event.timeStamp + PAUSE_MS : 0;
        return;
      }
      goingUntil = 0;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const isTyping = (element: Element): boolean =>
  element.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]') ||
  document.querySelector('dialog[open]') !== null;
