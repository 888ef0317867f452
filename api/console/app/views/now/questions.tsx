/** Questions that nobody has answered for good. */
import { operation } from '../../operations/watch.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { QuestionList } from '../../parts/question-list.tsx';
import { useMoment } from '../../state/moment.ts';
import { useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';

export function Questions() {
  const { at, knownAt } = useMoment();
  const [asked, setAsked] = useParam('questions');
  const all = asked === 'all';
  const answer = useQuery(operation, { ...(all ? {} : { state: ['OPEN', 'MOVED', 'ANSWERED'] }), at, knownAt });
  return (
    <section class="card" aria-labelledby="questions">
      <header>
        <h2 id="questions">{all ? 'Questions' : 'Open questions'}</h2>
        <label class="check small">
          <input
            type="checkbox"
            checked={all}
            onChange={({ currentTarget }) => setAsked(currentTarget.checked ? 'all' : null, { replace: true })}
          />
          answered ones too
        </label>
      </header>
      <ShowAnswer
        answer={answer}
        what="the open questions"
        empty={({ watchItems }) => (watchItems.length === 0 ? <p class="inside quiet">None is open.</p> : null)}
      >
        {({ watchItems }) => <QuestionList questions={watchItems} />}
      </ShowAnswer>
    </section>
  );
}
