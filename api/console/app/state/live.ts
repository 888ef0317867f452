/** The server tells when it has learned something (server-sent events); whatever is in view then asks again. */
import { operation } from '../operations/changes-live.ts';
import { createStore } from './store.ts';

/** Counts up with each change, and now and then without one: some things come with time alone. */
export const changed = createStore(0);

/** `live`: told of changes. `lost`: not reached at the moment, trying again. */
export const connection = createStore<'off' | 'live' | 'lost'>('off');

/** Many changes at once (a source was read) are one. */
const GATHER_MS = 300;
const TRY_AGAIN_MS = 3_000;
const WITHOUT_NEWS_MS = 300_000;

export const renew = (): void => changed.set(changed.get() + 1);

/**
 * Follows what is public and what belongs to the organisation; gives what ends it. A page that nobody sees follows nothing,
 * since browsers allow few such connections; it goes on where it was when it is seen again.
 */
export function followChanges(organisation: string): () => void {
  let stream: EventSource | null = null;
  let after: string | null = null;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    if (document.hidden || stream !== null) return;
    const variables = JSON.stringify(after === null ? { organisation } : { organisation, after });
    const params = new URLSearchParams({ query: operation.text, operationName: operation.name, variables });
    stream = new EventSource(`/graphql?${params}`);
    stream.addEventListener('next', (event) => {
      const page = (JSON.parse((event as MessageEvent<string>).data) as { data?: Page }).data?.changes;
      if (page === undefined) return lose();
      connection.set('live');
      after = page.pageInfo.endCursor ?? after;
      if (page.nodes.length === 0) return;
      clearTimeout(gathering);
      gathering = setTimeout(renew, GATHER_MS);
    });
    // The server stopped, or cannot be reached: begin anew behind what is known, which the browser's own retry would not.
    stream.addEventListener('complete', lose);
    stream.addEventListener('error', lose);
  };
  const close = (): void => {
    stream?.close();
    stream = null;
    clearTimeout(waiting);
  };
  const lose = (): void => {
    close();
    connection.set('lost');
    waiting = setTimeout(open, TRY_AGAIN_MS);
  };
  const onVisibility = (): void => (document.hidden ? close() : open());
  document.addEventListener('visibilitychange', onVisibility);
  const ticking = setInterval(() => document.hidden || renew(), WITHOUT_NEWS_MS);
  open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearInterval(ticking);
    clearTimeout(gathering);
    close();
    connection.set('off');
  };
}

interface Page {
  changes: { nodes: unknown[]; pageInfo: { endCursor: string | null } };
}
