/** Numbers of instruments: one strict form each. What does not fit the form is not read. */
import type { Cited, Reading } from './reading.ts';

interface Form {
  kind: Cited['kind'];
  /** A text without any of these words holds none. */
  hint: RegExp;
  pattern: RegExp;
  /** Several where one title holds for a list ("15 CFR parts 734 and 744"). */
  normalise: (match: RegExpExecArray) => string | string[];
  /** What the text must be about for such a string to be a number of an instrument. */
  only?: RegExp;
}

// Every pattern begins with a literal or a bounded number and has no nested repetition: linear on any text.
const FORMS: readonly Form[] = [
  {
    kind: 'cfr',
    hint: /C\.? ?F\.? ?R/i,
    pattern:
      /\b(\d{1,2}) ?C\.? ?F\.? ?R\.?(?: ?(?:[Pp]arts?|§§?|Secs?\.|[Ss]ections?))? ?(\d{1,4}(?:\.\d{1,4})?(?:\([a-z0-9]{1,4}\)){0,4})((?:(?:, |,? and |,? & )\d{3,4}(?:\.\d{1,4})?(?:\([a-z0-9]{1,4}\)){0,4}(?![\d,]*\d)){0,12})/g,
    normalise: (m) => [m[2]!, ...(m[3]!.match(/\d[\d.]*(?:\([a-z0-9]+\))*/g) ?? [])].map((one) => `${m[1]} CFR ${one}`),
  },
  {
    kind: 'usc',
    hint: /U\.? ?S\.? ?C/,
    pattern: /\b(\d{1,2}) ?U\.? ?S\.? ?C\.? ?(?:§§? ?)?(\d{1,5}[a-z]?(?:\([a-zA-Z0-9]{1,4}\)){0,4})/g,
    normalise: (m) => `${m[1]} USC ${m[2]}`,
  },
  {
    kind: 'fr',
    hint: /FR|Fed|document number|FR Doc/i,
    pattern: /\bFR Doc\.? ?(?:No\.? ?)?(20\d\d-\d{5})\b|\b(\d{2,3}) (?:FR|Fed\. Reg\.) (\d{1,6})\b/g,
    normalise: (m) => (m[1] !== undefined ? `FR ${m[1]}` : `${m[2]} FR ${m[3]}`),
  },
  {
    kind: 'celex',
    hint: /3\d{4}[LRDH]\d/,
    pattern: /\b(3\d{4}[LRDH]\d{4})\b/g,
    normalise: (m) => m[1]!,
  },
  {
    kind: 'eu-act',
    hint: /\((?:EU|EC|UE|CE)\)/,
    pattern:
      /\b(Regulation|Directive|Decision|Verordnung|Richtlinie|Règlement|Regolamento|Reglamento) \((?:EU|EC|UE|CE)\) (?:No |Nr\. |n° )?(\d{1,4}\/\d{1,4})\b/g,
    normalise: (m) => `${ACTS[m[1]!] ?? m[1]} (EU) ${m[2]}`,
  },
  {
    // The older form, with its community behind it.
    kind: 'eu-act',
    hint: /\/(?:EC|EU|EEC|EG|EWG|CE|UE|CEE)\b/,
    pattern:
      /\b(Directive|Decision|Richtlinie|Entscheidung|Beschluss|Décision|Direttiva|Decisione|Directiva|Decisión|directive|decision|direttiva|directiva|décision) ((?:\d\d|(?:19|20)\d\d)\/\d{1,4})\/(EC|EU|EEC|EG|EWG|CE|UE|CEE)\b/g,
    normalise: (m) => `${ACTS[m[1]!.toLowerCase()] ?? m[1]} ${m[2]}/${COMMUNITIES[m[3]!] ?? m[3]}`,
  },
  {
    kind: 'docket',
    hint: /\d[:-](?:\d\d[-‑–])?(?:c[vr]|mc)[-‑–]|\b[CT][-‑–]\d/,
    pattern: /\b(\d):(\d\d)[-‑–](cv|cr|mc)[-‑–](\d{3,6})\b|\b([CT])[-‑–](\d{1,4}\/\d\d)\b/g,
    normalise: (m) => (m[5] !== undefined ? `${m[5]}-${m[6]}` : `${m[1]}:${m[2]}-${m[3]}-${m[4]!.padStart(5, '0')}`),
  },
  {
    kind: 'eo',
    hint: /Executive Order|E\.?O\.? \d/i,
    pattern:
      /\b(?:Executive Order|EXECUTIVE ORDER|executive order|EO|E\.O\.)(?: \(EO\))? (?:No\.? ?|Number )?(1\d,?\d{3})\b/g,
    normalise: (m) => `EO ${m[1]!.replace(',', '')}`,
  },
  {
    kind: 'eccn',
    hint: /\b[0-9][A-E]\d{3}/,
    // A flight, a room and a road have such names too.
    only: /\bECCNs?\b|\bEAR\b|\bCCL\b|Control List|Export Administration|[Dd]ual[- ]use|[Ee]xport (?:control|licen[cs]e|classification)|Bureau of Industry|Annex I\b/,
    pattern:
      /(?<!\b(?:[Ff]light|[Rr]oom|[Gg]ate|[Ss]eat|[Rr]oad|[Rr]oute|[Bb]us|[Uu]nit|[Ss]uite|[Bb]uilding|[Ll]ot) )\b([0-9][A-E]\d{3})(?:\.[a-z])?\b(?! (?:road|street|flight|route|bus)\b)/g,
    normalise: (m) => `ECCN ${m[1]}`,
  },
  {
    kind: 'public-law',
    hint: /Pub|Public Law|\bP\.L\./,
    pattern: /\b(?:Pub\. ?L\.|Public Law|P\.L\.)(?: No\.)? ?(\d{2,3})-(\d{1,4})\b/g,
    normalise: (m) => `Pub. L. ${m[1]}-${m[2]}`,
  },
  {
    // A bill of a legislature: its number is of one house, not of one state.
    kind: 'bill',
    hint: /[SHA]\.?B\.? ?\d|(?:Senate|House|Assembly) Bill/,
    pattern: /\b(?:([SHA])\.?B\.?|(Senate|House|Assembly) Bill) ?(?:No\.? ?)?(\d{1,5}[A-Z]?(?:-\d{1,4})?)\b/g,
    normalise: (m) => `${m[1] ?? m[2]![0]}B ${m[3]}`,
  },
];
const COMMUNITIES: Record<string, string> = { EG: 'EC', CE: 'EC', EWG: 'EEC', CEE: 'EEC', UE: 'EU' };
const ACTS: Record<string, string> = {
  directive: 'Directive',
  richtlinie: 'Directive',
  direttiva: 'Directive',
  directiva: 'Directive',
  decision: 'Decision',
  décision: 'Decision',
  decisione: 'Decision',
  decisión: 'Decision',
  entscheidung: 'Decision',
  beschluss: 'Decision',
  Verordnung: 'Regulation',
  Richtlinie: 'Directive',
  Règlement: 'Regulation',
  Regolamento: 'Regulation',
  Reglamento: 'Regulation',
};

export function findCitations(reading: Reading): Cited[] {
  const cited: Cited[] = [];
  for (const form of FORMS) {
    if (!form.hint.test(reading.text) || form.only?.test(reading.text) === false) continue;
    form.pattern.lastIndex = 0;
    for (let match = form.pattern.exec(reading.text); match !== null; match = form.pattern.exec(reading.text)) {
      const start = match.index;
      const first = tokenAt(reading, start);
      const end = start + match[0].length;
      const sentence = reading.sentenceOf[first] ?? 0;
      for (const citation of [form.normalise(match)].flat())
        cited.push({ citation, kind: form.kind, quote: match[0], start, end, first, sentence });
    }
  }
  return cited.sort((a, b) => a.start - b.start);
}

/** Binary search: the token that covers `at` or follows it. */
function tokenAt(reading: Reading, at: number): number {
  let low = 0;
  let high = reading.tokens.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reading.tokens[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
