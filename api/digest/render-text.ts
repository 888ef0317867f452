/** The mail as plain text: whole by itself, at most 78 characters wide; addresses stand at the end, with numbers. */
import type { Entry, Link, Section } from './section.ts';
import type { DigestView } from './view.ts';

const WIDTH = 78;

export function renderText(view: DigestView): string {
  const references = new References();
  const sections = view.sections.map((section) => sectionText(section, references));
  const { now, unsubscribe, settings } = view.urls;
  const blocks = [
    wrap(view.headline),
    wrap(`${view.organisation}, ${view.period}`),
    ...(view.quiet === null ? [] : [wrap(view.quiet)]),
    wrap(view.posture),
    ...sections,
    ...(references.lines().length === 0 ? [] : [titled('Links', references.lines())]),
    '-- ',
    [
      `How things stand now: ${now}`,
      unsubscribe === null ? `Settings: ${settings}` : `How often, or no more: ${unsubscribe}`,
      'From what public sources say, each named. Not legal advice.',
    ].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Numbers for addresses, each address once; documents with what they are called. */
class References {
  readonly #known = new Map<string, { number: number; title: string | null }>();

  /** " [3]"; '' for no address. */
  mark(url: string | null, title: string | null = null): string {
    if (url === null) return '';
    const { number } = this.#known.get(url) ?? { number: this.#known.size + 1 };
    this.#known.set(url, { number, title: title ?? this.#known.get(url)?.title ?? null });
    return ` [${number}]`;
  }

  lines(): string[] {
    return [...this.#known].flatMap(([url, { number, title }]) =>
      title === null ? [`[${number}] ${url}`] : [wrap(`[${number}] ${title}`, '    '), `    ${url}`],
    );
  }
}

function sectionText({ title, entries, tail }: Section, references: References): string {
  const lines = entries.flatMap((entry) => entryLines(entry, references));
  const end = tail === null ? [] : [wrap(typeof tail === 'string' ? tail : linkText(tail, references))];
  return titled(title, [...lines, ...end]);
}

const titled = (title: string, lines: string[]): string =>
  [title.toUpperCase(), '-'.repeat(title.length), ...lines].join('\n');

function entryLines({ title, url, moved, details, evidence }: Entry, references: References): string[] {
  const status = moved === null ? '' : `: ${moved.before} -> ${moved.after}`;
  return [
    wrap(`* ${title}${status}${references.mark(url)}`, '  '),
    ...details.map((detail) => wrap(`  ${detail}`, '  ')),
    ...(evidence.length === 0
      ? []
      : [wrap(`  See ${evidence.map((one) => `${one.text}${references.mark(one.url, one.title)}`).join(', ')}`, '  ')]),
  ];
}

const linkText = ({ text, url }: Link, references: References): string => `${text}${references.mark(url)}`;

/** Breaks at spaces; a word that is longer than the line stands alone. */
export function wrap(text: string, indent = ''): string {
  const out: string[] = [];
  let line = '';
  const [lead = ''] = /^ */.exec(text) ?? [];
  for (const word of text.trim().split(/\s+/)) {
    const next = line === '' ? `${out.length === 0 ? lead : indent}${word}` : `${line} ${word}`;
    if (next.length > WIDTH && line !== '') {
      out.push(line);
      line = `${indent}${word}`;
    } else line = next;
  }
  return [...out, line].join('\n');
}
