/**
 * Names that extraction couldn't place → entities: normalise, look for candidates, score, decide. What an analyst decided
 * comes first; a likeness of `LINKED_FROM` or more is linked; from `PROPOSED_FROM` on it is proposed for review; the rest
 * stays an entity of its own, marked provisional. Which entity a name gets depends on the catalogue and on decisions alone,
 * never on what other documents say.
 */
import { normaliseKey, providerId } from '../../../graph/ids.ts';
import type { GraphNode, NodeId, NodeKind } from '../../../graph/model.ts';
import type { Store } from '../../../graph/store.ts';
import type { EventMention, Extraction } from '../../extract/extraction.ts';
import type { Verdicts } from '../verdicts.ts';
import { nameKey } from './name-key.ts';
import { likenessOf } from './score.ts';
import { LIKENESS, LINKED_FROM, type LikenessName, NAMED_TOGETHER, PROPOSED_FROM } from './weights.ts';

export interface Candidate {
  id: NodeId;
  name: string;
  /** 0 to 1. */
  score: number;
  reasons: string[];
}

/** A name that the catalogue lacks, in one document. */
export interface Naming {
  /** The entity that stands for the name itself. */
  id: NodeId;
  kind: 'Model' | 'Provider';
  name: string;
  /** What it was linked to; null: it stays an entity of its own. */
  linkedTo: NodeId | null;
  /** Best first. */
  candidates: Candidate[];
}

export interface Resolved {
  extraction: Extraction;
  namings: Naming[];
}
export type Resolve = (extraction: Extraction) => Promise<Resolved>;

const EVER = { at: 8.64e15, knownAt: 8.64e15 };
/** Organisations of surer events than this become entities. */
const SURE = 0.5;
const MOST_CANDIDATES = 3;

/** The entity of a company that the catalogue lacks: one for all ways to write it. */
export const organisationEntity = (name: string): NodeId => providerId(nameKey(name));

/** For one linking: what it looks up in the store is remembered. */
export function nameResolver(store: Store, verdicts: Verdicts): Resolve {
  let actors: Promise<GraphNode[]> | undefined;
  const models = new Map<NodeId, Promise<GraphNode[]>>();
  const among = (kind: 'Model' | 'Provider', id: NodeId): Promise<GraphNode[]> => {
    if (kind === 'Provider') {
      actors ??= catalogueNodes(store, ['Provider', 'Authority']);
      return actors;
    }
    const provider = `provider:${id.slice('model:'.length).split('/')[0]}`;
    if (!models.has(provider)) models.set(provider, modelsOf(store, provider));
    return models.get(provider)!;
  };
  const scored = new Map<string, Promise<Candidate[]>>();
  const candidatesFor = (kind: 'Model' | 'Provider', id: NodeId, name: string): Promise<Candidate[]> => {
    const key = `${id} ${name}`;
    if (!scored.has(key))
      scored.set(
        key,
        among(kind, id).then((nodes) => candidatesOf(name, nodes, id, verdicts)),
      );
    return scored.get(key)!;
  };

  return async (extraction) => {
    const together = new Set(extraction.mentions.filter((one) => one.provisional !== true).map(({ id }) => id));
    const namings = new Map<NodeId, Naming>();
    const name = async (kind: 'Model' | 'Provider', id: NodeId, as: string): Promise<NodeId | null> => {
      if (verdicts.nothing.has(id)) return null;
      // A row of the catalogue has the id that the name makes.
      if ((await among(kind, id)).some((node) => node.id === id)) return id;
      const candidates = (await candidatesFor(kind, id, as)).map((one) => beside(one, together)).sort(byScore);
      const decided = verdicts.sameAs.get(id);
      const linkedTo = decided ?? candidates.find(({ score }) => score >= LINKED_FROM)?.id ?? null;
      if (linkedTo !== id && !namings.has(id)) namings.set(id, { id, kind, name: as, linkedTo, candidates });
      return linkedTo ?? id;
    };
    const models = new Map<NodeId, NodeId | null>();
    for (const mention of extraction.mentions) {
      if (mention.kind !== 'Model' || models.has(mention.id)) continue;
      if (mention.provisional === true)
        models.set(mention.id, await name('Model', mention.id, mention.quote.replace(/\s+/gu, ' ')));
      else if (verdicts.sameAs.has(mention.id)) models.set(mention.id, verdicts.sameAs.get(mention.id)!);
    }
    const events: EventMention[] = [];
    const isOwn = (id: NodeId): boolean => namings.has(id);
    for (const event of extraction.events) events.push(await withOrganisations(renamed(event, models), name, isOwn));
    const mentions = extraction.mentions.flatMap((mention) => {
      const id = models.get(mention.id);
      if (id === undefined || id === mention.id) return [mention];
      return id === null
        ? []
        : [{ id, kind: mention.kind, quote: mention.quote, start: mention.start, end: mention.end }];
    });
    return { extraction: { ...extraction, mentions, events }, namings: [...namings.values()] };
  };
}

