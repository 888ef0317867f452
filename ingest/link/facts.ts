/** What one document says of the events that its accounts were joined to: each statement with its own quote. */
import { derivedId, normaliseKey } from '../../graph/ids.ts';
import type { Audience, EventType, Json, NodeId, Props, Stance } from '../../graph/model.ts';
import type { FactInput, NodeInput } from '../../graph/store.ts';
import type { ClaimMention, EventMention } from '../extract/extraction.ts';
import { causeFor, type Happening } from './happenings.ts';
import { isNaming, organisationEntity } from './names/resolve.ts';
import { isReport, type LinkedDocument, type Report } from './report.ts';

/** Acts that bind: what they are about is reached by law. */
const BINDING: ReadonlySet<EventType> = new Set([
  'EXPORT_CONTROL_DIRECTIVE',
  'LICENCE_REQUIREMENT',
  'BAN',
  'ORDER',
  'ENTITY_LISTING',
  'DESIGNATION',
  'COURT_ORDER',
]);

export interface Placed {
  report: Report;
  happening: Happening;
}

export function factsOf(
  document: LinkedDocument,
  placed: readonly Placed[],
  all: readonly Happening[],
  known: (id: NodeId) => boolean,
): FactInput[] {
  const facts: FactInput[] = [...mentionFacts(document, known)];
  for (const one of placed) facts.push(...eventFacts(one, all, known));
  for (const claim of document.extraction.claims) facts.push(...claimFacts(document, claim, placed, known));
  return dedupe(facts);
}

function mentionFacts(document: LinkedDocument, known: (id: NodeId) => boolean): FactInput[] {
  const facts: FactInput[] = [];
  const title = document.title.slice(0, 200);
  if (title !== '')
    facts.push({
      subject: document.id,
      relation: 'FROM',
      object: document.source,
      quote: title,
      start: 0,
      end: title.length,
    });
  const seen = new Set<NodeId>();
  for (const { id, quote, start, end, provisional } of document.extraction.mentions) {
    if (seen.has(id) || !(known(id) || provisional === true)) continue;
    seen.add(id);
    facts.push({
      subject: document.id,
      relation: 'MENTIONS',
      object: id,
      quote,
      start,
      end,
      confidence: provisional === true ? 0.6 : 0.95,
    });
  }
  return facts;
}

/** Why a document's account is kept but not followed. */
export interface Dissent {
  about: 'date' | 'models' | 'existence' | 'status';
  says: Json;
  instead: Json;
}

export function dissentOf({ report, happening }: Placed): Dissent[] {
  const { consensus } = happening.cluster;
  const dissents: Dissent[] = [];
  const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  const isExact = report.precision === 'day' || report.precision === 'minute';
  if (report.founds && report.day !== null && isExact && Math.abs(report.day - consensus.day) > 1.5 * 86_400_000) {
    dissents.push({ about: 'date', says: day(report.day), instead: day(consensus.day) });
  }
  const extra = report.models.filter((model) => !consensus.models.includes(model));
  if (extra.length > 0) dissents.push({ about: 'models', says: extra, instead: consensus.models });
  const { status } = report.mention;
  if (report.founds && status !== null && happening.status !== null && status !== happening.status)
    dissents.push({ about: 'status', says: status, instead: happening.status });
  if (report.mention.stance === 'denied') dissents.push({ about: 'existence', says: false, instead: true });
  return dissents;
}

function eventFacts(placed: Placed, all: readonly Happening[], known: (id: NodeId) => boolean): FactInput[] {
  const { report, happening } = placed;
  const { mention } = report;
  const { id, cluster } = happening;
  const { consensus } = cluster;
  const isDated = dissentOf(placed).some((dissent) => dissent.about === 'date');
  const stance = stanceOf(mention);
  const said = { quote: mention.quote, start: mention.start, end: mention.end, confidence: mention.confidence };
  const validFrom = happening.at;
  const facts: FactInput[] = [];
  const add = (relation: FactInput['relation'], object: NodeId, more: Partial<FactInput> = {}) => {
    facts.push({ subject: id, relation, object, ...said, stance, ...more });
  };
  facts.push({ ...said, subject: report.document.id, relation: 'MENTIONS', object: id });
  const actor = mention.authority ?? mention.actor;
  if (actor !== null && known(actor)) add('BY', actor);
  if (mention.jurisdiction !== null && known(mention.jurisdiction)) add('IN', mention.jurisdiction);
  const status = happening.status ?? mention.status;
  add('PART_OF', happening.action.id, { validFrom, qualifiers: status === null ? {} : { status } });
  const legal = BINDING.has(consensus.type);
  const audience = legal ? audienceOf(cluster, mention.audience) : mention.audience;
  for (const model of mention.models.filter((one) => report.models.includes(one))) {
    const agreed = consensus.models.includes(model);
    const qualifiers: Props = { legal, ...(audience === null ? {} : { audience: audience as unknown as Json }) };
    add('CONCERNS', model, { validFrom, qualifiers, ...(agreed ? {} : { stance: 'disputed' as const }) });
  }
  for (const object of [...mention.providers, ...mention.channels]) {
    if (known(object)) add('CONCERNS', object, { validFrom, qualifiers: { legal: false } });
  }
  if (isNaming(mention))
    for (const name of mention.organisations)
      add('CONCERNS', organisationEntity(name), { validFrom, qualifiers: { legal: false } });
  for (const { model, change, quote, start, end } of report.changes) {
    const agreed = consensus.models.includes(model) && mention.stance !== 'denied';
    const own =
      change.audience.kind === 'listed' ? { ...change, audience: listAudience(cluster, change.audience) } : change;
    facts.push({
      subject: id,
      relation: 'CHANGES',
      object: model,
      quote,
      start,
      end,
      confidence: mention.confidence,
      // A page that dates it wrongly says the same thing; where it disputes what happened, it changes nothing.
      validFrom: isDated && report.instant !== null ? report.instant : validFrom,
      stance: agreed && !isDated ? changeStance(mention, change.undated === true) : 'disputed',
      qualifiers: own as unknown as Props,
    });
  }
  for (const { clock, instant, precision, quote, start, end } of mention.dates) {
    facts.push({
      subject: id,
      relation: 'DATED',
      value: { clock, instant, precision },
      quote,
      start,
      end,
      stance: isDated ? 'disputed' : stance,
      confidence: mention.confidence,
    });
  }
  const cause = causeFor(report, happening, all);
  if (cause !== null && mention.causedBy !== null) {
    const { quote, start, end } = mention.causedBy;
    add('CAUSED_BY', cause.id, { quote, start, end });
  }
  return facts;
}

