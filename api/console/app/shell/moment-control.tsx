/** The moment that is looked at: now, or any other, as it is known today or as it was known then. */
import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { formatMoment } from '../state/format.ts';
import { type Moment, shortIso, useMoment } from '../state/moment.ts';
import { zone } from '../state/preferences.ts';
import { setParams } from '../state/router.ts';
import { useStore } from '../state/store.ts';
import { fromInput, toInput } from './moment-input.ts';
import { MomentSteps } from './moment-steps.tsx';

export function MomentControl() {
  const moment = useMoment();
  useStore(zone);
  const { at, knownAt } = moment;
  const set = at !== null || knownAt !== null;
  return (
    <div class="moment" data-set={set}>
      <Popover
        title="The moment that is looked at"
        class="button"
        label={
          <>
            <Icon name="clock" />
            <span>
              <span class="hidden">Moment: </span>
              {describe(moment)}
            </span>
            <Icon name="down" size={12} />
          </>
        }
      >
        {(close) => (
          <>
            <Form moment={moment} close={close} />
            <MomentSteps close={close} />
          </>
        )}
      </Popover>
      {set && (
        <button type="button" class="button small" onClick={() => setParams({ at: null, knownAt: null })}>
          Back to now
        </button>
      )}
    </div>
  );
}

/** `Now`, `13 Jun 2026, 02:00 UTC, as known then` */
function describe({ at, knownAt }: Moment): string {
  if (at === null && knownAt === null) return 'Now';
  if (at === null) return `Now, as known ${formatMoment(knownAt!)}`;
  if (knownAt === null) return formatMoment(at);
  return knownAt === at
    ? `${formatMoment(at)}, as known then`
    : `${formatMoment(at)}, as known ${formatMoment(knownAt)}`;
}

type Known = 'today' | 'then' | 'other';

function Form({ moment, close }: { moment: Moment; close: () => void }) {
  const utc = useStore(zone) === 'utc';
  const [at, setAt] = useState(toInput(moment.at ?? new Date().toISOString(), utc));
  const [known, setKnown] = useState<Known>(
    moment.knownAt === null ? 'today' : moment.knownAt === moment.at ? 'then' : 'other',
  );
  const [knownAt, setKnownAt] = useState(toInput(moment.knownAt ?? moment.at ?? new Date().toISOString(), utc));
  const apply = (event: Event): void => {
    event.preventDefault();
    const then = fromInput(at, utc);
    const learned = { today: null, then, other: fromInput(knownAt, utc) }[known];
    setParams({ at: then === null ? null : shortIso(then), knownAt: learned === null ? null : shortIso(learned) });
    close();
  };
  return (
    <form class="moment-form" onSubmit={apply}>
      <label>
        <span>
          What was so at <span class="quiet">({utc ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone})</span>
        </span>
        <input type="datetime-local" required value={at} onInput={(event) => setAt(event.currentTarget.value)} />
      </label>
      <fieldset>
        <legend>By what is known</legend>
        <label class="check">
          <input type="radio" name="known" checked={known === 'today'} onChange={() => setKnown('today')} />
          today: what was really so
        </label>
        <label class="check">
          <input type="radio" name="known" checked={known === 'then'} onChange={() => setKnown('then')} />
          then: what you could have known
        </label>
        <label class="check">
          <input type="radio" name="known" checked={known === 'other'} onChange={() => setKnown('other')} />
          at another moment
        </label>
        {known === 'other' && (
          <label>
            <span class="hidden">Known at</span>
            <input
              type="datetime-local"
              required
              value={knownAt}
              onInput={(event) => setKnownAt(event.currentTarget.value)}
            />
          </label>
        )}
      </fieldset>
      <div class="row">
        <button type="submit" class="button primary">
          Look
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            setParams({ at: null, knownAt: null });
            close();
          }}
        >
          Now
        </button>
        <label class="check">
          <input
            type="checkbox"
            checked={utc}
            onChange={(event) => zone.set(event.currentTarget.checked ? 'utc' : 'local')}
          />
          Times in UTC
        </label>
      </div>
    </form>
  );
}
