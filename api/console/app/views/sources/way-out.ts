/** What to do about a source that does not come, in a sentence. */
import type { SourcesData } from '../../operations/sources.ts';

type Source = SourcesData['sources'][number];

/** Null where nothing is to be done. */
export function wayOut({ id, everyMinutes, health: { status, lastError } }: Source): string | null {
  const command = `bellwether ingest ${id.replace(/^source:/, '')}`;
  if (status === 'OVERDUE') {
    return `Nobody has tried it for a while: polling is off, or the program was stopped. “${command}” reads it now.`;
  }
  if (status === 'NEVER' && everyMinutes !== null) return `It has not been read yet. “${command}” reads it now.`;
  if (status !== 'FAILING') return null;
  const error = lastError ?? '';
  if (/\b(401|403|451)\b|refus|forbidden/i.test(error)) {
    return 'The site refuses us: see in a browser whether it asks for consent or blocks programs, and whether its terms allow this.';
  }
  if (/\b(404|410)\b|moved/i.test(error))
    return 'The address is gone: look for the new one on the site, and mend the source.';
  if (/\b429\b|too many/i.test(error)) return 'It is asked too often: it waits by itself, and a longer cadence helps.';
  if (/items|pars|stumbled/i.test(error)) {
    return 'The page was probably rebuilt: compare it with the parser of this source. What was read before stays.';
  }
  if (/timed? ?out|ENOTFOUND|ECONN|network|reach|DNS|fetch/i.test(error)) {
    return `It was not reached: see whether this machine has a network and a proxy is set. It is tried again by itself; “${command}” tries now.`;
  }
  return `It is tried again by itself. “${command}” tries now, and says more.`;
}
