/** A PDF → one item: a letter, an order, an act. What draws its text is read; a picture of a text is not, and that is said. */
import { basename } from 'node:path';
import type { Item, Parsed, ParseOptions, Problem } from './item.ts';
import { parseDate } from './parse-date.ts';
import { oneLine, parseFailure } from './parse-failure.ts';
import { layOut, type Paragraph, type Piece } from './pdf-layout.ts';

/** Its mark stands within the first kilobyte. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

/** Nobody's letter has more; a register's yearbook would take minutes. */
const MOST_PAGES = 500;
/** A page with fewer letters is a picture with a stamp. */
const FEWEST_LETTERS = 20;

/**
 * Title, date and language are those that it gives itself; without a title, its largest first lines, or the file's name. A scan without text is
 * kept with an empty text, and a problem says so. Throws PARSE_FAILED for one that is damaged, or locked by a password.
 */
export async function parsePdf(bytes: Uint8Array, { url }: ParseOptions): Promise<Parsed> {
  const pdf = await open(bytes, url);
  try {
    const info: Record<string, unknown> = { ...(await pdf.getMetadata()).info };
    const pages: Piece[][] = [];
    const blank: number[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
      const pieces = await readPage(pdf, number);
      if (lettersOf(pieces) < FEWEST_LETTERS) blank.push(number);
      pages.push(pieces);
    }
    const paragraphs = layOut(pages);
    const problems: Problem[] = blanks(blank, pages.length);
    if (pdf.numPages > MOST_PAGES)
      problems.push({ item: null, message: `has ${pdf.numPages} pages; read are the first ${MOST_PAGES}` });
    const item = toItem(paragraphs, info);
    return { items: [{ ...item, title: item.title || basename(url) }], problems };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>;

async function open(bytes: Uint8Array, url: string): Promise<Pdf> {
  // Loaded here: most runs meet no PDF, and it is the largest of our libraries.
  const { getDocumentProxy } = await import('unpdf');
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if ((error as Error).name === 'PasswordException')
      throw parseFailure(url, 'is a PDF that is locked by a password', { hint: 'Save it without one.', cause: error });
    throw parseFailure(url, `is a damaged PDF (${oneLine(error)})`, { hint: 'Fetch it again.', cause: error });
  }
}

async function readPage(pdf: Pdf, number: number): Promise<Piece[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): Piece[] => {
    if (!('str' in item)) return [];
    const [a, b, c, d, x, y] = item.transform as [number, number, number, number, number, number];
    // What stands on its side is a stamp or a note in the margin.
    if (Math.abs(b) > Math.abs(a)) return [];
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height }];
  });
  page.cleanup();
  return pieces;
}

/** Signs of a font that tells nobody which letters they are do not count. */
function lettersOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

function blanks(blank: readonly number[], pages: number): Problem[] {
  if (blank.length === 0) return [];
  if (blank.length === pages)
    return [{ item: null, message: 'holds no text that can be read: a scan, it seems; it is kept without its text' }];
  const which = blank.length > 8 ? `${blank.length} of ${pages} pages` : `page ${blank.join(', ')} of ${pages}`;
  return [{ item: null, message: `${which}: no text that can be read (a scan, or a picture)` }];
}

function toItem(paragraphs: Paragraph[], info: Record<string, unknown>): Item {
  const [title, rest] = takeTitle(paragraphs, info.Title);
  return {
    guid: '',
    url: null,
    title,
    publishedAt: parseDate(isoOf(info.CreationDate)),
    language: typeof info.Language === 'string' ? (/^[a-z]{2}/i.exec(info.Language)?.[0].toLowerCase() ?? null) : null,
    text: rest.map(({ text }) => text).join('\n\n'),
  };
}

/** Programs write the name of the file there. */
const NO_TITLE = /^(?:microsoft word|untitled|(?:document|scan)[\s_\d-]*$)|\.(?:docx?|pdf|rtf|odt|indd|qxp)$/i;

function takeTitle(paragraphs: Paragraph[], given: unknown): [string, Paragraph[]] {
  const named = typeof given === 'string' ? given.replace(/\s+/gu, ' ').trim() : '';
  const isNamed = named.length > 3 && !NO_TITLE.test(named);
  if (isNamed) {
    const at = paragraphs.slice(0, 4).findIndex(({ text }) => text.toLowerCase() === named.toLowerCase());
    return [named, at === -1 ? paragraphs : paragraphs.toSpliced(at, 1)];
  }
  const head = paragraphs.slice(0, 6).filter(({ text }) => text.length >= 8 && text.length <= 200);
  const largest = head.reduce<Paragraph | undefined>(
    (best, one) => (best === undefined || one.size > best.size * 1.1 ? one : best),
    undefined,
  );
  return largest === undefined ? ['', paragraphs] : [largest.text, paragraphs.filter((one) => one !== largest)];
}

/** "D:20260612172100-04'00'" → "2026-06-12T17:21:00-04:00". */
function isoOf(written: unknown): string | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d)?'?(\d\d)?/.exec(String(written ?? ''));
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = '00', zone, minutes = '00'] = found;
  if (hour === undefined) return `${year}-${month}-${day}`;
  const offset = zone === undefined || zone === 'Z' ? 'Z' : `${zone}:${minutes}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
