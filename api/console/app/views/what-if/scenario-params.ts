/** A scenario as parameters of the address, and back. Pure. */
import type { AudienceInput, Weights } from '../../operations/schema.ts';
import { parseAudience } from '../../state/audience.ts';

export interface Scenario {
  models?: string[];
  providers?: string[];
  channels?: string[];
  jurisdictions?: string[];
  standardOf?: string;
  weights?: Weights;
  except?: string[];
  audience?: AudienceInput;
  from?: string;
  to?: string;
}

/** The kinds of things that can be off, by what their ids begin with. */
const KINDS = { model: 'models', provider: 'providers', channel: 'channels', jurisdiction: 'jurisdictions' } as const;
export type OffKind = keyof typeof KINDS;

export const kindOf = (id: string): OffKind | null => {
  const kind = id.split(':', 1)[0]!;
  return kind in KINDS ? (kind as OffKind) : null;
};

export const idsOf = (text: string | null): string[] => (text ?? '').split(',').filter((id) => kindOf(id) !== null);

/** Null: nothing is switched off yet. What is no part of a scenario counts as not given: a link that was cut off still opens. */
export function readScenario(search: string): Scenario | null {
  const params = new URLSearchParams(search);
  const scenario: Scenario = {};
  for (const id of idsOf(params.get('off'))) {
    const name = KINDS[kindOf(id)!];
    scenario[name] = [...(scenario[name] ?? []), id];
  }
  const standard = params.get('standard');
  if (standard !== null) scenario.standardOf = standard;
  if (Object.keys(scenario).length === 0) return null;
  const weights = params.get('weights');
  if (weights === 'OPEN' || weights === 'CLOSED') scenario.weights = weights;
  const except = idsOf(params.get('except')).filter((id) => kindOf(id) !== 'jurisdiction');
  if (except.length > 0) scenario.except = except;
  const audience = parseAudience(params.get('for'));
  if (audience !== null) scenario.audience = audience;
  for (const bound of ['from', 'to'] as const) {
    const at = Date.parse(params.get(bound) ?? '');
    if (!Number.isNaN(at)) scenario[bound] = new Date(at).toISOString();
  }
  return scenario;
}

/** The ids with one more or one less. */
export const toggled = (ids: readonly string[], id: string): string | null =>
  (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]).join(',') || null;
