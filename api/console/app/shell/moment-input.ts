/** Instants as `<input type="datetime-local">` writes them, which knows no zones. */

/** `2026-06-13T02:00`; in UTC, or in the zone of this machine. */
export function toInput(iso: string, utc: boolean): string {
  const date = new Date(iso);
  const shift = utc ? 0 : date.getTimezoneOffset() * 60_000;
  return new Date(date.getTime() - shift).toISOString().slice(0, 16);
}

/** Null where it is no instant. */
export function fromInput(text: string, utc: boolean): string | null {
  const date = new Date(utc ? `${text}Z` : text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
