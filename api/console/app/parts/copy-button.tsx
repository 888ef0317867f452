/** Puts a text on the clipboard, and says so. */
import { useState } from 'preact/hooks';
import { announce } from '../state/announce.ts';
import { Icon } from './icon.tsx';

export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('done');
      announce('Copied.');
    } catch {
      // Not over plain HTTP from another machine: the text beside it can be marked by hand.
      setState('failed');
      announce('The browser does not allow copying here.');
    }
    setTimeout(() => setState('idle'), 2_000);
  };
  return (
    <button type="button" class="button small" onClick={copy}>
      <Icon name={state === 'done' ? 'review' : 'copy'} />
      {state === 'idle' ? label : state === 'done' ? 'Copied' : 'Not allowed'}
    </button>
  );
}
