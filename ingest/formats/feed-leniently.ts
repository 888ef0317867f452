/** feedsmith's reading of a feed that is not well-formed, in the names that rss-parser uses. */
import { parseFeed } from 'feedsmith';

export interface LenientItem {
  guid?: string | undefined;
  link?: string | undefined;
  title?: string | undefined;
  content?: string | undefined;
  summary?: string | undefined;
  pubDate?: string | undefined;
  updated?: string | undefined;
}

/** Throws whatever feedsmith throws. */
export function readLeniently(
  xml: string,
  url: string,
): { language: string | null; base: string; items: LenientItem[] } {
  const parsed = parseFeed(xml);
  switch (parsed.format) {
    case 'rss':
      return {
        language: parsed.feed.language ?? null,
        base: parsed.feed.link ?? url,
        items: (parsed.feed.items ?? []).map((item) => ({
          guid: item.guid?.value,
          link: item.link,
          title: item.title,
          content: item.content?.encoded,
          summary: item.description,
          pubDate: item.pubDate ?? item.dc?.dates?.[0],
        })),
      };
    case 'atom':
      return {
        language: parsed.feed.xml?.lang ?? null,
        base: url,
        items: (parsed.feed.entries ?? []).map((entry) => ({
          guid: entry.id,
          link: entry.links?.find((link) => link.rel === undefined || link.rel === 'alternate')?.href,
          title: entry.title?.value,
          content: entry.content?.value,
          summary: entry.summary?.value,
          pubDate: entry.published,
          updated: entry.updated,
        })),
      };
    case 'rdf':
      return {
        language: null,
        base: parsed.feed.link ?? url,
        items: (parsed.feed.items ?? []).map((item) => ({
          guid: item.rdf?.about,
          link: item.link,
          title: item.title,
          content: item.content?.encoded,
          summary: item.description,
          pubDate: item.dc?.dates?.[0],
        })),
      };
    default:
      return { language: null, base: url, items: [] };
  }
}
