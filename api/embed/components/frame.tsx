/** What is around every answer: its title, how old it is, and what is said where there is none. */
import type { ComponentChildren } from 'preact';
import type { Outcome, Told } from './fetch-answer.ts';

export interface Shown {
  told: Told | null;
  /** Why the last time brought nothing; null: it did, or none was yet. */
  problem: Exclude<Outcome, Told> | null;
  /** The token is of another element. */
  wrongKind: string | null;
  /** Of the title, among the headings of the page. */
  level: number;
}

const WORDS = {
  unavailable: ['Not available', 'Ask whoever put this here for a new link.'],
  unreachable: ['Not available', 'The server can’t be reached, or may not be asked from this page.'],
  failed: ['No answer', 'The server has none at the moment. It is asked again by itself.'],
} as const;

interface Props {
  shown: Shown;
  moment: (instant: string | number) => string;
  children: ComponentChildren;
}

export function Frame({ shown: { told, problem, wrongKind, level }, moment, children }: Props) {
  if (wrongKind !== null)
    return <Message title="Wrong element" text={`This token is for <bellwether-${wrongKind}>.`} />;
  if (told === null) {
    if (problem === null) return <Message title="Loading …" text="" />;
    const [title, text] = WORDS[problem];
    return <Message title={title} text={text} />;
  }
  return (
    <section class="frame" lang="en">
      <div class="title" part="title" role="heading" aria-level={level}>
        {told.view.title}
      </div>
      {problem !== null && (
        <p class="stale" role="status">
          Not up to date: the server can’t be asked.
        </p>
      )}
      {children}
      <p class="foot">
        As of <time dateTime={new Date(told.asOf).toISOString()}>{moment(told.asOf)}</time>. Bellwether; not legal
        advice.
      </p>
    </section>
  );
}

function Message({ title, text }: { title: string; text: string }) {
  return (
    <section class="frame message" lang="en" role="status">
      <p class="title">{title}</p>
      {text !== '' && <p class="quiet">{text}</p>}
    </section>
  );
}
