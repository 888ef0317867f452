/** Loads the view of a route, gives the page its title, and catches what a view fails with. */
import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { Empty, Skeleton } from '../parts/answer.tsx';
import { Link } from '../parts/link.tsx';
import type { Route, ViewProps } from '../routes.ts';
import { announce } from '../state/announce.ts';
import { useOrganisation } from '../state/organisation.tsx';
import { useStore } from '../state/store.ts';
import { pageTitle } from '../state/title.ts';

export function ViewFrame({ found }: { found: { route: Route; id: string | null } | undefined }) {
  const { chosen } = useOrganisation();
  const own = useStore(pageTitle);
  const route = found?.route.title ?? 'Not found';
  useEffect(() => {
    document.title = [own ?? route, chosen?.name, 'Bellwether'].filter(Boolean).join(' · ');
  }, [own, route, chosen?.name]);
  useEffect(() => announce(route), []);
  if (found === undefined) return <NotFound />;
  return <Loaded route={found.route} id={found.id} />;
}

function Loaded({ route, id }: { route: Route; id: string | null }) {
  const [View, setView] = useState<ComponentType<ViewProps> | null>(null);
  const [failed, setFailed] = useState(false);
  const [fault, again] = useErrorBoundary();
  useEffect(() => {
    route.load().then(
      (module) => setView(() => module.default),
      () => setFailed(true),
    );
  }, [route]);
  if (failed) {
    return (
      <Failed title="This page could not be loaded.">
        <p class="quiet">The server may have been renewed since the console was opened.</p>
        <button type="button" class="button" onClick={() => location.reload()}>
          Load anew
        </button>
      </Failed>
    );
  }
  if (fault !== undefined) {
    return (
      <Failed title="This page failed.">
        <p class="quiet">{String((fault as Error).message ?? fault)}</p>
        <button type="button" class="button" onClick={again}>
          Try again
        </button>
      </Failed>
    );
  }
  return View === null ? <Skeleton what={route.title} /> : <View id={id} />;
}

function Failed({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <div role="alert">
      <h1>Fault</h1>
      <Empty title={title}>{children}</Empty>
    </div>
  );
}

function NotFound() {
  return (
    <>
      <h1>Not found</h1>
      <Empty title="There is no page at this address.">
        <p>
          <Link to="/now">Go to Now</Link>
        </p>
      </Empty>
    </>
  );
}
