/** One authority: for whom it acts, and what it did. */
import { operation } from '../../operations/authority.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { EventList } from '../../parts/event-list.tsx';
import { Names } from '../../parts/names.tsx';
import { NoSuchThing } from '../../parts/no-such-thing.tsx';
import type { ViewProps } from '../../routes.ts';
import { useMoment } from '../../state/moment.ts';
import { useQuery } from '../../state/use-query.ts';

export default function Authorities({ id }: ViewProps) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, { id: id ?? '', at, knownAt });
  return (
    <ShowAnswer answer={answer} what="the authority">
      {({ node }) =>
        node?.__typename !== 'Authority' ? (
          <NoSuchThing what="authority" id={id ?? ''} list="/explore" />
        ) : (
          <>
            <h1>{node.name}</h1>
            <div class="columns">
              <EventList
                title="What it did"
                filter={{ authority: node.id }}
                params={{ authority: node.id }}
                first={15}
              />
              <section class="card" aria-labelledby="about">
                <header>
                  <h2 id="about">What it is</h2>
                </header>
                <dl class="facts inside">
                  <dt>Acts for</dt>
                  <dd>{node.jurisdictions.length === 0 ? 'not known' : <Names nodes={node.jurisdictions} />}</dd>
                  <dt>Also called</dt>
                  <dd>{node.aliases.length === 0 ? 'nothing else' : node.aliases.join(', ')}</dd>
                </dl>
              </section>
            </div>
          </>
        )
      }
    </ShowAnswer>
  );
}
