/** What a person should look at, one thing after the other, with the keyboard: why, what it may be, and the decision. */
import { operation } from '../../operations/review.ts';
import type { ReviewQuestion } from '../../operations/schema.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { count } from '../../state/format.ts';
import { useKeys } from '../../state/keys.ts';
import { setParams, useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';
import { Decisions } from './decisions.tsx';
import { Item } from './item.tsx';
import { LastDecision } from './last-decision.tsx';
import { QUESTIONS, type ReviewItem } from './questions.ts';
import './review.css';

const isQuestion = (text: string | null): text is ReviewQuestion => text !== null && text in QUESTIONS;

export default function Review() {
  const [tab, setTab] = useParam('tab');
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Review</h1>
          <p class="lead">
            What was read is put before a person where it is not sure. Decisions outrank what was read, and can be taken
            back.
          </p>
        </div>
      </div>
      <Tabs
        title="Review"
        tabs={[
          { id: 'queue', label: 'Queue' },
          { id: 'decisions', label: 'Decisions' },
        ]}
        selected={tab === 'decisions' ? 'decisions' : 'queue'}
        onSelect={(id) => setTab(id === 'queue' ? null : id, { replace: true })}
      >
        {tab === 'decisions' ? <Decisions /> : <Queue />}
      </Tabs>
    </>
  );
}

function Queue() {
  const [asked, setAsked] = useParam('question');
  const only = isQuestion(asked) ? asked : null;
  const answer = useQuery(operation, { first: 500, ...(only === null ? {} : { questions: [only] }) });
  return (
    <div class="stack">
      <LastDecision />
      <label class="row">
        Only
        <select
          value={only ?? ''}
          onChange={(event) => setAsked(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        >
          <option value="">every question</option>
          {Object.entries(QUESTIONS).map(([question, [short]]) => (
            <option key={question} value={question}>
              {short}
            </option>
          ))}
        </select>
      </label>
      <ShowAnswer
        answer={answer}
        what="the queue"
        empty={({ review }) => (review.nodes.length === 0 ? <Empty title="Nothing waits for a decision." /> : null)}
      >
        {({ review }) => <Desk items={review.nodes} more={review.pageInfo.hasNextPage} />}
      </ShowAnswer>
    </div>
  );
}

function Desk({ items, more }: { items: readonly ReviewItem[]; more: boolean }) {
  const [asked] = useParam('item');
  const found = items.findIndex(({ id }) => id === asked);
  const index = Math.max(found, 0);
  const item = items[index]!;
  const choose = (next: number): void => {
    const chosen = items[Math.min(Math.max(next, 0), items.length - 1)];
    if (chosen !== undefined) setParams({ item: chosen.id }, { replace: true });
  };
  useKeys((key) => {
    const step = { j: 1, k: -1 }[key];
    if (step === undefined) return false;
    choose(index + step);
    document.querySelector('.queue [aria-current]')?.scrollIntoView({ block: 'nearest' });
    return true;
  });
  return (
    <div class="desk">
      <section class="card queue" aria-labelledby="queue">
        <header>
          <h2 id="queue">
            {count(items.length, 'thing')}
            {more ? ' and more' : ''}
          </h2>
          <span class="quiet small">
            <kbd>j</kbd> next <kbd>k</kbd> back
          </span>
        </header>
        <ol class="rows">
          {items.map((one, place) => (
            <li key={one.id}>
              <button type="button" aria-current={place === index ? 'true' : undefined} onClick={() => choose(place)}>
                <span class="quiet small">{QUESTIONS[one.question][0]}</span>
                {one.node.name}
              </button>
            </li>
          ))}
        </ol>
      </section>
      {/* The next one, not the first, takes the place of what was decided. */}
      <Item key={item.id} item={item} onDecided={() => choose(index + 1 < items.length ? index + 1 : index - 1)} />
    </div>
  );
}
