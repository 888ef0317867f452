/** What the list can be narrowed down by: words, days, and values with how many events each would leave. */
import { useEffect, useState } from 'preact/hooks';
import { type EventFacetsData, operation, type Value } from '../../operations/event-facets.ts';
import type { ActionStatus, EventFilter } from '../../operations/schema.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { statusWord } from '../../parts/status-pill.tsx';
import { formatNumber, sentence, words } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { place, setParams } from '../../state/router.ts';
import { useStore } from '../../state/store.ts';
import { useQuery } from '../../state/use-query.ts';
import { chosen, FACET_TITLES, type FacetName, FILTER_PARAMS, toggled } from './filter.ts';

const ORDER: readonly FacetName[] = ['type', 'status', 'authority', 'jurisdiction', 'provider', 'model'];
/** Values of a facet that are seen at once; the others on demand. */
const SHOWN = 6;
const PAUSE_MS = 250;

/** `ready`: the list is there. Counting takes longer than a page of it, and must not keep it waiting. */
export function Facets({ filter, ready }: { filter: EventFilter; ready: boolean }) {
  const { search } = useStore(place);
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, ready ? { filter, first: 50, at, knownAt } : null);
  const params = new URLSearchParams(search);
  const active = FILTER_PARAMS.reduce((sum, name) => sum + (params.get(name)?.split(',').length ?? 0), 0);
  // Open beside the list, closed above it where there is no room beside.
  const [open, setOpen] = useState(() => matchMedia('(min-width: 60rem)').matches);
  return (
    <details class="facets card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="whatIf" /> Narrow down {active > 0 && <span class="tag">{active} chosen</span>}
      </summary>
      <search class="inside stack" aria-label="Narrow down the events">
        {active > 0 && (
          <button
            type="button"
            class="button small"
            onClick={() => setParams(Object.fromEntries(FILTER_PARAMS.map((name) => [name, null])))}
          >
            <Icon name="close" /> Clear all
          </button>
        )}
        <Words />
        <Days params={params} />
        <ShowAnswer answer={answer} what="what the events can be narrowed down by">
          {({ eventFacets }) =>
            ORDER.map((name) => <Facet key={name} name={name} values={eventFacets[name]} params={params} />)
          }
        </ShowAnswer>
      </search>
    </details>
  );
}

function Words() {
  const given = new URLSearchParams(useStore(place).search).get('q') ?? '';
  const [typed, setTyped] = useState(given);
  useEffect(() => setTyped(given), [given]);
  useEffect(() => {
    if (typed.trim() === given) return;
    const timer = setTimeout(() => setParams({ q: typed.trim() || null }, { replace: true }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="field">
      <span>Words in title or documents</span>
      <input type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
    </label>
  );
}

function Days({ params }: { params: URLSearchParams }) {
  const day = (name: 'from' | 'to', label: string) => (
    <label class="field">
      <span>{label}</span>
      <input
        type="date"
        value={params.get(name) ?? ''}
        onChange={(event) => setParams({ [name]: event.currentTarget.value || null })}
      />
    </label>
  );
  return (
    <fieldset class="days">
      <legend class="hidden">Days, in UTC</legend>
      {day('from', 'From (UTC)')}
      {day('to', 'To, included')}
    </fieldset>
  );
}

function Facet({
  name,
  values,
  params,
}: {
  name: FacetName;
  values: EventFacetsData['eventFacets'][FacetName];
  params: URLSearchParams;
}) {
  const [all, setAll] = useState(false);
  const ticked = chosen(params, name);
  // What was chosen is always there, whatever the rest of the filter leaves of it.
  const missing = ticked.filter((one) => !values.some(({ value }) => value === one));
  const listed: { value: string; name: string; count: number | null }[] = [
    ...missing.map((value) => ({ value, name: value.replace(/^[a-z]+:/, ''), count: null })),
    ...values,
  ];
  if (listed.length === 0) return null;
  const shown = all ? listed : listed.filter((one, index) => index < SHOWN || ticked.includes(one.value));
  return (
    <fieldset class="facet">
      <legend>{FACET_TITLES[name]}</legend>
      <ul>
        {shown.map((one) => (
          <li key={one.value}>
            <label class="check">
              <input
                type="checkbox"
                checked={ticked.includes(one.value)}
                onChange={() => setParams({ [name]: toggled(params, name, one.value) })}
              />
              <span class="name">{nameOf(name, one)}</span>
              <span class="quiet number">{one.count === null ? '0' : formatNumber(one.count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {listed.length > SHOWN && (
        <button type="button" class="button plain small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${listed.length - SHOWN} more`}
        </button>
      )}
    </fieldset>
  );
}

function nameOf(facet: FacetName, { value, name }: Pick<Value, 'value' | 'name'>): string {
  if (facet === 'type') return sentence(words(value));
  return facet === 'status' ? statusWord(value as ActionStatus) : name;
}
