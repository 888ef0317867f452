/** What every page is about: the organisation and the moment; beside it search, the query behind the page, theme, help. */
import { Icon } from '../parts/icon.tsx';
import { type Theme, theme } from '../state/preferences.ts';
import { useStore } from '../state/store.ts';
import { CopyQuery } from './copy-query.tsx';
import { LiveMark } from './live-mark.tsx';
import { MomentControl } from './moment-control.tsx';
import { OrganisationPicker } from './organisation-picker.tsx';
import { SearchBox } from './search-box.tsx';

export function TopBar({ showHelp }: { showHelp: () => void }) {
  return (
    <header class="top-bar">
      <div class="about">
        <OrganisationPicker />
        <MomentControl />
        <LiveMark />
      </div>
      <SearchBox />
      <div class="tools">
        <CopyQuery />
        <ThemeSwitch />
        <button
          type="button"
          class="button plain icon-only"
          aria-label="Keys and help"
          title="Keys and help (?)"
          onClick={showHelp}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEMES = { system: ['screen', 'as the system has it'], light: ['sun', 'light'], dark: ['moon', 'dark'] } as const;

function ThemeSwitch() {
  const chosen = useStore(theme);
  const [icon, word] = THEMES[chosen];
  return (
    <button
      type="button"
      class="button plain icon-only"
      aria-label={`Theme: ${word}. Change to ${THEMES[NEXT[chosen]][1]}`}
      title={`Theme: ${word}`}
      onClick={() => theme.set(NEXT[chosen])}
    >
      <Icon name={icon} />
    </button>
  );
}
