/** Pages as Relay has them: edges with cursors, nodes, and where the page ends. */
import { BellwetherError } from '../graph/errors.ts';
import { checkFirst, type Listing, MAX_FIRST, type PageArgs } from '../queries/listing.ts';

export interface Connection<T> {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** Called only where the field is asked for. */
  totalCount?: () => number | Promise<number>;
}

/**
 * A page of a list that is there as a whole. The cursor is the id of its last item (encoded), so that paging holds
 * while items are added. Throws BAD_INPUT for a cursor whose item is not in the list.
 */
export function pageOfList<T>(items: readonly T[], args: PageArgs, idOf: (item: T) => string): Connection<T> {
  const first = checkFirst(args.first);
  const start = args.after == null ? 0 : items.findIndex((item) => encode(idOf(item)) === args.after) + 1;
  if (args.after != null && start === 0) throw badCursor(args.after);
  const nodes = items.slice(start, start + first);
  const edges = nodes.map((node) => ({ cursor: encode(idOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: { hasNextPage: start + first < items.length, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: () => items.length,
  };
}

/**
 * A page read through a query that pages by itself. Such a query knows the cursor of the last item alone: those between
 * are "so many after that one", and going on from one reads them again and leaves them out.
 */
export async function pageOfQuery<T, U>(
  args: PageArgs,
  query: (page: { first: number; after: string | null }) => Promise<Listing<T>>,
  show: (item: T) => U,
): Promise<Connection<U>> {
  const { after, skip } = parsePosition(args.after ?? null);
  const first = Math.min(checkFirst(args.first) + skip, MAX_FIRST);
  const { items, endCursor, hasMore, count } = await query({ first, after });
  const nodes = items.slice(skip).map(show);
  const edges = nodes.map((node, index) => {
    const isLast = index === nodes.length - 1;
    return { node, cursor: formatPosition(isLast ? { after: endCursor, skip: 0 } : { after, skip: skip + index + 1 }) };
  });
  return {
    edges,
    nodes,
    pageInfo: { hasNextPage: hasMore, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: count,
  };
}

/** `skip` items behind the query's own cursor. */
interface Position {
  after: string | null;
  skip: number;
}

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const formatPosition = ({ after, skip }: Position): string => encode(JSON.stringify([after, skip]));

function parsePosition(cursor: string | null): Position {
  if (cursor === null) return { after: null, skip: 0 };
  try {
    const [after, skip] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    const isWhole = typeof skip === 'number' && Number.isInteger(skip) && skip >= 0 && skip < MAX_FIRST;
    if (isWhole && (after === null || typeof after === 'string')) return { after, skip };
  } catch {}
  throw badCursor(cursor);
}

function badCursor(cursor: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', `after: '${cursor}' is not a cursor of this list.`, {
    hint: 'Give the endCursor of the page before, with the same arguments.',
    details: { field: 'after', given: cursor },
  });
}
