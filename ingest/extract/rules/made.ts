/** How norms come about: by which verb, and how far along they are. */
import type { ActionStatus } from '../../../graph/model.ts';
import { carrierOf } from '../frames.ts';
import type { Look } from './rule.ts';

export const CAME =
  /^(?:issue|publish|adopt|finalise|finalize|release|promulgate|announce|sign|enact|pass|approve|enter|implement|establish|state|introduce|put|take|set|extend|unveil|file|submit|propose|draft|register)$/;

/** Where a proposal, an adoption and an entry into force part. */
export function statusOf(look: Look, lemma: string): ActionStatus {
  const text = look.clause;
  if (
    /\b(?:proposed|proposes?|proposal|draft|introduced|bill|consultation|seeks? comments?)\b/.test(text) &&
    !/\bsign(?:ed|s)|final rule|enacted|became law\b/.test(text)
  )
    return 'PROPOSED';
  const later = look.dates.find((date) => date.clock === 'effective');
  if (
    later !== undefined &&
    look.reading.readable.publishedAt !== null &&
    later.instant > look.reading.readable.publishedAt
  )
    return 'EFFECTIVE_LATER';
  if (
    /\b(?:enters? into force|entered into force|takes? effect|took effect|appl(?:y|ies)|applied|in force|effective)\b/.test(
      text,
    )
  )
    return 'IN_FORCE';
  return lemma === 'announce' || lemma === 'unveil' ? 'ANNOUNCED' : 'IN_FORCE';
}

export function carrierLemma(look: Look): string | null {
  const { frame, reading } = look;
  if (frame.governor === null) return null;
  const word = reading.tokens[frame.governor]!.lower;
  return carrierOf(word)?.lemma ?? null;
}
