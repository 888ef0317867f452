/** Where one can go: a column at the side, or behind a button where there is little room. */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { ROUTES, type Route } from '../routes.ts';
import { place } from '../state/router.ts';
import { useStore } from '../state/store.ts';

const GROUPS = ['Situation', 'Knowledge'] as const;

export function Navigation({ current }: { current: Route | undefined }) {
  const [open, setOpen] = useState(false);
  const { path } = useStore(place);
  useEffect(() => setOpen(false), [path]);
  const marked = current?.under ?? current?.path;
  return (
    <nav
      class="navigation"
      aria-label="Pages"
      data-open={open}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <div class="brand">
        <Link to="/now" aria-label="Bellwether: Now">
          <Mark /> Bellwether
        </Link>
        <button
          type="button"
          class="button plain icon-only burger"
          aria-expanded={open}
          aria-controls="pages"
          aria-label="Pages"
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} />
        </button>
      </div>
      <div id="pages" class="pages">
        {GROUPS.map((group) => (
          <section key={group}>
            <h2 id={`group-${group}`}>{group}</h2>
            <ul aria-labelledby={`group-${group}`}>
              {ROUTES.filter(({ nav }) => nav?.group === group).map(({ path: name, title, nav }) => (
                <li key={name} data-current={name === marked}>
                  <NavLink path={name} title={title} icon={nav!.icon} current={name === marked} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section class="outside">
          <a href="/graphql">
            <Icon name="code" /> GraphQL
          </a>
        </section>
      </div>
    </nav>
  );
}

function NavLink({
  path,
  title,
  icon,
  current,
}: {
  path: string;
  title: string;
  icon: Parameters<typeof Icon>[0]['name'];
  current: boolean;
}) {
  return (
    <Link to={`/${path}`} {...(current ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={icon} /> {title}
    </Link>
  );
}

function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" class="mark-ground" />
      <path
        d="M16 5.5a2 2 0 0 1 2 2v.6c3.5.9 6 4 6 7.7v4.2l2 3.5H6l2-3.5v-4.2c0-3.7 2.5-6.8 6-7.7v-.6a2 2 0 0 1 2-2z"
        fill="#fff"
      />
      <path d="M12.7 25.2h6.6a3.3 3.3 0 0 1-6.6 0z" fill="#fff" opacity=".75" />
    </svg>
  );
}