/** An undated announcement is kept as asserted: its qualifier says that it switches nothing. */
function changeStance(mention: EventMention, undated: boolean): Stance {
  if (undated) return 'asserted';
  return mention.stance === 'past' || mention.stance === 'quoted' ? 'asserted' : stanceOf(mention);
}

function stanceOf(mention: EventMention): Stance {
  return mention.stance === 'past' || mention.stance === 'quoted' ? 'asserted' : mention.stance;
}

/** Whom a binding act reaches is what the accounts agree on; an account that says nothing of it follows them. */
function audienceOf(cluster: Happening['cluster'], own: Audience | null): Audience | null {
  let agreed = agreedAudiences.get(cluster);
  if (agreed === undefined) {
    agreed = agreedAudience(cluster);
    agreedAudiences.set(cluster, agreed);
  }
  return agreed ?? own;
}

/** Worked out once an event, not once an account: with many accounts that would be quadratic. */
const agreedAudiences = new WeakMap<Happening['cluster'], Audience | null>();

function agreedAudience(cluster: Happening['cluster']): Audience | null {
  const votes = new Map<string, { weight: number; audience: Audience }>();
  for (const { mention, weight } of cluster.reports) {
    if (mention.audience === null || mention.audience.kind === 'listed' || mention.confidence < 0.5) continue;
    const key = `${mention.audience.kind} ${(mention.audience.jurisdictions ?? []).join()}`;
    const known = votes.get(key);
    votes.set(key, {
      weight: (known?.weight ?? 0) + weight + (mention.audience.kind === 'foreign-persons' ? 0.001 : 0),
      audience: known?.audience ?? mention.audience,
    });
  }
  const [first] = [...votes.entries()].sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1));
  return first?.[1].audience ?? null;
}

/** A list that others name is meant by those who only say "a hundred organisations". */
function listAudience(cluster: Happening['cluster'], own: Audience): Audience {
  if (own.list !== undefined && own.list !== 'approved organisations') return own;
  const named = new Set(
    cluster.reports
      .flatMap((report) => report.changes.flatMap(({ change }) => change.audience.list ?? []))
      .filter((list) => list !== 'approved organisations'),
  );
  return named.size === 1 ? { ...own, list: [...named][0]! } : own;
}

/** The same words by the same speaker are one claim, whoever prints them. */
export function claimId(claim: ClaimMention): NodeId {
  return derivedId('claim', `${claim.speaker} ${claim.text}`.slice(0, 60), [
    claim.speakerId ?? normaliseKey(claim.speaker),
    normaliseKey(claim.text),
  ]);
}

export function claimNode(document: LinkedDocument, claim: ClaimMention): NodeInput {
  return {
    id: claimId(claim),
    kind: 'Claim',
    name: claim.text.replace(/\s+/gu, ' ').slice(0, 240),
    time: document.publishedAt,
    props: { speaker: claim.speaker, stance: claim.stance },
    learnedAt: document.learnedAt,
  };
}

/** Whether a claim is kept at all depends on its document alone, not on what others say. */
export function isKept(document: LinkedDocument, claim: ClaimMention): boolean {
  const mention = claim.event === null ? undefined : document.extraction.events[claim.event];
  return mention !== undefined && isReport(mention);
}

function claimFacts(
  document: LinkedDocument,
  claim: ClaimMention,
  placed: readonly Placed[],
  known: (id: NodeId) => boolean,
): FactInput[] {
  if (!isKept(document, claim)) return [];
  const { quote, start, end, stance } = claim;
  const subject = claimId(claim);
  const facts: FactInput[] = [];
  for (const { report, happening } of placed) {
    if (report.index !== claim.event) continue;
    facts.push({ subject, relation: 'ABOUT', object: happening.id, quote, start, end, stance, confidence: 0.7 });
  }
  if (claim.speakerId !== null && known(claim.speakerId))
    facts.push({ subject, relation: 'BY', object: claim.speakerId, quote, start, end, confidence: 0.8 });
  return facts;
}

function dedupe(facts: FactInput[]): FactInput[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = JSON.stringify([
      fact.subject,
      fact.relation,
      fact.object ?? null,
      fact.value ?? null,
      fact.validFrom ?? null,
      fact.qualifiers ?? null,
      fact.stance ?? null,
      fact.quote,
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
