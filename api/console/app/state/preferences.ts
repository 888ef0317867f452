/** What a reader chooses for this browser. */
import { createKept } from './kept.ts';

export type Theme = 'system' | 'light' | 'dark';
export const theme = createKept<Theme>('theme', 'system', (text) => ['system', 'light', 'dark'].includes(text));
theme.subscribe(() => {
  const { dataset } = document.documentElement;
  if (theme.get() === 'system') delete dataset.theme;
  else dataset.theme = theme.get();
});

/** `local` is the zone of this machine. */
export const zone = createKept<'local' | 'utc'>('zone', 'local', (text) => text === 'local' || text === 'utc');

/** Single keys as shortcuts, which get in the way of some who dictate. */
export const shortcuts = createKept<'on' | 'off'>('shortcuts', 'on', (text) => text === 'on' || text === 'off');

/** The organisation that was looked at last; empty: none yet. */
export const lastOrganisation = createKept<string>('organisation', '', () => true);

/** Who decides here, as it is kept with each decision; empty: nobody said yet. */
export const actor = createKept<string>('actor', '', () => true);
