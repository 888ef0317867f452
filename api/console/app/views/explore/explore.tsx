/** Full text over everything, by kind; without words, where to begin. */
import { useEffect, useState } from 'preact/hooks';
import type { SearchKind } from '../../operations/schema.ts';
import { operation, type SearchData } from '../../operations/search.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SaveSearch } from '../../parts/save-search.tsx';
import type { ViewProps } from '../../routes.ts';
import { formatNumber } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { useOrganisation } from '../../state/organisation.tsx';
import { setParams, useParam } from '../../state/router.ts';
import { usePages } from '../../state/use-pages.ts';
import { Beginning } from './beginning.tsx';
import { KIND_WORDS } from './kinds.ts';
import { Result } from './result.tsx';
import './explore.css';

const PAGE = 30;
const PAUSE_MS = 250;

type Found = SearchData['search']['nodes'][number] & { found?: SearchData['search']['edges'][number] };

/** Nodes with the edges that they came on. */
function pageOf({ search }: SearchData) {
  return { ...search, nodes: search.nodes.map((node, i): Found => ({ ...node, found: search.edges[i]! })) };
}

export default function Explore(_props: ViewProps) {
  const [q] = useParam('q');
  const text = q?.trim() ?? '';
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Explore</h1>
          <p class="lead">Every document, event, action, model, provider, authority and place, by its words.</p>
        </div>
        <SaveSearch search={text === '' ? null : { text }} />
      </div>
      <Words />
      {text === '' ? <Beginning /> : <Results text={text} />}
    </>
  );
}

function Words() {
  const [q] = useParam('q');
  const [typed, setTyped] = useState(q ?? '');
  useEffect(() => setTyped(q ?? ''), [q]);
  useEffect(() => {
    if (typed.trim() === (q ?? '')) return;
    const timer = setTimeout(() => setParams({ q: typed.trim() || null }, { replace: true }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="search-field">
      <Icon name="search" />
      <span class="hidden">Words to look for</span>
      <input
        type="search"
        placeholder="For example: jailbreak classifier, “Annex A”, clau*"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}

function Results({ text }: { text: string }) {
  const [given] = useParam('kind');
  const kinds = given === null ? [] : (given.split(',') as SearchKind[]);
  const { at, knownAt } = useMoment();
  const { chosen } = useOrganisation();
  const organisation = chosen?.id ?? null;
  const variables = { text, kind: kinds, organisation, first: PAGE, at, knownAt, passages: true };
  const list = usePages(operation, variables, pageOf);
  return (
    <ShowAnswer
      answer={list.answer}
      what="what was found"
      empty={({ search }) => (search.kinds.length > 0 ? null : <None />)}
    >
      {({ search }) => (
        <div class="found-columns">
          <fieldset class="kinds card">
            <legend class="hidden">Kinds of things</legend>
            {search.kinds.map(({ kind, count }) => (
              <label key={kind} class="check">
                <input
                  type="checkbox"
                  checked={kinds.includes(kind)}
                  onChange={() => setParams({ kind: toggled(kinds, kind) })}
                />
                <span class="name">{KIND_WORDS[kind]}</span>
                <span class="quiet number">{formatNumber(count)}</span>
              </label>
            ))}
          </fieldset>
          <section class="card" aria-label="Found">
            {list.nodes.length === 0 && <None />}
            <ol class="rows">
              {list.nodes.map((node) => (
                <Result key={node.id} node={node} title={node.found?.title} passage={node.found?.passage ?? null} />
              ))}
            </ol>
            {list.hasMore && (
              <p class="inside row">
                <button type="button" class="button" disabled={list.loading} onClick={list.load}>
                  {list.loading ? 'Getting more' : 'Show more'}
                </button>
                <span class="quiet">
                  {formatNumber(list.nodes.length)} of {formatNumber(list.total)} shown
                  {list.error !== null && `. ${list.error.message}`}
                </span>
              </p>
            )}
          </section>
        </div>
      )}
    </ShowAnswer>
  );
}

const toggled = (kinds: readonly SearchKind[], kind: SearchKind): string | null =>
  (kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]).join(',') || null;

function None() {
  return (
    <Empty title="Nothing has all of these words.">
      <ul class="hints quiet">
        <li>Fewer words find more. Case and accents do not matter.</li>
        <li>
          A star stands for any ending: <kbd>licen*</kbd>. Words in <kbd>"quotes"</kbd> stand side by side.
        </li>
      </ul>
    </Empty>
  );
}
