/** An answer as a picture, for wikis and mail: a badge of one line, or a card. SVG without styles or scripts. */
import { escapeHtml } from '../escape-html.ts';
import type { EmbedAnswer } from './ask.ts';
import type { Display } from './display.ts';
import { COUNTED, PALETTES, stateOf, type Tone } from './looks.ts';
import { cleanText, cut, widthOf } from './text-width.ts';
import type { EmbedView } from './view.ts';

export const SHAPES = ['badge', 'card'] as const;
export type Shape = (typeof SHAPES)[number];

const FONT = 'Noto Sans, Verdana, DejaVu Sans, sans-serif';
type Palette = (typeof PALETTES)['light' | 'dark'];

/** `auto` is light: a picture does not know its reader. */
const paletteOf = ({ theme }: Pick<Display, 'theme'>): Palette => PALETTES[theme === 'dark' ? 'dark' : 'light'];

/** One line: what is looked at, and how it stands. */
export function drawBadge({ view }: EmbedAnswer, display: Display): string {
  const { text, tone } = headline(view);
  return badge(cut(view.title, 13, 320), text, tone, paletteOf(display));
}

/** What stands for a picture that nobody may see, or that there is none of. It says nothing of why. */
export function drawNothing(shape: Shape): string {
  const palette = PALETTES.light;
  if (shape === 'badge') return badge('Bellwether', 'not available', 'unknown', palette);
  const text = line(24, 44, 'This picture is not available.', { size: 16, fill: palette.quiet });
  return svg(CARD_WIDTH, CARD_HEIGHT, 'This picture is not available.', frame(palette) + text);
}

const [CARD_WIDTH, CARD_HEIGHT, ROW] = [640, 320, 34];

/** Title, how it stands, and the rows that fit. */
export function drawCard({ view, asOf }: EmbedAnswer, display: Display): string {
  const palette = paletteOf(display);
  const { text, tone } = headline(view);
  const parts: string[] = [];
  let y = 40;
  parts.push(line(24, y, cut(view.title, 20, CARD_WIDTH - 48, true), { size: 20, fill: palette.text, bold: true }));
  y += 20;
  parts.push(pill(24, y, text, tone, palette));
  y += 62;
  const rows = rowsOf(view).slice(0, 5);
  for (const { name, state } of rows) {
    const { word, tone: ofRow } = stateOf(state);
    parts.push(`<path d="M24 ${y - 22}H${CARD_WIDTH - 24}" stroke="${palette.line}"/>`);
    parts.push(line(24, y, cut(name, 15, 420), { size: 15, fill: palette.text }));
    parts.push(line(CARD_WIDTH - 24, y, word, { size: 15, fill: palette[ofRow][0], bold: true, anchor: 'end' }));
    y += ROW;
  }
  const hidden = view.more + rowsOf(view).length - rows.length;
  const foot = `${hidden > 0 && rows.length > 0 ? `${hidden} more. ` : ''}As of ${moment(asOf, display)}.`;
  parts.push(line(24, CARD_HEIGHT - 20, foot, { size: 13, fill: palette.quiet }));
  return svg(CARD_WIDTH, CARD_HEIGHT, `${view.title}: ${text}`, frame(palette) + parts.join(''));
}

/** The worst of what is shown, in words. */
function headline(view: EmbedView): { text: string; tone: Tone } {
  if (view.kind === 'impact') {
    const told = COUNTED.filter(([key, state]) => view.counts[key] > 0 && state !== 'UNAFFECTED')
      .slice(0, 3)
      .map(([key, state]) => `${view.counts[key]} ${stateOf(state).word.toLowerCase()}`);
    return { text: told.join(', ') || 'Nothing affected', tone: stateOf(view.status).tone };
  }
  const states = rowsOf(view).map(({ state }) => state);
  if (states.length === 0) return { text: 'Nothing to show', tone: 'unknown' };
  const [worst] = ORDER.filter((state) => states.includes(state));
  const { word, tone } = stateOf(worst ?? 'UNKNOWN');
  const count = states.filter((state) => state === worst).length;
  return { text: count === states.length ? word : `${word}: ${count} of ${states.length}`, tone };
}

const ORDER = [
  ...['DOWN', 'SUSPENDED', 'UNKNOWN', 'DEGRADED', 'RESTRICTED', 'PARTLY_RESTORED', 'COVERED', 'DEPRECATED', 'AT_RISK'],
  ...['AVAILABLE', 'UNAFFECTED'],
];

function rowsOf(view: EmbedView): { name: string; state: string }[] {
  if (view.kind === 'impact') return view.rows.map(({ name, status }) => ({ name, state: status }));
  if (view.kind === 'availability') return view.rows.map(({ name, state }) => ({ name, state }));
  // How each stood at the end.
  return view.rows.map(({ name, segments }) => ({ name, state: segments.at(-1)?.status ?? 'UNKNOWN' }));
}

/** In the zone of the embed, or UTC: with its name, since a picture does not know where it is looked at. */
function moment(asOf: number, { zone }: Display): string {
  const parts = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone ?? 'UTC' } as const;
  return `${new Intl.DateTimeFormat('en-GB', parts).format(asOf)} ${zone ?? 'UTC'}`;
}

function badge(label: string, text: string, tone: Tone, palette: Palette): string {
  const [left, right] = [Math.ceil(widthOf(label, 13)) + 20, Math.ceil(widthOf(text, 13, true)) + 20];
  const [ink, ground] = palette[tone];
  const shapes =
    `<rect x=".5" y=".5" width="${left + right - 1}" height="27" rx="4" fill="${palette.surface}" stroke="${palette.line}"/>` +
    `<path d="M${left} 1h${right - 5}a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4H${left}z" fill="${ground}"/>`;
  const words =
    line(10, 19, label, { size: 13, fill: palette.text, width: left - 20 }) +
    line(left + 10, 19, text, { size: 13, fill: ink, bold: true, width: right - 20 });
  return svg(left + right, 28, `${label}: ${text}`, shapes + words);
}

function pill(x: number, y: number, text: string, tone: Tone, palette: Palette): string {
  const shown = cut(text, 15, CARD_WIDTH - 80, true);
  const width = Math.ceil(widthOf(shown, 15, true)) + 24;
  const [ink, ground] = palette[tone];
  return (
    `<rect x="${x}" y="${y}" width="${width}" height="30" rx="15" fill="${ground}"/>` +
    line(x + 12, y + 20, shown, { size: 15, fill: ink, bold: true })
  );
}

const frame = ({ surface, line: stroke }: Palette): string =>
  `<rect x=".5" y=".5" width="${CARD_WIDTH - 1}" height="${CARD_HEIGHT - 1}" rx="8" fill="${surface}" stroke="${stroke}"/>`;

interface Letters {
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: 'end';
  /** Whatever font there is, it fills this. */
  width?: number;
}

function line(x: number, y: number, text: string, { size, fill, bold, anchor, width }: Letters): string {
  const rest =
    (bold === true ? ' font-weight="700"' : '') +
    (anchor === undefined ? '' : ` text-anchor="${anchor}"`) +
    (width === undefined ? '' : ` textLength="${width}" lengthAdjust="spacingAndGlyphs"`);
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${rest}>${escapeHtml(text)}</text>`;
}

function svg(width: number, height: number, label: string, content: string): string {
  const name = escapeHtml(cleanText(label));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="${FONT}" role="img" aria-label="${name}"><title>${name}</title>${content}</svg>\n`
  );
}
