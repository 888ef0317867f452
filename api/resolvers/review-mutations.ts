/** `reviewAccept`, `reviewReject` …: the verbs of review, with who decides. Each gives every decision that it came to. */
import { BellwetherError } from '../../graph/errors.ts';
import type { ActionStatus, EventType } from '../../graph/model.ts';
import type { Decision } from '../../graph/store.ts';
import { parseActor, said } from '../actor.ts';
import type { ApiContext, Seen } from '../api-context.ts';
import { parseDateTime } from '../date-time.ts';
import type { Correction, ReviewVerbs } from '../review-verbs.ts';
import { showDecision } from './decision.ts';

interface SaidArgs {
  by: string;
  reason?: string | null;
}

interface CorrectionInput {
  date?: string | null;
  status?: ActionStatus | null;
  type?: EventType | null;
}

/** A resolver for a verb; says so where the server was started without any. */
const deciding =
  <A>(decide: (verbs: ReviewVerbs, args: A, context: ApiContext) => Promise<Decision | Decision[]>) =>
  async (_: unknown, args: A, context: ApiContext): Promise<Seen<Decision>[]> => {
    if (context.review === null) {
      throw new BellwetherError('STORE_READ_ONLY', 'This server takes no decisions.', {
        hint: 'Decide with `bellwether review`, or ask a server that `bellwether serve` started.',
      });
    }
    return [await decide(await context.review(), args, context)].flat().map((one) => showDecision(one, context));
  };

export const reviewMutations = {
  reviewAccept: deciding<{ id: string; question?: string | null; item?: string | null } & SaidArgs>(
    (verbs, { id, question, item, ...by }, context) => {
      if (question != null && item != null) {
        throw new BellwetherError('BAD_INPUT', 'Give a question or an item, not both.', {
          hint: 'An item asks one question; without either, all are answered.',
          details: { field: 'item' },
        });
      }
      return verbs.accept(context.store, id, item ?? question ?? null, said(by, context));
    },
  ),
  reviewReject: deciding<{ id: string } & SaidArgs>((verbs, { id, ...by }, context) =>
    verbs.reject(context.store, id, said(by, context)),
  ),
  reviewCorrect: deciding<{ event: string; correction: CorrectionInput } & SaidArgs>(
    (verbs, { event, correction, ...by }, context) =>
      verbs.correct(context.store, event, parseCorrection(correction), said(by, context)),
  ),
  reviewMerge: deciding<{ id: string; into: string } & SaidArgs>((verbs, { id, into, ...by }, context) =>
    verbs.merge(context.store, id, into, said(by, context)),
  ),
  reviewTellApart: deciding<{ id: string; from: string; verdict: 'DIFFERENT' | 'UNSURE' } & SaidArgs>(
    (verbs, { id, from, verdict, ...by }, context) =>
      verbs.tellApart(context.store, verdict === 'UNSURE' ? 'unsure' : 'different', id, from, said(by, context)),
  ),
  reviewSplit: deciding<{ event: string; documents: string[] } & SaidArgs>(
    (verbs, { event, documents, ...by }, context) => verbs.split(context.store, event, documents, said(by, context)),
  ),
  reviewUndo: deciding<{ decision: string; by: string }>((verbs, { decision, by }, context) =>
    verbs.undo(context.store, decision, parseActor(by), context.now),
  ),
};

/** Throws BAD_INPUT where nothing is corrected, or the date is none. */
function parseCorrection({ date, status, type }: CorrectionInput): Correction {
  if (date == null && status == null && type == null) {
    throw new BellwetherError('BAD_INPUT', 'Nothing is corrected.', {
      hint: 'Give date, status or type.',
      details: { field: 'correction' },
    });
  }
  return {
    ...(date == null ? {} : { date: parseDate(date) }),
    ...(status == null ? {} : { status }),
    ...(type == null ? {} : { type }),
  };
}

function parseDate(local: string): NonNullable<Correction['date']> {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(local);
  return { local, instant: parseDateTime(isDay ? `${local}T00:00Z` : local), precision: isDay ? 'day' : 'minute' };
}
