/** Stable ids, from raw values alone: the same thing has the same id on every machine and in every order of arrival. */
import { hash as digest } from 'node:crypto';
import type { NodeId } from './model.ts';

/** Hex SHA-256. */
export function hash(text: string): string {
  return digest('sha256', text);
}

/** JSON with sorted keys and no `undefined`, so that equal values give equal text. Plain values only (no toJSON). */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[key];
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(part)}`);
  }
  return `{${parts.join(',')}}`;
}

/** "Claude Fable 5.1 (Preview)" → "claude-fable-5.1-preview". Letters of every script are kept. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** How keys are compared: compatibility forms, case, and runs of spaces do not count. */
export function normaliseKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

export const providerId = (provider: string): NodeId => `provider:${slug(provider)}`;
/** `model:anthropic/claude-fable-5`. */
export const modelId = (provider: string, model: string): NodeId => `model:${slug(provider)}/${slug(model)}`;
export const channelId = (channel: string): NodeId => `channel:${slug(channel)}`;
export const authorityId = (authority: string): NodeId => `authority:${slug(authority)}`;
/** ISO 3166-1 alpha-2, ISO 3166-2 (`US-CA`), `EU`, or the name of a group. */
export const jurisdictionId = (code: string): NodeId => `jurisdiction:${code}`;
/** `offering:anthropic/claude-fable-5@amazon-bedrock/eu-central-1`; without a region: wherever the channel is. */
export function offeringId(model: NodeId, channel: NodeId, region?: string | null): NodeId {
  const at = `${model.slice('model:'.length)}@${channel.slice('channel:'.length)}`;
  return `offering:${at}${region ? `/${slug(region)}` : ''}`;
}
export const sourceId = (source: string): NodeId => `source:${slug(source)}`;
/** `raw` is what identifies the item at its source: guid or URL. */
export const documentId = (source: NodeId, raw: string): NodeId =>
  `document:${source.slice('source:'.length)}/${hash(`${source}\n${raw}`).slice(0, 16)}`;
export const watchItemId = (item: string): NodeId => `watchitem:${slug(item)}`;
export const organisationId = (organisation: string): NodeId => `organisation:${slug(organisation)}`;
/** A part of an organisation: `workload:meridian/claims-triage`. An offering here is one that only the organisation tells of. */
export function partId(
  kind: 'function' | 'workload' | 'endpoint' | 'offering',
  organisation: NodeId,
  part: string,
): NodeId {
  return `${kind}:${organisation.slice('organisation:'.length)}/${part.split('/').map(slug).join('/')}`;
}
/** `readable` is for people, `raw` is what makes it this one. */
export function derivedId(kind: 'event' | 'action' | 'claim', readable: string, raw: unknown): NodeId {
  return `${kind}:${slug(readable).slice(0, 80)}-${hash(canonicalJson(raw)).slice(0, 8)}`;
}
/**
 * Identity of a fact: what is said, in which words of which document. The version of the text is not part of it. 32
 * hexadecimal digits: the first 12 are the document's (`factPrefix`), so that facts of a document lie side by side in an
 * index of ids; the other 20 are what it says.
 */
export function factId(said: {
  document: NodeId;
  subject: NodeId;
  relation: string;
  object: NodeId | null;
  value: unknown;
  validFrom: number | null;
  validTo: number | null;
  qualifiers: unknown;
  stance: string;
  quote: string;
}): string {
  const { document, subject, relation, object, value, validFrom, validTo, qualifiers, stance, quote } = said;
  const parts = [document, subject, relation, object, value, validFrom, validTo, qualifiers, stance, quote];
  return factPrefix(document) + hash(canonicalJson(parts)).slice(0, 20);
}

/** What the ids of a document's facts begin with. Another document may, once in a great while, have the same. */
export function factPrefix(document: NodeId): string {
  return hash(document).slice(0, 12);
}
