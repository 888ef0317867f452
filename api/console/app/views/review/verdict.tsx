/** What can be decided about a thing of the queue, each with its key; the last decision can be taken back at once. */
import { useRef, useState } from 'preact/hooks';
import { operation as accept } from '../../operations/review-accept.ts';
import { operation as merge } from '../../operations/review-merge.ts';
import { operation as reject } from '../../operations/review-reject.ts';
import { operation as tellApart } from '../../operations/review-tell-apart.ts';
import { ActorInput } from '../../parts/actor-input.tsx';
import { announce } from '../../state/announce.ts';
import { AskError } from '../../state/ask.ts';
import { useKeys } from '../../state/keys.ts';
import { actor } from '../../state/preferences.ts';
import { send } from '../../state/send.ts';
import { useStore } from '../../state/store.ts';
import { Correct } from './correct.tsx';
import { lastDecision } from './last-decision.tsx';
import type { ReviewItem } from './questions.ts';

interface VerdictProps {
  item: ReviewItem;
  /** Id of the candidate that is chosen; null where there is none. */
  candidate: string | null;
  onDecided: () => void;
}

interface Choice {
  key: string;
  label: string;
  /** How it is told afterwards. */
  done: string;
  run: (said: { by: string; reason: string | null }) => Promise<{ id: string }[]>;
}

export function Verdict({ item, candidate, onDecided }: VerdictProps) {
  const { id, node, question } = item;
  const by = useStore(actor);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const choices = choicesFor(item, candidate);
  const take = async ({ run, done }: Pick<Choice, 'run' | 'done'>): Promise<void> => {
    if (by.trim() === '') {
      name.current?.focus();
      announce('Say who decides first.');
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      const [decision] = await run({ by, reason: reason.trim() === '' ? null : reason });
      lastDecision.set({ id: decision?.id ?? null, text: `${node.name}: ${done}` });
      announce(`${node.name}: ${done}. z takes it back.`);
      onDecided();
    } catch (error) {
      const told = error instanceof AskError ? [error.message, error.hint].filter(Boolean).join(' ') : String(error);
      setFault(told);
      announce(told);
    }
    setBusy(false);
  };
  useKeys((key) => {
    const choice = choices.find((one) => one.key === key);
    if (choice !== undefined && !busy) void take(choice);
    else if (key === 'c' && node.__typename === 'Event') setCorrecting(true);
    else return false;
    return true;
  });
  return (
    <div class="verdict" key={`${id} ${question}`}>
      {fault !== null && (
        <p class="notice tone-bad" role="alert">
          <span>{fault}</span>
        </p>
      )}
      <div class="row said">
        <label>
          Who decides
          <ActorInput inputRef={name} />
        </label>
        <label class="wide">
          Why (optional)
          <input type="text" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
      </div>
      <div class="row">
        {choices.map((choice, index) => (
          <button
            key={choice.key}
            type="button"
            class={index === 0 ? 'button primary' : 'button'}
            disabled={busy}
            onClick={() => void take(choice)}
          >
            {choice.label} <kbd aria-hidden="true">{choice.key}</kbd>
          </button>
        ))}
        {node.__typename === 'Event' && (
          <button type="button" class="button" disabled={busy} onClick={() => setCorrecting(true)}>
            Correct it <kbd aria-hidden="true">c</kbd>
          </button>
        )}
      </div>
      {node.__typename === 'Event' && (
        <Correct event={node} open={correcting} onClose={() => setCorrecting(false)} onCorrect={take} />
      )}
    </div>
  );
}

/** From such a likeness on, "the same" is the first choice. */
const LIKELY = 0.8;

/** The likeliest first. */
function choicesFor({ id: item, node, question, candidates }: ReviewItem, candidate: string | null): Choice[] {
  const { id } = node;
  const other = candidates.find((one) => one.id === candidate);
  const keep: Choice = {
    key: 'a',
    label: question === 'PROVISIONAL' ? 'A thing of its own' : 'Right as it stands',
    done: 'accepted',
    run: async (said) => (await send(accept, { id, item, ...said })).reviewAccept,
  };
  const drop: Choice = {
    key: 'r',
    label: node.__typename === 'Event' ? 'It did not happen' : 'It names nothing',
    done: 'rejected',
    run: async (said) => (await send(reject, { id, ...said })).reviewReject,
  };
  if (other === undefined) return [keep, drop];
  const apart = (verdict: 'DIFFERENT' | 'UNSURE') => async (said: Parameters<Choice['run']>[0]) =>
    (await send(tellApart, { id, from: other.id, verdict, ...said })).reviewTellApart;
  const same: Choice[] = [
    {
      key: 'm',
      label: `The same as ${other.name}`,
      done: `the same as ${other.name}`,
      run: async (said) => (await send(merge, { id, into: other.id, ...said })).reviewMerge,
    },
    { key: 'd', label: 'Not the same', done: `not ${other.name}`, run: apart('DIFFERENT') },
    { key: 'u', label: 'Nobody can tell yet', done: 'left open', run: apart('UNSURE') },
  ];
  return other.score >= LIKELY ? [...same, keep, drop] : [keep, ...same, drop];
}
