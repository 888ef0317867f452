/** What documents say: set against what they said before, so that only differences are written. */
import { checkFact, refused } from '../check.ts';
import { canonicalJson, factId } from '../ids.ts';
import type { Instant, NodeId, Relation } from '../model.ts';
import type { FactInput } from '../store.ts';
import { instantValue, PUBLIC } from './values.ts';
import type { Reading } from './write-documents.ts';
import { chunks, type NodeState, type Writing } from './writing.ts';

/** One relationship: a stretch of time in which the fact was held. */
interface Episode {
  /** Neo4j's element id; null while it is only in memory. */
  element: string | null;
  id: string;
  relation: Relation;
  subject: NodeId;
  object: NodeId;
  scope: string;
  learnedAt: Instant;
  retractedAt: Instant | null;
  contentHash: string;
  confidence: number;
  start: number;
  end: number;
  /** Has a value in place of an object. */
  isValue: boolean;
  /** All other properties, of one that is only in memory. */
  rest: Record<string, unknown>;
}

function storedOf(relation: string): string {
  return `UNWIND $ids AS document MATCH (s)-[r:${relation}]->(o) WHERE r.document = document
    RETURN document, elementId(r) AS element, r.id AS id, type(r) AS relation, s.id AS subject, o.id AS object,
      r.scope AS scope, r.learnedAt AS learnedAt, r.retractedAt AS retractedAt, r.contentHash AS contentHash,
      r.confidence AS confidence, r.start AS start, r.end AS end, r.value IS NOT NULL AS isValue`;
}

export class FactWriter {
  readonly #w: Writing;
  readonly #rejected = new Set<string>();
  readonly #episodes = new Map<NodeId, Map<string, Episode[]>>();
  readonly #new = new Set<Episode>();
  readonly #touched = new Set<Episode>();
  readonly #copies: { of: string; learnedAt: Instant }[] = [];

  constructor(w: Writing) {
    this.#w = w;
  }

