/** What documents say: set against what they said before, so that only differences are written. */

import { checkFact, refused } from '../check.ts';
import { canonicalJson, factId } from '../ids.ts';
import type { NodeId } from '../model.ts';
import type { FactInput } from '../store.ts';
import { PUBLIC } from './connection.ts';
import { type Episode, episodesOf, FACT_TABLE_COLUMNS, holdsAt, setPlace, setSpan, splitEpisode } from './episodes.ts';
import { blobOfId } from './rows.ts';
import type { Reading } from './versions.ts';
import { CHANGE, type NodeRef, type Writing } from './writing.ts';

const INSERTION = `INSERT INTO facts (${FACT_TABLE_COLUMNS.join(', ')}) VALUES (${FACT_TABLE_COLUMNS.map(() => '?').join(', ')})`;

export class FactWriter {
  readonly #w: Writing;
  readonly #firstKey: number;
  #nextKey: number;
  /** Facts that an analyst rejected: they stay hidden however often they are read. */
  readonly #rejected: ReadonlySet<string>;

  constructor(w: Writing) {
    this.#w = w;
    this.#firstKey = w.connection.number('SELECT max(key) FROM facts') + 1;
    this.#nextKey = this.#firstKey;
    const rejected = w.connection.rows(`SELECT a FROM decisions WHERE kind = 'reject-fact' AND undone_at IS NULL`);
    this.#rejected = new Set(rejected.map(([id]) => id as string));
  }

  /** `inputs` is all that this version of the document says. */
  write(reading: Reading, inputs: FactInput[]): void {
    const said = this.#identify(reading, inputs);
    // Two texts of the same instant: the earlier one was never seen.
    if (reading.from === reading.until) return;
    if (reading.isNew) {
      for (const [id, fact] of said) this.#insert(reading, id, fact);
      return;
    }
    const stored = episodesOf(this.#w.connection, reading);
    for (const [id, fact] of said) {
      const episodes = stored.get(id) ?? [];
      const current = episodes.find((episode) => holdsAt(episode, reading.from));
      if (current === undefined) this.#assert(reading, id, fact, episodes);
      else this.#keep(reading, fact, current);
    }
    for (const [id, episodes] of stored) {
      const current = said.has(id) ? undefined : episodes.find((episode) => holdsAt(episode, reading.from));
      if (current !== undefined) this.#end(reading, current);
    }
  }

  /** Tells the feed of all new rows at once. */
  finish(): void {
    this.#w.connection.run(
      `INSERT INTO changes (recorded_at, kind, target) SELECT ?, ${CHANGE.asserted}, key FROM facts WHERE key >= ? AND retracted_at IS NULL`,
      this.#w.at,
      this.#firstKey,
    );
  }

  /** Checked, resolved, and each once. */
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

