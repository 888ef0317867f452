/** Colours of a terminal; meaning never hangs on them alone, since a pipe and many eyes don't see them. */
const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, magenta: 35, cyan: 36 } as const;
export type Style = keyof typeof CODES;

export const paint = (text: string, style: Style, colour: boolean): string =>
  colour ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text;

/** The text without colours: what counts for widths. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how terminals are told of colours.
export const plain = (text: string): string => text.replace(/\x1b\[\d+m/g, '');
