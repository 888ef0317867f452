/**
 * The look, as a constructed style sheet: a page's content security policy need not allow inline styles for it. A page changes it
 * with custom properties (`--bellwether-…`), which docs/embeds.md lists.
 */
import { PALETTES, type Tone } from '../looks.ts';

const { light, dark } = PALETTES;
const TONES: Tone[] = ['bad', 'warn', 'hold', 'risk', 'good', 'unknown'];

const plain = (['surface', 'line', 'text', 'quiet'] as const).map(
  (name) => `--${name}: var(--bellwether-${name}, light-dark(${light[name]}, ${dark[name]}));`,
);
const toned = TONES.map(
  (tone) =>
    `--${tone}: var(--bellwether-${tone}, light-dark(${light[tone][0]}, ${dark[tone][0]}));` +
    `--${tone}-ground: var(--bellwether-${tone}-ground, light-dark(${light[tone][1]}, ${dark[tone][1]}));`,
);

const CSS = `
:host { display: block; color-scheme: light dark; ${plain.join('')} ${toned.join('')}
  font: var(--bellwether-font, 1rem/1.5 system-ui, sans-serif); container-type: inline-size; text-align: start; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
p, ul, ol { margin: 0; padding: 0; }
ul { list-style: none; }
.frame { padding: 1em 1.25em; color: var(--text); background: var(--surface); border: 1px solid var(--line);
  border-radius: var(--bellwether-radius, .5em); overflow-wrap: anywhere; }
.frame > * + * { margin-top: .75em; }
.title { font-weight: 700; font-size: 1.125em; }
.message .title { font-size: 1em; }
.quiet, .foot { color: var(--quiet); font-size: .875em; }
.stale { padding: .375em .75em; color: var(--warn); background: var(--warn-ground); border-radius: .25em; font-size: .875em; }
.counts { display: flex; flex-wrap: wrap; gap: .5em; }
.chip { display: inline-flex; align-items: center; gap: .375em; padding: 0 .5em; border-radius: 1em; white-space: nowrap;
  font-size: .875em; font-weight: 600; }
.chip svg { width: .75em; height: .75em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round;
  stroke-linejoin: round; }
.rows > li, .bands > li { padding: .5em 0; border-top: 1px solid var(--line); }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 .75em; }
.name { font-weight: 600; }
.way-out { font-size: .875em; }
.way-out::before { content: "→ "; content: "→ " / ""; }
.band { display: block; width: 100%; height: 1.25em; margin: .25em 0; border-bottom: 1px solid var(--line); }
.ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; }
summary { width: fit-content; font-size: .875em; color: var(--quiet); cursor: pointer; min-height: 24px; }
:focus-visible { outline: 2px solid var(--hold); outline-offset: 2px; }
details ol { padding: .25em 0 .25em 1.5em; font-size: .875em; }
${TONES.map((tone) => `.chip.${tone} { color: var(--${tone}); background: var(--${tone}-ground); } rect.${tone} { fill: var(--${tone}); }`).join('\n')}
@media (forced-colors: active) { .chip { border: 1px solid; } rect { fill: CanvasText !important; } }
@media print { .frame { break-inside: avoid; } }
`;

let sheet: CSSStyleSheet | undefined;

/** One for all elements of a page. */
export function styleSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS.replace(/\s+/g, ' '));
  }
  return sheet;
}