  #node(reading: Reading, id: NodeId): NodeRef {
    const ref = this.#w.find(id);
    if (ref === undefined) {
      throw refused(
        `Document '${reading.id}': a fact names '${id}', which does not exist.`,
        { document: reading.id, node: id },
        'Write the node in the same batch, or before.',
      );
    }
    if (ref.scope !== PUBLIC && ref.scope !== reading.scope) {
      throw refused(
        `Document '${reading.id}': a fact names '${id}', which is private to '${this.#w.connection.scopeOf(ref.scope)}'.`,
        { document: reading.id, node: id },
        'Give the document the same scope.',
      );
    }
    this.#w.lower(ref, reading.from, reading.scope);
    return ref;
  }

  #insert(reading: Reading, id: string, fact: FactInput): void {
    const { connection, at } = this.#w;
    const subject = this.#node(reading, fact.subject);
    const object = fact.object == null ? null : this.#node(reading, fact.object);
    const qualifiers = fact.qualifiers === undefined ? '{}' : canonicalJson(fact.qualifiers);
    connection.run(
      INSERTION,
      this.#nextKey++,
      blobOfId(id),
      subject.target,
      connection.intern(fact.relation),
      object === null ? null : object.target,
      reading.scope,
      fact.validFrom ?? null,
      fact.validTo ?? null,
      reading.from,
      reading.until,
      this.#rejected.has(id) ? 1 : 0,
      reading.document,
      reading.text,
      subject.target === subject.key ? null : subject.key,
      object === null || object.target === object.key ? null : object.key,
      connection.intern(fact.stance ?? 'asserted'),
      reading.origin,
      fact.confidence ?? 1,
      at,
      fact.start,
      fact.end,
      fact.value == null ? null : canonicalJson(fact.value),
      qualifiers === '{}' ? null : qualifiers,
      fact.quote,
    );
    this.#w.asserted++;
  }

  /** Held from this version on: joins what was held right before or after, takes up a misreading that was none, or is new. */
  #assert(reading: Reading, id: string, fact: FactInput, episodes: Episode[]): void {
    const { connection } = this.#w;
    const { from, until } = reading;
    const before = episodes.find((e) => e.retractedAt === from && e.learnedAt < from);
    const after = until === null ? undefined : episodes.find((e) => e.learnedAt === until && holdsAt(e, until));
    const never = episodes.find((e) => e.retractedAt === e.learnedAt);
    this.#node(reading, fact.subject);
    if (fact.object != null) this.#node(reading, fact.object);
    const wasLive = episodes.some((e) => e.retractedAt === null);
    if (before !== undefined && after !== undefined) {
      setSpan(connection, before.key, before.learnedAt, after.retractedAt);
      setSpan(connection, after.key, after.learnedAt, after.learnedAt);
    } else if (after !== undefined) {
      setSpan(connection, after.key, from, after.retractedAt);
    } else if (before !== undefined) {
      setSpan(connection, before.key, before.learnedAt, until);
    } else if (never !== undefined) {
      setSpan(connection, never.key, from, until);
      setPlace(connection, never.key, reading.text, fact);
    } else {
      this.#insert(reading, id, fact);
      return;
    }
    this.#w.asserted++;
    const live = until === null ? (before ?? after ?? never) : undefined;
    if (!wasLive && live !== undefined) this.#w.emit(CHANGE.asserted, live.key);
  }

  /** Said as before: the row stays; only how sure we are and where it stands in the same text may be read better. */
  #keep(reading: Reading, fact: FactInput, episode: Episode): void {
    if (episode.text !== reading.text) return;
    const confidence = fact.confidence ?? 1;
    if (episode.confidence === confidence && episode.start === fact.start && episode.end === fact.end) return;
    setPlace(this.#w.connection, episode.key, reading.text, fact);
    this.#w.asserted++;
    if (episode.retractedAt === null) this.#w.emit(CHANGE.asserted, episode.key);
  }

  /** Not said in this version. What other versions say stands; what was held from this very version on, was never so. */
  #end(reading: Reading, episode: Episode): void {
    const { connection } = this.#w;
    const { from, until } = reading;
    const { learnedAt, retractedAt } = episode;
    const goesOn = until !== null && (retractedAt === null || retractedAt > until);
    if (goesOn && learnedAt === from) setSpan(connection, episode.key, until, retractedAt);
    else if (goesOn) splitEpisode(connection, episode, this.#nextKey++, from, until);
    else setSpan(connection, episode.key, learnedAt, learnedAt === from ? learnedAt : from);
    if (goesOn) return;
    this.#w.retracted++;
    if (retractedAt === null && episode.key < this.#firstKey) this.#w.emit(CHANGE.retracted, episode.key);
  }
}

/** Of the same statement given twice: the surer one, then the one that stands earlier. */
function isBetter(a: FactInput, b: FactInput): boolean {
  const difference = (a.confidence ?? 1) - (b.confidence ?? 1);
  return difference === 0 ? a.start < b.start : difference > 0;
}
