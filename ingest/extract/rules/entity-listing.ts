import type { Look, Rule, Sight } from './rule.ts';

const LIST = /\b(?:entity list|trade blacklist|export blacklist|blacklist|sdn list|unverified list|military end[- ]user list|1260h list|restricted list|unreliable entit(?:y|ies) list|sanctions list|export control list)\b/;

export const entityListing: Rule = {
  name: 'entity listing',
  because: 'A name is put on a list that others must look at before they sell. Being taken off is a rescission of the listing.',
  verbs: ['add', 'place', 'put', 'include', 'list', 'blacklist', 'designate', 'move', 'remove', 'delist', 'take~off'],
  nouns: ['addition'],
  matches: [
    'The Bureau of Industry and Security added Sophgo to the Entity List on 16 January 2025.',
    'Huawei was placed on the Entity List by the US Commerce Department, which covers AI chips.',
    'Additions to the Entity List: AI Chip Designer and Affiliates',
  ],
  nearMisses: ['Lawmakers want DeepSeek added to the Entity List.', 'OpenAI added Claude to its list of AI rivals.'],
  read,
};

function read(look: Look): Sight | null {
  const { frame } = look;
  const text = look.clause;
  if (!LIST.test(text)) return null;
  if (look.actor.kind === 'vendor' || look.actor.kind === 'people') return null;
  if (frame.voice === 'noun' && !/^additions?/.test(look.reading.tokens[frame.trigger]!.lower)) return null;
  const side = frame.voice === 'passive' ? look.subjects : look.objects;
  const targets = side.filter((named) => named.entries[0]!.kind === 'Provider' || named.entries[0]!.kind === 'Model');
  const removed = /^(?:remove|delist|take)/.test(frame.lemma);
  return {
    type: removed ? 'RESCISSION' : 'ENTITY_LISTING',
    status: removed ? 'RESCINDED' : 'IN_FORCE',
    confidence: 0.85,
    targets,
    organisations: names(look),
  };
}

/** Capitalised names on the object's side that end like a company: "Sophgo Technologies Ltd." */
function names(look: Look): string[] {
  const { reading, frame } = look;
  const [from, to] = frame.voice === 'passive' ? [frame.from, frame.trigger] : [frame.trigger + 1, frame.to];
  const found: string[] = [];
  for (let i = from; i < to; i++) {
    if (!reading.tokens[i]!.capital || reading.namedAt[i] !== -1) continue;
    let k = i;
    while (k < to && reading.tokens[k]!.capital && reading.tokens[k]!.kind === 'word' && reading.namedAt[k] === -1) k++;
    const name = reading.text.slice(reading.tokens[i]!.start, reading.tokens[k - 1]!.end);
    if (!/^(?:Entity|List|The|BIS|Export|Additions?|Rule|Commerce|Chip|Affiliates)\b/.test(name) && name.length > 2) found.push(name);
    i = k;
  }
  return found.slice(0, 20);
}
