import { NODE_KINDS } from '../../graph/model.ts';
import { markWords, type Passage, passageOf } from '../../queries/search/passage.ts';
import { type SearchArgs, search as searchAll, searchKinds } from '../../queries/search/search.ts';
import { type ApiContext, type Seen, seen, viewOf } from '../api-context.ts';
import { type Connection, pageOfQuery } from '../connection.ts';

/** `WATCH_ITEM` for `WatchItem`: as the schema writes enums. */
export const SearchKind = Object.fromEntries(
  NODE_KINDS.map((kind) => [kind.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase(), kind]),
);

type Found = Connection<Seen> & { args: SearchArgs };
type Edge = Found['edges'][number] & { text: string };

export async function search(_: unknown, args: SearchArgs, context: ApiContext): Promise<Found> {
  const view = viewOf(args, context);
  const page = await pageOfQuery(
    args,
    (within) => searchAll(context.store, { ...args, ...within }, context.now),
    (item) => seen(item, view),
  );
  return { ...page, edges: page.edges.map((edge) => ({ ...edge, text: args.text })), args };
}

export const SearchConnection = {
  kinds: async ({ args }: Found, _: unknown, context: ApiContext) =>
    (await searchKinds(context.store, args, context.now)).map(({ value, count }) => ({ kind: value, count })),
};

export const SearchEdge = {
  title: ({ node, text }: Edge): Passage => markWords(node.it.name, text),
  async passage({ node, text }: Edge, _: unknown, context: ApiContext): Promise<Passage | null> {
    if (node.it.kind !== 'Document') return null;
    return passageOf(await context.loaders(node.view).text(node.it.id), text);
  },
};
