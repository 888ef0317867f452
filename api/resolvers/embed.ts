import type { GraphQLResolveInfo } from 'graphql';
import { getNode } from '../../queries/find-node.ts';
import { parseActor } from '../actor.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { createAsker } from '../ask-operation.ts';
import { embedState, listEmbeds, revokeEmbed, type Embed as StoredEmbed } from '../embed/embeds.ts';
import { EMBED_OPERATIONS } from '../embed/kinds.ts';
import { type EmbedRequest, makeEmbed } from '../embed/make.ts';
import { load, upper } from './related.ts';

const show = (embed: StoredEmbed, { now }: ApiContext): Seen<StoredEmbed> => seen(embed, { at: now, knownAt: now });

export async function embeds(
  _: unknown,
  { organisation }: { organisation?: string | null },
  context: ApiContext,
): Promise<Seen<StoredEmbed>[]> {
  const { store, now } = context;
  const whose =
    organisation == null ? undefined : await getNode(store, organisation, 'Organisation', { at: now, knownAt: now });
  return (await listEmbeds(store, { organisation: whose?.id })).map((one) => show(one, context));
}

export const Embed = {
  organisation: (parent: Seen<StoredEmbed>, _: unknown, context: ApiContext) =>
    load(parent.it.organisation, parent, context),
  kind: ({ it }: Seen<StoredEmbed>) => upper(it.kind),
  operation: ({ it }: Seen<StoredEmbed>) => EMBED_OPERATIONS[it.kind],
  variables: ({ it }: Seen<StoredEmbed>) =>
    Object.entries(it.variables)
      .map(([name, value]) => ({ name, value }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  display: ({ it }: Seen<StoredEmbed>) => ({ ...it.display, theme: upper(it.display.theme) }),
  state: ({ it }: Seen<StoredEmbed>, _: unknown, { now }: ApiContext) => upper(embedState(it, now)),
};

interface CreateArgs extends Omit<EmbedRequest, 'kind' | 'display'> {
  kind: string;
  display?: { title?: string | null; theme?: string | null; rows?: number | null; zone?: string | null } | null;
}

export const embedMutations = {
  async embedCreate(_: unknown, { kind, display, ...args }: CreateArgs, context: ApiContext, info: GraphQLResolveInfo) {
    const request = {
      ...args,
      kind: kind.toLowerCase() as EmbedRequest['kind'],
      display: { ...display, theme: display?.theme?.toLowerCase() as 'auto' | undefined },
      by: parseActor(args.by),
    };
    const ask = createAsker(context.store, info.schema);
    const made = await makeEmbed({ ...context, ask }, request);
    return { ...made, embed: show(made.embed, context) };
  },
  embedRevoke: async (_: unknown, { id, by }: { id: string; by: string }, context: ApiContext) =>
    show(await revokeEmbed(context.store, id, parseActor(by), context.now), context),
};
