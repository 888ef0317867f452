import { BellwetherError } from '../../graph/errors.ts';
import { MAX_FIRST } from '../../queries/listing.ts';
import { type ApiContext, type Seen, seen, type ViewArgs, viewOf } from '../api-context.ts';

/** The GraphQL type of a node is named like its kind. */
const resolveType = (node: Seen): string => node.it.kind;

export const Node = { __resolveType: resolveType };
export const SearchResult = { __resolveType: resolveType };

export async function node(_: unknown, args: { id: string } & ViewArgs, context: ApiContext): Promise<Seen | null> {
  const [found] = await nodes(_, { ...args, ids: [args.id] }, context);
  return found ?? null;
}

/** In the order asked; null where there is nothing. Throws BAD_INPUT for more ids than a page may have. */
export function nodes(_: unknown, args: { ids: string[] } & ViewArgs, context: ApiContext): Promise<(Seen | null)[]> {
  if (args.ids.length > MAX_FIRST) {
    throw new BellwetherError('BAD_INPUT', `ids: ${args.ids.length} ids are more than ${MAX_FIRST}.`, {
      hint: 'Ask for them in several requests.',
      details: { argument: 'ids', given: args.ids.length, most: MAX_FIRST },
    });
  }
  const view = viewOf(args, context);
  const { node } = context.loaders(view);
  return Promise.all(args.ids.map(async (id) => (await node(id)) ?? null)).then((found) =>
    found.map((one) => (one === null ? null : seen(one, view))),
  );
}
