/** The mail as HTML: the template is compiled once, then filled; whatever is filled in is escaped. */
import { readFileSync } from 'node:fs';
import { compileTemplate } from '../mail/template.ts';
import type { DigestView } from './view.ts';

let fill: ((data: object) => string) | null = null;

export function renderHtml(view: DigestView): string {
  fill ??= compileTemplate(readFileSync(new URL('./digest.mjml', import.meta.url), 'utf8'));
  return fill(view);
}
