/** Forms of English verbs, and what the little words around them do. */

export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'ing';

/** base: past, participle; the rest is regular. */
const IRREGULAR: Record<string, readonly [past: string, participle: string, ing?: string]> = {
  withdraw: ['withdrew', 'withdrawn'],
  take: ['took', 'taken', 'taking'],
  cut: ['cut', 'cut', 'cutting'],
  shut: ['shut', 'shut', 'shutting'],
  bring: ['brought', 'brought'],
  put: ['put', 'put', 'putting'],
  forbid: ['forbade', 'forbidden', 'forbidding'],
  tell: ['told', 'told'],
  write: ['wrote', 'written', 'writing'],
  come: ['came', 'come', 'coming'],
  go: ['went', 'gone'],
  give: ['gave', 'given', 'giving'],
  send: ['sent', 'sent'],
  hit: ['hit', 'hit', 'hitting'],
  ban: ['banned', 'banned', 'banning'],
  bar: ['barred', 'barred', 'barring'],
  stop: ['stopped', 'stopped', 'stopping'],
  drop: ['dropped', 'dropped', 'dropping'],
  scrap: ['scrapped', 'scrapped', 'scrapping'],
  pay: ['paid', 'paid'],
  strike: ['struck', 'struck', 'striking'],
  overturn: ['overturned', 'overturned'],
  bid: ['bid', 'bid', 'bidding'],
  say: ['said', 'said'],
  sue: ['sued', 'sued', 'suing'],
  freeze: ['froze', 'frozen', 'freezing'],
  overrule: ['overruled', 'overruled'],
  set: ['set', 'set', 'setting'],
  veto: ['vetoed', 'vetoed', 'vetoing'],
  geoblock: ['geoblocked', 'geoblocked', 'geoblocking'],
  find: ['found', 'found'],
  hold: ['held', 'held'],
  seek: ['sought', 'sought'],
  unplug: ['unplugged', 'unplugged', 'unplugging'],
  pull: ['pulled', 'pulled'],
  submit: ['submitted', 'submitted', 'submitting'],
  prohibit: ['prohibited', 'prohibited'],
  permit: ['permitted', 'permitted', 'permitting'],
  let: ['let', 'let', 'letting'],
  leave: ['left', 'left', 'leaving'],
  make: ['made', 'made', 'making'],
  become: ['became', 'become', 'becoming'],
  re_add: ['re-added', 're-added', 're-adding'],
  phase: ['phased', 'phased', 'phasing'],
  rewrite: ['rewrote', 'rewritten', 'rewriting'],
  uphold: ['upheld', 'upheld'],
  roll: ['rolled', 'rolled'],
  offer: ['offered', 'offered'],
  order: ['ordered', 'ordered'],
  suffer: ['suffered', 'suffered'],
  deliver: ['delivered', 'delivered'],
  enter: ['entered', 'entered'],
  widen: ['widened', 'widened'],
  tighten: ['tightened', 'tightened'],
  open: ['opened', 'opened'],
  reopen: ['reopened', 'reopened'],
  loosen: ['loosened', 'loosened'],
  threaten: ['threatened', 'threatened'],
  limit: ['limited', 'limited', 'limiting'],
  exit: ['exited', 'exited', 'exiting'],
  fail: ['failed', 'failed'],
  win: ['won', 'won', 'winning'],
  get: ['got', 'got', 'getting'],
  begin: ['began', 'begun', 'beginning'],
  see: ['saw', 'seen'],
  run: ['ran', 'run', 'running'],
  lie: ['lay', 'lain', 'lying'],
  amend: ['amended', 'amended'],
  annul: ['annulled', 'annulled', 'annulling'],
  cancel: ['cancelled', 'cancelled', 'cancelling'],
  compel: ['compelled', 'compelled', 'compelling'],
  label: ['labelled', 'labelled', 'labelling'],
  lose: ['lost', 'lost', 'losing'],
  feel: ['felt', 'felt'],
  unban: ['unbanned', 'unbanned', 'unbanning'],
  restart: ['restarted', 'restarted'],
};

/** Every form of a verb with what it is; a past that is also the participle appears once, as `past`. */
export function verbForms(base: string): [form: string, what: VerbForm][] {
  const irregular = IRREGULAR[base.replaceAll('-', '_')] ?? IRREGULAR[base];
  const past = irregular?.[0] ?? regularPast(base);
  const forms: [string, VerbForm][] = [
    [base, 'base'],
    [third(base), 'third'],
    [past, 'past'],
    [irregular?.[2] ?? regularIng(base), 'ing'],
  ];
  if (irregular !== undefined && irregular[1] !== past) forms.push([irregular[1], 'participle']);
  // American spelling has one l.
  for (const [form, what] of [...forms])
    if (/[aeiou]ll(?:ed|ing)$/.test(form) && !base.endsWith('ll'))
      forms.push([form.replace(/ll(ed|ing)$/, 'l$1'), what]);
  return forms.filter(([form], index) => forms.findIndex(([other]) => other === form) === index);
}

function third(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}
function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}
function regularIng(base: string): string {
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`;
  return /[^eo]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`;
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const BE = set("is are was were be been being am 's 're isn't aren't wasn't weren't get gets got gotten being");
export const HAVE = set("has have had having 've hasn't haven't hadn't");
export const NEGATIONS = set(
  "not never no neither nor n't cannot can't won't wouldn't couldn't didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't without hardly nobody none nothing",
);
/** Between these and a past form the form is a participle of the passive. */
export const ADVERBS = set(
  `also now then still just already immediately temporarily partly partially fully formally officially effectively reportedly
  subsequently quietly abruptly permanently indefinitely recently later soon finally again since today yesterday reluctantly therefore
  thus once first initially provisionally voluntarily unilaterally simply swiftly quickly only even both all entirely completely
  unanimously publicly jointly separately globally worldwide so previously`,
);
export const MODALS = set("could would might may should can shall must cannot can't couldn't wouldn't shouldn't");
export const WILL = set("will 'll won't");
export const PREPOSITIONS = set(
  'of in to from with on for by against at under through via over about among between including like than towards toward without within across into upon near outside inside during per behind beyond despite besides amid throughout regarding concerning following',
);
/** Begin another clause. */
export const SUBORDINATORS = set(
  'that which who whose whom because while whereas although though if unless when whenever after before until once since where but so whether as than hours minutes days weeks months',
);
export const HARD_STOPS = set('; — – : … -');
