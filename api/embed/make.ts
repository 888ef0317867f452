/** One more embed: checked, asked once so that it works, and told with what shows it. */

import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { getNode } from '../../queries/find-node.ts';
import type { AskOperation } from '../ask-operation.ts';
import { askEmbed } from './ask.ts';
import { type Display, parseDisplay } from './display.ts';
import { createEmbed, DEFAULT_DAYS, type Embed } from './embeds.ts';
import type { EmbedKind } from './kinds.ts';
import { parseVariables, type VariablesInput } from './variables.ts';

export interface EmbedRequest {
  name: string;
  /** Id or name. */
  organisation: string;
  kind: EmbedKind;
  variables?: VariablesInput | null | undefined;
  display?: { [K in keyof Display]?: Display[K] | null | undefined } | null | undefined;
  origins?: readonly string[] | null | undefined;
  images?: boolean | null | undefined;
  expiresAt?: Instant | null | undefined;
  by: string;
}

export interface MadeEmbed {
  embed: Embed;
  /** Told here and never again. */
  token: string;
  /** For a page. */
  html: string;
  /** Addresses; those of pictures are null where none are allowed. */
  frame: string;
  badge: string | null;
  card: string | null;
}

/** `base`: where we are reached. Throws BAD_INPUT naming the field, and what the question throws. */
export async function makeEmbed(
  { store, ask, base, now }: { store: Store; ask: AskOperation; base: string; now: Instant },
  request: EmbedRequest,
): Promise<MadeEmbed> {
  const { name, kind, by, origins, images } = request;
  const { id } = await getNode(store, request.organisation, 'Organisation', { at: now, knownAt: now });
  const asked = {
    kind,
    organisation: id,
    variables: parseVariables(kind, request.variables ?? {}),
    display: parseDisplay(request.display ?? {}),
  };
  await askEmbed(ask, asked, now);
  const expiresAt = request.expiresAt ?? now + DEFAULT_DAYS * 86_400_000;
  const rest = { name, origins: [...(origins ?? [])], images: images === true, createdBy: by, expiresAt };
  const { embed, token } = await createEmbed(store, { ...asked, ...rest }, now);
  return {
    embed,
    token,
    html: `<script type="module" src="${base}/embed/bellwether.js"></script>\n<bellwether-${kind} token="${token}"></bellwether-${kind}>`,
    frame: `${base}/embed/${token}/frame`,
    badge: embed.images ? `${base}/embed/${token}/badge.svg` : null,
    card: embed.images ? `${base}/embed/${token}/card.png` : null,
  };
}
