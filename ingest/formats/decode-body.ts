/** Bytes → text. Declarations of a charset are often wrong, bytes are not: they are asked first. */
import { oneLine, parseFailure } from './parse-failure.ts';

export interface DecodeOptions {
  /** A Content-Type header. */
  contentType?: string | null;
  /** For errors. */
  where: string;
}

/**
 * In this order: byte order mark; UTF-16 by its zeros; valid UTF-8 whatever is declared; the charset of the Content-Type,
 * the XML prolog or the meta element; then UTF-8 with replacement characters where most of it is UTF-8, else windows-1252.
 * Throws PARSE_FAILED for an empty body and for what is no text (PDF, images, archives).
 */
export function decodeBody(bytes: Uint8Array, { contentType, where }: DecodeOptions): string {
  if (bytes.length === 0) throw parseFailure(where, 'the body is empty');
  const marked = decodeMarked(bytes);
  if (marked !== undefined) return checkText(marked, where);
  const binary = findBinaryKind(bytes);
  if (binary !== undefined) throw parseFailure(where, `is ${binary}, not text`, { hint: 'Save it as HTML or text.' });
  const declared = findDeclaredCharset(bytes, contentType ?? '');
  // ASCII bytes are valid UTF-8 and may still be something else: only in this one charset that is still met.
  const escapes = declared === 'iso-2022-jp' && bytes.includes(0x1b);
  const utf8 = escapes ? undefined : tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return checkText(utf8, where);
  if (declared !== undefined && !/^utf-?8$/.test(declared)) {
    const text = tryDecode(bytes, declared);
    if (text !== undefined) return checkText(text, where);
  }
  const lenient = new TextDecoder('utf-8').decode(bytes);
  return checkText(mostlyUtf8(lenient) ? lenient : new TextDecoder('windows-1252').decode(bytes), where);
}

function checkText(text: string, where: string): string {
  if (text.trim() === '') throw parseFailure(where, 'the body is empty');
  return text;
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // "<" or "{" or "[" as UTF-16 without a mark.
  if (b === 0 && (a === 0x3c || a === 0x7b || a === 0x5b)) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0 && (b === 0x3c || b === 0x7b || b === 0x5b)) return new TextDecoder('utf-16be').decode(bytes);
  return undefined;
}

const MAGIC: [string, string][] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'an image'],
  ['GIF8', 'an image'],
  ['\xff\xd8\xff', 'an image'],
  ['PK\x03\x04', 'a ZIP archive or an Office file'],
  ['\x1f\x8b', 'gzip data'],
  ['SQLite format 3', 'a database'],
];

function findBinaryKind(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  for (const [magic, kind] of MAGIC) if (head.startsWith(magic)) return kind;
  return head.includes('\0') ? 'binary data' : undefined;
}

function findDeclaredCharset(bytes: Uint8Array, contentType: string): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label =
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1] ??
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ??
    /<meta[^>]+charset\s*=[\s"']*([\w.:-]+)/i.exec(head)?.[1];
  return label?.toLowerCase();
}

/** Undefined where the bytes are not of that charset, or nobody knows the label. */
function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw new Error(oneLine(error));
  }
}

/** Some wrong bytes in UTF-8, rather than another charset: characters beyond ASCII that decoded outnumber those that did not. */
function mostlyUtf8(text: string): boolean {
  let bad = 0;
  let good = 0;
  for (const char of text) {
    if (char === '\ufffd') bad += 1;
    else if (char > '\u007f') good += 1;
  }
  return good > bad;
}
