/** What is right of an event: another day, another result, another kind; or documents that tell of another event. */
import { useState } from 'preact/hooks';
import { operation as eventOperation } from '../../operations/event.ts';
import { operation as correct } from '../../operations/review-correct.ts';
import { operation as split } from '../../operations/review-split.ts';
import type { ActionStatus, EventType } from '../../operations/schema.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { statusWord } from '../../parts/status-pill.tsx';
import { sentence, words } from '../../state/format.ts';
import { send } from '../../state/send.ts';
import { useQuery } from '../../state/use-query.ts';
import { ACTION_STATUSES, EVENT_TYPES } from './choices.ts';

type Said = { by: string; reason: string | null };

interface CorrectProps {
  event: { id: string; name: string };
  open: boolean;
  onClose: () => void;
  onCorrect: (decision: { done: string; run: (said: Said) => Promise<{ id: string }[]> }) => Promise<void>;
}

export function Correct({ event, open, onClose, onCorrect }: CorrectProps) {
  return (
    <Dialog title={`Correct “${event.name}”`} open={open} onClose={onClose}>
      <Form event={event.id} onClose={onClose} onCorrect={onCorrect} />
      <Split event={event.id} onClose={onClose} onCorrect={onCorrect} />
    </Dialog>
  );
}

type FormProps = Omit<CorrectProps, 'event' | 'open'> & { event: string };

function Form({ event, onClose, onCorrect }: FormProps) {
  const [date, setDate] = useState('');
  const [status, setStatus] = useState<ActionStatus | ''>('');
  const [type, setType] = useState<EventType | ''>('');
  const submit = (submitted: Event): void => {
    submitted.preventDefault();
    const correction = {
      ...(date === '' ? {} : { date }),
      ...(status === '' ? {} : { status }),
      ...(type === '' ? {} : { type }),
    };
    onClose();
    void onCorrect({
      done: 'corrected',
      run: async (said) => (await send(correct, { event, correction, ...said })).reviewCorrect,
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p class="quiet">Leave out what is right already. What others say stays, as a conflict.</p>
      <label>
        When it happened{' '}
        <input type="date" value={date} onInput={({ currentTarget }) => setDate(currentTarget.value)} />
      </label>
      <label>
        What it makes of its action{' '}
        <select value={status} onChange={({ currentTarget }) => setStatus(currentTarget.value as ActionStatus)}>
          <option value="">as it was read</option>
          {ACTION_STATUSES.map((one) => (
            <option key={one} value={one}>
              {statusWord(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        What kind of event{' '}
        <select value={type} onChange={({ currentTarget }) => setType(currentTarget.value as EventType)}>
          <option value="">as it was read</option>
          {EVENT_TYPES.map((one) => (
            <option key={one} value={one}>
              {sentence(words(one))}
            </option>
          ))}
        </select>
      </label>
      <div class="row">
        <button type="submit" class="button primary" disabled={date === '' && status === '' && type === ''}>
          Correct it
        </button>
        <button type="button" class="button" onClick={onClose}>
          Leave it
        </button>
      </div>
    </form>
  );
}

function Split({ event, onClose, onCorrect }: FormProps) {
  const answer = useQuery(eventOperation, { id: event });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string, on: boolean): void =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <details>
      <summary>Some of its documents tell of another event</summary>
      <ShowAnswer answer={answer} what="its documents">
        {({ node }) => {
          if (node?.__typename !== 'Event') return null;
          const documents = [...new Map(node.evidence.map(({ document }) => [document.id, document])).values()];
          return (
            <fieldset class="stack">
              <legend class="hidden">Documents that tell of another event</legend>
              {documents.map(({ id, title }) => (
                <label key={id} class="check">
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
                  />
                  {title}
                </label>
              ))}
              <button
                type="button"
                class="button"
                disabled={chosen.length === 0 || chosen.length === documents.length}
                onClick={() => {
                  onClose();
                  void onCorrect({
                    done: 'split',
                    run: async (said) => (await send(split, { event, documents: [...chosen], ...said })).reviewSplit,
                  });
                }}
              >
                Split them off
              </button>
            </fieldset>
          );
        }}
      </ShowAnswer>
    </details>
  );
}
