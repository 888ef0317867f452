/** Instants as the reader writes them: in the language of the page around, and always with the zone. */

/** `zone`: IANA; null: the reader's own. */
export function momentsOf(element: HTMLElement, zone: string | null): (instant: string | number) => string {
  const language = element.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  const parts: Intl.DateTimeFormatOptions = {
    ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    ...(zone === null ? {} : { timeZone: zone }),
  };
  const format = formatFor(language, parts);
  return (instant) => format.format(new Date(instant));
}

/** A page may name a language that there is not. */
function formatFor(language: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, parts);
  } catch {
    return new Intl.DateTimeFormat(undefined, parts);
  }
}
