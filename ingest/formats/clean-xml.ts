/** Makes the XML that feeds are written in well-formed enough for a strict parser, and refuses entity bombs. */
import { loadHtml } from './load-html.ts';
import { parseFailure } from './parse-failure.ts';

const XML_ENTITIES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** A DTD that only names characters, as old feeds have, is this short; anything longer or nested is an attack. */
const LONGEST_ENTITY = 32;

/**
 * Entities of HTML and of a harmless DTD become characters, a bare & becomes &amp;, control characters go. CDATA is left alone.
 * Throws PARSE_FAILED where the DTD nests entities or reads files.
 */
export function cleanXml(xml: string, where: string): string {
  const { text, entities } = takeDoctype(xml, where);
  return text
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part, index) => (index % 2 === 1 ? part : fixEntities(part, entities)))
    .join('')
    .replace(FORBIDDEN, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function fixEntities(text: string, entities: ReadonlyMap<string, string>): string {
  return text.replace(/&(#x[\da-f]{1,6};|#\d{1,7};|[a-z][a-z\d]{1,31};)?/gi, (found, reference: string | undefined) => {
    if (reference === undefined) return '&amp;';
    const name = reference.slice(0, -1);
    if (name.startsWith('#')) return isCharacter(name) ? found : '\ufffd';
    if (XML_ENTITIES.has(name)) return found;
    const own = entities.get(name);
    if (own !== undefined) return own;
    const decoded = loadHtml(found).text();
    return decoded === found ? `&amp;${reference}` : decoded;
  });
}

function isCharacter(reference: string): boolean {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  if (code === 9 || code === 10 || code === 13) return true;
  return (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}

/** Cuts the DOCTYPE out; gives the entities that it declares. */
function takeDoctype(xml: string, where: string): { text: string; entities: Map<string, string> } {
  const doctype = /<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[(?<subset>[\s\S]*?)\]\s*)?>/i.exec(xml.slice(0, 100_000));
  if (doctype === null) return { text: xml, entities: new Map() };
  const entities = new Map<string, string>();
  const subset = doctype.groups?.subset ?? '';
  for (const [, name, value] of subset.matchAll(/<!ENTITY\s+([\w.-]+)\s+["']([^"']*)["']\s*>/g)) {
    if (name !== undefined && value !== undefined && isHarmless(value)) entities.set(name, value);
  }
  if (entities.size !== (subset.match(/<!ENTITY/g) ?? []).length) {
    throw parseFailure(
      where,
      'the document type declares entities that nest or point elsewhere; they are not expanded',
      {
        hint: 'No feed needs this. Look at the file before you trust its source.',
      },
    );
  }
  return { text: xml.replace(doctype[0], ''), entities };
}

function isHarmless(value: string): boolean {
  return value.length <= LONGEST_ENTITY && !value.includes('<') && !/[&%](?!#)/.test(value);
}
