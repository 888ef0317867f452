/** A table for a terminal: a rule under the head, no boxes, cells wrapped between words. */
import { plain } from './style.ts';
import { wrap } from './wrap.ts';

const GAP = 2;

/**
 * `widths`: whole numbers are columns, parts of 1 share what is left. Coloured cells must fit their column: only plain ones
 * are wrapped. Gives the lines.
 */
export function table(head: string[], rows: string[][], width: number, widths: number[]): string[] {
  const fixed = widths.filter((one) => one >= 1).reduce((sum, one) => sum + one, 0);
  const left = width - fixed - GAP * (widths.length - 1);
  const shares = widths.filter((one) => one < 1).reduce((sum, one) => sum + one, 0);
  const columns = widths.map((one) => (one >= 1 ? one : Math.floor((left * one) / shares)));
  const line = (cells: string[]): string =>
    cells
      .map((cell, i) => cell + ' '.repeat(Math.max(0, columns[i]! - plain(cell).length)))
      .join(' '.repeat(GAP))
      .trimEnd();
  const body = rows.flatMap((cells) => {
    const wrapped = cells.map((cell, i) => (plain(cell) === cell ? wrap(cell, columns[i]!) : [cell]));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, i) => line(wrapped.map((lines) => lines[i] ?? '')));
  });
  return [line(head), line(columns.map((one) => '─'.repeat(one))), ...body];
}
