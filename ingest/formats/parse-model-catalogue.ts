/**
 * Lists of models: OpenRouter's `{ data: [...] }`, LiteLLM's price map, models.dev's `{ provider: { models } }`.
 *
 * A list is one document, one line a model, sorted: what counts is what is on it, and that a name comes or goes. As a
 * document a model, it would bury everything else under thousands of lines that say nothing about anybody's access.
 */
import { z } from 'zod';
import { findUrl } from './collect-items.ts';
import { htmlToLine } from './html-text.ts';
import type { Parsed, ParseOptions, Problem } from './item.ts';

const listedShape = z.object({ id: z.string().min(1), name: z.string().nullish() });
const providerShape = z.object({ id: z.string(), name: z.string(), models: z.record(z.string(), z.unknown()) });

/** What `findCatalogue` knows the three by; undefined for any other JSON. */
export function findCatalogue(json: unknown): [string, unknown][] | undefined {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return undefined;
  if ('data' in json && Array.isArray(json.data) && isModelRow(json.data[0])) {
    return json.data.map((row: unknown, index) => [`item ${index + 1}`, row]);
  }
  const rows = Object.entries(json).filter(([key]) => key !== 'sample_spec');
  const [first] = rows;
  if (first === undefined) return undefined;
  const providers = rows.map(([, value]) => providerShape.safeParse(value).data);
  if (providers[0] !== undefined) {
    return providers.flatMap((provider) =>
      Object.entries(provider?.models ?? {}).map(([key, model]): [string, unknown] => [
        key,
        { id: `${provider?.id}/${key}`, name: isNamed(model) ? model.name : null },
      ]),
    );
  }
  const isPriceMap = typeof first[1] === 'object' && first[1] !== null && 'litellm_provider' in first[1];
  return isPriceMap ? rows.map(([key]) => [key, { id: key }]) : undefined;
}

export function parseModelCatalogue(rows: [string, unknown][], { url }: ParseOptions): Parsed {
  const problems: Problem[] = [];
  const lines = new Set<string>();
  for (const [key, row] of rows) {
    const model = listedShape.safeParse(row).data;
    if (model === undefined) {
      problems.push({ item: key, message: 'has no id' });
      continue;
    }
    const name = htmlToLine(model.name ?? '');
    lines.add(name === '' || name === model.id ? model.id : `${model.id}: ${name}`);
  }
  const link = findUrl(url, url);
  const host = URL.parse(url)?.host;
  return {
    items: [
      {
        guid: link ?? '',
        url: link,
        title: `Models listed${host ? ` by ${host}` : ''}`,
        publishedAt: null,
        language: 'en',
        text: [...lines].sort().join('\n'),
      },
    ],
    problems,
    listed: lines.size,
  };
}

function isModelRow(row: unknown): boolean {
  return row !== null && typeof row === 'object' && 'id' in row && ('context_length' in row || 'pricing' in row);
}

function isNamed(model: unknown): model is { name: string } {
  return model !== null && typeof model === 'object' && 'name' in model && typeof model.name === 'string';
}
