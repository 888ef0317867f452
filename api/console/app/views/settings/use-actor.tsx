/** Who does it: kept in this browser, and asked for in each form. */
import type { ComponentChildren } from 'preact';
import { ActorInput } from '../../parts/actor-input.tsx';
import { actor } from '../../state/preferences.ts';
import { useStore } from '../../state/store.ts';

/** `hint` is shown where something could be changed, and nobody has said yet who does it. */
export function useActor(): { name: string; field: ComponentChildren; hint: ComponentChildren } {
  const name = useStore(actor);
  const field = (
    <label class="field">
      <span>Your name</span>
      <ActorInput required />
    </label>
  );
  const hint = name === '' && (
    <p class="inside quiet small">To change something here, give your name above, under “In this browser”.</p>
  );
  return { name, field, hint };
}

/** What stands in a field of a form. */
export const textOf = (form: HTMLFormElement, name: string): string =>
  String(new FormData(form).get(name) ?? '').trim();
