/** Everything that has a name, in one automaton. Built once from the catalogue; reading a text never changes it. */
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import type { NodeId, NodeKind } from '../../graph/model.ts';
import { Automaton } from './automaton.ts';
import { DEMONYMS } from './demonyms.ts';
import { foldName } from './fold.ts';

/** One named thing. */
export interface Entry {
  id: NodeId;
  kind: NodeKind;
  name: string;
  /** Of a model: who develops it. Of a channel: who operates it. */
  provider: NodeId | null;
  /** Of an authority: for whom it acts. Of a provider: whose law it is under. */
  jurisdiction: NodeId | null;
  /** Of a channel: its provider's own. */
  firstParty: boolean;
  /** Of a model: when it was released. */
  releasedAt: number | null;
  /** Of an authority: what it is an office of. */
  partOf: NodeId | null;
  /** Of an authority: its kind, as the catalogue has it ("data-protection", "court" …). */
  office: string | null;
}

/** How a name names: `adjective` "Italian", `capital` "Rome" (for its government), `family` "Claude" (of a provider's models), `person` "Lutnick" (of an office). */
export type NameForm = 'name' | 'adjective' | 'capital' | 'family' | 'person';

export interface Name {
  entry: Entry;
  form: NameForm;
  /** How the text must be written: `exact` for acronyms, `capital` for single words that are also common words. */
  writing: 'exact' | 'capital' | 'any';
  raw: string;
}

/** The words of a family of models: "Claude" and its tiers "Opus", "Sonnet" …; what unseen models are named with. */
export interface Family {
  provider: NodeId;
  /** As written: "Claude". */
  maker: string;
  /** Folded word → as written. */
  tiers: Map<string, string>;
}

export interface Lexicon {
  automaton: Automaton;
  /** By pattern index: what this text may name, the likeliest first. */
  names: Name[][];
  entries: Map<NodeId, Entry>;
  /** By folded maker word. */
  families: Map<string, Family>;
  /** Folded tier word → the family it belongs to, where only one has it. */
  tiers: Map<string, Family>;
  /** Folded full name of a model → id. */
  models: Map<string, NodeId>;
  /** Folded code → the models that are called by it after their maker: "r1" of "DeepSeek R1". */
  codes: Map<string, Entry[]>;
  /** Provider → its own channels; provider → all that it operates. */
  firstParty: Map<NodeId, NodeId[]>;
  operated: Map<NodeId, NodeId[]>;
  /** Any folded name → what it names first. */
  byName: Map<string, Entry>;
}

/** Single words that are names only by context; too common to match on sight. */
const TOO_COMMON = new Set(
  'o1 ai api cloud search copilot commerce state treasury court congress senate house commission council agency department office ministry bureau board us it in at be is no de so me an as to la al il ma or md pa mo hi oh id ok nova command phi north sky orion'.split(
    ' ',
  ),
);

/** Codes that prose does write; every other two-letter code is a word of some language. */
const WRITTEN_CODES: Record<string, readonly string[]> = {
  US: ['US', 'U.S.', 'USA', 'U.S.A.'],
  GB: ['UK', 'U.K.'],
  EU: ['EU', 'E.U.'],
  EEA: ['EEA'],
  AE: ['UAE', 'U.A.E.'],
  CN: ['PRC', 'mainland China'],
};

