/** One thing that was found: what it is, its name with the words marked, and where in its text they stand. */
import type { SearchData } from '../../operations/search.ts';
import { Link, pathOf } from '../../parts/link.tsx';
import { Passage } from '../../parts/passage.tsx';
import { When } from '../../parts/when.tsx';
import { words } from '../../state/format.ts';

type Marked = SearchData['search']['edges'][number]['title'];

interface ResultProps {
  node: SearchData['search']['nodes'][number];
  title: Marked | undefined;
  passage: Marked | null;
}

export function Result({ node, title, passage }: ResultProps) {
  const path = pathOf(node.__typename, node.id);
  const name = title === undefined ? node.name : <Passage passage={title} />;
  const kind =
    node.__typename === 'Event' ? words(node.type) : words(node.__typename.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
  const at = node.__typename === 'Event' ? node.occurredAt : node.__typename === 'Document' ? node.publishedAt : null;
  return (
    <li class="result">
      <p class="row">
        <span class="tag">{kind}</span>
        {path === null ? <span>{name}</span> : <Link to={path}>{name}</Link>}
        {at !== null && (
          <span class="quiet small">
            <When at={at} precision="day" />
          </span>
        )}
      </p>
      {passage !== null && (
        <p class="small passage">
          <Passage passage={passage} />
        </p>
      )}
    </li>
  );
}
