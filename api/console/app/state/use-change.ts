/** A mutation: sent once when told to, with what became of it. Whatever is in view asks again when it went well. */
import { useState } from 'preact/hooks';
import type { AskError } from './ask.ts';
import type { Operation } from './operation.ts';
import { send as sendOnce } from './send.ts';

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
      const data = await sendOnce(operation, variables);
      setState({ sending: false, error: null });
      return data;
    } catch (error) {
      setState({ sending: false, error: error as AskError });
      return null;
    }
  };
  return { send, ...state };
}
