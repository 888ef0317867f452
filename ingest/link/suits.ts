/** Lawsuits as accounts tell them: which docket a document's words belong to, and how a suit ended. */
import type { ActionStatus } from '../../graph/model.ts';
import type { EventMention } from '../extract/extraction.ts';

const SUIT_TYPES: ReadonlySet<string> = new Set(['LAWSUIT', 'COURT_ORDER']);

/** A suit is told in several sentences, and its number stands in one of them: in a document with one docket it is that of all. */
export function withDocket(mentions: readonly EventMention[]): EventMention[] {
  const dockets = new Set(
    mentions.flatMap(({ type, instrument }) => (type === 'LAWSUIT' && instrument !== null ? [instrument] : [])),
  );
  if (dockets.size !== 1) return [...mentions];
  const [docket] = dockets;
  return mentions.map((mention) =>
    mention.type === 'LAWSUIT' && mention.instrument === null ? { ...mention, instrument: docket! } : mention,
  );
}

const OUTCOMES: [words: RegExp, status: ActionStatus][] = [
  // Its own side took it back.
  [/\b(?:settle[sd]?|settlement|withdr[ae]w\w*|dropped|voluntarily dismiss\w*|voluntary dismissal)\b/i, 'RESCINDED'],
  [/\b(?:dismiss\w*|th(?:rew|rown|rows|row) out|toss(?:es|ed)|struck out)\b/i, 'ANNULLED'],
];

/**
 * What an account makes of the suit that it is about: a court that dismisses a suit annuls it, who settles or withdraws one
 * takes it back. Null: the words say neither, or that it was asked for or refused ("denied the motion to dismiss").
 */
export function suitOutcome({ type, quote, stance }: EventMention): ActionStatus | null {
  if (!SUIT_TYPES.has(type) || stance === 'denied' || stance === 'planned' || stance === 'hypothetical') return null;
  if (
    /\b(?:(?:motion|request|bid|asks?|asked|moved|wants?|seeks?|sought)\b[^.]{0,40}\bdismiss|not dismiss)/i.test(quote)
  )
    return /\bgranted\b/i.test(quote) && /\bdismiss/i.test(quote) ? 'ANNULLED' : null;
  return OUTCOMES.find(([words]) => words.test(quote))?.[1] ?? null;
}
