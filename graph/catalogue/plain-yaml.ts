/**
 * The plain part of YAML that nearly every field of the catalogue is written in: words, quoted words, `[lists]`,
 * `{maps}`, and one level of block list or block map of these. Whatever is not certainly plain is `undefined` here and
 * goes to the YAML library; reading everything with the library would take most of a second at start.
 */

export type Plain = string | number | boolean | Plain[] | { [key: string]: Plain };

/** The value of `key: …`, given all that follows the colon (with the further lines of the field, indented by four). */
export function plainYaml(text: string): Plain | undefined {
  if (!text.startsWith('\n')) return /\n/.test(text) ? undefined : plainLine(text.trim());
  const lines = text.slice(1).trimEnd().split('\n');
  if (lines.every((line) => line.startsWith('    - ')))
    return all(lines.map((line) => plainLine(line.slice(6).trim())));
  const map: Record<string, Plain> = {};
  for (const line of lines) {
    const [, key, rest] = /^ {4}([A-Za-z][\w:.-]*): (\S.*)$/.exec(line) ?? [];
    const value = key === undefined || key in map ? undefined : plainLine(rest!.trim());
    if (value === undefined) return undefined;
    map[key!] = value;
  }
  return lines.length > 0 ? map : undefined;
}

function plainLine(text: string): Plain | undefined {
  if (!/^['"[{]/.test(text)) return word(text);
  const reader = { text, at: 0 };
  const value = flow(reader);
  return reader.at === text.length ? value : undefined;
}

interface Reader {
  text: string;
  at: number;
}

function flow(reader: Reader): Plain | undefined {
  const start = reader.text[reader.at];
  if (start === '[') return list(reader);
  if (start === '{') return map(reader);
  if (start === "'" || start === '"') return quoted(reader, start);
  const end = /[,[\]{}]|: /g;
  end.lastIndex = reader.at;
  const stop = end.exec(reader.text)?.index ?? reader.text.length;
  const text = reader.text.slice(reader.at, stop).trim();
  reader.at = stop;
  return word(text);
}

function list(reader: Reader): Plain[] | undefined {
  const items: (Plain | undefined)[] = [];
  reader.at++;
  while (reader.text[reader.at] !== ']') {
    items.push(flow(reader));
    if (!next(reader, ']')) return undefined;
  }
  reader.at++;
  return all(items);
}

function map(reader: Reader): Record<string, Plain> | undefined {
  const pairs: Record<string, Plain> = {};
  reader.at++;
  while (reader.text[reader.at] !== '}') {
    const key = flow(reader);
    if (typeof key !== 'string' || key in pairs || !reader.text.startsWith(': ', reader.at)) return undefined;
    reader.at += 2;
    const value = flow(reader);
    if (value === undefined || !next(reader, '}')) return undefined;
    pairs[key] = value;
  }
  reader.at++;
  return pairs;
}

/** After an item: stands at the next one, or at `close`. */
function next(reader: Reader, close: string): boolean {
  if (reader.text.startsWith(', ', reader.at)) {
    reader.at += 2;
    return reader.text[reader.at] !== close;
  }
  return reader.text[reader.at] === close;
}

function quoted(reader: Reader, mark: string): string | undefined {
  let end = reader.at + 1;
  for (; end < reader.text.length; end++) {
    if (reader.text[end] === '\\' && mark === '"') return undefined;
    if (reader.text[end] !== mark) continue;
    if (mark === '"' || reader.text[end + 1] !== "'") break;
    end++;
  }
  if (end >= reader.text.length) return undefined;
  const text = reader.text.slice(reader.at + 1, end);
  reader.at = end + 1;
  return mark === "'" ? text.replaceAll("''", "'") : text;
}

function word(text: string): string | number | boolean | undefined {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  // What YAML might read as another number, as null, as a pair or as a comment is not certainly a word.
  if (!/^[\p{L}\p{N}][^\n\t]*$/u.test(text) || /: |:$| #|^[\d._]+(e\d+)?$|^0[xo]|^(null|true|false)$/i.test(text))
    return undefined;
  return text;
}

const all = (items: (Plain | undefined)[]): Plain[] | undefined =>
  items.includes(undefined) ? undefined : (items as Plain[]);
