/** What `?` shows: the keys, and what a page can do for everybody. */
import { Dialog } from '../parts/dialog.tsx';
import { ROUTES } from '../routes.ts';
import { shortcuts } from '../state/preferences.ts';
import { useStore } from '../state/store.ts';

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const on = useStore(shortcuts) === 'on';
  return (
    <Dialog title="Keys" open={open} onClose={onClose} class="narrow">
      <dl class="keys">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>Search</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>This list</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>Close what is open</dd>
        {ROUTES.filter(({ nav }) => nav !== undefined).map(({ path, title, nav }) => (
          <>
            <dt key={path}>
              <kbd>g</kbd> <kbd>{nav!.key}</kbd>
            </dt>
            <dd>{title}</dd>
          </>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => shortcuts.set(event.currentTarget.checked ? 'on' : 'off')}
        />
        Single keys work as shortcuts in this browser
      </label>
      <p class="quiet">
        Every page has an address that shows the same again: copy it to share what you see, the moment included.
      </p>
    </Dialog>
  );
}
