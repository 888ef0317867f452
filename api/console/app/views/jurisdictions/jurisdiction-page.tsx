/** One jurisdiction: what happened in it, who acts for it, over whom its law reaches. */
import { type JurisdictionData, operation } from '../../operations/jurisdiction.ts';
import { operation as providersOf } from '../../operations/providers.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { EventList } from '../../parts/event-list.tsx';
import { Names } from '../../parts/names.tsx';
import { NoSuchThing } from '../../parts/no-such-thing.tsx';
import { useMoment } from '../../state/moment.ts';
import { useTitle } from '../../state/title.ts';
import { useQuery } from '../../state/use-query.ts';

type Jurisdiction = Extract<NonNullable<JurisdictionData['node']>, { __typename: 'Jurisdiction' }>;

export function JurisdictionPage({ id }: { id: string }) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, { id, at, knownAt });
  return (
    <ShowAnswer answer={answer} what="the jurisdiction">
      {({ node }) =>
        node?.__typename === 'Jurisdiction' ? (
          <Page jurisdiction={node} />
        ) : (
          <NoSuchThing what="jurisdiction" id={id} list="/jurisdictions" />
        )
      }
    </ShowAnswer>
  );
}

function Page({ jurisdiction: { id, name, code, within, authorities } }: { jurisdiction: Jurisdiction }) {
  useTitle(name);
  const { at, knownAt } = useMoment();
  const providers = useQuery(providersOf, { filter: { jurisdiction: id }, first: 500, at, knownAt });
  return (
    <>
      <h1>
        {name} <span class="tag">{code}</span>
      </h1>
      <div class="columns">
        <EventList title="What happened there" filter={{ jurisdiction: id }} params={{ jurisdiction: id }} first={15} />
        <div class="stack">
          <section class="card" aria-labelledby="about">
            <header>
              <h2 id="about">Who acts, and over whom</h2>
            </header>
            <dl class="facts inside">
              <dt>Within</dt>
              <dd>{within.length === 0 ? 'nothing larger' : <Names nodes={within} />}</dd>
              <dt>Authorities</dt>
              <dd>{authorities.length === 0 ? 'none known here' : <Names nodes={authorities} />}</dd>
            </dl>
          </section>
          <section class="card" aria-labelledby="under">
            <header>
              <h2 id="under">Providers under its law</h2>
            </header>
            <ShowAnswer
              answer={providers}
              what="the providers"
              empty={({ providers }) =>
                providers.nodes.length > 0 ? null : <p class="inside quiet">None that is known here.</p>
              }
            >
              {({ providers }) => (
                <p class="inside">
                  <Names nodes={providers.nodes} most={40} />
                </p>
              )}
            </ShowAnswer>
          </section>
        </div>
      </div>
    </>
  );
}
