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
  const template = eta.compile(compiled.content);
  return (data) => eta.render(template, data);
}

export function renderHtml(view: DigestView): string {
  fill ??= compile();
  return fill({
    ...view,
    tables: [
      ['What moved for you', view.workloads, view.unmoved],
      ['Business functions', view.functions, ''],
    ],
    lists: [
      ['What happened to what you use', view.ours],
      ['Actions that moved', view.actions],
      ['Dates to come', view.deadlines],
      ['Open questions that moved', view.questions],
      ['Unresolved', view.conflicts],
      ['Elsewhere', view.others],
      ['What was looked at', view.coverage],
    ],
  });
}
