/** Single keys as shortcuts, where nobody is typing and nobody has switched them off. */
import { useEffect, useRef } from 'preact/hooks';
import { shortcuts } from './preferences.ts';

/** What a key does; true where it was meant for it. */
export function useKeys(onKey: (key: string, event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (shortcuts.get() === 'off' || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target as Element)) return;
      if (latest.current(event.key, event)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const isTyping = (element: Element): boolean =>
  element.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]') ||
  document.querySelector('dialog[open]') !== null;
