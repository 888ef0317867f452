/** One provider: whose law it is under, what it makes and runs, what happened to it. */
import { operation, type ProviderData } from '../../operations/provider.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { EventList } from '../../parts/event-list.tsx';
import { Link, NodeLink } from '../../parts/link.tsx';
import { Names } from '../../parts/names.tsx';
import { NoSuchThing } from '../../parts/no-such-thing.tsx';
import { When } from '../../parts/when.tsx';
import { useMoment } from '../../state/moment.ts';
import { useTitle } from '../../state/title.ts';
import { useQuery } from '../../state/use-query.ts';

type Provider = Extract<NonNullable<ProviderData['node']>, { __typename: 'Provider' }>;

export function ProviderPage({ id }: { id: string }) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, { id, at, knownAt });
  return (
    <ShowAnswer answer={answer} what="the provider">
      {({ node }) =>
        node?.__typename === 'Provider' ? (
          <Page provider={node} />
        ) : (
          <NoSuchThing what="provider" id={id} list="/providers" />
        )
      }
    </ShowAnswer>
  );
}

function Page({ provider }: { provider: Provider }) {
  const { id, name, controlledFrom, channels, aliases, models } = provider;
  useTitle(name);
  return (
    <>
      <h1>{name}</h1>
      <div class="columns">
        <div class="stack">
          <EventList title="What happened to it" filter={{ provider: id }} params={{ provider: id }} />
          <EventList title="What it did" filter={{ authority: id }} params={{ authority: id }} />
        </div>
        <div class="stack">
          <section class="card" aria-labelledby="about">
            <header>
              <h2 id="about">What it is</h2>
            </header>
            <dl class="facts inside">
              <dt>Under the law of</dt>
              <dd>{controlledFrom.length === 0 ? 'not known' : <Names nodes={controlledFrom} />}</dd>
              <dt>Runs</dt>
              <dd>{channels.length === 0 ? 'no channel' : channels.map((one) => one.name).join(', ')}</dd>
              <dt>Also called</dt>
              <dd>{aliases.length === 0 ? 'nothing else' : aliases.join(', ')}</dd>
            </dl>
          </section>
          <section class="card" aria-labelledby="makes">
            <header>
              <h2 id="makes">Models that it makes</h2>
              {models.length > 0 && (
                <Link to="/models" params={{ provider: id }}>
                  As a table
                </Link>
              )}
            </header>
            {models.length === 0 ? (
              <p class="inside quiet">None that is known here.</p>
            ) : (
              <ul class="rows">
                {newestFirst(models).map((model) => (
                  <li key={model.id} class="row">
                    <NodeLink node={model} />
                    {model.openWeights && <span class="tag">open weights</span>}
                    <span class="quiet small">
                      <When at={model.releasedAt} precision="day" empty="" />
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

const newestFirst = (models: Provider['models']): Provider['models'] =>
  [...models].sort((a, b) => (b.releasedAt ?? '').localeCompare(a.releasedAt ?? ''));
