/** Who decides: kept in this browser, the same wherever it is asked for. */
import type { Ref } from 'preact';
import { actor } from '../state/preferences.ts';
import { useStore } from '../state/store.ts';

/** To be put into a label. */
export function ActorInput({ required, inputRef }: { required?: boolean; inputRef?: Ref<HTMLInputElement> }) {
  return (
    <input
      ref={inputRef ?? null}
      type="text"
      autocomplete="name"
      maxLength={200}
      required={required ?? false}
      value={useStore(actor)}
      onInput={({ currentTarget }) => actor.set(currentTarget.value)}
    />
  );
}
