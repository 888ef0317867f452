/** The frame of every page: navigation, what is looked at, the view, and what is told to screen readers. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { findRoute } from '../routes.ts';
import { announcement } from '../state/announce.ts';
import { place } from '../state/router.ts';
import { useStore } from '../state/store.ts';
import { Help } from './help.tsx';
import { Navigation } from './navigation.tsx';
import { useShortcuts } from './shortcuts.ts';
import { TopBar } from './top-bar.tsx';
import { ViewFrame } from './view-frame.tsx';

export function Shell() {
  const { path } = useStore(place);
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  useShortcuts({ showHelp: () => setHelp(true) });
  useFocusOnArrival(path, main);
  const found = findRoute(path);
  return (
    <div class="shell">
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <Navigation current={found?.route} />
      <TopBar showHelp={() => setHelp(true)} />
      <main id="main" ref={main} tabIndex={-1}>
        <ViewFrame key={path} found={found} />
        <footer class="foot">
          Answers are readings of published documents, each with its sources. Not legal advice.
        </footer>
      </main>
      <Help open={help} onClose={() => setHelp(false)} />
      <LiveRegion />
    </div>
  );
}

/** After a link the focus would stay on something that is gone: it goes to the content, as on a page that was loaded. */
function useFocusOnArrival(path: string, main: { current: HTMLElement | null }): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
}

function LiveRegion() {
  return (
    <div class="hidden" role="status" aria-live="polite">
      {useStore(announcement)}
    </div>
  );
}