export function buildLexicon(catalogue: Catalogue): Lexicon {
  const patterns = new Map<string, Name[]>();
  const lexicon: Omit<Lexicon, 'automaton' | 'names'> = {
    entries: new Map(),
    families: new Map(),
    tiers: new Map(),
    models: new Map(),
    codes: new Map(),
    firstParty: new Map(),
    operated: new Map(),
    byName: new Map(),
  };
  const add = (raw: string, entry: Entry, form: NameForm = 'name', isAcronym = false) => {
    const folded = foldName(raw);
    if (folded === '' || (folded.length < 2 && !/[\u3040-\u9fff]/u.test(folded))) return;
    const writing = isAcronym ? 'exact' : writingOf(raw);
    if (form === 'name' && !lexicon.byName.has(folded)) lexicon.byName.set(folded, entry);
    if (writing !== 'exact' && TOO_COMMON.has(folded)) return;
    const names = patterns.get(folded) ?? [];
    const same = names.findIndex((name) => name.entry.id === entry.id);
    if (same === -1) names.push({ entry, form, writing, raw });
    // "Cnil" beside the acronym "CNIL": as the looser of the two.
    else if (names[same]!.writing === 'exact' && writing !== 'exact') names[same] = { entry, form, writing, raw };
    patterns.set(folded, names);
  };
  const enter = (
    row: { id: NodeId; name: string; aliases: string[] },
    kind: NodeKind,
    more: Partial<Entry> = {},
  ): Entry => {
    const nothing = {
      provider: null,
      jurisdiction: null,
      firstParty: false,
      releasedAt: null,
      partOf: null,
      office: null,
    };
    const entry: Entry = { ...nothing, ...more, id: row.id, kind, name: row.name };
    lexicon.entries.set(row.id, entry);
    add(row.name, entry);
    for (const alias of row.aliases) add(alias, entry);
    return entry;
  };

  for (const row of catalogue.providers) enter(row, 'Provider', { jurisdiction: row.controlledFrom[0] ?? null });
  for (const row of catalogue.models) {
    if (row.base) continue;
    const entry = enter(row, 'Model', { provider: row.provider, releasedAt: row.releaseDate });
    for (const name of row.apiIds) add(name, entry);
    for (const name of [row.name, ...row.aliases]) lexicon.models.set(foldName(name), row.id);
    learnFamily(lexicon, entry);
    const code = /^\p{L}+ ([a-z]\d{1,2}(?:\.\d+)?)$/u.exec(foldName(row.name));
    if (code !== null) push(lexicon.codes, code[1]!, entry);
  }
  for (const row of catalogue.channels) {
    const entry = enter(row, 'Channel', { provider: row.operatedBy, firstParty: row.kind === 'first-party' });
    if (row.operatedBy === null) continue;
    if (entry.firstParty) push(lexicon.firstParty, row.operatedBy, row.id);
    push(lexicon.operated, row.operatedBy, row.id);
  }
  for (const row of catalogue.authorities) {
    const entry = enter(row, 'Authority', {
      jurisdiction: row.actsFor[0] ?? null,
      partOf: row.partOf,
      office: row.kind,
    });
    for (const acronym of row.acronyms) add(acronym, entry, 'name', true);
    for (const name of Object.values(row.translations).flat()) add(name, entry);
  }
  for (const row of catalogue.jurisdictions) {
    const entry = enter(
      { ...row, aliases: row.aliases.filter((alias) => !/^[A-Za-z.]{2,4}$/.test(alias)) },
      'Jurisdiction',
    );
    for (const code of WRITTEN_CODES[row.code] ?? []) add(code, entry, 'name', !code.includes(' '));
    for (const name of Object.values(row.translations).flat()) add(name, entry);
    for (const name of row.adjectives) add(name, entry, 'adjective');
    for (const name of row.metonyms) add(name, entry, 'capital');
    const foreign = DEMONYMS.get(row.code);
    for (const name of foreign?.adjectives ?? []) add(name, entry, 'adjective');
    for (const name of foreign?.capitals ?? []) add(name, entry, 'capital');
    for (const name of foreign?.names ?? []) add(name, entry);
  }
  for (const row of catalogue.people) {
    const entry = lexicon.entries.get(row.office);
    if (entry !== undefined) for (const name of [row.name, ...row.aliases]) add(name, entry, 'person');
  }
  for (const [maker, id] of MORE_FAMILIES) {
    const provider = lexicon.entries.get(id);
    if (provider !== undefined && !lexicon.families.has(foldName(maker)))
      lexicon.families.set(foldName(maker), { provider: id, maker, tiers: new Map() });
  }
  for (const family of new Set(lexicon.families.values())) {
    const provider = lexicon.entries.get(family.provider);
    if (provider !== undefined && !PLAIN_WORDS.has(foldName(family.maker))) add(family.maker, provider, 'family');
  }
  const names = [...patterns.values()];
  for (const several of names) if (several.length > 1) several.sort(byLikelihood);
  return { ...lexicon, automaton: new Automaton([...patterns.keys()]), names };
}

