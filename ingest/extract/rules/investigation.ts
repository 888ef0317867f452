import { governorWord, isParty, isTech, official } from './look.ts';
import type { Look, Rule, Sight } from './rule.ts';

/** "announced the closure of its investigation": what is told is its end. */
const ENDS = /\b(?:closure|closing|close[sd]?|conclu\w+|ends?|ended|drop(?:s|ped)?|end of|termination)\b/;

export const investigation: Rule = {
  name: 'investigation',
  types: ['INVESTIGATION'],
  because: 'An authority looks into something; nothing is decided.',
  verbs: ['investigate', 'probe'],
  states: ['under investigation', 'under formal investigation'],
  nouns: [
    'investigation',
    'probe',
    'inquiry',
    'formal proceedings',
    'proceedings',
    'antitrust case',
    'enquiry',
    'initial review',
    'merger review',
    'regulatory review',
    'market study',
    'civil investigative demand',
  ],
  matches: [
    'The European Commission has opened formal proceedings against X over Grok.',
    'The Irish Data Protection Commission launched an inquiry into Grok.',
    'The FTC is investigating OpenAI over possible harm to consumers.',
    'xAI under investigation in France over Grok',

    "Canada's privacy watchdog said that it had widened an existing inquiry into X to look at Grok.",
  ],
  nearMisses: [
    'OpenAI investigated the outage of ChatGPT.',
    'The BIS notice on AI chips stands: confirm the licence position, and review contracts.',
    'The European Commission spoke. It does not mean that a new formal investigation into Grok has been opened.',
    'The FTC closed its investigation into OpenAI.',
    'The Competition and Markets Authority has announced the closure of its investigation into Microsoft and OpenAI.',
    'Anthropic opened an investigation into abuse of Claude.',
  ],
  read(look: Look): Sight | null {
    const { frame } = look;
    if (frame.voice === 'state') {
      // "xAI under investigation in France"; "while it is under investigation" is background.
      const party = look.subjects.filter(isParty);
      return frame.sentence.index === 0 && party.length > 0 && isTech(look)
        ? { type: 'INVESTIGATION', status: 'IN_FORCE', confidence: 0.75, targets: party }
        : null;
    }
    if (!isTech(look) || !official(look)) return null;
    if (frame.voice === 'noun') {
      if (
        !/^(?:open|launch|beg[aiu]n|begin|initiat|announc|start|commenc|confirm|extend|widen|expand|broaden)/.test(
          governorWord(look),
        )
      )
        return null;
      if (ENDS.test(look.clause)) return null;
      const targets = look.objects.filter(isParty);
      return { type: 'INVESTIGATION', status: 'IN_FORCE', confidence: 0.85, targets };
    }
    return {
      type: 'INVESTIGATION',
      status: 'IN_FORCE',
      confidence: 0.75,
      targets: (frame.voice === 'passive' ? look.subjects : look.objects).filter(isParty),
    };
  },
};
