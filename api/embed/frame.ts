/** The page for frames in other pages, and its oEmbed answer. */
import { escapeHtml } from '../escape-html.ts';
import type { Display } from './display.ts';
import type { Embed } from './embeds.ts';

/** `base`: where we are reached, without a slash at the end. */
export function renderFrame(embed: Embed, token: string, base: string): string {
  const url = `${base}/embed/${token}/frame`;
  const oembed = `${base}/oembed?${new URLSearchParams({ url, format: 'json' })}`;
  const title = escapeHtml(embed.display.title ?? 'Bellwether');
  return page(
    title,
    embed.display.theme,
    `<link rel="alternate" type="application/json+oembed" href="${escapeHtml(oembed)}" title="${title}">
<script type="module" src="/embed/bellwether.js"></script>`,
    `<bellwether-${embed.kind} heading-level="1" token="${escapeHtml(token)}"></bellwether-${embed.kind}>`,
  );
}

/** The same for every token that shows nothing, whatever the reason. */
export const renderNothing = (): string =>
  page('Not available', 'auto', '', '<h1>Not available</h1><p>Ask whoever put this here for a new link.</p>');

function page(title: string, theme: Display['theme'], head: string, body: string): string {
  return `<!doctype html>
<html lang="en" class="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/embed/frame.css">
${head}
</head>
<body>
<main>${body}</main>
</body>
</html>
`;
}

const SIZES = { impact: [640, 480], availability: [640, 360], timeline: [720, 420] } as const;

/** https://oembed.com, `rich`. */
export function oembedOf(
  embed: Embed,
  token: string,
  base: string,
  most: { width: number | null; height: number | null },
): object {
  const [wide, high] = SIZES[embed.kind];
  const [width, height] = [Math.min(wide, most.width ?? wide), Math.min(high, most.height ?? high)];
  const title = embed.display.title ?? `Bellwether: ${embed.kind}`;
  const src = `${base}/embed/${token}/frame`;
  const frame = `<iframe src="${escapeHtml(src)}" width="${width}" height="${height}" title="${escapeHtml(title)}" loading="lazy" referrerpolicy="strict-origin" style="border:0;max-width:100%"></iframe>`;
  const picture = { thumbnail_url: `${base}/embed/${token}/card.png`, thumbnail_width: 1280, thumbnail_height: 640 };
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Bellwether',
    provider_url: base,
    title,
    width,
    height,
    html: frame,
    cache_age: 300,
    ...(embed.images ? picture : {}),
  };
}
