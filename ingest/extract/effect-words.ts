/** The words between which a day stands from which something applies, in the languages that are read. */

const GAP = String.raw`(?:[^.;:]|\d\.){0,28}$`;

/** Directly before the day: "takes effect on ", "shall apply from ", "tritt am ", "entrera en vigueur le ". */
export const EFFECT_BEFORE = new RegExp(
  String.raw`\b(?:${[
    'takes? effect|took effect|taking effect|as of|effective(?: date(?: is|:)?)?|becomes? (?:effective|operative|applicable|binding|law)',
    '(?:come|comes|came|coming|enter|enters|entered|entering|go|goes|went|going) in(?:to)? (?:force|effect|application)',
    '(?:is|are|was|were|be) in (?:force|effect)|(?:starts?|begins?) to apply|appl(?:y|ies) from|applicable from|kicks? in',
    '(?:comply|complian(?:ce|t)|required|mandatory|enforceable|enforced?|binding|operative)(?: with [^.;:,]{0,40})? (?:from|as of|starting|beginning)',
    '(?:measures|rules?|ban|restrictions?|requirements?|block|changes?|policy|limits?) (?:will )?(?:begins?|starts?)',
    'treten|tritt|gilt|gelten|anwendbar|wirksam',
    'entrer?(?:ont|a)? en vigueur|entre(?:nt)? en vigueur|applicables?|s’applique(?:nt|ra|ront)?',
    'entra(?:no|rà|ranno)? in vigore|si applica(?:no)?|in vigore',
    'entrar[áa]n?? en vigor|entran? en vigor|en vigor|aplicables?',
  ].join('|')})\b${GAP}`,
  'i',
);

/** Directly after it: "in Kraft", "起施行", "から施行". */
export const EFFECT_AFTER =
  /^\s*(?:in Kraft|wirksam|日?(?:起|から|に|より)?(?:、|，|正式|全面)?(?:施行|实施|實施|生效|適用|发效|発効)|(?:is|as) the effective date)/u;
