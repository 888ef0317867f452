/** The mail as HTML: the template is compiled once, then filled; whatever is filled in is escaped. */
import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import { Engine } from 'mrml';
import type { DigestView } from './view.ts';

let fill: ((data: object) => string) | null = null;

/** Throws where the template is no MJML: a mistake of ours, found by the tests. */
function compile(): (data: object) => string {
  const compiled = new Engine().toHtml(readFileSync(new URL('./digest.mjml', import.meta.url), 'utf8'));
  if (compiled.type !== 'success') throw new Error(`digest.mjml: ${JSON.stringify(compiled)}`);
  const eta = new Eta({ tags: ['{{', '}}'], autoEscape: true, autoTrim: false });
  const html = compiled.content
    // Landmarks around sections: MJML takes only what is closed where it was opened.
    .replace(/\[\[(\/?(?:main|footer)[^\]]*)\]\]/g, '<$1>')
    // The title and the headline say what this label would say a third time, outside of all landmarks.
    .replace(/ aria-label="[^"]*"(?= aria-roledescription)/, '');
  const template = eta.compile(html);
  return (data) => eta.render(template, data);
}

export function renderHtml(view: DigestView): string {
  fill ??= compile();
  return fill(view);
}
