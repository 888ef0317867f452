/** Pages as Relay has them: edges with cursors, nodes, and where the page ends. */
import { BellwetherError } from '../graph/errors.ts';
import type { PageResult } from '../graph/store.ts';
import { MAX_FIRST, parseFirst } from './limits.ts';

export interface PageArgs {
  first?: number | null;
  after?: string | null;
}

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
  const first = parseFirst(args.first);
  const start = args.after == null ? 0 : items.findIndex((item) => cursorOf(idOf(item)) === args.after) + 1;
  if (args.after != null && start === 0) throw badCursor(args.after);
  const page = items.slice(start, start + first);
  const edges = page.map((node) => ({ cursor: cursorOf(idOf(node)), node }));
  return {
    edges,
    nodes: page,
    pageInfo: { hasNextPage: start + first < items.length, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: () => items.length,
  };
}

/**
 * A page read through a query that pages by itself. Such a query knows the cursor of the last item alone; the cursors
 * between are `page + offset`, and going on from one reads that page again and leaves out what came before.
 */
export async function pageOfQuery<T, U>(
  args: PageArgs,
  query: (page: { first: number; after: string | null }) => Promise<PageResult<T>>,
  show: (item: T) => U,
  totalCount?: () => number | Promise<number>,
): Promise<Connection<U>> {
  const first = parseFirst(args.first);
  const { after, skip } = parseCursor(args.after ?? null);
  const result = await query({ first: first + skip, after });
  const nodes = result.items.slice(skip).map(show);
  const edges = nodes.map((node, index) => {
    const last = index === nodes.length - 1 && result.endCursor !== null;
    return {
      node,
      cursor: writeCursor(last ? { after: result.endCursor, skip: 0 } : { after, skip: skip + index + 1 }),
    };
  });
  return {
    edges,
    nodes,
    pageInfo: { hasNextPage: result.hasMore, endCursor: edges.at(-1)?.cursor ?? null },
    ...(totalCount === undefined ? {} : { totalCount }),
  };
}

interface Position {
  after: string | null;
  skip: number;
}

const cursorOf = (id: string): string => Buffer.from(id).toString('base64url');
const writeCursor = ({ after, skip }: Position): string => cursorOf(JSON.stringify([after, skip]));

function parseCursor(cursor: string | null): Position {
  if (cursor === null) return { after: null, skip: 0 };
  try {
    const [after, skip] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    const known = (after === null || typeof after === 'string') && Number.isInteger(skip);
    if (known && (skip as number) >= 0 && (skip as number) <= MAX_FIRST) return { after, skip: skip as number };
  } catch {}
  throw badCursor(cursor);
}

function badCursor(cursor: string): BellwetherError {
  return new BellwetherError('BAD_INPUT', `after: '${cursor}' is not a cursor of this list.`, {
    hint: 'Give the endCursor of the page before, with the same arguments.',
    details: { argument: 'after', given: cursor },
  });
}
