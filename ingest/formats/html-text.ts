/** HTML → readable text: paragraphs with a blank line between, list items and table rows on lines of their own. */
import type { Cheerio } from 'cheerio';
import { loadHtml } from './load-html.ts';

export type DomNode = ReturnType<Cheerio<never>['contents']>[number];

const DROPPED = new Set(
  'script style noscript template svg math iframe object embed canvas audio video form button input select textarea dialog head'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr legend main nav ol p pre section summary table tbody tfoot thead ul'.split(
    ' ',
  ),
);

/** A fragment or a page. Text without any tag keeps its lines, entities decoded. */
export function htmlToText(html: string): string {
  if (!/<[a-z!/?]/i.test(html)) return tidy(html.includes('&') ? loadHtml(html).text() : html);
  // Not `contents()`: it sorts, in time that grows with the square of the siblings.
  return nodesToText(loadHtml(html)('body').get(0)?.children ?? []);
}

/** Text as it stands: line ends are \n, no blank ones in a row, no space at the end of a line. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![ \t\u00a0])[ \t\u00a0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One line: for titles, which may hold markup and entities. */
export function htmlToLine(html: string): string {
  return htmlToText(html).replace(/\s+/g, ' ').trim();
}

/** Walks with a stack of its own: pages nest deeper than the call stack goes. */
export function nodesToText(nodes: DomNode[]): string {
  const out = new TextBuilder();
  const stack: (DomNode | (() => void))[] = [...nodes].reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'function') {
      next();
      continue;
    }
    if (next.type === 'text') out.text(next.data);
    if (next.type !== 'tag') continue;
    const { name } = next;
    if (DROPPED.has(name) || isHidden(next.attribs)) continue;
    if (name === 'br') {
      out.line();
      continue;
    }
    const after = open(out, name);
    if (after !== undefined) stack.push(after);
    for (let i = next.children.length - 1; i >= 0; i -= 1) stack.push(next.children[i] as DomNode);
  }
  return out.toString();
}

/** Starts an element; what it gives back ends it. */
function open(out: TextBuilder, name: string): (() => void) | undefined {
  if (name === 'li') {
    out.line();
    out.prefix('- ');
    return () => out.line();
  }
  if (name === 'tr') {
    out.line();
    return () => out.line();
  }
  if (name === 'td' || name === 'th') return () => out.prefix(' | ', true);
  if (name === 'pre') {
    out.paragraph();
    out.verbatim += 1;
    return () => {
      out.verbatim -= 1;
      out.paragraph();
    };
  }
  if (!BLOCKS.has(name)) return undefined;
  out.paragraph();
  return () => out.paragraph();
}

function isHidden(attributes: Record<string, string>): boolean {
  return (
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '')
  );
}

class TextBuilder {
  verbatim = 0;
  #parts: string[] = [];
  /** What must stand before the next text: '' nothing, ' ' a space, '\n' a line, '\n\n' a paragraph. */
  #gap = '';
  #prefix = '';

  text(data: string): void {
    if (this.verbatim > 0) {
      this.#put(data);
      return;
    }
    const flat = data.replace(/[\s\u00a0]+/g, ' ');
    if (flat === ' ' || flat === '') {
      if (flat === ' ') this.#want(' ');
      return;
    }
    if (flat.startsWith(' ')) this.#want(' ');
    this.#put(flat.trim());
    if (flat.endsWith(' ')) this.#want(' ');
  }

  line(): void {
    if (this.#prefix === ' | ') this.#prefix = '';
    this.#want('\n');
  }

  paragraph(): void {
    // The paragraph inside a list item or a cell goes on behind its mark.
    if (this.#prefix === '') this.#want('\n\n');
  }

  /** Stands before the next text. `inline`: only if that comes before the line ends. */
  prefix(mark: string, inline = false): void {
    if (inline) this.#gap = '';
    this.#prefix = mark;
  }

  #want(gap: string): void {
    if (gap.length > this.#gap.length || (gap !== ' ' && this.#gap === ' ')) this.#gap = gap;
  }

  #put(text: string): void {
    if (text === '') return;
    if (this.#parts.length > 0) this.#parts.push(this.#gap);
    this.#parts.push(this.#prefix, text);
    this.#gap = '';
    this.#prefix = '';
  }

  toString(): string {
    return tidy(this.#parts.join(''));
  }
}
