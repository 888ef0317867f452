/** The states of an answer, so that every view shows them alike: on its way, failed, nothing there, old. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatMoment } from '../state/format.ts';
import type { Answer } from '../state/use-query.ts';
import { Icon } from './icon.tsx';

interface ShowAnswerProps<Data> {
  answer: Answer<Data>;
  /** In words: "the events". */
  what: string;
  /** What to show instead where there is nothing; null: there is something. */
  empty?: (data: Data) => ComponentChildren | null;
  children: (data: Data) => ComponentChildren;
}

export function ShowAnswer<Data>({ answer, what, empty, children }: ShowAnswerProps<Data>) {
  const { data, error, loading, stale, answeredAt, retry } = answer;
  if (data === undefined) {
    if (error !== null) return <Failure error={error} what={what} retry={retry} />;
    return <Skeleton what={what} />;
  }
  const nothing = empty?.(data) ?? null;
  return (
    <div class="answer" aria-busy={loading} data-stale={stale}>
      {error !== null && (
        <p class="notice tone-warn" role="status">
          <Icon name="warning" />
          <span>
            {error.message} Shown is what was known{' '}
            {answeredAt === null ? 'before' : formatMoment(new Date(answeredAt).toISOString())}.
          </span>
          <button type="button" class="button small" onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {nothing ?? children(data)}
    </div>
  );
}

function Failure({
  error,
  what,
  retry,
}: {
  error: { message: string; hint: string | null };
  what: string;
  retry: () => void;
}) {
  return (
    <div class="empty" role="alert">
      <Icon name="warning" size={24} />
      <p>
        <strong>Could not get {what}.</strong> {error.message}
      </p>
      {error.hint !== null && <p class="quiet">{error.hint}</p>}
      <button type="button" class="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}

/** Grey lines where the answer will be. Most answers are there before anybody could see them. */
export function Skeleton({ what }: { what: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="skeleton" role="status" data-visible={slow}>
      <span class="hidden">{slow ? `Getting ${what}` : ''}</span>
      <i />
      <i />
      <i />
    </div>
  );
}

/** Nothing there: why, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
