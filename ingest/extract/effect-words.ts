/** The words between which a day stands from which something applies, in the languages that are read. */

const BEFORE: readonly RegExp[] = [
  /\b(?:takes? effect|took effect|taking effect|as of|effective|becomes? (?:operative|applicable|binding|law))\b[^.;:]{0,28}$/i,
  /\b(?:come|comes|came|coming|enter|enters|entered|entering|go|goes|went|going) in(?:to)? (?:force|effect|application)\b[^.;:]{0,28}$/i,
  /\b(?:(?:is|are|was|were|be) in (?:force|effect)|(?:starts?|begins?) to apply|appl(?:y|ies) from|applicable from|kicks? in)\b[^.;:]{0,28}$/i,
  /\beffective date: ?$/i,
  /\b(?:comply|compliance|required|mandatory|enforceable|enforced?|binding|operative)\b[^.;:]{0,40} (?:from|as of|starting|beginning) [^.;:]{0,12}$/i,
  /\b(?:measures?|rules?|ban|restrictions?|requirements?|block|changes?|policy|limits?) (?:will )?(?:begins?|starts?)\b[^.;:]{0,28}$/i,
  // German, French, Italian, Spanish
  /\b(?:treten|tritt|gilt|gelten|anwendbar|wirksam)\b[^.;:]{0,28}$/i,
  /\b(?:entrer?(?:ont|a)? en vigueur|entre(?:nt)? en vigueur|applicables?|s’applique(?:nt|ra|ront)?)\b[^.;:]{0,28}$/i,
  /\b(?:entra(?:no|rà|ranno)? in vigore|si applica(?:no)?|in vigore)\b[^.;:]{0,28}$/i,
  /\b(?:entrará|entrarán|entra|entran) en vigor\b[^.;:]{0,28}$/i,
];

/** "remains unavailable as of Monday": how it stood on that day. */
const STILL =
  /\b(?:remain\w*|still|unavailable|available|unclear|had|have|has|not)\b[^.;:]{0,40}\bas of [^.;:]{0,12}$/i;

/** Does the text that stands before a day ("takes effect on ", "tritt am ") say that something applies from it? */
export const isEffectLead = (before: string): boolean =>
  BEFORE.some((pattern) => pattern.test(before)) && !STILL.test(before);

/** Directly after the day: "in Kraft", "起施行", "から施行". */
export const EFFECT_AFTER =
  /^\s*(?:in Kraft|wirksam|日?(?:起|から|に|より)?(?:、|，|正式|全面)?(?:施行|实施|實施|生效|適用|发效|発効)|(?:is|as) the effective date)/u;
