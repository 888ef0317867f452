/** Looks, times and keys of this browser; nobody else is told. */
import { ActorInput } from '../../parts/actor-input.tsx';
import { formatMoment } from '../../state/format.ts';
import { shortOrganisation, useOrganisation } from '../../state/organisation.tsx';
import { shortcuts, type Theme, theme, zone } from '../../state/preferences.ts';
import { setParams } from '../../state/router.ts';
import { useStore } from '../../state/store.ts';

export function ThisBrowser() {
  const { chosen, all } = useOrganisation();
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const now = new Date().toISOString();
  return (
    <section class="card" aria-labelledby="this-browser">
      <header>
        <h2 id="this-browser">In this browser</h2>
      </header>
      <div class="inside form">
        <label class="field">
          <span>Your name, which is kept with what you decide</span>
          <ActorInput />
        </label>
        <label class="field">
          <span>Organisation</span>
          <select
            value={chosen?.id ?? ''}
            onChange={(event) => setParams({ organisation: shortOrganisation(event.currentTarget.value) })}
          >
            {chosen === null && <option value="">None</option>}
            {all.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Theme</span>
          <select value={useStore(theme)} onChange={(event) => theme.set(event.currentTarget.value as Theme)}>
            <option value="system">As the system has it</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
        <label class="field">
          <span>Times</span>
          <select value={useStore(zone)} onChange={(event) => zone.set(event.currentTarget.value as 'local' | 'utc')}>
            <option value="local">In the zone of this machine ({timeZone})</option>
            <option value="utc">In UTC</option>
          </select>
        </label>
        <p class="small quiet">
          Dates and numbers are written as the language of the browser has them ({locale}): it is {formatMoment(now)}.
        </p>
        <label class="check">
          <input
            type="checkbox"
            checked={useStore(shortcuts) === 'on'}
            onChange={(event) => shortcuts.set(event.currentTarget.checked ? 'on' : 'off')}
          />
          <span>
            Single keys as shortcuts (<kbd>/</kbd>, <kbd>?</kbd>, <kbd>g</kbd> and a letter)
          </span>
        </label>
      </div>
    </section>
  );
}
