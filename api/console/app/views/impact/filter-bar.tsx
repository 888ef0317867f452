import type { ImpactStatus } from '../../operations/schema.ts';
import { statusTone, statusWord, ToneShape } from '../../parts/status-pill.tsx';
import { formatNumber } from '../../state/format.ts';
import { place, setParams, useParam } from '../../state/router.ts';
import { useStore } from '../../state/store.ts';
import { choicesOf, FILTERS, isFiltered, NO_FILTERS, valuesOf } from './filters.ts';
import { type ImpactWorkload, STATUS_ORDER } from './graph.ts';

interface Counts {
  down: number;
  degraded: number;
  covered: number;
  atRisk: number;
  unaffected: number;
  unknown: number;
}

export const countOf = (counts: Counts, status: ImpactStatus): number =>
  ({
    DOWN: counts.down,
    UNKNOWN: counts.unknown,
    DEGRADED: counts.degraded,
    COVERED: counts.covered,
    AT_RISK: counts.atRisk,
    UNAFFECTED: counts.unaffected,
  })[status];

/** How many have which status; each is a switch of the filter. */
export function StatusCounts({ counts }: { counts: Counts }) {
  const [text, setText] = useParam('status');
  const chosen = valuesOf(text);
  const toggle = (status: ImpactStatus): void => {
    const next = chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status];
    setText(next.join(',') || null);
  };
  return (
    <div class="status-counts" role="group" aria-label="Show only workloads that are">
      {STATUS_ORDER.map((status) => (
        <button
          key={status}
          type="button"
          class={`tone-${statusTone(status)}`}
          aria-pressed={chosen.includes(status)}
          disabled={countOf(counts, status) === 0 && !chosen.includes(status)}
          onClick={() => toggle(status)}
        >
          <strong class="number">{formatNumber(countOf(counts, status))}</strong>
          <span>
            <ToneShape tone={statusTone(status)} /> {statusWord(status)}
          </span>
        </button>
      ))}
    </div>
  );
}

export function FilterBar({ workloads }: { workloads: readonly ImpactWorkload[] }) {
  const { search } = useStore(place);
  const params = new URLSearchParams(search);
  return (
    <div class="row filter-bar" role="search" aria-label="Filter the workloads">
      <label>
        <span class="hidden">Name or owner</span>
        <input
          type="search"
          placeholder="Name or owner"
          value={params.get('text') ?? ''}
          onInput={(event) => setParams({ text: event.currentTarget.value }, { replace: true })}
        />
      </label>
      {FILTERS.map((filter) => {
        const choices = choicesOf(filter, workloads);
        const value = params.get(filter.param) ?? '';
        return (
          <label key={filter.param}>
            <span class="hidden">{filter.title}</span>
            <select value={value} onChange={(event) => setParams({ [filter.param]: event.currentTarget.value })}>
              <option value="">{`Any ${filter.title.toLowerCase()}`}</option>
              {choices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
              {value !== '' && choices.every(({ id }) => id !== value) && <option value={value}>{value}</option>}
            </select>
          </label>
        );
      })}
      {isFiltered(search) && (
        <button type="button" class="button plain" onClick={() => setParams(NO_FILTERS)}>
          Show all
        </button>
      )}
    </div>
  );
}
