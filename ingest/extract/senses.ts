/** Words of acts that mean something else where they stand: "drops a new model", "403 Forbidden", "orders of magnitude". */
import { slice } from './reading.ts';
import { official } from './rules/look.ts';
import type { Look } from './rules/rule.ts';

interface Sense {
  /** Names of the rules that it keeps from the word. */
  rules: readonly string[];
  /** Dictionary forms; left out: any of the rules' words. */
  lemmas?: RegExp;
  /** Of the ten tokens before the word (ends there), of the word, of the ten after it (begins there): all that are given must match. */
  before?: RegExp;
  word?: RegExp;
  after?: RegExp;
  sentence?: RegExp;
  unless?: RegExp;
  /** Only where no government, authority or parliament acts. */
  unofficial?: true;
  /** What the word means there. */
  because: string;
  examples: readonly string[];
}

const PUNISHING = ['fine', 'ban', 'order', 'designation', 'entity listing', 'lawsuit', 'investigation'];

/** Each keeps its rules from a word. All patterns are over lower case and linear. */
export const SENSES: readonly Sense[] = [
  {
    rules: PUNISHING,
    before:
      /\b(?:threat(?:s|en|ens|ened|ening)? (?:to|of|with)|ready to|willing to|prepared to|rather than|instead of|stop(?:s|ped)? short of|refrain(?:s|ed)? from|call(?:s|ed|ing)? on [^.;]{1,80} to|urg(?:e|es|ed|ing) [^.;]{1,80} to|lobb(?:y|ies|ied|ying) [^.;]{1,60} to|pressed? [^.;]{1,60} to|asking [^.;]{1,60} to)(?: [^.;]{1,60},)?(?: [\w-]+){0,3} $/,
    because: 'what is threatened, demanded or left undone has not happened',
    examples: [
      'The Pentagon answered with threats to ban Anthropic from its networks.',
      'Noyb is ready to file a lawsuit against Meta over its AI plans.',
      'Retailers urged the Commission on Monday to look at fees, fine Meta over its AI assistant and publish prices.',
    ],
  },
  {
    rules: ['investigation'],
    lemmas: /^(?:investigate|probe|examine|review)$/,
    before: /\b(?:should|must|could|might|may|ought to|need to|needs to)\W+(?:\w+ly\W+)?$/,
    because: 'somebody should look, nobody does yet',
    examples: ['Berlin should “immediately” investigate DeepSeek, a lawmaker said.'],
  },
  {
    rules: ['fine'],
    word: /^fines?$/,
    after:
      /^(?:gael|fáil|print|[- ]?tun|[- ]?grained|line between|arts?\b|dining|details?|wines?|by me|with (?:me|us|it|that))/,
    because: 'a party, small letters, small grains',
    examples: ['EU plans a fee on AI apps as Fine Gael TD warns of a wave'],
  },
  {
    rules: ['fine'],
    word: /^fines?$/,
    before:
      /\b(?:may|might|could|would|can|will|to) (?:\w+ ){0,3}(?:face|risk|incur|mean|carry|bring|lead to|result in|draw)\b[^.;]{0,50}$|\b(?:risk(?:s|ing)?|avoid(?:s|ed|ing)?|dodge(?:s|d)?|escape(?:s|d)?|stave off|evade(?:s|d)?|or face|warn(?:s|ed)? of|including|potential|possible|maximum|periodic|daily|threat of|on pain of|up to) (?:[\w$€£,.-]+ ){0,4}$/,
    because: 'a fine that may come, or that was avoided',
    examples: [
      'Microsoft on Track to Dodge EU Antitrust Fines in AI Probe',
      'The agency set a daily fine of 50,000 reais ($8,836) for failing to comply. Meta must change its AI policy.',
    ],
  },
  {
    rules: ['fine'],
    word: /^fines$/,
    before:
      /\b(?:face|faces|facing|of|with|and|for|by|their|its|these|those|big|heavy|hefty|huge|large|protection|antitrust|privacy|more|further|such) $/,
    because: 'fines as such, no fine',
    examples: [
      'SEC: Over 11,000 AI companies face fines over failure to submit reports',
      'The EU probes the AI firm on three fronts: consumer protection fines, customs duties and privacy.',
    ],
  },
  {
    rules: ['fine'],
    word: /^penali[sz]/,
    unless: /[€$£]|\b(?:million|euros?|dollars?|pounds?|authority|regulator|commission|court|watchdog)\b/,
    because: 'a loss function penalises',
    examples: ['The teacher model is penalised for leaps that a student of GPT-5 cannot follow.'],
  },
  {
    rules: ['order'],
    after:
      /^(?:of magnitude|of the day|online|food|drinks?|books?|by (?:date|name|size)|from (?:the )?(?:app|shop|menu|website))/,
    because: 'a number, a programme, a purchase',
    examples: ['OpenAI said the Government of France ordered food with an app.'],
  },
  {
    rules: ['order'],
    before:
      /\b(?:in|random|alphabetical|short|pre-|back|purchase|standing|law and|world|packages|parcels|goods|products|items|copies|chips|gpus|tickets|units) $/,
    unless: /\b(?:regulator|authority|watchdog|commission|court|ministry) ordered\b/,
    because: 'a sequence, a purchase',
    examples: [
      'BRUSSELS, May 21 - The European Commission is set to propose a 2 euro handling fee for packages ordered online and entering the European Union, Google said.',
    ],
  },
  {
    rules: ['rule', 'court order'],
    word: /^rules?$/,
    after: /^(?:of (?:law|thumb|the game)|engine|out\b|based)/,
    because: 'the rule of law, a rule of thumb',
    examples: ['As an authority beyond any game, the firm establishes a digital rule of law for AI platforms.'],
  },
  {
    rules: ['rule'],
    word: /^rules?$/,
    before:
      /\b(?:over|under|against|violat\w+|break(?:s|ing)?|broke|breach(?:es|ed)? of|flout\w*|comply with|its own|existing|current|content|house|hard-edged) (?:[\w-]+ ){0,3}$/,
    because: 'rules that are there already',
    examples: ['The EU takes action against xAI over online content rules.'],
  },
  {
    rules: ['ban'],
    before: /\b(?:403|http|errors?:?) ["“'‘]?$/,
    because: 'a status code',
    examples: ['Users found that requesting Claude Opus 4.6 resulted in 403 Forbidden.'],
  },
  {
    rules: ['ban', 'suspension'],
    unofficial: true,
    lemmas: /^(?:ban|suspend|block|disable|prohibition)$/,
    sentence: /\b(?:accounts?|members?|subreddits?|moderators?|posters?|trolls?)\b/,
    unless:
      /\b(?:government|authority|regulator|ministry|minister|watchdog|court|parliament|commission|access to|member states?)\b|\bmodels?\b[^.]{0,40}\b(?:suspended|disabled|blocked)\b/,
    because: 'users are shut out of a service, the service of nothing',
    examples: ['A member shared a key of Claude Opus 4.8 but was quickly banned by the owner of the website.'],
  },
  {
    rules: ['suspension', 'outage'],
    word: /^clos(?:ed|ing)$/,
    after: /^(?:models?|weights?|source|labs?|beta|alpha|testing|systems?|ones?|apis?|door|loop|circuit)\b/,
    because: 'a closed model is one whose weights are not public',
    examples: ['It lags behind all closed models, Claude Opus 4.8 among them.'],
  },
  {
    rules: ['suspension'],
    lemmas: /^drop$/,
    unless:
      /\bdrop(?:s|ped|ping)? (?:support|access)\b|\bdrop(?:s|ped|ping)?\b[^.;]{0,60}\bfrom (?:its|their|the)\b|\b(?:openrouter|bedrock|vertex|foundry|copilot|gateway|catalogue?|list|host)\b[^.;]{0,30}\bdrop(?:s|ped)\b/,
    because: 'in talk of technology, who drops a model brings it out',
    examples: [
      'Google just dropped Gemini 3 Pro.',
      'Microsoft drops Phi-4 multimodal.',
      'DeepSeek R1 dropped with open weights.',
    ],
  },
  {
    rules: ['suspension'],
    lemmas: /^(?:pull|remove|block|withdraw)$/,
    after: /^(?:requests?|back|ahead|together|from (?:reading|seeing|using)|data|up|figures|guardrails)\b/,
    because: 'pull requests, drawing back, what a model may not read',
    examples: ['One comment says that Claude Fable 5 is blocked from reading its own report.'],
  },
  {
    rules: ['suspension'],
    lemmas: /^(?:disable|remove|switch~off|turn~off|deactivate|pause|close|block)$/,
    before:
      /(?:\b(?:when|if|while|that|where|with|and|as)|^|,) (?:the |its |all |all the |any |their |your )?["'“‘]?(?:thinking|reasoning|guardrails?|internet search|web search|search|telemetry|filters?|memory|logging|limits?|safety \w+|caching|streaming|comments|features?|tools?|plugins?)["'”’]? (?:is|are|was|were|has been|have been|being) (?:now |always |\w+ly )?$/,
    because: 'a feature is off, not the model',
    examples: [
      'Gemini 3 Pro is good at stories when guardrails are removed.',
      'Gemini 3 Pro falsely claimed that internet search was disabled.',
    ],
  },
  {
    rules: ['restoration'],
    lemmas: /^return$/,
    after:
      /^(?:["“'‘]|\d|an? |the |its |results?|errors?|http|images?|nothing|null|code|text|tokens?|gpt|gemini|claude|openai|on (?:investment|equity|capital)|to (?:\w+ ){0,2}(?:research|work|profit|growth|form|school|office|business|politics|roots)|if\b)/,
    because: 'an answer, a yield, a new job',
    examples: [
      'The Sonar Pro API returns results that are a year old.',
      'DeepSeek V3 achieved a 5.25% return, more than the index.',
      'Schwarzer leaves OpenAI after GPT-5 to return to research.',
    ],
  },
  {
    rules: ['restoration'],
    lemmas: /^return$/,
    before: /(?:\b(?:positive|negative|annual|average|tax|high|before|of|a|any|in|many|happy)|[\d.] ?%) $/,
    because: 'a return is also a yield',
    examples: [
      'Grok 4 and Gemini 2.5 Pro showed positive returns.',
      'Claude Opus 4.8 validates itself before returning.',
    ],
  },
  {
    rules: ['restoration'],
    lemmas: /^(?:restore|resume|relaunch|reopen|regain|reinstate)$/,
    after:
      /^(?:or (?:exceed|improve) )?(?:the |its |their |some |a )?(?:[\w-]+ ){0,2}(?:confidence|trust|context|performance|quality|balance|order|faith|settings|backups?|files?|sessions?|state|history|conversations?|efforts?|tabs?|windows?|app|windsurf|editor|within the hour)\b/,
    because: 'something else than the service comes back',
    examples: [
      'A developer later restored 256K context for Grok 4 in the client.',
      'Users are advised to relaunch Windsurf to use the new GPT-5 model.',
    ],
  },
  {
    rules: ['restoration'],
    lemmas: /^back$/,
    after:
      /^(?:in (?:the (?:news|office|spotlight|lead|race|game)|(?:19|20)\d\d)|at |to (?:school|work|basics|back|the drawing)|and forth|home|then|when|on top|with an? )/,
    because: 'back in the news is not back online',
    examples: ['MiniMax M2 is back in the news.'],
  },
  {
    rules: ['outage'],
    lemmas: /down$/,
    sentence:
      /\d ?(?:%|percent|per cent|points?|cents?)|\b(?:shares?|stocks?|prices?|confidence|costs?|revenues?|scores?|usage|sales|the link|links)\b[^.;]{0,30}\b(?:is|are|was|were|went) down\b/,
    unless: /\b(?:outage|offline|users? (?:report|could not|cannot))/,
    because: 'a price, a share, a number or a link is down',
    examples: [
      'SAP, Microsoft and Amazon are down 0.6 to 1.2%.',
      'The confidence of Gemini 3 Pro went down, that of Qwen up.',
    ],
  },
  {
    rules: ['outage'],
    lemmas: /^(?:disruption|incident)$/,
    before:
      /\b(?:security|safety|cyber|cybersecurity|market|job|labou?r|creative|digital|economic|political|ai|of|not cause|without|no) (?:[\w-]+ )?$/,
    unless: /\b(?:elevated errors?|resolved|monitoring|investigating -|identified)\b/,
    because: 'disruption is also what start-ups promise, an incident also one of security',
    examples: ['GPT-5.5 did not cause significant disruption on the labour market from its release on, OpenAI says.'],
  },
  {
    rules: ['staged release'],
    word: /^staggering|^phased$|^phas(?:e|es|ing)$/,
    unless:
      /\b(?:staggered|phased|in phases)\b[^.;]{0,20}\b(?:release|roll-?out|access|launch)|\bphas(?:e|es|ed|ing) (?:in|the (?:release|rollout))\b/,
    because: 'staggering numbers, things that are phased out',
    examples: [
      'Throughput of gpt-oss-20b rose to a staggering 450 tokens a second.',
      'Anthropic explained that the metric is being phased out in favor of another for Claude Opus 4.7.',
    ],
  },
  {
    rules: ['export control'],
    lemmas: /^(?:licen[cs]e|require|need|licen[cs]e is (?:required|needed))$/,
    sentence:
      /\bcommercial(?:ly)? (?:use|licen)|\bopen[- ]source|\b(?:mit|apache|bsd|gpl|community|creative commons)\b|\battribution\b|\bunder (?:an?|the) [\w.-]+ licen[cs]e\b/,
    unless: /\bexport(?:s|ed|ing)?\b|\bforeign\b|\bcommerce department|\bbis\b/,
    because: 'the licence of a work, not of an export',
    examples: ['Weights of Kimi K2 are free, though commercial use requires a separate license.'],
  },
  {
    rules: ['export control'],
    lemmas: /^directive$/,
    after: /^to ["“'‘]|^(?:in|of) (?:the|its) (?:system )?prompt\b/,
    because: 'a model is told what to do',
    examples: ["Claude Opus 4.6 was effectively given a directive to 'go rogue'."],
  },
  {
    rules: ['lawsuit'],
    lemmas: /^(?:legal challenge|challenge|lawsuit|suit|class action)$/,
    before:
      /\b(?:could|may|might|would) (?:\w+ ){0,2}(?:lead|leads|open|invite|face|bring|end)\b[^.;]{0,40}$|\b(?:rather than|instead of|without|avoid(?:ing)?|ethical and|highlighting|fear(?:s|ed)?|expect(?:s|ed)?) (?:[\w-]+ ){0,3}$/,
    because: 'a suit that may come',
    examples: [
      'A decision to label Anthropic could lead to legal challenges.',
      'Anthropic sent a letter rather than filing suit against DeepSeek.',
    ],
  },
  {
    rules: ['deprecation'],
    sentence:
      /\b(?:retirement|deprecation|shutdown|sunset|end of life)\b[^.;]{0,40}\b(?:delayed|postponed|pushed back|put off|cancelled|canceled|reversed|called off)\b/,
    because: 'a retirement that is put off',
    examples: ['GPT-4o retirement delayed indefinitely: OpenAI updated its deprecation schedule.'],
  },
  {
    rules: ['rescission'],
    lemmas: /^(?:withdraw|terminate|remove|end|cancel|drop|void)$/,
    after:
      /^(?:from (?:online|the) (?:platforms?|market|shops?|stores?)|(?:existing |all |their |its )*(?:orders?|contracts?|purchases?|products?|accounts?|subscriptions?|funding|cash|money|troops)\b)/,
    because: 'a purchase, a product or money is withdrawn',
    examples: [
      "China's regulator has ordered companies to stop buying AI chips of Nvidia and terminate existing orders.",
      'France will publish lists of products it withdraws from online platforms over breaches of regulations.',
    ],
  },
  {
    rules: ['amendment'],
    lemmas: /^(?:clear|allow|permit|update|extend|expand|revise)$/,
    after:
      /^(?:every |all |the |both |any )*(?:tasks?|benchmarks?|hurdles?|levels?|caches?|histor(?:y|ies)|context|ranges?)\b/,
    because: 'a benchmark is cleared',
    examples: ['The AI Security Institute said Claude Mythos Preview is the first to clear every task.'],
  },
  {
    rules: ['court order'],
    lemmas: /^(?:find|reject|deny|grant|fail|lose|pause|halt|block|suspend|order|stay|rule)$/,
    unless:
      /\b(?:courts?|judges?|jury|juries|tribunals?|justices?|(?:\w+th|\w+nd|d\.c\.) circuit|injunctions?|lawsuits?|suits?|rul(?:e[ds]|ing)|magistrate|appeals?|bench|panel|complaint|case|docket|bid|motion|plea)\b|\bv\.? /,
    because: 'nothing of a court is near',
    examples: [
      'A developer said that the AI hypothesis fulfills a softer criteria of the NP-hard sparse circuit finding problem.',
    ],
  },
  {
    rules: ['amendment'],
    lemmas: /^(?:allow|permit)$/,
    unofficial: true,
    unless:
      /\b(?:licen[cs]\w*|export\w*|bans?|banned|controls?|curbs?|restriction\w*|sanction\w*|commerce|regulator|authority)\b/,
    because: 'what users of a service may do',
    examples: ['GPT-5.6 Sol is impressive for the 12 minutes that you are allowed to use it.'],
  },
  {
    rules: ['suspension'],
    lemmas: /^(?:disable|remove|switch~off|turn~off|deactivate|pause|close)$/,
    after:
      /^(?:off |down )?(?:the |its |all |any )?["“'‘]?(?:thinking|reasoning|guardrails?|internet search|web search|search|telemetry|filters?|memory|logging|caching|streaming|comments|tools?|plugins?)\b/,
    because: 'a feature is switched off, not the model',
    examples: ['Claude Fable 5 changes settings such as the context window, disabling “thinking” in its answers.'],
  },
];

const byRule = new Map<string, Sense[]>();
for (const sense of SENSES) for (const rule of sense.rules) byRule.set(rule, [...(byRule.get(rule) ?? []), sense]);

/** Does the word that made the rule look mean something else here? */
export const hasOtherSense = (look: Look): boolean => senseOf(look) !== undefined;

export function senseOf(look: Look): Sense | undefined {
  const { reading, frame } = look;
  const senses = byRule.get(frame.rule.name);
  if (senses === undefined) return undefined;
  const { tokens } = reading;
  let sides: { before: string; word: string; after: string } | undefined;
  const read = (): { before: string; word: string; after: string } => {
    const { first, last } = frame.sentence;
    const word = tokens[frame.trigger]!;
    const end = Math.min(last, frame.trigger + 1 + frame.lemma.split(' ').length - 1);
    const from = Math.max(first, frame.trigger - 14);
    const to = Math.min(last, end + 10);
    const start = tokens[from]!.start;
    return {
      before: reading.text
        .slice(start, word.start)
        .replace(/[^\S ]/gu, ' ')
        .toLowerCase(),
      word: slice(reading, frame.trigger, frame.trigger + 1).toLowerCase(),
      after:
        end >= to
          ? ''
          : slice(reading, end, to)
              .replace(/[^\S ]/gu, ' ')
              .toLowerCase(),
    };
  };
  return senses.find((sense) => {
    if (sense.lemmas !== undefined && !sense.lemmas.test(frame.lemma)) return false;
    sides ??= read();
    return (
      (sense.before?.test(sides.before) ?? true) &&
      (sense.word?.test(sides.word) ?? true) &&
      (sense.after?.test(sides.after) ?? true) &&
      (sense.sentence?.test(look.sentence) ?? true) &&
      !(sense.unless?.test(look.sentence) ?? false) &&
      !(sense.unofficial === true && official(look))
    );
  });
}
