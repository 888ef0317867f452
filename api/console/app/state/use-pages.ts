/** A long list that is read page by page: the first as any answer, further ones on demand behind the cursor of the last. */
import { useEffect, useState } from 'preact/hooks';
import { type AskError, ask } from './ask.ts';
import type { Operation } from './operation.ts';
import { type Answer, useQuery } from './use-query.ts';

export interface ListPage<Node> {
  nodes: readonly Node[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Pages<Data, Node> {
  answer: Answer<Data>;
  nodes: readonly Node[];
  total: number;
  hasMore: boolean;
  loading: boolean;
  /** Why the last further page did not come. */
  error: AskError | null;
  load: () => void;
}

interface Rest<Node> {
  /** Of which question. */
  key: string;
  nodes: readonly Node[];
  cursor: string | null;
  hasMore: boolean;
}

/**
 * Null variables: not yet. When the first page changes under a list that has more of them, what is new comes on top, and all
 * that was there stays: cursors hold while things are written.
 */
export function usePages<Data, Variables extends { after?: string | null | undefined }, Node extends { id: string }>(
  operation: Operation<Data, Variables>,
  variables: Variables | null,
  pageOf: (data: Data) => ListPage<Node>,
): Pages<Data, Node> {
  const answer = useQuery(operation, variables);
  const key = JSON.stringify(variables);
  const [rest, setRest] = useState<Rest<Node> | null>(null);
  const [state, setState] = useState<{ loading: boolean; error: AskError | null }>({ loading: false, error: null });
  useEffect(() => setState({ loading: false, error: null }), [key]);
  const first = answer.data === undefined ? null : pageOf(answer.data);
  const mine = rest?.key === key ? rest : null;
  const fresh = new Set(first?.nodes.map(({ id }) => id));
  const nodes =
    mine === null ? (first?.nodes ?? []) : [...(first?.nodes ?? []), ...mine.nodes.filter(({ id }) => !fresh.has(id))];
  const hasMore = mine === null ? (first?.pageInfo.hasNextPage ?? false) : mine.hasMore;
  const load = (): void => {
    if (variables === null || first === null || !hasMore || state.loading || answer.stale) return;
    setState({ loading: true, error: null });
    const after = mine === null ? first.pageInfo.endCursor : mine.cursor;
    ask(operation, { ...variables, after }).then(
      (data) => {
        const page = pageOf(data);
        const { hasNextPage, endCursor } = page.pageInfo;
        setRest({ key, nodes: [...nodes, ...page.nodes], cursor: endCursor, hasMore: hasNextPage });
        setState({ loading: false, error: null });
      },
      (error: AskError) => setState({ loading: false, error }),
    );
  };
  return { answer, nodes, total: first?.totalCount ?? 0, hasMore, ...state, load };
}
