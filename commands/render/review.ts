/** The queue of reviews and its history, for a terminal. */
import type { Decision } from '../../graph/store.ts';
import type { HistoryEntry, ReviewItem } from '../../queries/review/review.ts';
import type { Subject } from '../../queries/review/subject.ts';
import { momentText } from '../../queries/words.ts';

export function renderQueue({ items, endCursor }: { items: ReviewItem[]; endCursor: string | null }): string {
  if (items.length === 0) return 'Nothing to look at.';
  const blocks = items.map((one) => renderItem(one).join('\n'));
  const more = endCursor === null ? [] : [`More: --after '${endCursor}'`];
  return [...blocks, ...more].join('\n\n');
}

function renderItem({ question, node, reasons, candidates }: ReviewItem): string[] {
  return [
    `${question.replaceAll('_', ' ')}  ${node.name}`,
    `  ${node.id}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...candidates.map(
      ({ id, name, score, reasons: why, unsure }) =>
        `  perhaps ${name} (${id}), ${score.toFixed(2)}${unsure ? ', somebody was unsure' : ''}: ${why.join('; ')}`,
    ),
  ];
}

export function renderSubject({ node, open, said, history }: Subject): string {
  const told = said.map(
    ({ fact, relation, other, evidence }) =>
      `  ${relation} ${other}\n    “${evidence.quote.replace(/\s+/gu, ' ')}” (${evidence.document.title}, ${evidence.document.id})\n    fact ${fact}`,
  );
  return [
    `${node.name}\n  ${node.id}, ${node.kind}`,
    ...(open.length === 0 ? ['Nothing is asked about it.'] : open.map((one) => renderItem(one).join('\n'))),
    ...(told.length === 0 ? ['No document says anything of it.'] : [`What documents say:\n${told.join('\n')}`]),
    ...(history.length === 0 ? [] : [`Decided:\n${renderHistory(history)}`]),
  ].join('\n\n');
}

export function renderHistory(entries: readonly HistoryEntry[]): string {
  if (entries.length === 0) return 'Nothing was decided yet.';
  return entries
    .map(({ decision, names }) => {
      const about = [names.a, names.b].filter((name) => name !== null).join(' → ');
      const { id, kind, by, at, reason, undoneAt, undoneBy } = decision;
      const undone = undoneAt === null ? '' : `\n  undone by ${undoneBy}, ${momentText(undoneAt)}`;
      return `${momentText(at)}  ${by}: ${kind}  ${about}${reason === '' ? '' : `\n  ${reason}`}${undone}\n  ${id}`;
    })
    .join('\n');
}

export function renderDecisions(decisions: readonly Decision[]): string {
  return decisions
    .map(
      ({ id, kind, a, b, undoneAt }) =>
        `${undoneAt === null ? kind : `undone: ${kind}`}  ${a}${b === null ? '' : ` → ${b}`}\n  ${id}`,
    )
    .join('\n');
}
