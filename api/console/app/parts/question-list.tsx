/** Open questions: what would answer each, what has become of it, and the analyst's word. */
import { useState } from 'preact/hooks';
import type { WatchState } from '../operations/schema.ts';
import { operation as confirm } from '../operations/watch-confirm.ts';
import { operation as reopen } from '../operations/watch-reopen.ts';
import { operation as takeBack } from '../operations/watch-take-back.ts';
import { announce } from '../state/announce.ts';
import { AskError } from '../state/ask.ts';
import { useMoment } from '../state/moment.ts';
import { actor } from '../state/preferences.ts';
import { send } from '../state/send.ts';
import { useStore } from '../state/store.ts';
import { ActorInput } from './actor-input.tsx';
import { type Evidence, Quotes } from './quote.tsx';
import { StatusPill } from './status-pill.tsx';
import { When } from './when.tsx';

interface Word {
  by: string;
  at: string;
  reason: string;
}

export interface Question {
  id: string;
  question: string;
  answeredBy: string | null;
  state: WatchState | null;
  since: string | null;
  why: string | null;
  confirmed: Word | null;
  keptOpen: Word | null;
  /** What bears on it. */
  evidence?: readonly { evidence: readonly Evidence[] }[];
}

export function QuestionList({ questions }: { questions: readonly Question[] }) {
  return (
    <ul class="rows">
      {questions.map((one) => (
        <OneQuestion key={one.id} item={one} />
      ))}
    </ul>
  );
}

function OneQuestion({ item }: { item: Question }) {
  const { question, state, since, why, answeredBy, confirmed, keptOpen, evidence = [] } = item;
  const { at, knownAt } = useMoment();
  return (
    <li>
      <p>{question}</p>
      <p class="row">
        {state !== null && <StatusPill status={state} />}
        <span class="quiet small">
          since <When at={since} precision="day" />
        </span>
      </p>
      <p class="quiet small">{state === 'OPEN' && answeredBy !== null ? `Answered by: ${answeredBy}` : why}</p>
      {confirmed !== null && <Said word={confirmed} what="answered" />}
      {keptOpen !== null && <Said word={keptOpen} what="still open" />}
      {evidence.length > 0 && (
        <details>
          <summary>
            What bears on it<span class="hidden">: {question}</span>
          </summary>
          <Quotes evidence={evidence.flatMap((one) => one.evidence)} most={4} />
        </details>
      )}
      {at === null && knownAt === null && (
        <details>
          <summary>
            Decide<span class="hidden">: {question}</span>
          </summary>
          <Decide item={item} />
        </details>
      )}
    </li>
  );
}

function Said({ word: { by, at, reason }, what }: { word: Word; what: string }) {
  return (
    <p class="small">
      {by} says that it is {what} (<When at={at} precision="day" />
      ): {reason}
    </p>
  );
}

/** An analyst's word outranks what the facts say, and can be taken back. */
function Decide({ item: { id, question, confirmed, keptOpen } }: { item: Question }) {
  const by = useStore(actor);
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const take = async (change: () => Promise<unknown>, done: string): Promise<void> => {
    try {
      await change();
      setText('');
      setFault(null);
      announce(`${question} ${done}.`);
    } catch (error) {
      setFault(error instanceof AskError ? [error.message, error.hint].filter(Boolean).join(' ') : String(error));
    }
  };
  const isSaid = by.trim() !== '' && text.trim() !== '';
  return (
    <form class="decide" onSubmit={(event) => event.preventDefault()}>
      <label>
        Who decides
        <ActorInput />
      </label>
      <label>
        The answer, or why it is still open
        <input type="text" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      {fault !== null && (
        <p class="notice tone-bad" role="alert">
          <span>{fault}</span>
        </p>
      )}
      <div class="row">
        <button
          type="button"
          class="button small primary"
          disabled={!isSaid}
          onClick={() => void take(() => send(confirm, { item: id, answer: text, by }), 'is answered')}
        >
          It is answered
        </button>
        <button
          type="button"
          class="button small"
          disabled={!isSaid}
          onClick={() => void take(() => send(reopen, { item: id, reason: text, by }), 'stays open')}
        >
          It is still open
        </button>
        {(confirmed !== null || keptOpen !== null) && (
          <button
            type="button"
            class="button small"
            disabled={by.trim() === ''}
            onClick={() => void take(() => send(takeBack, { item: id, by }), 'was taken back')}
          >
            Take back what was said
          </button>
        )}
      </div>
    </form>
  );
}
