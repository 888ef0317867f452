/** What is asked, in words. */
import type { ReviewData } from '../../operations/review.ts';
import type { ReviewQuestion } from '../../operations/schema.ts';

export type ReviewItem = ReviewData['review']['nodes'][number];

export const QUESTIONS: Record<ReviewQuestion, [short: string, question: string]> = {
  PROVISIONAL: ['Not in the catalogue', 'What is this?'],
  LINK: ['Taken by likeness', 'Is it this one?'],
  MERGE: ['May be one', 'Are the two one event?'],
  CONFLICT: ['Sources disagree', 'Which is right?'],
  LOW_CONFIDENCE: ['Weak evidence', 'Did it happen?'],
};
