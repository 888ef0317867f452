/** Links within the console. They carry the organisation and the moment along. */
import type { ComponentChildren } from 'preact';
import { hrefTo, place } from '../state/router.ts';
import { useStore } from '../state/store.ts';

interface LinkProps {
  to: string;
  params?: Record<string, string | null | undefined>;
  class?: string;
  children: ComponentChildren;
  'aria-label'?: string;
  'aria-current'?: 'page';
}

export function Link({ to, params, children, ...rest }: LinkProps) {
  const { search } = useStore(place);
  return (
    <a href={hrefTo(to, params, search)} {...rest}>
      {children}
    </a>
  );
}

/** Where a thing of this type has its page; null: it has none. */
export function pathOf(type: string, id: string): string | null {
  const name = encodeURIComponent(id);
  switch (type) {
    case 'Event':
      return `/event/${name}`;
    case 'Action':
      return `/action/${name}`;
    case 'Document':
      return `/document/${name}`;
    case 'Model':
      return `/models/${name}`;
    case 'Provider':
      return `/providers/${name}`;
    case 'Jurisdiction':
      return `/jurisdictions/${name}`;
    case 'Authority':
      return `/authorities/${name}`;
    default:
      return null;
  }
}

/** A thing by its name; a link where it has a page. The type is read off the id, which begins with it. */
export function NodeLink({ node, params }: { node: { id: string; name: string }; params?: LinkProps['params'] }) {
  const kind = node.id.split(':', 1)[0]!;
  const path = pathOf(kind.charAt(0).toUpperCase() + kind.slice(1), node.id);
  return path === null ? (
    <span>{node.name}</span>
  ) : (
    <Link to={path} {...(params === undefined ? {} : { params })}>
      {node.name}
    </Link>
  );
}
