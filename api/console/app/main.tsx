/** Where the console begins in the browser. */
import { render } from 'preact';
import { findRoute } from './routes.ts';
import { Shell } from './shell/shell.tsx';
import { OrganisationProvider } from './state/organisation.tsx';
import { followLinks } from './state/router.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';

followLinks((path) => findRoute(path) !== undefined);
render(
  <OrganisationProvider>
    <Shell />
  </OrganisationProvider>,
  document.getElementById('app')!,
);
