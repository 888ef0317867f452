/** Whether the page is kept up to date. */
import { connection } from '../state/live.ts';
import { useMoment } from '../state/moment.ts';
import { useStore } from '../state/store.ts';

export function LiveMark() {
  const state = useStore(connection);
  const { at, knownAt } = useMoment();
  if (state === 'off' || at !== null || knownAt !== null) return null;
  return (
    <span
      class="live"
      data-state={state}
      title={state === 'live' ? 'Changes appear by themselves' : 'Trying to reach the server again'}
    >
      {state === 'live' ? 'Live' : 'Not connected'}
    </span>
  );
}
