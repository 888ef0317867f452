import { jurisdictionId } from '../../graph/ids.ts';
import type { Audience as AudienceOf } from '../../graph/model.ts';
import type { ApiContext, Seen } from '../api-context.ts';
import { loadAll } from './related.ts';

export const AudienceKind = {
  EVERYONE: 'everyone',
  FOREIGN_PERSONS: 'foreign-persons',
  LISTED: 'listed',
  CLASS: 'class',
  REGION: 'region',
};

const WORDS: Record<AudienceOf['kind'], string> = {
  everyone: 'everyone',
  'foreign-persons': 'foreign persons',
  listed: 'named entities',
  class: 'those who meet a condition',
  region: 'a region',
};

export const Audience = {
  jurisdictions: (parent: Seen<AudienceOf>, _: unknown, context: ApiContext) =>
    loadAll(parent.it.jurisdictions ?? [], parent, context),
  label: ({ it }: Seen<AudienceOf>) => it.label ?? it.list ?? WORDS[it.kind],
};

export interface AudienceInput {
  kind: AudienceOf['kind'];
  jurisdictions?: string[] | null;
  list?: string | null;
}

/** Codes become ids: `US` is `jurisdiction:US`. */
export function parseAudience(input: AudienceInput | null | undefined): AudienceOf | undefined {
  if (input === null || input === undefined) return undefined;
  const { kind, jurisdictions, list } = input;
  return {
    kind,
    ...(jurisdictions == null
      ? {}
      : { jurisdictions: jurisdictions.map((id) => (id.startsWith('jurisdiction:') ? id : jurisdictionId(id))) }),
    ...(list == null ? {} : { list }),
  };
}
