/** A mutation: sent once when told to, with what became of it. Whatever is in view asks again when it went well. */
import { useState } from 'preact/hooks';
import { type AskError, ask } from './ask.ts';
import { changed } from './live.ts';
import type { Operation } from './operation.ts';

export interface Change<Data, Variables> {
  /** Null where it was refused; `error` says why. */
  send: (variables: Variables) => Promise<Data | null>;
  sending: boolean;
  error: AskError | null;
}

export function useChange<Data, Variables>(operation: Operation<Data, Variables>): Change<Data, Variables> {
  const [state, setState] = useState<{ sending: boolean; error: AskError | null }>({ sending: false, error: null });
  const send = async (variables: Variables): Promise<Data | null> => {
    setState({ sending: true, error: null });
    try {
      const data = await ask(operation, variables);
      setState({ sending: false, error: null });
      // What the program keeps for itself is not in the feed of changes.
      changed.set(changed.get() + 1);
      return data;
    } catch (error) {
      setState({ sending: false, error: error as AskError });
      return null;
    }
  };
  return { send, ...state };
}
