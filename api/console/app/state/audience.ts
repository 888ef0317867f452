/** For whom, as a parameter of the address: `LISTED:annex-a`, `REGION:EU`, `FOREIGN_PERSONS:US`. */
import type { AudienceInput, AudienceKind } from '../operations/schema.ts';

/** Null where it is none. */
export function parseAudience(text: string | null): AudienceInput | null {
  const [kind, rest = ''] = (text ?? '').split(':');
  if (kind === 'LISTED' && rest !== '') return { kind, list: rest };
  if ((kind === 'REGION' || kind === 'FOREIGN_PERSONS') && rest !== '') return { kind, jurisdictions: rest.split('+') };
  return null;
}

interface Changed {
  audience: { kind: AudienceKind; list: string | null; label: string; jurisdictions: { id: string }[] };
}

/** The other way round; null for everyone and for those who only meet a condition. */
export function audienceParam({ audience }: Changed): string | null {
  const codes = audience.jurisdictions.map(({ id }) => id.replace(/^jurisdiction:/, ''));
  if (audience.kind === 'LISTED' && audience.list !== null) return `LISTED:${audience.list}`;
  if ((audience.kind === 'REGION' || audience.kind === 'FOREIGN_PERSONS') && codes.length > 0) {
    return `${audience.kind}:${codes.join('+')}`;
  }
  return null;
}
