/** Things by their names, each a link where it has a page: `Fable 5, Opus 4.8`. */
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { NodeLink } from './link.tsx';

interface NamesProps {
  nodes: readonly { id: string; name: string }[];
  /** So many at once, the others on demand. */
  most?: number;
}

export function Names({ nodes, most = 12 }: NamesProps) {
  const [all, setAll] = useState(false);
  const shown = all ? nodes : nodes.slice(0, most);
  return (
    <>
      {shown.map((node, i) => (
        <Fragment key={node.id}>
          {i > 0 && ', '}
          <NodeLink node={node} />
        </Fragment>
      ))}
      {shown.length < nodes.length && (
        <>
          {' '}
          <button type="button" class="button small" onClick={() => setAll(true)}>
            {nodes.length - shown.length} more
          </button>
        </>
      )}
    </>
  );
}
