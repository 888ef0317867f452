/** The pages of the console, one line each. The code of a view, `views/PATH/PATH.tsx`, is loaded when it is first opened. */
import type { ComponentType } from 'preact';
import type { ConsolePath } from '../paths.ts';
import type { IconName } from './parts/icon.tsx';

export interface ViewProps {
  /** What stands behind the name in the address, decoded: `/event/event%3Aabc` → `event:abc`. */
  id: string | null;
}

type View = { default: ComponentType<ViewProps> };

interface Place {
  path: ConsolePath;
  title: string;
  /** Its place in the navigation, and the key that leads there after `g`. Without: links lead there. */
  nav?: { icon: IconName; key: string; group: 'Situation' | 'Knowledge' };
  /** What the navigation marks instead, for a page without a place of its own. */
  under?: ConsolePath;
}

export interface Route extends Place {
  load: () => Promise<View>;
}

const PLACES: readonly Place[] = [
  { path: 'now', title: 'Now', nav: { icon: 'now', key: 'n', group: 'Situation' } },
  { path: 'events', title: 'Events', nav: { icon: 'events', key: 'e', group: 'Situation' } },
  { path: 'impact', title: 'Impact', nav: { icon: 'impact', key: 'i', group: 'Situation' } },
  { path: 'time', title: 'Time', nav: { icon: 'time', key: 't', group: 'Situation' } },
  { path: 'what-if', title: 'What-if', nav: { icon: 'whatIf', key: 'w', group: 'Situation' } },
  { path: 'explore', title: 'Explore', nav: { icon: 'explore', key: 'x', group: 'Knowledge' } },
  { path: 'review', title: 'Review', nav: { icon: 'review', key: 'r', group: 'Knowledge' } },
  { path: 'sources', title: 'Sources', nav: { icon: 'sources', key: 's', group: 'Knowledge' } },
  { path: 'settings', title: 'Settings', nav: { icon: 'settings', key: ',', group: 'Knowledge' } },
  { path: 'event', title: 'Event', under: 'events' },
  { path: 'action', title: 'Action', under: 'events' },
  { path: 'document', title: 'Document', under: 'sources' },
  { path: 'models', title: 'Models', under: 'explore' },
  { path: 'providers', title: 'Providers', under: 'explore' },
  { path: 'jurisdictions', title: 'Jurisdictions', under: 'explore' },
  { path: 'authorities', title: 'Authority', under: 'explore' },
];

/** One file each: a pattern would make a piece to load of every file of a view. */
const VIEWS = import.meta.glob<View>([
  './views/now/now.tsx',
  './views/events/events.tsx',
  './views/impact/impact.tsx',
  './views/time/time.tsx',
  './views/what-if/what-if.tsx',
  './views/explore/explore.tsx',
  './views/review/review.tsx',
  './views/sources/sources.tsx',
  './views/settings/settings.tsx',
  './views/event/event.tsx',
  './views/action/action.tsx',
  './views/document/document.tsx',
  './views/models/models.tsx',
  './views/providers/providers.tsx',
  './views/jurisdictions/jurisdictions.tsx',
]);

export const ROUTES: readonly Route[] = PLACES.flatMap((place) => {
  const load = VIEWS[`./views/${place.path}/${place.path}.tsx`];
  return load === undefined ? [] : [{ ...place, load }];
});

/** `/` is Now. Undefined: no page of the console. */
export function findRoute(path: string): { route: Route; id: string | null } | undefined {
  const [first = '', ...rest] = path.slice(1).split('/');
  const route = ROUTES.find((one) => one.path === (first === '' ? 'now' : first));
  if (route === undefined) return undefined;
  try {
    return { route, id: rest.length === 0 || rest[0] === '' ? null : decodeURIComponent(rest.join('/')) };
  } catch {
    // A percent sign that encodes nothing.
    return undefined;
  }
}
