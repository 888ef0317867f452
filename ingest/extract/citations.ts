/** Numbers of instruments: one strict form each. What does not fit the form is not read. */
import type { Cited, Reading } from './reading.ts';

interface Form {
  kind: Cited['kind'];
  /** A text without any of these words holds none. */
  hint: RegExp;
  pattern: RegExp;
  normalise: (match: RegExpExecArray) => string;
}

// Every pattern begins with a literal or a bounded number and has no nested repetition: linear on any text.
const FORMS: readonly Form[] = [
  {
    kind: 'cfr',
    hint: /C\.?F\.?R|section 7/i,
    pattern:
      /\b(\d{1,2}) ?C\.? ?F\.? ?R\.?(?: ?(?:Part|part|§§?|Sec\.|section))? ?(\d{1,4}(?:\.\d{1,4})?(?:\([a-z0-9]{1,4}\)){0,4})/g,
    normalise: (m) => `${m[1]} CFR ${m[2]}`,
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
    kind: 'docket',
    hint: /\d[:-](?:\d\d-)?c[vr]-|\bC-\d/,
    pattern: /\b(\d):(\d\d)-(cv|cr|mc)-(\d{3,6})\b|\b(C-\d{1,4}\/\d\d)\b/g,
    normalise: (m) => m[5] ?? `${m[1]}:${m[2]}-${m[3]}-${m[4]!.padStart(5, '0')}`,
  },
  {
    kind: 'eo',
    hint: /Executive Order|E\.?O\.? \d/i,
    pattern: /\b(?:Executive Order|executive order|EO|E\.O\.)(?: \(EO\))? (?:No\.? ?|Number )?(1\d{4})\b/g,
    normalise: (m) => `EO ${m[1]}`,
  },
  {
    kind: 'eccn',
    hint: /\b[0-9][A-E]\d{3}/,
    pattern: /\b([0-9][A-E]\d{3})(?:\.[a-z])?\b/g,
    normalise: (m) => `ECCN ${m[1]}`,
  },
  {
    kind: 'public-law',
    hint: /Pub|Public Law|\bP\.L\./,
    pattern: /\b(?:Pub\. ?L\.|Public Law|P\.L\.)(?: No\.)? ?(\d{2,3})-(\d{1,4})\b/g,
    normalise: (m) => `Pub. L. ${m[1]}-${m[2]}`,
  },
];
const ACTS: Record<string, string> = {
  Verordnung: 'Regulation',
  Richtlinie: 'Directive',
  Règlement: 'Regulation',
  Regolamento: 'Regulation',
  Reglamento: 'Regulation',
};

export function findCitations(reading: Reading): Cited[] {
  const cited: Cited[] = [];
  for (const form of FORMS) {
    if (!form.hint.test(reading.text)) continue;
    form.pattern.lastIndex = 0;
    for (let match = form.pattern.exec(reading.text); match !== null; match = form.pattern.exec(reading.text)) {
      const start = match.index;
      const first = tokenAt(reading, start);
      const end = start + match[0].length;
      const citation = form.normalise(match);
      cited.push({
        citation,
        kind: form.kind,
        quote: match[0],
        start,
        end,
        first,
        sentence: reading.sentenceOf[first] ?? 0,
      });
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
