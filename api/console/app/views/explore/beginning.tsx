/** Where to begin without words: the lists, and the searches that are kept. */
import { operation as markSeen } from '../../operations/saved-search-mark-seen.ts';
import { operation as remove } from '../../operations/saved-search-remove.ts';
import { operation, type SavedSearchesData } from '../../operations/saved-searches.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { announce } from '../../state/announce.ts';
import { count } from '../../state/format.ts';
import { actor } from '../../state/preferences.ts';
import { useChange } from '../../state/use-change.ts';
import { useQuery } from '../../state/use-query.ts';

const LISTS: readonly { to: string; icon: IconName; title: string; what: string }[] = [
  { to: '/events', icon: 'events', title: 'Events', what: 'What happened, by sort, authority, place, model and day.' },
  {
    to: '/models',
    icon: 'impact',
    title: 'Models',
    what: 'Who makes them, how they are reached, whether they can be used.',
  },
  {
    to: '/providers',
    icon: 'organisation',
    title: 'Providers',
    what: 'Who develops models or runs channels, and whose law can switch them off.',
  },
  {
    to: '/jurisdictions',
    icon: 'explore',
    title: 'Jurisdictions',
    what: 'Where that power is used, ranked by what happened there.',
  },
];

export function Beginning() {
  return (
    <>
      <ul class="doors">
        {LISTS.map(({ to, icon, title, what }) => (
          <li key={to} class="card">
            <Link to={to}>
              <Icon name={icon} size={20} />
              <strong>{title}</strong>
            </Link>
            <p class="quiet small">{what}</p>
          </li>
        ))}
      </ul>
      <KeptSearches />
    </>
  );
}

export function KeptSearches() {
  const answer = useQuery(operation, {});
  return (
    <section class="card" aria-labelledby="kept">
      <header>
        <h2 id="kept">Kept searches</h2>
      </header>
      <ShowAnswer
        answer={answer}
        what="the kept searches"
        empty={({ savedSearches }) =>
          savedSearches.length > 0 ? null : (
            <Empty title="None yet.">
              <p class="quiet">
                Search for words here, or narrow down <Link to="/events">Events</Link>, and choose “Keep this search”:
                it will say here what is new in it.
              </p>
            </Empty>
          )
        }
      >
        {({ savedSearches }) => (
          <ul class="rows">
            {savedSearches.map((search) => (
              <Kept key={search.id} search={search} />
            ))}
          </ul>
        )}
      </ShowAnswer>
    </section>
  );
}

function Kept({ search }: { search: SavedSearchesData['savedSearches'][number] }) {
  const seen = useChange(markSeen);
  const gone = useChange(remove);
  const { id, name, owner, text, filter, news } = search;
  const by = actor.get() || owner;
  const fresh = news.count > 0 ? `${count(news.count, 'new thing')}${news.isMore ? ' or more' : ''}` : 'nothing new';
  return (
    <li class="kept">
      <div>
        <p class="row">
          <Link
            {...(text === null ? { to: '/events', params: paramsOf(filter) } : { to: '/explore', params: { q: text } })}
          >
            <strong>{name}</strong>
          </Link>
          <span class={`tag ${news.count > 0 ? 'tone-hold' : ''}`}>{fresh}</span>
        </p>
        <p class="quiet small">
          {text === null ? 'Events' : `“${text}” anywhere`} · kept by {owner}
        </p>
        <Refusal error={seen.error ?? gone.error} />
      </div>
      <div class="row">
        {news.count > 0 && (
          <button
            type="button"
            class="button small"
            disabled={seen.sending}
            aria-label={`Seen what is new in ${name}`}
            onClick={() => seen.send({ id, by })}
          >
            <Icon name="review" /> Seen
          </button>
        )}
        <button
          type="button"
          class="button small"
          disabled={gone.sending}
          aria-label={`Remove ${name}`}
          onClick={async () => {
            if ((await gone.send({ id, by })) !== null) announce(`${name} is removed.`);
          }}
        >
          <Icon name="close" /> Remove
        </button>
      </div>
    </li>
  );
}

/** The address of Events that shows the same. */
function paramsOf(filter: SavedSearchesData['savedSearches'][number]['filter']): Record<string, string | null> {
  if (filter === null) return {};
  const { type, status, authority, jurisdiction, model, provider, text, from, to } = filter;
  const last = to === null ? null : new Date(Date.parse(to) - 1).toISOString();
  return {
    type: type?.join(',') || null,
    status: status?.join(',') || null,
    authority,
    jurisdiction,
    model,
    provider,
    q: text,
    from: from?.slice(0, 10) ?? null,
    to: last?.slice(0, 10) ?? null,
  };
}
