/** Who decided what, and what was taken back. */
import { useState } from 'preact/hooks';
import { type DecisionsData, operation } from '../../operations/decisions.ts';
import { operation as undo } from '../../operations/review-undo.ts';
import type { DecisionKind } from '../../operations/schema.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { When } from '../../parts/when.tsx';
import { announce } from '../../state/announce.ts';
import { AskError } from '../../state/ask.ts';
import { actor } from '../../state/preferences.ts';
import { send } from '../../state/send.ts';
import { useStore } from '../../state/store.ts';
import { useQuery } from '../../state/use-query.ts';

type Decision = DecisionsData['decisions']['nodes'][number];

const KINDS: Record<DecisionKind, string> = {
  SAME: 'is the same as',
  DIFFERENT: 'is not',
  UNSURE: 'may be',
  REJECT_FACT: 'is wrong',
  ACCEPT: 'is right as it stands',
  REJECT: 'was rejected',
  CORRECT: 'was corrected',
};

export function Decisions() {
  const answer = useQuery(operation, { first: 200 });
  return (
    <ShowAnswer
      answer={answer}
      what="the decisions"
      empty={({ decisions }) =>
        decisions.nodes.length === 0 ? <Empty title="Nobody has decided anything yet." /> : null
      }
    >
      {({ decisions }) => (
        <section class="card" aria-label="Decisions, the newest first">
          <ol class="rows">
            {decisions.nodes.map((decision) => (
              <OneDecision key={decision.id} decision={decision} />
            ))}
          </ol>
        </section>
      )}
    </ShowAnswer>
  );
}

function OneDecision({ decision }: { decision: Decision }) {
  const { id, kind, about, subject, other, by, at, reason, undoneAt, undoneBy } = decision;
  const who = useStore(actor);
  const [fault, setFault] = useState<string | null>(null);
  const takeBack = async (): Promise<void> => {
    try {
      await send(undo, { decision: id, by: who });
      announce('Taken back.');
    } catch (error) {
      setFault(error instanceof AskError ? error.message : String(error));
    }
  };
  const names = other !== null && ['SAME', 'DIFFERENT', 'UNSURE'].includes(kind);
  return (
    <li class="head">
      <div>
        <p>
          {subject === null ? about : <NodeLink node={subject} />} {KINDS[kind]} {names && <NodeLink node={other} />}
        </p>
        <p class="quiet small">
          {by}, <When at={at} />
          {reason !== '' && `: ${reason}`}
        </p>
        {fault !== null && (
          <p class="small" role="alert">
            {fault}
          </p>
        )}
      </div>
      <span class="end">
        {undoneAt === null ? (
          <button
            type="button"
            class="button small"
            disabled={who.trim() === ''}
            title={who.trim() === '' ? 'Say in the queue who decides' : undefined}
            onClick={() => void takeBack()}
          >
            Take it back
          </button>
        ) : (
          <span class="quiet small">
            taken back by {undoneBy}, <When at={undoneAt} precision="day" />
          </span>
        )}
      </span>
    </li>
  );
}
