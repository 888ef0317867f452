/** Finds anything by its words while one types (`/` leads here). A combobox: arrows choose, Enter opens. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { SearchKind } from '../operations/schema.ts';
import { operation, type SearchData } from '../operations/search.ts';
import { Icon } from '../parts/icon.tsx';
import { pathOf } from '../parts/link.tsx';
import { findRoute } from '../routes.ts';
import { formatDay, words } from '../state/format.ts';
import { hrefTo, navigate } from '../state/router.ts';
import { useQuery } from '../state/use-query.ts';

type Found = SearchData['search']['nodes'][number];

const PAUSE_MS = 150;
/** Kinds that have pages. */
const KINDS: SearchKind[] = ['EVENT', 'ACTION', 'DOCUMENT', 'MODEL', 'PROVIDER', 'JURISDICTION'];

export function SearchBox() {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const id = useId();
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const variables = text.length < 2 ? null : { text: asBegun(text), kind: KINDS, first: 20 };
  const answer = useQuery(operation, variables, { shown: false });
  const found = variables === null ? [] : withPages(answer.data?.search.nodes ?? []);
  const shown = open && variables !== null && answer.data !== undefined;
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const go = (href: string): void => {
    close();
    setTyped('');
    navigate(href);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      if (shown) close();
      else (event.currentTarget as HTMLElement).blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) setActive((before) => (before + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      const chosen = found[active];
      if (chosen !== undefined) go(chosen.href);
      else if (typed.trim() !== '' && findRoute('/explore') !== undefined) go(hrefTo('/explore', { q: typed.trim() }));
    }
  };
  return (
    <search class="search">
      <Icon name="search" />
      <input
        id="search"
        type="text"
        enterKeyHint="search"
        role="combobox"
        aria-label="Search"
        aria-expanded={shown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        placeholder="Search events, models, documents"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      <div id={id} class="panel results" role="listbox" aria-label="Found" hidden={!shown} data-stale={answer.stale}>
        {shown && found.length === 0 && <p class="quiet">Nothing with these words.</p>}
        {shown &&
          found.map(({ node, href }, index) => (
            <div
              key={node.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => go(href)}
            >
              <span class="name">{node.name}</span>
              <span class="quiet">{hintOf(node)}</span>
            </div>
          ))}
      </div>
    </search>
  );
}

/** The last word may not be whole yet. */
const asBegun = (text: string): string => (/[\p{L}\p{N}]$/u.test(text) ? `${text}*` : text);

const withPages = (nodes: readonly Found[]): { node: Found; href: string }[] =>
  nodes.flatMap((node) => {
    const path = pathOf(node.__typename, node.id);
    return path === null || findRoute(path) === undefined ? [] : [{ node, href: hrefTo(path) }];
  });

function hintOf(node: Found): string {
  if (node.__typename === 'Event')
    return [words(node.type), node.occurredAt && formatDay(node.occurredAt)].filter(Boolean).join(', ');
  if (node.__typename === 'Document')
    return ['document', node.publishedAt && formatDay(node.publishedAt)].filter(Boolean).join(', ');
  return words(node.__typename.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
}
