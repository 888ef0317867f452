/** What is switched off: the things that the organisation hangs on, with how much; anything else by its name; for whom, and when. */
import { useState } from 'preact/hooks';
import { operation as actionsOperation } from '../../operations/actions.ts';
import { type ConcentrationData, operation as concentrationOperation } from '../../operations/concentration.ts';
import { operation as searchOperation } from '../../operations/search.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { count } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { setParams, useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';
import { idsOf, kindOf, toggled } from './scenario-params.ts';

type Share = ConcentrationData['concentration']['byProvider'][number];

const FIRST = 6;

export function Picker({ organisation }: { organisation: string }) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(concentrationOperation, { organisation, at, knownAt });
  return (
    <section class="card off-picker">
      <header>
        <h2>Switched off</h2>
        <button
          type="button"
          class="button small"
          onClick={() =>
            setParams({ off: null, standard: null, weights: null, except: null, for: null, from: null, to: null })
          }
        >
          Nothing
        </button>
      </header>
      <div class="inside stack">
        <ShowAnswer answer={answer} what="what the organisation hangs on">
          {({ concentration: { byProvider, byModel, byChannel, byJurisdiction } }) => (
            <>
              <Group title="Providers" shares={byProvider} />
              <Group title="Models" shares={byModel} />
              <Group title="Channels" shares={byChannel} />
              <Group title="All under the law of" shares={byJurisdiction} />
              <Others known={[byProvider, byModel, byChannel, byJurisdiction].flat().map(({ node }) => node.id)} />
            </>
          )}
        </ShowAnswer>
        <Standard />
        <Details />
      </div>
    </section>
  );
}

function Group({ title, shares }: { title: string; shares: readonly Share[] }) {
  const [off, setOff] = useParam('off');
  const chosen = idsOf(off);
  const usable = shares.filter(({ node }) => kindOf(node.id) !== null);
  if (usable.length === 0) return null;
  const row = ({ node, workloads, stops }: Share) => (
    <label key={node.id} class="check">
      <input type="checkbox" checked={chosen.includes(node.id)} onChange={() => setOff(toggled(chosen, node.id))} />
      <span class="name">{node.name}</span>
      <span class="quiet small" title={`${count(workloads, 'workload')} on it, ${stops} would stop`}>
        {workloads}
        <span class="hidden">{workloads === 1 ? ' workload' : ' workloads'}</span>
      </span>
    </label>
  );
  const rest = usable.slice(FIRST);
  return (
    <fieldset>
      <legend>{title}</legend>
      {usable.slice(0, FIRST).map(row)}
      {rest.length > 0 && (
        <details open={rest.some(({ node }) => chosen.includes(node.id))}>
          <summary>{rest.length} more</summary>
          {rest.map(row)}
        </details>
      )}
    </fieldset>
  );
}

/** What the organisation does not use itself, but others do whom it uses. */
function Others({ known }: { known: readonly string[] }) {
  const [off, setOff] = useParam('off');
  const chosen = idsOf(off);
  const [text, setText] = useState('');
  const found = useQuery(searchOperation, text.trim().length < 2 ? null : { text, first: 60 }, { shown: false });
  const hits = (text.trim().length < 2 ? [] : (found.data?.search.nodes ?? []))
    .filter(({ id }) => kindOf(id) !== null)
    // Few have much below them, and many little.
    .toSorted((a, b) => Number(kindOf(a.id) === 'model') - Number(kindOf(b.id) === 'model'));
  const beside = chosen.filter((id) => !known.includes(id));
  return (
    <fieldset>
      <legend>Anything else</legend>
      {beside.map((id) => (
        <label key={id} class="check">
          <input type="checkbox" checked onChange={() => setOff(toggled(chosen, id))} />
          <span class="name">{id.replace(/^[a-z]+:/, '')}</span>
          <span class="quiet small">{kindOf(id)}</span>
        </label>
      ))}
      <label class="hidden" for="what-if-search">
        A model, provider, channel or jurisdiction by its name
      </label>
      <input
        id="what-if-search"
        type="search"
        placeholder="A model, provider, channel …"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ul class="hits">
        {hits.slice(0, 8).map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              class="button small"
              aria-pressed={chosen.includes(id)}
              onClick={() => setOff(toggled(chosen, id))}
            >
              <Icon name={chosen.includes(id) ? 'close' : 'review'} /> {name} <span class="quiet">{kindOf(id)}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Standard() {
  const [standard, setStandard] = useParam('standard');
  const actions = useQuery(actionsOperation, { first: 100 }, { shown: false }).data?.actions.nodes ?? [];
  const about = actions.filter(({ models, id }) => models.length > 0 || id === standard);
  return (
    <label class="field">
      Every model that the standard of this act would reach
      <select value={standard ?? ''} onChange={(event) => setStandard(event.currentTarget.value || null)}>
        <option value="">no act</option>
        {about.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
        {standard !== null && about.every(({ id }) => id !== standard) && <option value={standard}>{standard}</option>}
      </select>
    </label>
  );
}

const WHOM = [
  ['', 'everyone'],
  ['REGION:EU', 'users in the EU'],
  ['REGION:US', 'users in the US'],
  ['FOREIGN_PERSONS:US', 'foreign persons, seen from the US'],
] as const;

function Details() {
  const [weights, setWeights] = useParam('weights');
  const [audience, setAudience] = useParam('for');
  const [except, setExcept] = useParam('except');
  const [from, setFrom] = useParam('from');
  const [to, setTo] = useParam('to');
  const day = (text: string | null): string => (text === null ? '' : text.slice(0, 10));
  const bound = (set: (value: string | null) => void) => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    set(value === '' ? null : `${value}T00:00Z`);
  };
  return (
    <details class="more" open={[weights, audience, except, from, to].some((one) => one !== null)}>
      <summary>For whom, from when, and what stays on</summary>
      <div class="stack">
        <label class="field">
          For
          <select value={audience ?? ''} onChange={(event) => setAudience(event.currentTarget.value || null)}>
            {WHOM.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
            {audience !== null && WHOM.every(([value]) => value !== audience) && (
              <option value={audience}>{audience}</option>
            )}
          </select>
        </label>
        <label class="field">
          Only models with
          <select value={weights ?? ''} onChange={(event) => setWeights(event.currentTarget.value || null)}>
            <option value="">any weights</option>
            <option value="CLOSED">closed weights</option>
            <option value="OPEN">open weights</option>
          </select>
        </label>
        <div class="row">
          <label class="field">
            From <input type="date" value={day(from)} onChange={bound(setFrom)} />
          </label>
          <label class="field">
            until <input type="date" value={day(to)} onChange={bound(setTo)} />
          </label>
        </div>
        <label class="field">
          Stays on whatever else is off (ids, with commas)
          <input
            type="text"
            placeholder="model:mistral/mistral-large-3"
            value={except ?? ''}
            onChange={(event) => setExcept(event.currentTarget.value.trim() || null)}
          />
        </label>
      </div>
    </details>
  );
}
