/** A small world for tests: what is said is a sentence of a document of ours, and every fact quotes its sentence. */

import { hash } from '../../graph/ids.ts';
import type { AvailabilityChange, Fact, Instant, Json, NodeId, NodeKind, Props } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { DocumentInput, FactInput, NodeInput, Store } from '../../graph/store.ts';

export const utc = (text: string): Instant => Date.parse(text.includes('T') ? text : `${text}T00:00Z`);

type Rest = Partial<Pick<Fact, 'validFrom' | 'validTo' | 'stance' | 'confidence'>> & { qualifiers?: Props };

export class World {
  readonly #nodes = new Map<NodeId, NodeInput>();
  readonly #documents: Doc[] = [];

  node(kind: NodeKind, id: NodeId, name: string, more: Partial<NodeInput> = {}): NodeId {
    this.#nodes.set(id, { id, kind, name, learnedAt: 0, ...more });
    return id;
  }

  /** A document of a source of that kind; `learned` when it was published. */
  doc(sourceKind: string, title: string, publishedAt: Instant, more: Partial<DocumentInput> = {}): Doc {
    const source = more.source ?? `source:${sourceKind}`;
    this.node('Source', source, source, { props: { kind: sourceKind } });
    const doc = new Doc(source, title, publishedAt, more);
    this.#documents.push(doc);
    return doc;
  }

  async store(now: Instant, url = 'sqlite::memory:'): Promise<Store> {
    const store = await openStore(url, { now: () => now });
    await store.write({ nodes: [...this.#nodes.values()], documents: this.#documents.map((doc) => doc.input()) });
    return store;
  }
}

export class Doc {
  readonly id: NodeId;
  readonly #source: NodeId;
  readonly #title: string;
  readonly #publishedAt: Instant;
  readonly #more: Partial<DocumentInput>;
  readonly #facts: FactInput[] = [];
  #text: string;

  constructor(source: NodeId, title: string, publishedAt: Instant, more: Partial<DocumentInput>) {
    this.id = `document:${source.slice('source:'.length)}/${hash(title).slice(0, 12)}`;
    this.#source = source;
    this.#title = title;
    this.#publishedAt = publishedAt;
    this.#more = more;
    this.#text = `${title}\n\n`;
  }

  /** `target`: the object's id, or `{ value }`. */
  says(subject: NodeId, relation: Fact['relation'], target: NodeId | { value: Json }, rest: Rest = {}): this {
    const far = typeof target === 'string' ? target : JSON.stringify(target.value);
    const quote = `${subject} ${relation} ${far} ${JSON.stringify(rest)}.`;
    const start = this.#text.length;
    this.#text += `${quote}\n`;
    const said = typeof target === 'string' ? { object: target } : { value: target.value };
    this.#facts.push({ subject, relation, quote, start, end: start + quote.length, confidence: 1, ...said, ...rest });
    return this;
  }

  changes(
    event: NodeId,
    model: NodeId,
    from: Instant | null,
    change: Partial<AvailabilityChange>,
    rest: Rest = {},
  ): this {
    const whole: AvailabilityChange = {
      state: 'SUSPENDED',
      layer: 'operational',
      audience: { kind: 'everyone' },
      channels: null,
      basis: 'statement',
      ...change,
    };
    return this.says(event, 'CHANGES', model, { validFrom: from, qualifiers: whole as unknown as Props, ...rest });
  }

  input(): { document: DocumentInput; facts: FactInput[] } {
    const document: DocumentInput = {
      id: this.id,
      source: this.#source,
      url: null,
      title: this.#title,
      publishedAt: this.#publishedAt,
      fetchedAt: this.#publishedAt,
      language: 'en',
      text: this.#text,
      contentHash: hash(this.#text),
      origin: 'document',
      learnedAt: this.#publishedAt,
      ...this.#more,
    };
    return { document, facts: this.#facts };
  }
}
