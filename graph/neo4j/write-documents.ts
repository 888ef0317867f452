/** Documents and the versions of their text. */
import { refused } from '../check.ts';
import { canonicalJson } from '../ids.ts';
import type { Instant, NodeId } from '../model.ts';
import type { DocumentInput } from '../store.ts';
import { instantValue, PUBLIC } from './values.ts';
import { replaceContent, unique } from './write-nodes.ts';
import { chunks, type NodeState, type Writing } from './writing.ts';

/** A reading of one version of a document: what its facts are set against. */
export interface Reading {
  id: NodeId;
  scope: string;
  origin: string;
  contentHash: string;
  /** The text itself. */
  content: string;
  /** The version holds from … to (exclusive); null: it is the newest. */
  from: Instant;
  until: Instant | null;
}

interface Version {
  learnedAt: Instant;
  fetchedAt: Instant;
  contentHash: string;
}

/** Version moved: what it began or ended moves with it. */
export type LearnEarlier = (document: NodeId, was: Instant, is: Instant) => void;

export class DocumentWriter {
  readonly #w: Writing;
  readonly #learnEarlier: LearnEarlier;
  readonly #versions = new Map<NodeId, Version[]>();
  /** Documents whose versions differ from what is stored. */
  readonly #moved = new Set<NodeId>();
  /** Document and hash → text. */
  readonly #texts = new Map<string, string>();
  readonly #newTexts: { document: NodeId; contentHash: string; text: string }[] = [];

  constructor(w: Writing, learnEarlier: LearnEarlier) {
    this.#w = w;
    this.#learnEarlier = learnEarlier;
  }

