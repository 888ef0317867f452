/** What a browser shows at `/`: a small page without external parts, until the console comes. */
import { escapeHtml } from './escape-html.ts';

/** A query that works as it stands, for the page and the terminal. */
export interface ExampleQuery {
  /** What it asks, in words. */
  title: string;
  query: string;
  variables: Record<string, string>;
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
  pre { overflow-x: auto; padding: 1rem; border: 1px solid currentColor; border-radius: .25rem; font-size: .875rem; }
  a { color: LinkText; } footer { margin-top: 3rem; font-size: .875rem; }`;

/** `origin`: scheme, host and port as the reader reached us. `example` is null where nothing is imported yet. */
export function renderLandingPage(origin: string, example: ExampleQuery | null): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bellwether</title>
<link rel="icon" href="data:,">
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>Bellwether</h1>
<p>What a regulator’s letter, a vendor’s shutdown or an outage does to an organisation that runs on AI models. Every answer comes with the words that it rests on.</p>
<h2>Ask</h2>
<ul>
<li><a href="/graphql">GraphiQL</a>: write queries in the browser, with the documentation of every type and field beside them. It works without a network.</li>
<li><code>${escapeHtml(origin)}/graphql</code>: the same for programs (POST, JSON).</li>
<li><a href="/health">/health</a> (the process runs) and <a href="/ready">/ready</a> (its store answers): for monitoring.</li>
</ul>
${example === null ? '<p>No organisation is imported yet: <code>bellwether import FILE</code>.</p>' : renderExample(origin, example)}
</main>
<footer><p>Answers are readings of published documents, with their sources; they are not legal advice.</p></footer>
</body>
</html>
`;
}

function renderExample(origin: string, example: ExampleQuery): string {
  const { title, query, variables } = example;
  const link = `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) })}`;
  return `<h2>Try</h2>
<p><a href="${escapeHtml(link)}">${escapeHtml(title)}</a> in GraphiQL, or in a terminal:</p>
<pre tabindex="0" aria-label="Command for a terminal"><code>${escapeHtml(renderCurl(origin, example))}</code></pre>`;
}

/** A command line for a POSIX shell. The query goes on one line, so that it can be copied from a terminal. */
export function renderCurl(origin: string, { query, variables }: ExampleQuery): string {
  const body = JSON.stringify({ query: query.replace(/\s+/g, ' ').trim(), variables });
  return `curl -s ${origin}/graphql -H 'content-type: application/json' -d '${body.replaceAll("'", "'\\''")}'`;
}
