/** What other pages may show of the organisation, by tokens that end and can be revoked. */
import { useState } from 'preact/hooks';
import { operation as create, type EmbedCreateData } from '../../operations/embed-create.ts';
import { operation as revoke } from '../../operations/embed-revoke.ts';
import { type EmbedsData, operation } from '../../operations/embeds.ts';
import type { EmbedKind } from '../../operations/schema.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { When } from '../../parts/when.tsx';
import { announce } from '../../state/announce.ts';
import { words } from '../../state/format.ts';
import type { Organisation } from '../../state/organisation.tsx';
import { useChange } from '../../state/use-change.ts';
import { useQuery } from '../../state/use-query.ts';
import { textOf, useActor } from './use-actor.tsx';

type Embed = EmbedsData['embeds'][number];

export function Embeds({ organisation }: { organisation: Organisation }) {
  const answer = useQuery(operation, { organisation: organisation.id });
  const { hint } = useActor();
  return (
    <section class="card" aria-labelledby="embeds">
      <header>
        <h2 id="embeds">Embeds of {organisation.name}</h2>
      </header>
      <ShowAnswer
        answer={answer}
        what="the embeds"
        empty={({ embeds }) => (embeds.length > 0 ? null : <Empty title="No other page shows anything." />)}
      >
        {({ embeds }) => (
          <ul class="rows">
            {embeds.map((embed) => (
              <OneEmbed key={embed.id} embed={embed} />
            ))}
          </ul>
        )}
      </ShowAnswer>
      {answer.data !== undefined && answer.data.embeds.length > 0 && hint}
      <details class="inside">
        <summary>Let another page show something</summary>
        <NewEmbed organisation={organisation} />
      </details>
    </section>
  );
}

function OneEmbed({ embed: { id, name, kind, origins, state, expiresAt } }: { embed: Embed }) {
  const { send, sending, error } = useChange(revoke);
  const by = useActor();
  return (
    <li class="setting">
      <div>
        <p>
          <strong>{name}</strong> <span class={`tag ${state === 'ACTIVE' ? 'tone-good' : ''}`}>{words(state)}</span>
        </p>
        <p class="quiet small">
          {words(kind)} on {origins.length === 0 ? 'no page, as a picture alone' : origins.join(', ')}; until{' '}
          <When at={expiresAt} precision="day" />
        </p>
        <Refusal error={error} />
      </div>
      {state === 'ACTIVE' && (
        <button
          type="button"
          class="button small"
          disabled={sending || by.name === ''}
          aria-label={`Revoke ${name}`}
          onClick={async () => {
            if ((await send({ id, by: by.name })) !== null) announce(`${name} is revoked.`);
          }}
        >
          Revoke
        </button>
      )}
    </li>
  );
}

function NewEmbed({ organisation }: { organisation: Organisation }) {
  const { send, sending, error } = useChange(create);
  const [made, setMade] = useState<EmbedCreateData['embedCreate'] | null>(null);
  const [kind, setKind] = useState<EmbedKind>('IMPACT');
  const by = useActor();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const done = await send({
      name: textOf(form, 'name'),
      organisation: organisation.id,
      kind,
      variables:
        kind === 'AVAILABILITY' ? { model: textOf(form, 'model') } : kind === 'TIMELINE' ? { from: '-P30D' } : {},
      origins: [textOf(form, 'origin')],
      by: by.name,
    });
    if (done === null) return;
    announce('The embed is made.');
    setMade(done.embedCreate);
    form.reset();
    setKind('IMPACT');
  };
  return (
    <>
      <form class="form" onSubmit={submit}>
        <label class="field">
          <span>Name of the embed</span>
          <input name="name" required maxLength={200} />
        </label>
        <label class="field">
          <span>What it shows</span>
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as EmbedKind)}>
            <option value="IMPACT">How the organisation stands</option>
            <option value="AVAILABILITY">Whether a model can be used</option>
            <option value="TIMELINE">What was down in the last 30 days</option>
          </select>
        </label>
        {kind === 'AVAILABILITY' && (
          <label class="field">
            <span>The model: its name or id</span>
            <input name="model" required />
          </label>
        )}
        <label class="field">
          <span>Origin of the page that may show it</span>
          <input name="origin" type="url" required placeholder="https://wiki.example.org" />
        </label>
        {by.field}
        <Refusal error={error} />
        <button type="submit" class="button primary" disabled={sending}>
          Make it, for 90 days
        </button>
      </form>
      {made !== null && (
        <div class="stack made" role="status">
          <p class="notice tone-hold">
            <span>
              {made.embed.name} is made. This has its token, which is told this once: put it into the page now.
            </span>
          </p>
          <pre tabIndex={0} role="region" aria-label="HTML of the embed">
            <code>{made.html}</code>
          </pre>
          <CopyButton text={made.html} label="Copy HTML" />
        </div>
      )}
    </>
  );
}