  /** Reads the versions of what is stored, and the texts that may be asked for. */
  async load(written: readonly DocumentInput[], reread: readonly NodeId[]): Promise<void> {
    const stored = [...new Set([...written.map(({ id }) => id), ...reread])].filter((id) => this.#w.nodes.has(id));
    for (const ids of chunks(stored)) {
      const rows = await this.#w.run<Version & { document: NodeId }>(
        `UNWIND $ids AS id MATCH (v:Version { document: id })
         RETURN v.document AS document, v.learnedAt AS learnedAt, v.fetchedAt AS fetchedAt, v.contentHash AS contentHash
         ORDER BY learnedAt, fetchedAt, v.place`,
        { ids },
      );
      for (const [document, versions] of Map.groupBy(rows, (row) => row.document)) {
        this.#versions.set(
          document,
          versions.map(({ learnedAt, fetchedAt, contentHash }) => ({ learnedAt, fetchedAt, contentHash })),
        );
      }
    }
    const pairs = [
      ...written.map(({ id, contentHash }) => ({ document: id, contentHash })),
      ...reread.flatMap((id) => {
        const newest = this.#versions.get(id)?.at(-1);
        return newest === undefined ? [] : [{ document: id, contentHash: newest.contentHash }];
      }),
    ].filter(({ document }) => this.#versions.has(document));
    for (const rows of chunks(pairs)) {
      const found = await this.#w.run<{ document: NodeId; contentHash: string; text: string }>(
        `UNWIND $rows AS row MATCH (t:Text { document: row.document, contentHash: row.contentHash })
         RETURN t.document AS document, t.contentHash AS contentHash, t.text AS text`,
        { rows },
      );
      for (const { document, contentHash, text } of found) this.#texts.set(`${document}\n${contentHash}`, text);
    }
  }

  /** Takes in the document as a node, its text and the version; what it says comes after. */
  write(document: DocumentInput): Reading {
    const w = this.#w;
    const { id, learnedAt } = document;
    if (!w.nodes.has(document.source)) {
      throw refused(
        `Document '${id}': there is no source '${document.source}'.`,
        { document: id, source: document.source },
        'Write a Source node of that id in the same batch, or before.',
      );
    }
    const node = w.nodes.get(id);
    if (node === undefined) return this.#create(document);
    if (node.kind !== 'Document') throw refused(`'${id}' is a node, not a document.`, { id });
    if (node.scope !== (document.scope ?? PUBLIC)) {
      throw refused(
        `Document '${id}' is ${node.scope === PUBLIC ? 'public' : `private to '${node.scope}'`}: that cannot change.`,
        { id, field: 'scope' },
      );
    }
    const origin = (JSON.parse(node.props) as { origin: string }).origin;
    const { contentHash, text } = document;
    const reading: Reading = {
      id,
      scope: node.scope,
      origin,
      contentHash,
      content: text,
      from: learnedAt,
      until: null,
    };
    this.#place(node, document, reading);
    return reading;
  }

  /** The newest version of a stored document, to be read anew. */
  find(id: NodeId): Reading {
    const node = this.#w.nodes.get(id);
    const version = this.#versions.get(id)?.at(-1);
    if (node === undefined || version === undefined) {
      throw refused(
        `There is no document '${id}' to read anew.`,
        { document: id },
        `Write it in 'documents', with its text.`,
      );
    }
    const content = this.#texts.get(`${id}\n${version.contentHash}`) as string;
    const origin = (JSON.parse(node.props) as { origin: string }).origin;
    const { contentHash, learnedAt } = version;
    return { id, scope: node.scope, origin, contentHash, content, from: learnedAt, until: null };
  }

  async flush(): Promise<void> {
    for (const rows of chunks(this.#newTexts)) {
      await this.#w.run('UNWIND $rows AS row CREATE (t:Text) SET t = row', { rows });
    }
    for (const ids of chunks([...this.#moved])) {
      await this.#w.run('UNWIND $ids AS id MATCH (v:Version { document: id }) DELETE v', { ids });
      const rows = ids.flatMap((document) =>
        (this.#versions.get(document) ?? []).map(({ learnedAt, fetchedAt, contentHash }, place) => ({
          document,
          place,
          contentHash,
          learnedAt: instantValue(learnedAt),
          fetchedAt: instantValue(fetchedAt),
        })),
      );
      await this.#w.run('UNWIND $rows AS row CREATE (v:Version) SET v = row', { rows });
    }
    this.#newTexts.length = 0;
    this.#moved.clear();
  }

  #create(document: DocumentInput): Reading {
    const w = this.#w;
    const { id, learnedAt, fetchedAt, contentHash, text, origin } = document;
    const scope = document.scope ?? PUBLIC;
    w.create({
      id,
      kind: 'Document',
      scope,
      learnedAt,
      recordedAt: w.at,
      standsFor: null,
      state: null,
      says: [],
      ...contentOf(document),
    });
    w.texts.set(id, text);
    this.#store(document);
    this.#versions.set(id, [{ learnedAt, fetchedAt, contentHash }]);
    this.#moved.add(id);
    w.counts.documents++;
    w.emit('document', { id, subject: id, scope });
    return { id, scope, origin, contentHash, content: text, from: learnedAt, until: null };
  }

  /**
   * Finds the place of what was read among the versions that we have, whatever the order in which they come: the version
   * that held at that moment, if it has the same text; the next one, then known earlier; else a new version in between.
   */
  #place(node: NodeState, document: DocumentInput, reading: Reading): void {
    const w = this.#w;
    const { id, learnedAt, fetchedAt, contentHash } = document;
    const versions = this.#versions.get(id) ?? [];
    const following = versions.findIndex(
      (v) => v.learnedAt > learnedAt || (v.learnedAt === learnedAt && v.fetchedAt > fetchedAt),
    );
    const place = following === -1 ? versions.length : following;
    const [previous, next] = [versions[place - 1], versions[place]];
    this.#store(document);
    let isNewVersion = false;
    let isNewest = next === undefined;
    if (previous?.contentHash === contentHash) {
      reading.from = previous.learnedAt;
      reading.until = next?.learnedAt ?? null;
    } else if (next?.contentHash === contentHash) {
      reading.until = versions[place + 1]?.learnedAt ?? null;
      isNewest = versions[place + 1] === undefined;
      const was = next.learnedAt;
      Object.assign(next, { learnedAt, fetchedAt });
      this.#moved.add(id);
      if (was !== learnedAt) this.#learnEarlier(id, was, learnedAt);
    } else {
      isNewVersion = true;
      reading.until = next?.learnedAt ?? null;
      versions.splice(place, 0, { learnedAt, fetchedAt, contentHash });
      this.#versions.set(id, versions);
      this.#moved.add(id);
    }
    w.lower(node, learnedAt, reading.scope);
    const first = previous?.contentHash === contentHash ? previous.fetchedAt : fetchedAt;
    const changed = isNewest && replaceContent(w, node, contentOf({ ...document, fetchedAt: first }));
    if (isNewest && isNewVersion) {
      w.change(node, {});
      w.texts.set(id, document.text);
    }
    if (!isNewVersion && !changed) return;
    w.counts.documents++;
    w.emit('document', { id, subject: id, scope: node.scope });
  }

  /** Keeps the text; once, however often the document comes back to it. */
  #store({ id, contentHash, text }: DocumentInput): void {
    const key = `${id}\n${contentHash}`;
    const stored = this.#texts.get(key);
    if (stored === undefined) {
      this.#texts.set(key, text);
      this.#newTexts.push({ document: id, contentHash, text });
    } else if (stored !== text) {
      throw refused(`Document '${id}': its text differs from the stored one of the same contentHash.`, {
        document: id,
        contentHash,
      });
    }
  }
}

/** A document as a node: its header goes into the props, so that it can be read and filtered like any other. */
function contentOf(document: DocumentInput): Pick<NodeState, 'name' | 'time' | 'keys' | 'props'> {
  const { url, source, language, publishedAt, fetchedAt, origin, contentHash, backfilled = false } = document;
  return {
    name: document.title,
    time: publishedAt,
    keys: unique([...(document.keys ?? []), ...(url === null ? [] : [url])]),
    props: canonicalJson({
      ...document.props,
      url,
      source,
      language,
      publishedAt,
      fetchedAt,
      origin,
      contentHash,
      backfilled,
    }),
  };
}
