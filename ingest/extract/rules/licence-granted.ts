import type { Look, Rule, Sight } from './rule.ts';

export const licenceGranted: Rule = {
  name: 'licence granted',
  types: ['LICENCE_GRANTED'],
  because: 'A licence for one applicant leaves the requirement in force for the rest.',
  verbs: [
    'grant',
    'approve',
    'issue',
    'clear',
    'receive',
    'obtain',
    'win',
    'get',
    'secure',
    'award',
    'authorise',
    'authorize',
  ],
  matches: [
    'The Commerce Department has granted Nvidia a licence to export its H20 AI chips to China.',
    'Nvidia received export licences from the US government for its H20 chip.',
    'Licences to export AI chips to the United Arab Emirates have been granted to Microsoft by the US Commerce Department.',
    'The Bureau of Industry and Security approved licences for the export of AI chips to the UAE.',
  ],
  nearMisses: [
    'If we applied for licences for Claude Fable 5 and they were granted, access might come back.',
    'A licence is required to export Claude Fable 5.',
    'The Commerce Department plans to grant licences for exports to chip plants in China.',
    'A panel votes on AI chips. The bill would let Congress block licences issued to export AI chips to China.',
    'The repository was granted an open-source licence by OpenAI.',
  ],
  read,
};

function read(look: Look): Sight | null {
  const { frame } = look;
  if (
    !/\b(?:export |general )?licen[cs]es?\b/.test(look.clause) ||
    !/\b(?:export\w*|sell|sales?|ship\w*|chips?|china|bis|commerce|foreign)\b/.test(look.sentence)
  )
    return null;
  if (
    /\bopen[- ]source|software licen|no licen|copyright\b/.test(look.sentence) ||
    /\brequire|need\b/.test(look.clause)
  )
    return null;
  const receiving = /^(?:receive|obtain|win|get|secure)$/.test(frame.lemma);
  if (!receiving && (look.actor.kind === 'vendor' || look.actor.kind === 'people')) return null;
  if (receiving && frame.voice === 'active' && look.actor.kind === 'authority') return null;
  const near = look.reading.text
    .slice(
      look.reading.tokens[frame.trigger]!.start,
      look.reading.tokens[Math.min(frame.to, frame.trigger + 12) - 1]!.end,
    )
    .toLowerCase();
  const before = look.reading.text
    .slice(
      look.reading.tokens[Math.max(frame.from, frame.trigger - (frame.voice === 'passive' ? 24 : 8))]!.start,
      look.reading.tokens[frame.trigger]!.start,
    )
    .toLowerCase();
  if (!/licen[cs]es?/.test(frame.voice === 'passive' ? `${before} ${near}` : near)) return null;
  // "plans to grant licences": none is granted; "to block licences issued to …": which ones.
  if (look.stance === 'planned') return null;
  const isWhich = /licen[cs]es?$/.test(look.reading.tokens[frame.trigger - 1]?.lower ?? '') && frame.sentence.index > 0;
  if (isWhich && (frame.form === 'past' || frame.form === 'participle')) return null;
  const sight: Sight = {
    type: 'LICENCE_GRANTED',
    status: 'IN_FORCE',
    confidence: 0.8,
    targets: [...look.objects, ...look.subjects].filter(
      (named) => named.entries[0]!.kind === 'Provider' || named.entries[0]!.kind === 'Model',
    ),
  };
  // Who receives is not who acts.
  return receiving ? { ...sight, actor: { kind: 'authority', entry: null, jurisdiction: null, at: -1 } } : sight;
}
