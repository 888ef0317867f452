/** One key for the ways in which a company's name is written: "Kaspersky Lab, Inc." and "Kaspersky" have the same. */

const LEGAL =
  /^(?:inc|incorporated|ltd|limited|llc|llp|lp|corp|corporation|co|company|plc|gmbh|ag|se|sa|sas|sarl|spa|srl|bv|nv|ab|as|asa|oy|kk|pty|pte|pbc|kg|ao|ooo|jsc|pjsc|holding|holdings|group)$/;
const TRADE =
  /^(?:ai|lab|labs|laboratories|technology|technologies|tech|systems|networks|network|software|semiconductor|semiconductors|international|intelligence|security|solutions|services)$/;
/** Words that are a name only together with what follows: without it anybody may be meant. */
const TOO_GENERAL =
  /^(?:open|general|national|advanced|global|digital|first|united|american|european|chinese|new|big|smart|applied|data|cloud|future|world|deep|micro|inter|trans|safe|super|general|public|central|north|south|east|west|artificial|machine|federal)$/;

/** Lower case, without accents, dots and apostrophes; everything else between letters and digits is a space. */
export function plainWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the');
}

/** Without legal forms at its end (or, as in "OOO Kaspersky", at its beginning). */
export function withoutLegalForm(words: readonly string[]): string[] {
  let [from, to] = [0, words.length];
  while (to - from > 1 && LEGAL.test(words[to - 1]!)) to--;
  while (to - from > 1 && /^(?:ao|ooo|pt|pjsc|jsc)$/.test(words[from]!)) from++;
  return words.slice(from, to);
}

/** Without legal forms and words of the trade; what would be left of "Open AI Labs" is too general, so it stays. */
export function coreWords(name: string): string[] {
  const words = withoutLegalForm(plainWords(name));
  let to = words.length;
  while (to > 1 && (TRADE.test(words[to - 1]!) || LEGAL.test(words[to - 1]!))) to--;
  const core = words.slice(0, to);
  const isName = core.join('').length >= 4 && !(core.length === 1 && TOO_GENERAL.test(core[0]!));
  return isName ? core : words;
}

/** Equal for names that are linked without asking. Empty for what has neither letters nor digits. */
export function nameKey(name: string): string {
  return coreWords(name).join('');
}
