/** How an embed looks: the public half of what is known about it. */
import { BellwetherError } from '../../graph/errors.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;

export interface Display {
  /** Above it; null: what the answer is called. */
  title: string | null;
  /** `auto`: as the reader's system has it. */
  theme: (typeof THEMES)[number];
  /** How many rows at most; 0: the summary alone. */
  rows: number;
  /** IANA; null: the reader's own. */
  zone: string | null;
}

export const DEFAULT_DISPLAY: Display = { title: null, theme: 'auto', rows: 10, zone: null };
const MOST_ROWS = 50;

/** What is left out has its default. Throws BAD_INPUT naming the field. */
export function parseDisplay(given: { [K in keyof Display]?: Display[K] | null | undefined }): Display {
  const title = given.title?.trim() || null;
  const { theme, rows } = { theme: given.theme ?? DEFAULT_DISPLAY.theme, rows: given.rows ?? DEFAULT_DISPLAY.rows };
  if (title !== null && title.length > 200) throw wrong('title', 'title is longer than 200 characters.');
  if (!THEMES.includes(theme)) throw wrong('theme', `theme '${theme}' is none of ${THEMES.join(', ')}.`);
  if (!Number.isInteger(rows) || rows < 0 || rows > MOST_ROWS)
    throw wrong('rows', `rows is ${rows}, and has to be 0 to ${MOST_ROWS}.`);
  return { title, theme, rows, zone: given.zone == null ? null : parseZone(given.zone) };
}

function parseZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw wrong('zone', `zone '${zone}' is no time zone.`, 'Write it as IANA does: Europe/Berlin.');
  }
}

function wrong(field: string, message: string, hint?: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', message, { ...(hint === undefined ? {} : { hint }), details: { field } });
}
