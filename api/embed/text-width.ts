/** How wide a text will be, without its font: near enough to cut it, and to draw a box around it. */

/** In parts of the font's size, for Noto Sans and the like. */
function widthOfLetter(letter: string): number {
  if (/[ilIj.,:;'|!]/.test(letter)) return 0.27;
  if (/[frt()\-[\] "]/.test(letter)) return 0.35;
  if (/[mMW@%—]/.test(letter)) return 0.92;
  if (/[wA-Z]/.test(letter)) return 0.66;
  // Letters of Chinese, Japanese and Korean fill a square.
  if (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffe6]/.test(letter)) return 1;
  return 0.57;
}

export function widthOf(text: string, size: number, bold = false): number {
  let width = 0;
  for (const letter of text) width += widthOfLetter(letter);
  return width * size * (bold ? 1.06 : 1);
}

/** Without what can't stand in XML. */
export const cleanText = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ').trim();

/** The text, clean; or as much of it as fits, with … behind it. */
export function cut(text: string, size: number, most: number, bold = false): string {
  const clean = cleanText(text);
  if (widthOf(clean, size, bold) <= most) return clean;
  const letters = [...clean];
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size, bold) > most) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