  /** Reads what stored documents say, and which facts an analyst rejected: those stay hidden however often they are read. */
  async load(documents: readonly NodeId[]): Promise<void> {
    const rejected = await this.#w.run<{ id: string }>(
      `MATCH (d:Decision { kind: 'reject-fact' }) WHERE d.undoneAt IS NULL RETURN d.a AS id`,
    );
    for (const { id } of rejected) this.#rejected.add(id);
    const said = [...new Set(documents)].flatMap((id) =>
      this.#w.nodes.get(id)!.says.map((relation) => ({ relation, id })),
    );
    for (const [relation, of] of Map.groupBy(said, (one) => one.relation)) {
      for (const chunk of chunks(of)) {
        const rows = await this.#w.run<Episode & { document: NodeId }>(storedOf(relation), {
          ids: chunk.map(({ id }) => id),
        });
        for (const row of rows) {
          this.#episodesOf(row.document, row.id).push({ ...row, retractedAt: row.retractedAt ?? null, rest: {} });
        }
      }
    }
  }

  /** A version turns out to have been known earlier. */
  readonly learnEarlier = (document: NodeId, was: Instant, is: Instant): void => {
    for (const episode of [...(this.#episodes.get(document)?.values() ?? [])].flat()) {
      if (episode.learnedAt === was) this.#set(episode, { learnedAt: is });
      if (episode.retractedAt === was) this.#set(episode, { retractedAt: is });
    }
  };

  /** `inputs` is all that this version of the document says. */
  write(reading: Reading, inputs: FactInput[]): void {
    const said = this.#identify(reading, inputs);
    // Two texts of the same instant: the earlier one was never seen.
    if (reading.from === reading.until) return;
    for (const [id, fact] of said) {
      const current = this.#episodesOf(reading.id, id).find((episode) => holdsAt(episode, reading.from));
      if (current === undefined) this.#assert(reading, id, fact);
      else this.#keep(reading, fact, current);
    }
    for (const [id, episodes] of this.#episodes.get(reading.id) ?? []) {
      const current = said.has(id) ? undefined : episodes.find((episode) => holdsAt(episode, reading.from));
      if (current !== undefined) this.#end(reading, current);
    }
  }

  /** Hands what is new to the write, and sends what changed. */
  async flush(): Promise<void> {
    for (const episode of this.#new) {
      const {
        relation,
        subject,
        object,
        rest,
        id,
        scope,
        learnedAt,
        retractedAt,
        contentHash,
        confidence,
        start,
        end,
      } = episode;
      this.#w.facts.push({
        relation,
        subject,
        object,
        set: {
          ...rest,
          id,
          scope,
          contentHash,
          confidence,
          start,
          end,
          learnedAt: instantValue(learnedAt),
          retractedAt: instantValue(retractedAt),
        } as never,
      });
      if (retractedAt === null) this.#emit('asserted', episode);
    }
    for (const rows of chunks(this.#copies)) {
      await this.#w.run(
        `UNWIND $rows AS row MATCH (s)-[r]->(o) WHERE elementId(r) = row.of
         CREATE (s)-[copy:$(type(r))]->(o) SET copy = properties(r), copy.learnedAt = row.learnedAt`,
        { rows: rows.map(({ of, learnedAt }) => ({ of, learnedAt: instantValue(learnedAt) })) },
      );
    }
    for (const episodes of chunks([...this.#touched])) {
      const rows = episodes.map(({ element, learnedAt, retractedAt, contentHash, confidence, start, end }) => ({
        element,
        set: {
          contentHash,
          confidence,
          start,
          end,
          learnedAt: instantValue(learnedAt),
          retractedAt: instantValue(retractedAt),
        },
      }));
      await this.#w.run('UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element SET r += row.set', {
        rows,
      });
    }
    this.#new.clear();
    this.#touched.clear();
    this.#copies.length = 0;
  }

  /** Checked, and each once. */
  #identify(reading: Reading, inputs: FactInput[]): Map<string, FactInput> {
    const said = new Map<string, FactInput>();
    for (const fact of inputs) {
      checkFact(fact, reading.id, reading.content);
      const id = factId({
        document: reading.id,
        subject: fact.subject,
        relation: fact.relation,
        object: fact.object ?? null,
        value: fact.value ?? null,
        validFrom: fact.validFrom ?? null,
        validTo: fact.validTo ?? null,
        qualifiers: fact.qualifiers ?? {},
        stance: fact.stance ?? 'asserted',
        quote: fact.quote,
      });
      const twin = said.get(id);
      if (twin === undefined || isBetter(fact, twin)) said.set(id, fact);
    }
    return said;
  }

  #node(reading: Reading, id: NodeId): NodeState {
    const node = this.#w.nodes.get(id);
    if (node === undefined) {
      throw refused(
        `Document '${reading.id}': a fact names '${id}', which does not exist.`,
        { document: reading.id, node: id },
        'Write the node in the same batch, or before.',
      );
    }
    if (node.scope !== PUBLIC && node.scope !== reading.scope) {
      throw refused(
        `Document '${reading.id}': a fact names '${id}', which is private to '${node.scope}'.`,
        { document: reading.id, node: id },
        'Give the document the same scope.',
      );
    }
    this.#w.lower(node, reading.from, reading.scope);
    return node;
  }

  #insert(reading: Reading, id: string, fact: FactInput): void {
    const subject = this.#node(reading, fact.subject);
    const object = fact.object == null ? null : this.#node(reading, fact.object);
    const qualifiers = canonicalJson(fact.qualifiers ?? {});
    const [s, o] = [subject.standsFor ?? subject.id, object === null ? null : (object.standsFor ?? object.id)];
    const episode: Episode = {
      element: null,
      id,
      relation: fact.relation,
      subject: s,
      object: o ?? s,
      scope: reading.scope,
      learnedAt: reading.from,
      retractedAt: reading.until,
      contentHash: reading.contentHash,
      confidence: fact.confidence ?? 1,
      start: fact.start,
      end: fact.end,
      isValue: object === null,
      rest: {
        hidden: this.#rejected.has(id),
        document: reading.id,
        validFrom: instantValue(fact.validFrom),
        validTo: instantValue(fact.validTo),
        saidSubject: s === subject.id ? null : subject.id,
        saidObject: object === null || o === object.id ? null : object.id,
        stance: fact.stance ?? 'asserted',
        origin: reading.origin,
        recordedAt: instantValue(this.#w.at),
        value: fact.value == null ? null : canonicalJson(fact.value),
        qualifiers: qualifiers === '{}' ? null : qualifiers,
        quote: fact.quote,
      },
    };
    this.#new.add(episode);
    this.#episodesOf(reading.id, id).push(episode);
    const document = this.#w.nodes.get(reading.id)!;
    if (!document.says.includes(fact.relation)) this.#w.change(document, { says: [...document.says, fact.relation] });
    this.#w.counts.asserted++;
  }

  /** Held from this version on: joins what was held right before or after, takes up a misreading that was none, or is new. */
  #assert(reading: Reading, id: string, fact: FactInput): void {
    const { from, until } = reading;
    const episodes = this.#episodesOf(reading.id, id);
    const before = episodes.find((e) => e.retractedAt === from && e.learnedAt < from);
    const after = until === null ? undefined : episodes.find((e) => e.learnedAt === until && holdsAt(e, until));
    const never = episodes.find((e) => e.retractedAt === e.learnedAt);
    this.#node(reading, fact.subject);
    if (fact.object != null) this.#node(reading, fact.object);
    const wasLive = episodes.some((e) => e.retractedAt === null);
    if (before !== undefined && after !== undefined) {
      this.#set(before, { retractedAt: after.retractedAt });
      this.#set(after, { retractedAt: after.learnedAt });
    } else if (after !== undefined) {
      this.#set(after, { learnedAt: from });
    } else if (before !== undefined) {
      this.#set(before, { retractedAt: until });
    } else if (never !== undefined) {
      this.#set(never, { learnedAt: from, retractedAt: until, ...placeOf(reading, fact) });
    } else {
      this.#insert(reading, id, fact);
      return;
    }
    this.#w.counts.asserted++;
    const live = until === null ? (before ?? after ?? never) : undefined;
    if (!wasLive && live !== undefined && !this.#new.has(live)) this.#emit('asserted', live);
  }

  /** Said as before: it stays; only how sure we are and where it stands in the same text may be read better. */
  #keep(reading: Reading, fact: FactInput, episode: Episode): void {
    if (episode.contentHash !== reading.contentHash) return;
    const confidence = fact.confidence ?? 1;
    if (episode.confidence === confidence && episode.start === fact.start && episode.end === fact.end) return;
    this.#set(episode, placeOf(reading, fact));
    this.#w.counts.asserted++;
    if (episode.retractedAt === null && !this.#new.has(episode)) this.#emit('asserted', episode);
  }

  /** Not said in this version. What other versions say stands; what was held from this very version on, was never so. */
  #end(reading: Reading, episode: Episode): void {
    const { from, until } = reading;
    const { learnedAt, retractedAt } = episode;
    const goesOn = until !== null && (retractedAt === null || retractedAt > until);
    if (goesOn && learnedAt === from) {
      this.#set(episode, { learnedAt: until });
    } else if (goesOn) {
      this.#split(reading, episode, until);
      this.#set(episode, { retractedAt: from });
    } else {
      this.#set(episode, { retractedAt: learnedAt === from ? learnedAt : from });
    }
    if (goesOn) return;
    this.#w.counts.retracted++;
    if (retractedAt === null && !this.#new.has(episode)) this.#emit('retracted', episode);
  }

  /** A version in between did not say it: the relationship ends there, a copy goes on after. */
  #split(reading: Reading, episode: Episode, until: Instant): void {
    if (episode.element !== null) {
      this.#copies.push({ of: episode.element, learnedAt: until });
      return;
    }
    const copy = { ...episode, learnedAt: until };
    this.#new.add(copy);
    this.#episodesOf(reading.id, episode.id).push(copy);
  }

  #set(episode: Episode, next: Partial<Episode>): void {
    Object.assign(episode, next);
    if (episode.element !== null) this.#touched.add(episode);
  }

  #emit(kind: 'asserted' | 'retracted', { id, relation, subject, object, scope, isValue }: Episode): void {
    this.#w.emit(kind, { id, relation, subject, object: isValue ? null : object, scope });
  }

  #episodesOf(document: NodeId, id: string): Episode[] {
    let ofDocument = this.#episodes.get(document);
    if (ofDocument === undefined) {
      ofDocument = new Map();
      this.#episodes.set(document, ofDocument);
    }
    let episodes = ofDocument.get(id);
    if (episodes === undefined) {
      episodes = [];
      ofDocument.set(id, episodes);
    }
    return episodes;
  }
}

function placeOf(reading: Reading, fact: FactInput): Partial<Episode> {
  const { start, end, confidence = 1 } = fact;
  return { contentHash: reading.contentHash, confidence, start, end };
}

function holdsAt({ learnedAt, retractedAt }: Episode, instant: Instant): boolean {
  return learnedAt <= instant && (retractedAt === null || retractedAt > instant);
}

/** Of the same statement given twice: the surer one, then the one that stands earlier. */
function isBetter(a: FactInput, b: FactInput): boolean {
  const difference = (a.confidence ?? 1) - (b.confidence ?? 1);
  return difference === 0 ? a.start < b.start : difference > 0;
}
