/** Why a change was refused, beside the form that asked for it. */
import type { AskError } from '../state/ask.ts';
import { Icon } from './icon.tsx';

export function Refusal({ error }: { error: AskError | null }) {
  if (error === null) return null;
  return (
    <p class="notice tone-bad" role="alert">
      <Icon name="warning" />
      <span>
        {error.message} {error.hint}
      </span>
    </p>
  );
}
