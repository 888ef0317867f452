/** A question as a command line. The console shows it too, so that nothing of Node's is used here. */

export interface CurlQuestion {
  query: string;
  variables: object;
}

/**
 * For a POSIX shell. `origin`: scheme, host and port as the reader reaches us. The query goes on one line, so that it can
 * be copied from a terminal.
 */
export function renderCurl(origin: string, { query, variables }: CurlQuestion): string {
  const line = query
    .replace(/^\s*#.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  const body = JSON.stringify({ query: line, variables });
  return `curl -s ${origin}/graphql -H 'content-type: application/json' -d '${body.replaceAll("'", "'\\''")}'`;
}
