/** An operation's answer in all of its states: on its way, here, here but old, failed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { AskError, ask } from './ask.ts';
import { changed } from './live.ts';
import type { Operation } from './operation.ts';
import { createStore, useStore } from './store.ts';

export interface Answer<Data> {
  /** The newest that there is; undefined while the first is on its way, or where it failed. */
  data: Data | undefined;
  /** Why the last try failed; `data` may still hold what was known before. */
  error: AskError | null;
  /** Something is on its way. */
  loading: boolean;
  /** `data` answers an earlier question, or is older than a failed try. */
  stale: boolean;
  /** When `data` came; milliseconds. */
  answeredAt: number | null;
  retry: () => void;
}

export interface Asked {
  operation: Operation<unknown, unknown>;
  variables: unknown;
}

/** What the page in view has asked, in order: for "copy as query". */
export const askedNow = createStore<readonly Asked[]>([]);

/** Answers of late, so that going back shows at once what was there. */
const kept = new Map<string, { data: unknown; answeredAt: number }>();
const KEPT = 60;
const TRY_AGAIN_MS = 5_000;

export interface QueryOptions {
  /** False for what belongs to the frame and not to the view: it is not offered for copying. Default: true. */
  shown?: boolean;
}

/**
 * Asks when mounted, when the variables change, and when the server says that something changed. Null variables: not yet.
 * While a new answer is on its way the old one stays, marked as stale.
 */
export function useQuery<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables | null,
  { shown = true }: QueryOptions = {},
): Answer<Data> {
  const key = variables === null ? null : `${operation.name} ${JSON.stringify(variables)}`;
  const [attempt, setAttempt] = useState(0);
  const change = useStore(changed);
  const [held, setHeld] = useState<{ key: string | null; error: AskError | null; loading: boolean }>({
    key: null,
    error: null,
    loading: key !== null,
  });
  const last = useRef<{ key: string; data: Data; answeredAt: number } | null>(null);
  useEffect(() => {
    if (key === null || variables === null) return;
    const control = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    setHeld((before) => ({ key, error: before.key === key ? before.error : null, loading: true }));
    ask(operation, variables, control.signal).then(
      (data) => {
        keep(key, data);
        setHeld({ key, error: null, loading: false });
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        const told = error instanceof AskError ? error : new AskError('INTERNAL', String(error), null);
        setHeld({ key, error: told, loading: false });
        if (told.code === 'NETWORK') timer = setTimeout(() => setAttempt((count) => count + 1), TRY_AGAIN_MS);
      },
    );
    return () => {
      control.abort();
      clearTimeout(timer);
    };
  }, [key, attempt, change]);
  useEffect(() => {
    if (!shown || key === null) return;
    const mine = { operation, variables };
    askedNow.set([...askedNow.get(), mine]);
    return () => askedNow.set(askedNow.get().filter((one) => one !== mine));
  }, [key, shown]);
  const found = key === null ? undefined : kept.get(key);
  if (key !== null && found !== undefined) last.current = { key, ...found, data: found.data as Data };
  const error = held.key === key ? held.error : null;
  // An error about this very question is no reason to show the answer to another one.
  const shownAnswer = last.current?.key === key || error === null ? last.current : null;
  return {
    data: shownAnswer?.data,
    error,
    loading: key !== null && (held.loading || held.key !== key),
    stale: shownAnswer !== null && (shownAnswer.key !== key || error !== null),
    answeredAt: shownAnswer?.answeredAt ?? null,
    retry: () => setAttempt((count) => count + 1),
  };
}

function keep(key: string, data: unknown): void {
  kept.delete(key);
  kept.set(key, { data, answeredAt: Date.now() });
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
}
