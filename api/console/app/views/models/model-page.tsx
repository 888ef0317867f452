/** One model: whether it can be used, channel by channel, and why; what happened to it; who of us uses it. */
import { type ModelData, operation } from '../../operations/model.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { EventList } from '../../parts/event-list.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { Names } from '../../parts/names.tsx';
import { NoSuchThing } from '../../parts/no-such-thing.tsx';
import { When } from '../../parts/when.tsx';
import { count, sentence } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { type Organisation, useOrganisation } from '../../state/organisation.tsx';
import { useTitle } from '../../state/title.ts';
import { useQuery } from '../../state/use-query.ts';
import { ByChannel } from './by-channel.tsx';

type Model = Extract<NonNullable<ModelData['node']>, { __typename: 'Model' }>;

export function ModelPage({ id }: { id: string }) {
  const { chosen } = useOrganisation();
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, chosen === null ? null : { id, organisation: chosen.id, at, knownAt });
  if (chosen === null) {
    return (
      <>
        <h1>Model</h1>
        <Empty title="Choose an organisation first.">
          <p class="quiet">This page says who of it uses the model.</p>
        </Empty>
      </>
    );
  }
  return (
    <ShowAnswer answer={answer} what="the model">
      {({ node }) =>
        node?.__typename === 'Model' ? (
          <Page model={node} organisation={chosen} />
        ) : (
          <NoSuchThing what="model" id={id} list="/models" />
        )
      }
    </ShowAnswer>
  );
}

function Page({ model, organisation }: { model: Model; organisation: Organisation }) {
  useTitle(model.name);
  return (
    <>
      <h1>{model.name}</h1>
      <div class="columns">
        <div class="stack">
          <ByChannel model={model.id} />
          <EventList title="What happened to it" filter={{ model: model.id }} params={{ model: model.id }} />
        </div>
        <div class="stack">
          <About model={model} />
          <UsedBy model={model} organisation={organisation} />
        </div>
      </div>
    </>
  );
}

function About({ model }: { model: Model }) {
  const { provider, family, openWeights, releasedAt, baseModel, derivedModels, aliases } = model;
  const under = provider?.controlledFrom ?? [];
  return (
    <section class="card" aria-labelledby="about">
      <header>
        <h2 id="about">What it is</h2>
      </header>
      <dl class="facts inside">
        <dt>Made by</dt>
        <dd>{provider === null ? 'not known' : <NodeLink node={provider} />}</dd>
        {under.length > 0 && (
          <>
            <dt>Under the law of</dt>
            <dd>
              <Names nodes={under} />
            </dd>
          </>
        )}
        <dt>Family</dt>
        <dd>{family ?? 'not known'}</dd>
        <dt>Weights</dt>
        <dd>
          {openWeights === null
            ? 'not known'
            : openWeights
              ? 'open: nobody can switch off a copy'
              : 'closed: whoever runs it can switch it off'}
        </dd>
        <dt>Released</dt>
        <dd>
          <When at={releasedAt} precision="day" />
        </dd>
        {baseModel !== null && (
          <>
            <dt>Shares its base with</dt>
            <dd>
              <NodeLink node={baseModel} />
            </dd>
          </>
        )}
        {derivedModels.length > 0 && (
          <>
            <dt>Made from it</dt>
            <dd>
              <Names nodes={derivedModels} />
            </dd>
          </>
        )}
        <dt>Also called</dt>
        <dd class="aliases">{aliases.length === 0 ? 'nothing else' : aliases.join(', ')}</dd>
      </dl>
    </section>
  );
}

function UsedBy({ model: { usedBy }, organisation }: { model: Model; organisation: Organisation }) {
  return (
    <section class="card" aria-labelledby="used">
      <header>
        <h2 id="used">Who of {organisation.name} uses it</h2>
        {usedBy.length > 0 && <span class="quiet small">{count(usedBy.length, 'use')}</span>}
      </header>
      {usedBy.length === 0 ? (
        <p class="inside quiet">Nobody, as far as {organisation.name} has said.</p>
      ) : (
        <ul class="rows">
          {usedBy.map(({ id, name, role, verifiedAt, workload, channel }) => (
            <li key={id}>
              <p>
                <strong>{workload?.name ?? name}</strong>
              </p>
              <p class="quiet small">
                {sentence(role.toLowerCase())}
                {channel !== null && ` through ${channel.name}`}
                {workload?.owner && `, ${workload.owner}`}
                {role === 'FALLBACK' && (
                  <>
                    , switch {verifiedAt === null ? 'never tried' : 'tried '}
                    {verifiedAt !== null && <When at={verifiedAt} precision="day" />}
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
