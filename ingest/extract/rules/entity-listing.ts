import { findOrganisations } from '../organisations.ts';
import { summaryOf } from '../summary.ts';
import type { Look, Rule, Sight } from './rule.ts';

const LIST =
  /\b(?:entity list|trade blacklist|export blacklist|blacklist|sdn list|unverified list|military end[- ]user list|1260h list|restricted list|unreliable entit(?:y|ies) list|sanctions list|export control list|(?:export|trade) restrictions? list|restriction list)\b/;

export const entityListing: Rule = {
  name: 'entity listing',
  types: ['ENTITY_LISTING', 'RESCISSION'],
  because:
    'A name is put on a list that others must look at before they sell. Being taken off is a rescission of the listing.',
  verbs: ['add', 'place', 'put', 'include', 'list', 'blacklist', 'designate', 'move', 'remove', 'delist', 'take~off'],
  nouns: ['addition'],
  matches: [
    'The Bureau of Industry and Security added Sophgo to the Entity List on 16 January 2025.',
    'Huawei was placed on the Entity List by the US Commerce Department, which covers AI chips.',
    'Additions to the Entity List: AI Chip Designer and Affiliates',
    'Six subsidiaries of Inspur Group were among 80 companies that Washington added to its export restriction list over AI.',
    'US blacklists Inspur units over AI chips',
    // A notice has the list in its head, and the names where the committee is told of.
    'Additions to the Entity List. The End-User Review Committee determined to add Sophgo, a designer of AI chips, because of its conduct.',
  ],
  nearMisses: [
    'The Entity List and AI chips. Lawmakers urged the department to add Sophgo.',
    'Lawmakers want DeepSeek added to the Entity List.',
    'OpenAI added Claude to its list of AI rivals.',
  ],
  read,
};

/** The committee behind a list, in its own notice. */
const RESOLVED = /\b(?:committee|erc|bis|bureau|department) (?:has )?(?:determined|decided|voted|resolved) to add\b/;

/** Names stand before the list's own name; what comes after it is no addition. */
function listAt(look: Look): number {
  const { reading, frame } = look;
  for (let i = frame.trigger + 1; i < frame.to; i++)
    if (/^(?:list|blacklist)$/.test(reading.tokens[i]!.lower)) return i;
  return frame.to;
}

/** "Inspur Group was among 80 companies that Washington added to its list": they stand before the clause. */
function amongThose({ reading, frame }: Look): readonly [number, number] | null {
  const { tokens } = reading;
  if (frame.voice !== 'active' || tokens[frame.from - 1]?.lower !== 'that') return null;
  for (let i = frame.from - 2; i > frame.sentence.first; i--)
    if (tokens[i]!.lower === 'among' && /^(?:is|are|was|were)$/.test(tokens[i - 1]!.lower)) {
      // Behind a dateline: "NEW YORK, March 25 (Wire) - ".
      let first = i - 1;
      while (first > frame.sentence.first && !/^[-–—)]$/.test(tokens[first - 1]!.lower)) first--;
      return [first, i - 1];
    }
  return null;
}

function read(look: Look): Sight | null {
  const { frame } = look;
  const text = look.clause;
  const isResolved = frame.lemma === 'add' && RESOLVED.test(text) && LIST.test(summaryOf(look.reading).head);
  if (!LIST.test(text) && !isResolved && !(frame.lemma === 'blacklist' && look.actor.kind === 'jurisdiction'))
    return null;
  if (look.actor.kind === 'vendor' || look.actor.kind === 'people') return null;
  if (frame.voice === 'noun' && !/^additions?/.test(look.reading.tokens[frame.trigger]!.lower)) return null;
  const side = frame.voice === 'passive' ? look.subjects : look.objects;
  const targets = side.filter((named) => named.entries[0]!.kind === 'Provider' || named.entries[0]!.kind === 'Model');
  const removed = /^(?:remove|delist|take)/.test(frame.lemma);
  return {
    type: removed ? 'RESCISSION' : 'ENTITY_LISTING',
    status: removed ? 'RESCINDED' : 'IN_FORCE',
    confidence: 0.85,
    ...(isResolved ? { stance: 'asserted' as const } : {}),
    targets,
    organisations: findOrganisations(
      look.reading,
      ...(amongThose(look) ??
        (frame.voice === 'passive'
          ? ([frame.from, frame.trigger] as const)
          : ([frame.trigger + 1, listAt(look)] as const))),
      20,
    ),
  };
}
