/** Dates to come, from what documents say of an event: the one that holds, those that it was moved from, and what is new. */
import type { EventDate, Fact, Instant } from '../../graph/model.ts';
import type { Deadline } from './answer.ts';

type GivenDeadline = Pick<Deadline, 'at' | 'kind' | 'movedFrom' | 'change'> & { facts: Fact[] };

/** Of the dates that documents gave one after the other the last holds; the earlier ones are kept as what it was moved from. */
export function deadlinesOf(
  dated: readonly Fact[],
  changes: readonly Fact[],
  stretch: { from: Instant; until: Instant },
): GivenDeadline[] {
  const effective = deadlineOf(
    'effective',
    dated.flatMap((fact) => {
      const { clock, instant } = fact.value as unknown as EventDate;
      return clock === 'effective' ? [{ fact, instant }] : [];
    }),
    stretch,
  );
  const ends = deadlineOf(
    'ends',
    changes.flatMap((fact) => {
      const { state, undated } = fact.qualifiers as { state?: string; undated?: boolean };
      const isEnd = (state === 'SUSPENDED' || state === 'DEPRECATED') && undated !== true;
      return isEnd && fact.validFrom !== null ? [{ fact, instant: fact.validFrom }] : [];
    }),
    stretch,
  );
  // The day on which the announcement of an end takes effect is that end.
  return [effective?.at === ends?.at ? null : effective, ends].filter((one) => one !== null);
}

function deadlineOf(
  kind: Deadline['kind'],
  given: { fact: Fact; instant: Instant }[],
  { from, until }: { from: Instant; until: Instant },
): GivenDeadline | null {
  const inOrder = given.toSorted((a, b) => a.fact.learnedAt - b.fact.learnedAt || (a.fact.id < b.fact.id ? -1 : 1));
  const at = inOrder.at(-1)?.instant;
  if (at === undefined || at < until) return null;
  const before = inOrder.findLast(({ fact }) => fact.learnedAt < from)?.instant;
  return {
    at,
    kind,
    movedFrom: [...new Set(inOrder.map(({ instant }) => instant))].filter((instant) => instant !== at),
    change: before === undefined ? 'new' : before === at ? null : 'moved',
    facts: inOrder.filter(({ instant }) => instant === at).map(({ fact }) => fact),
  };
}
