/** Small PDFs of our own: text at places of pages, what the file says of itself, a lock. */
import { createHash } from 'node:crypto';

export interface Written {
  x: number;
  /** From the foot of the page. */
  y: number;
  text: string;
  size?: number;
}

export interface PdfOptions {
  title?: string;
  /** As PDF writes dates: "D:20260612172100-04'00'". */
  created?: string;
  language?: string;
  locked?: boolean;
}

/** Letter pages in Helvetica; characters of windows-1252. */
export function makePdf(
  pages: readonly Written[][],
  { title, created, language, locked = false }: PdfOptions = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const catalog = add('');
  const tree = add('');
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const kids = pages.map((page) => {
    const drawn = page
      .map(({ x, y, text, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`)
      .join('\n');
    const content = add(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  objects[catalog - 1] =
    `<< /Type /Catalog /Pages ${tree} 0 R ${language === undefined ? '' : `/Lang (${language})`} >>`;
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  const fields = [
    title === undefined ? '' : `/Title (${escaped(title)})`,
    created === undefined ? '' : `/CreationDate (${created})`,
  ];
  const info = add(`<< ${fields.join(' ')} >>`);
  const key = createHash('md5').update('lock').digest('hex');
  // A key that no password opens: whoever reads is asked for one.
  const lock = locked ? add(`<< /Filter /Standard /V 1 /R 2 /P -44 /O <${key}${key}> /U <${key}${key}> >>`) : null;

  let file = '%PDF-1.4\n';
  const places = objects.map((body, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R /ID [<${key}> <${key}>]`;
  file += `${lock === null ? '' : ` /Encrypt ${lock} 0 R`} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Lines of a paragraph, one below the other. */
export const lines = (x: number, y: number, texts: readonly string[], size = 10): Written[] =>
  texts.map((text, index) => ({ x, y: y - index * size * 1.2, text, size }));

const CP1252: Record<string, number> = {
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '€': 0x80,
};

const escaped = (text: string): string =>
  text
    .replace(/[\\()]/g, '\\$&')
    .replace(/[^\x20-\x7e]/g, (char) => `\\${(CP1252[char] ?? char.charCodeAt(0)).toString(8).padStart(3, '0')}`);