/** Where one string has several meanings, they are tried in this order. */
const KIND_ORDER: NodeKind[] = ['Model', 'Provider', 'Authority', 'Channel', 'Jurisdiction'];
const FORM_ORDER: NameForm[] = ['name', 'person', 'family', 'adjective', 'capital'];

function byLikelihood(a: Name, b: Name): number {
  return (
    Number(isSubdivision(a.entry)) - Number(isSubdivision(b.entry)) ||
    FORM_ORDER.indexOf(a.form) - FORM_ORDER.indexOf(b.form) ||
    KIND_ORDER.indexOf(a.entry.kind) - KIND_ORDER.indexOf(b.entry.kind) ||
    (a.entry.id < b.entry.id ? -1 : 1)
  );
}

/** "Washington" is the government before it is the state. */
const isSubdivision = (entry: Entry): boolean => /^jurisdiction:[A-Z]{2}-/.test(entry.id);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function writingOf(raw: string): Name['writing'] {
  if (/^[\p{Lu}\d.&]{1,4}$/u.test(raw)) return 'exact';
  return /^\p{Lu}[^\s\d-]*$/u.test(raw) ? 'capital' : 'any';
}

/** Families whose models the catalogue lacks, or has under another word: "Doubao 1.5 Pro" beside "Seed 1.6". */
const MORE_FAMILIES: readonly (readonly [string, NodeId])[] = [
  ['Doubao', 'provider:bytedance'],
  ['Imagen', 'provider:google'],
  ['Veo', 'provider:google'],
  ['Sora', 'provider:openai'],
];

/** "Code Llama 70B" is no reason to read Meta in "the Code of Practice". */
const PLAIN_WORDS = new Set(['code', 'command', 'open', 'deep', 'solar', 'large']);

/** "Claude Opus 4.8" teaches the maker word "Claude" and the tier "Opus". "GPT-5.6" teaches "GPT", "Qwen3.7 Max" "Qwen". */
function learnFamily(lexicon: Pick<Lexicon, 'families' | 'tiers'>, model: Entry): void {
  if (model.provider === null) return;
  const words = model.name.split(/[\s-]+/u);
  const maker = withoutVersion(words[0]!);
  if (words.length < 2 || !/^(?:\p{Lu}\p{L}{2,}|Yi)$/u.test(maker) || !words.some((word) => /\d/.test(word))) return;
  const key = foldName(maker);
  const family = (lexicon.families.get(key) as Family | undefined) ?? {
    provider: model.provider,
    maker,
    tiers: new Map(),
  };
  if (family.provider !== model.provider) return;
  lexicon.families.set(key, family);
  for (const word of words.slice(1)) {
    const tier = foldName(word);
    if (!/^\p{Lu}\p{L}{3,}$/u.test(word) || VARIANTS.has(tier)) continue;
    family.tiers.set(tier, word);
    const other = lexicon.tiers.get(tier);
    if (other === undefined) lexicon.tiers.set(tier, family);
  }
}

/** "Qwen3.7" → "Qwen": a version may stand on the maker word itself. */
export const withoutVersion = (word: string): string => word.replace(/(?<=\p{L}{2})\d+(?:\.\d+)?$/u, '');

/** Words that tell one release from its brother and are no name by themselves. */
export const VARIANTS = new Set(
  `mini nano micro turbo pro flash lite light large medium small tiny ultra max plus preview instruct instant base chat thinking reasoning vision
  coder code codex fast high low audio image video voice live realtime omni experimental exp latest beta alpha air edge deep research next
  premier sovereign scout maverick guard embed rerank vl terminus speciale it distill express standard heavy`.split(
    /\s+/,
  ),
);