function renamed(event: EventMention, models: ReadonlyMap<NodeId, NodeId | null>): EventMention {
  if (models.size === 0) return event;
  const to = (id: NodeId): NodeId[] => {
    const other = models.get(id);
    return other === undefined ? [id] : other === null ? [] : [other];
  };
  return {
    ...event,
    models: [...new Set(event.models.flatMap(to))],
    changes: event.changes.flatMap((change) => to(change.model).map((model) => ({ ...change, model }))),
  };
}

/** Whether the organisations of an event are entities: where they are what it is surely about, and not beside models. */
export function isNaming({ organisations, models, confidence }: EventMention): boolean {
  return organisations.length > 0 && models.length === 0 && confidence >= SURE;
}

/** Organisations that turn out to be providers of the catalogue move there; an authority is nobody's target. */
async function withOrganisations(
  event: EventMention,
  name: (kind: 'Provider', id: NodeId, as: string) => Promise<NodeId | null>,
  isOwn: (id: NodeId) => boolean,
): Promise<EventMention> {
  if (!isNaming(event)) return event;
  const organisations: string[] = [];
  const providers = [...event.providers];
  for (const organisation of event.organisations) {
    const own = organisationEntity(organisation);
    if (own === 'provider:') continue;
    const id = await name('Provider', own, organisation);
    if (id === own && isOwn(own)) organisations.push(organisation);
    else if (id?.startsWith('provider:') === true) providers.push(id);
  }
  return { ...event, organisations, providers: [...new Set(providers)] };
}

const byScore = (a: Candidate, b: Candidate): number => b.score - a.score || (a.id < b.id ? -1 : 1);

function candidatesOf(name: string, nodes: readonly GraphNode[], own: NodeId, verdicts: Verdicts): Candidate[] {
  const found: Candidate[] = [];
  for (const node of nodes) {
    if (node.id === own || verdicts.isDifferent(own, node.id)) continue;
    let best: { likeness: LikenessName; key: string } | null = null;
    for (const key of [node.name, ...node.keys]) {
      // What machines call it likens nothing.
      if (key.length > 80 || key.includes('/')) continue;
      const likeness = likenessOf(name, key);
      // Of a brother's name a short alias has all words, too.
      if (likeness === 'contained' && best?.likeness === 'variant') continue;
      if (likeness === null || (best !== null && LIKENESS[best.likeness].weight >= LIKENESS[likeness].weight)) continue;
      best = { likeness, key };
    }
    if (best === null) continue;
    const { weight, because } = LIKENESS[best.likeness];
    found.push({
      id: node.id,
      name: node.name,
      score: weight,
      reasons: [`${best.likeness} (${best.key}): ${because}`],
    });
  }
  return found
    .filter(({ score }) => score >= PROPOSED_FROM)
    .sort(byScore)
    .slice(0, MOST_CANDIDATES);
}

/** Named in one document; that alone links nothing. */
function beside(one: Candidate, together: ReadonlySet<NodeId>): Candidate {
  if (!together.has(one.id) || one.score >= LINKED_FROM) return one;
  const score = Math.round(Math.min(one.score + NAMED_TOGETHER.weight, LINKED_FROM - 0.01) * 100) / 100;
  return { ...one, score, reasons: [...one.reasons, NAMED_TOGETHER.because] };
}

async function catalogueNodes(store: Store, kind: NodeKind[]): Promise<GraphNode[]> {
  const nodes: GraphNode[] = [];
  for (let after: string | null = null; ; ) {
    const page = await store.find({ kind, props: { provisional: null } }, EVER, { first: 500, after, order: 'id' });
    nodes.push(...page.items);
    if (!page.hasMore) return nodes;
    after = page.endCursor;
  }
}

async function modelsOf(store: Store, provider: NodeId): Promise<GraphNode[]> {
  const found = await store.expand([provider], { relation: 'DEVELOPED_BY', direction: 'in', anyTime: true }, EVER);
  return (found.get(provider) ?? []).flatMap(({ node }) => node ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The same name in several documents: the earliest name, the best of its candidates. */
export function joinNamings(namings: readonly (Naming & { learnedAt: number })[]): (Naming & { learnedAt: number })[] {
  const byId = new Map<NodeId, Naming & { learnedAt: number }>();
  const order = (one: Naming & { learnedAt: number }): string =>
    `${String(one.learnedAt).padStart(16, '0')} ${normaliseKey(one.name)} ${one.name}`;
  for (const one of namings) {
    const known = byId.get(one.id);
    if (known === undefined) {
      byId.set(one.id, one);
      continue;
    }
    const candidates = new Map<NodeId, Candidate>();
    for (const candidate of [...known.candidates, ...one.candidates]) {
      const other = candidates.get(candidate.id);
      const better = other === undefined || candidate.score > other.score;
      const clearer =
        other !== undefined && candidate.score === other.score && candidate.reasons.join() < other.reasons.join();
      if (better || clearer) candidates.set(candidate.id, candidate);
    }
    const first = order(one) < order(known) ? one : known;
    byId.set(one.id, {
      ...first,
      learnedAt: Math.min(known.learnedAt, one.learnedAt),
      candidates: [...candidates.values()].sort(byScore).slice(0, MOST_CANDIDATES),
    });
  }
  return [...byId.values()];
}
