/** All about one action: where its life stands and how it came there, what it does to us, who says what. */
import { type ActionData, operation } from '../../operations/action.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { Quotes } from '../../parts/quote.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import type { ViewProps } from '../../routes.ts';
import { count, sentence, words } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { useTitle } from '../../state/title.ts';
import { useQuery } from '../../state/use-query.ts';
import { Claims } from '../event/claims.tsx';
import '../event/event.css';
import { Life } from '../event/history.tsx';
import { ImpactOnUs } from '../event/impact-on-us.tsx';
import { NotKnown } from '../event/not-known.tsx';
import { Precedents } from '../event/precedents.tsx';
import { Questions } from '../event/questions.tsx';

type Action = Extract<ActionData['node'], { __typename: 'Action' }>;

export default function ActionPage({ id }: ViewProps) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, id === null ? null : { id, at, knownAt });
  if (id === null) return <NotKnown what="Action" id={id} />;
  return (
    <ShowAnswer answer={answer} what="the action">
      {({ node }) => (node?.__typename === 'Action' ? <Found action={node} /> : <NotKnown what="Action" id={id} />)}
    </ShowAnswer>
  );
}

function Found({ action }: { action: Action }) {
  const { history, title } = action;
  useTitle(title);
  return (
    <>
      <div class="page-head">
        <div>
          <p class="quiet small">{sentence(words(action.kind))}</p>
          <h1>{title}</h1>
          <About action={action} />
        </div>
        <StatusPill status={action.status} />
      </div>
      <div class="columns">
        <div class="stack">
          <ImpactOnUs subject={{ action: action.id }} happened={history[0]?.occurredAt ?? null} />
          <Claims
            claims={action.claims}
            responses={action.responses}
            conflicts={[...new Set(history.flatMap(({ conflicts }) => conflicts))]}
          />
          <section class="card" aria-labelledby="sources">
            <header>
              <h2 id="sources">Sources, step by step</h2>
            </header>
            <ol class="rows">
              {history.map((event) => (
                <li key={event.id} class="stack">
                  <p>
                    <NodeLink node={{ id: event.id, name: event.title }} />{' '}
                    <span class="quiet small">
                      <When at={event.occurredAt} />, {count(event.voices, 'independent voice')}
                    </span>
                  </p>
                  <Quotes evidence={event.evidence} most={2} />
                </li>
              ))}
            </ol>
          </section>
        </div>
        <div class="stack">
          <section class="card" aria-labelledby="life">
            <header>
              <h2 id="life">Status history</h2>
            </header>
            <div class="inside">
              <Life steps={history} />
            </div>
          </section>
          <Precedents precedents={action.precedents} />
          <Questions questions={action.watchItems} />
        </div>
      </div>
    </>
  );
}

function About({ action }: { action: Action }) {
  const { authority, jurisdiction, audience, models, providers } = action;
  const rows = [
    ['By', authority === null ? [] : [authority]],
    ['Reaches', jurisdiction === null ? [] : [jurisdiction]],
    ['About', [...models, ...providers]],
  ] as const;
  return (
    <dl class="facts">
      {rows.map(
        ([name, nodes]) =>
          nodes.length > 0 && (
            <div key={name} class="row">
              <dt>{name}</dt>
              <dd>
                {nodes.map((node, index) => (
                  <span key={node.id}>
                    {index > 0 && ', '}
                    <NodeLink node={node} />
                  </span>
                ))}
              </dd>
            </div>
          ),
      )}
      {audience !== null && (
        <div class="row">
          <dt>Restricts</dt>
          <dd>{audience.label}</dd>
        </div>
      )}
    </dl>
  );
}
