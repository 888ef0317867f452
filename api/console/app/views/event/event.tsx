/** All about one event: its clocks, what it does to us, what it changes, who says what, in which words. */
import { type EventData, operation } from '../../operations/event.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Link, NodeLink, pathOf } from '../../parts/link.tsx';
import { Quotes } from '../../parts/quote.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import type { ViewProps } from '../../routes.ts';
import { count, formatShare, sentence, words } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { useTitle } from '../../state/title.ts';
import { useQuery } from '../../state/use-query.ts';
import { Changes } from './changes.tsx';
import { Claims } from './claims.tsx';
import { Clocks } from './clocks.tsx';
import './event.css';
import { Life } from './history.tsx';
import { ImpactOnUs } from './impact-on-us.tsx';
import { NotKnown } from './not-known.tsx';
import { Precedents } from './precedents.tsx';
import { Questions } from './questions.tsx';

type Event = Extract<EventData['node'], { __typename: 'Event' }>;

export default function EventPage({ id }: ViewProps) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, id === null ? null : { id, at, knownAt });
  if (id === null) return <NotKnown what="Event" id={id} />;
  return (
    <ShowAnswer answer={answer} what="the event">
      {({ node }) => (node?.__typename === 'Event' ? <Found event={node} /> : <NotKnown what="Event" id={id} />)}
    </ShowAnswer>
  );
}

function Found({ event }: { event: Event }) {
  const { action, causedBy, causes, evidence } = event;
  useTitle(event.title);
  return (
    <>
      <div class="page-head">
        <div>
          <p class="quiet small">{sentence(words(event.type))}</p>
          <h1>{event.title}</h1>
          <About event={event} />
        </div>
        {action !== null && (
          <p class="row">
            <span class="quiet small">The action</span> <StatusPill status={action.status} />
          </p>
        )}
      </div>
      <Clocks event={event} />
      <div class="columns">
        <div class="stack">
          <ImpactOnUs subject={{ event: event.id }} happened={event.occurredAt} />
          <Changes changes={event.changes} />
          <Claims claims={event.claims} responses={event.responses} conflicts={event.conflicts} />
          <section class="card" aria-labelledby="sources">
            <header>
              <h2 id="sources">Sources</h2>
              <span class="quiet small">
                {count(evidence.length, 'document')}, {count(event.voices, 'independent voice')}
              </span>
            </header>
            <div class="inside">
              <Quotes evidence={evidence} most={8} />
            </div>
          </section>
        </div>
        <div class="stack">
          {action !== null && (
            <section class="card" aria-labelledby="life">
              <header>
                <h2 id="life">Part of</h2>
              </header>
              <div class="inside stack">
                <p>
                  <Link to={pathOf('Action', action.id)!}>{action.title}</Link>
                </p>
                <Life steps={action.history} current={event.id} />
              </div>
            </section>
          )}
          <Chain causedBy={causedBy} causes={causes} />
          {action !== null && <Precedents precedents={action.precedents} />}
          <Questions questions={event.watchItems} />
        </div>
      </div>
    </>
  );
}

function About({ event }: { event: Event }) {
  const { actor, jurisdiction, models, providers, confidence } = event;
  const concerned = [...models, ...providers];
  return (
    <p class="lead">
      {actor !== null && (
        <>
          By <NodeLink node={actor} />
          {jurisdiction !== null && (
            <>
              {' '}
              (<NodeLink node={jurisdiction} />)
            </>
          )}
          {'. '}
        </>
      )}
      {concerned.length > 0 && (
        <>
          About{' '}
          {concerned.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ', '}
              <NodeLink node={one} />
            </span>
          ))}
          {'. '}
        </>
      )}
      Read with a confidence of {formatShare(confidence)}.
    </p>
  );
}

/** The order is not the effect: two events, two actors, one brings about the other. */
function Chain({ causedBy, causes }: Pick<Event, 'causedBy' | 'causes'>) {
  if (causedBy.length + causes.length === 0) return null;
  return (
    <section class="card" aria-labelledby="chain">
      <header>
        <h2 id="chain">Cause and effect</h2>
      </header>
      <div class="inside stack">
        {causedBy.length > 0 && (
          <div>
            <h3>Brought about by</h3>
            <Life steps={causedBy} />
          </div>
        )}
        {causes.length > 0 && (
          <div>
            <h3>Brought about</h3>
            <Life steps={causes} />
          </div>
        )}
      </div>
    </section>
  );
}
