/** Open questions that hang on it. */
import { type Question, QuestionList } from '../../parts/question-list.tsx';

export function Questions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <section class="card" aria-labelledby="questions">
      <header>
        <h2 id="questions">Questions to watch</h2>
      </header>
      <QuestionList questions={questions} />
    </section>
  );
}
