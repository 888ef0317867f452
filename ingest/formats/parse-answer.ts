/** What a server answered, whatever was expected: a PDF is read as one, everything else is text for the parser of its source. */
import { decodeBody } from './decode-body.ts';
import type { Parsed } from './item.ts';
import { isPdf, parsePdf } from './parse-pdf.ts';

interface Answer {
  body: Uint8Array;
  contentType: string | null;
  url: string;
}

/** Bytes are believed before the Content-Type. A PDF that names no title is called by its address. Throws PARSE_FAILED. */
export async function parseAnswer(
  { body, contentType, url }: Answer,
  parse: (text: string, url: string) => Parsed | Promise<Parsed>,
): Promise<Parsed> {
  if (!isPdf(body)) return parse(decodeBody(body, { contentType, where: url }), url);
  const { items, problems } = await parsePdf(body, { url });
  return { items: items.map((item) => ({ ...item, guid: url, url })), problems };
}
