/** Comma-separated values (RFC 4180), with a line of names first. */
import type { Cell } from './tables.ts';

export function toCsv(columns: readonly string[], rows: readonly Record<string, Cell>[]): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(','))];
  return `${lines.join('\r\n')}\r\n`;
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // A spreadsheet would take it for a formula; and what documents say is not ours.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
