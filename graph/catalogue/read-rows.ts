/**
 * A catalogue file, read into rows with the place of every field. A test holds that what is read here is what the YAML
 * library reads.
 */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { BellwetherError } from '../errors.ts';
import { plainYaml } from './plain-yaml.ts';

/** `text.slice(start, end)` of the row. */
export interface Place {
  start: number;
  end: number;
}

export interface RawRow {
  /** Path within the catalogue folder: `models/anthropic.yaml`. */
  file: string;
  /** Line of the file (from 1) where the row begins. */
  line: number;
  /** The row, verbatim, without the line break at its end. */
  text: string;
  fields: Record<string, unknown>;
  /** Field → its lines, without the indentation before them and the line break after them. */
  places: Map<string, Place>;
}

/** Throws BAD_INPUT naming file and line. `file` is what errors and rows call it. */
export function readRows(path: string, file: string): RawRow[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new BellwetherError('BAD_INPUT', `${file}: the catalogue file cannot be read.`, {
      hint: `Is ${path} there, and readable?`,
      details: { file },
      cause,
    });
  }
  return parseRows(text, file);
}

/** As `readRows`, from text. */
export function parseRows(text: string, file: string): RawRow[] {
  if (/^\s*[{[]/.test(text)) {
    throw wrong(
      file,
      1,
      'JSON where YAML is due',
      "Write a YAML list: each row begins with '- ' and its fields follow.",
    );
  }
  const rows: RawRow[] = [];
  let lines: string[] = [];
  let first = 0;
  const close = () => {
    while (lines.at(-1)?.trim() === '') lines.pop();
    if (lines.length > 0) rows.push(parseRow(lines, file, first));
    lines = [];
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith('- ')) {
      close();
      first = index + 1;
      lines.push(line);
    } else if (line.startsWith('#')) {
      close();
    } else if (line.trim() === '' || (line.startsWith('  ') && lines.length > 0)) {
      if (lines.length > 0) lines.push(line);
    } else {
      throw wrong(file, index + 1, `neither a row nor a field of one: '${line.trim().slice(0, 60)}'`, SHAPE);
    }
  }
  close();
  return rows;
}

const SHAPE = "A row begins with '- ', its further fields with two spaces; comments stand between rows, in column 1.";

function parseRow(lines: string[], file: string, line: number): RawRow {
  const row: RawRow = { file, line, text: lines.join('\n'), fields: {}, places: new Map() };
  let offset = 0;
  for (let index = 0; index < lines.length; ) {
    const key = /^(?:- | {2})([A-Za-z]\w*):(?: |$)/.exec(lines[index]!)?.[1];
    if (key === undefined)
      throw wrong(file, line + index, `not a field: '${lines[index]!.trim().slice(0, 60)}'`, SHAPE);
    if (row.places.has(key)) throw wrong(file, line + index, `field '${key}' stands twice in this row`, 'Keep one.');
    let next = index + 1;
    while (next < lines.length && !/^ {2}\S/.test(lines[next]!)) next++;
    const text = lines.slice(index, next).join('\n');
    row.places.set(key, { start: offset + 2, end: offset + text.trimEnd().length });
    row.fields[key] = plainYaml(text.slice(key.length + 3)) ?? yamlValue(text.slice(2), key, file, line + index);
    offset += text.length + 1;
    index = next;
  }
  return row;
}

function yamlValue(text: string, key: string, file: string, line: number): unknown {
  const document = parseDocument(text.replace(/\n {2}/g, '\n'), { prettyErrors: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const at = line + (error.linePos?.[0].line ?? 1) - 1;
    throw wrong(
      file,
      at,
      `field '${key}' is not YAML: ${error.message.split('\n')[0]!.replace(/ at line.*$/, '')}`,
      SHAPE,
    );
  }
  return (document.toJS() as Record<string, unknown>)[key];
}

function wrong(file: string, line: number, what: string, hint: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', `${file}, line ${line}: ${what}.`, { hint, details: { file, line } });
}
