/** What was decided last on this page, and the way back. */
import { useState } from 'preact/hooks';
import { operation as undo } from '../../operations/review-undo.ts';
import { announce } from '../../state/announce.ts';
import { AskError } from '../../state/ask.ts';
import { useKeys } from '../../state/keys.ts';
import { actor } from '../../state/preferences.ts';
import { send } from '../../state/send.ts';
import { createStore, useStore } from '../../state/store.ts';

export const lastDecision = createStore<{ id: string | null; text: string } | null>(null);

export function LastDecision() {
  const last = useStore(lastDecision);
  const [fault, setFault] = useState<string | null>(null);
  const takeBack = async (): Promise<void> => {
    if (last === null || last.id === null) return;
    try {
      await send(undo, { decision: last.id, by: actor.get() });
      lastDecision.set(null);
      setFault(null);
      announce('Taken back.');
    } catch (error) {
      setFault(error instanceof AskError ? error.message : String(error));
    }
  };
  useKeys((key) => {
    if (key !== 'z' || last === null) return false;
    void takeBack();
    return true;
  });
  if (last === null) return null;
  return (
    <p class="notice tone-good">
      <span>
        {last.text}.{fault !== null && ` ${fault}`}
      </span>
      {last.id !== null && (
        <button type="button" class="button small" onClick={() => void takeBack()}>
          Take it back <kbd aria-hidden="true">z</kbd>
        </button>
      )}
    </p>
  );
}
