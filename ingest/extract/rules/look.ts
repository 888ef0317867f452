/** What several rules ask of a frame. */
import type { Named, Reading } from '../reading.ts';
import { type Summary, summaryOf } from '../summary.ts';
import type { Look } from './rule.ts';
import { TECHNOLOGY } from './words.ts';

/** A company, a model or a channel of the catalogue: somebody or something that an act can be on. */
export const isParty = (named: Named): boolean => ['Provider', 'Model', 'Channel'].includes(named.entries[0]!.kind);

/** Does the sentence, or the head of the text, speak of what is regulated here? */
export const isTechText = (look: Look): boolean => TECHNOLOGY.test(look.sentence) || isTechHead(look.reading);

const heads = new WeakMap<Summary, boolean>();

/** Asked for every frame, worked out once a text. */
function isTechHead(reading: Reading): boolean {
  const summary = summaryOf(reading);
  let known = heads.get(summary);
  if (known === undefined) {
    known = TECHNOLOGY.test(summary.head);
    heads.set(summary, known);
  }
  return known;
}

/** The same, or the text names one whose trade it is. */
export function isTech(look: Look): boolean {
  const { hasModel, hasProvider } = summaryOf(look.reading);
  return hasModel || hasProvider || isTechText(look) || [...look.objects, ...look.subjects].some(isParty);
}

/** A government, an authority or a parliament acts; a court is another matter. */
export const official = (look: Look): boolean => ['authority', 'jurisdiction', 'legislature'].includes(look.actor.kind);

/** The verb that carries the noun, as written; '' where there is none. */
export const governorWord = (look: Look): string =>
  look.frame.governor === null ? '' : look.reading.tokens[look.frame.governor]!.lower;
