/** One thing of the queue: why it is asked, what it may be, what documents say, and what can be decided. */
import { useState } from 'preact/hooks';
import { operation as documentsOperation } from '../../operations/documents.ts';
import { operation as eventOperation } from '../../operations/event.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Link, NodeLink, pathOf } from '../../parts/link.tsx';
import { Quotes } from '../../parts/quote.tsx';
import { When } from '../../parts/when.tsx';
import { formatShare, words } from '../../state/format.ts';
import { useKeys } from '../../state/keys.ts';
import { useQuery } from '../../state/use-query.ts';
import { QUESTIONS, type ReviewItem } from './questions.ts';
import { Verdict } from './verdict.tsx';

export function Item({ item, onDecided }: { item: ReviewItem; onDecided: () => void }) {
  const { node, reasons, candidates, question } = item;
  const [chosen, setChosen] = useState(candidates[0]?.id ?? null);
  useKeys((key) => {
    const candidate = candidates[Number(key) - 1];
    if (candidate === undefined) return false;
    setChosen(candidate.id);
    return true;
  });
  return (
    <section class="card item" aria-labelledby="item">
      <header>
        <div>
          <p class="quiet small">
            {words(node.__typename)} · {QUESTIONS[question][1]}
          </p>
          <h2 id="item">
            <NodeLink node={node} />
          </h2>
        </div>
      </header>
      <div class="inside stack">
        <div>
          <h3>Why it is asked</h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
        {candidates.length > 0 && (
          <fieldset class="candidates">
            <legend>What it may be</legend>
            {candidates.map(({ id, name, score, reasons: speaks, unsure }, index) => (
              <label key={id} class="candidate">
                <input type="radio" name="candidate" checked={id === chosen} onChange={() => setChosen(id)} />
                <span>
                  <strong>{name}</strong> <span class="quiet small">{formatShare(score)}</span>{' '}
                  {unsure && <span class="tag tone-unknown">looked at, could not be told</span>}
                  <span class="quiet small">{speaks.join('; ')}</span>
                </span>
                {index < 9 && <kbd>{index + 1}</kbd>}
              </label>
            ))}
          </fieldset>
        )}
        <div>
          <h3>What documents say</h3>
          {node.__typename === 'Event' ? <Told event={node.id} /> : <Named thing={node.id} />}
        </div>
      </div>
      <Verdict item={item} candidate={chosen} onDecided={onDecided} />
    </section>
  );
}

function Told({ event }: { event: string }) {
  const answer = useQuery(eventOperation, { id: event });
  return (
    <ShowAnswer answer={answer} what="the sources">
      {({ node }) => (node?.__typename === 'Event' ? <Quotes evidence={node.evidence} most={4} /> : null)}
    </ShowAnswer>
  );
}

function Named({ thing }: { thing: string }) {
  const answer = useQuery(documentsOperation, { filter: { mentions: thing }, first: 5 });
  return (
    <ShowAnswer
      answer={answer}
      what="the documents"
      empty={({ documents }) => (documents.nodes.length === 0 ? <p class="quiet">No document names it.</p> : null)}
    >
      {({ documents }) => (
        <ul class="stack">
          {documents.nodes.map(({ id, title, publishedAt, source }) => (
            <li key={id}>
              <Link to={pathOf('Document', id)!}>{title}</Link>{' '}
              <span class="quiet small">
                {source?.name}, <When at={publishedAt} precision="day" empty="no date" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </ShowAnswer>
  );
}
