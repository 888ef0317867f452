/** What the page has asked, to be asked again elsewhere: GraphQL, variables, and a command line. */
import { useState } from 'preact/hooks';
import { renderCurl } from '../../../render-curl.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { useStore } from '../state/store.ts';
import { type Asked, askedNow } from '../state/use-query.ts';

export function CopyQuery() {
  const [open, setOpen] = useState(false);
  const asked = useStore(askedNow);
  return (
    <>
      <button
        type="button"
        class="button plain"
        title="The GraphQL behind this page"
        aria-label="Copy as query"
        disabled={asked.length === 0}
        onClick={() => setOpen(true)}
      >
        <Icon name="code" /> <span class="wide-only">Copy as query</span>
      </button>
      <Dialog title="The queries behind this page" open={open} onClose={() => setOpen(false)} class="wide">
        <p class="quiet">
          What you see comes from these published operations alone. Ask them again in GraphiQL, or from any program.
        </p>
        {asked.map((one) => (
          <OneQuery key={`${one.operation.name} ${JSON.stringify(one.variables)}`} {...one} />
        ))}
      </Dialog>
    </>
  );
}

function OneQuery({ operation, variables }: Asked) {
  const given = Object.fromEntries(
    Object.entries(variables as object).filter(([, value]) => value !== null && value !== undefined),
  );
  const text = JSON.stringify(given, null, 2);
  const curl = renderCurl(location.origin, { query: operation.text, variables: given });
  const graphiql = `/graphql?${new URLSearchParams({ query: operation.text, variables: text })}`;
  return (
    <section class="one-query">
      <h3>
        {operation.name} <span class="quiet">queries/{operation.file}</span>
      </h3>
      <div class="row">
        <a class="button small" href={graphiql} target="_blank" rel="noreferrer">
          <Icon name="out" /> Open in GraphiQL
        </a>
        <CopyButton text={operation.text} label="Copy GraphQL" />
        <CopyButton text={text} label="Copy variables" />
        <CopyButton text={curl} label="Copy curl" />
      </div>
      <h4>Variables</h4>
      <Code label={`Variables of ${operation.name}`} text={text} />
      <details>
        <summary>GraphQL</summary>
        <Code label={`GraphQL of ${operation.name}`} text={operation.text} />
      </details>
      <details>
        <summary>Command line</summary>
        <Code label={`Command line of ${operation.name}`} text={curl} />
      </details>
    </section>
  );
}

/** Scrolls, and so has to be reachable with the keyboard. */
function Code({ label, text }: { label: string; text: string }) {
  return (
    <pre tabIndex={0} role="region" aria-label={label}>
      <code>{text}</code>
    </pre>
  );
}
