/** A mail's template: MJML, which gives the tables that Outlook needs, then filled by eta, which escapes whatever it is given. */
import { Eta } from 'eta';
import { Engine } from 'mrml';

/** `[[main]]` in the MJML is a landmark around sections. Throws where it is no MJML: a mistake of ours, found by the tests. */
export function compileTemplate(mjml: string): (data: object) => string {
  const compiled = new Engine().toHtml(mjml);
  if (compiled.type !== 'success') throw new Error(`MJML: ${JSON.stringify(compiled)}`);
  const eta = new Eta({ tags: ['{{', '}}'], autoEscape: true, autoTrim: false });
  const html = compiled.content
    // MJML takes only what is closed where it was opened.
    .replace(/\[\[(\/?(?:main|footer)[^\]]*)\]\]/g, '<$1>')
    // The title and the headline say what this label would say a third time, outside of all landmarks.
    .replace(/ aria-label="[^"]*"(?= aria-roledescription)/, '');
  const template = eta.compile(html);
  return (data) => eta.render(template, data);
}
