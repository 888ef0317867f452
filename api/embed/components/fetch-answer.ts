/** What an element shows, as the server tells it; and the ways in which it can't. */
import type { Display } from '../display.ts';
import type { EmbedView } from '../view.ts';

export interface Told {
  refreshSeconds: number;
  display: Omit<Display, 'title'>;
  view: EmbedView;
  /** The moment of the answer, in milliseconds. */
  asOf: number;
}

/**
 * `unavailable`: the token shows nothing (here). `failed`: the server has no answer. `unreachable`: nothing came; of a page that
 * may not read the answer a browser says no more than of a server that is off.
 */
export type Outcome = Told | 'unavailable' | 'failed' | 'unreachable';

export async function fetchAnswer(base: string, token: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const response = await fetch(`${base}/embed/${encodeURIComponent(token)}/data.json`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal,
    });
    if (response.status === 404) return 'unavailable';
    if (!response.ok) return 'failed';
    const { refreshSeconds, display, view } = (await response.json()) as Omit<Told, 'asOf'>;
    const asOf = Date.parse(response.headers.get('x-as-of') ?? '') || Date.now();
    return { refreshSeconds, display, view, asOf };
  } catch {
    return 'unreachable';
  }
}
