/** Takes secrets out of a YAML or JSON text before anything of it is stored, printed or quoted. */
import { type Document, isAlias, isCollection, isPair, isScalar, type Node, visit } from 'yaml';

/** What stands in a secret's place: a quoted string, so that the text remains YAML and JSON. */
export const BLANK = '"(blanked)"';

/** `apiKey`, `api_key`, `OPENAI-API-KEY`, `clientSecret`, `accessToken`, `password` …; "tokens" that are counted are not. */
const SECRET_FIELD =
  /(apikeys?|(?<!max|context|input|output)tokens?|secrets?|secretkeys?|password|passwd|passphrase|privatekeys?|accesskeys?|accesskeyids?|credentials?|authori[sz]ation|bearer|connectionstring)$/;

/** Is the value of a field of this name a secret? Case, `-` and `_` do not count. */
export function isSecretField(name: string): boolean {
  return SECRET_FIELD.test(name.toLowerCase().replace(/[^a-z]/g, ''));
}

/** What is a secret wherever it stands (comments, labels, addresses): the shapes of well-known keys, and `name: value` in comments. */
const SECRET_SHAPES = [
  /\b(?:sk|pk|rk)-(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{20,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\b(?:gh[pousr]|glpat|xox[abpr]|hf)[_-][A-Za-z0-9_-]{16,}/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]+)?/g,
  /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g,
  /(?<=\bbearer\s+)[A-Za-z0-9._~+/-]{8,}=*/gi,
  /(?<=^[^\S\n]*#.*\b(?:api[-_ ]?key|token|secret|password)\b["']?\s*[:=]\s*["']?)[^\s"',}]+/gim,
];

/** `document` is `text`, parsed; it may have errors. The result has the same lines. */
export function blankSecrets(text: string, document: Document): { text: string; blanked: number } {
  const ranges: [number, number][] = [];
  const blank = (node: Node): void => {
    if (isAlias(node)) {
      const anchored = node.resolve(document);
      if (anchored !== undefined) blank(anchored);
    }
    if (isCollection(node)) {
      for (const item of node.items) blank((isPair(item) ? item.value : item) as Node);
    } else if (node?.range != null && (isAlias(node) || (isScalar(node) && node.value !== null))) {
      ranges.push([node.range[0], node.range[1]]);
    }
  };
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || pair.value == null || !isSecretField(String(pair.key.value))) return undefined;
      blank(pair.value as Node);
      return visit.SKIP;
    },
  });
  ranges.sort((a, b) => b[0] - a[0]);
  let result = text;
  let last = Number.POSITIVE_INFINITY;
  let blanked = 0;
  for (const [start, end] of ranges) {
    if (end > last) continue;
    // A block of several lines keeps its line breaks' number, so that line numbers go on meaning the same.
    const lines = text.slice(start, end).split('\n').length - 1;
    result = `${result.slice(0, start)}${BLANK}${'\n'.repeat(lines)}${result.slice(end)}`;
    last = start;
    blanked++;
  }
  for (const shape of SECRET_SHAPES) {
    result = result.replace(shape, (secret) => {
      if (BLANK.includes(secret)) return secret;
      blanked++;
      return '(blanked)';
    });
  }
  return { text: result, blanked };
}
