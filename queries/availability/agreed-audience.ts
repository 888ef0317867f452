/** Whom an act reaches, as the documents say together: they tell one audience in many words, and some leave half of it out. */
import type { Fact } from '../../graph/model.ts';
import type { Subgraph } from '../../graph/store.ts';
import { sourceRank } from '../evidence.ts';
import { type Asked, audienceKey, EVERYONE, parseAudience } from './audience.ts';

/**
 * Of the facts' audiences: the kind that has the most weight (first-hand sources weigh more), and of that kind one that
 * names its places or list, before one that leaves them out. Everyone, where no fact names any.
 */
export function agreedAudience(facts: readonly Fact[], documents: Subgraph['documents']): Asked {
  const kinds = new Map<Asked['kind'], number>();
  const said = new Map<string, { audience: Asked; weight: number }>();
  for (const fact of facts) {
    const audience = parseAudience(fact.qualifiers.audience);
    if (audience === null) continue;
    const weight = 5 - sourceRank(documents.get(fact.document)?.sourceKind ?? null);
    kinds.set(audience.kind, (kinds.get(audience.kind) ?? 0) + weight);
    const key = audienceKey(audience);
    const known = said.get(key);
    if (known === undefined) said.set(key, { audience, weight });
    else known.weight += weight;
  }
  const [kind] = [...kinds].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? [];
  const candidates = [...said].filter(([, one]) => one.audience.kind === kind);
  const vague = (one: Asked): number => Number((one.jurisdictions ?? []).length === 0 && one.list === undefined);
  candidates.sort(([a, x], [b, y]) => vague(x.audience) - vague(y.audience) || y.weight - x.weight || (a < b ? -1 : 1));
  return candidates[0]?.[1].audience ?? EVERYONE;
}
