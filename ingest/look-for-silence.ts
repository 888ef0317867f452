/**
 * Silence is recorded: when a channel of an authority's (or vendor's) own was read to its end, and no document of it names what
 * an open question is about, that we looked and found nothing is a fact. One document a source holds the newest look; it is
 * written anew once a day, and at once when the channel breaks its silence.
 */
import { documentId, hash, sourceId } from '../graph/ids.ts';
import type { Fact, GraphNode, Instant, Json, NodeId, View } from '../graph/model.ts';
import type { FactInput, Store } from '../graph/store.ts';
import { readFromOf, sourceNode } from './source-node.ts';
import type { SourceDefinition } from './sources/source.ts';

/** What Bellwether itself saw, as opposed to what somebody published. */
const LOOKS: NodeId = sourceId('looks');
/** More questions than these are no watch list; of more documents of one source the newest tell enough. */
const MOST = 1_000;

/**
 * Call it after a reading that took in everything, also when nothing was new. The same day again, with the same outcome,
 * writes nothing. A source that is nobody's own channel is passed over.
 */
export async function lookForSilence(store: Store, source: SourceDefinition, now: Instant): Promise<void> {
  const { speaker } = source;
  if (speaker === null || (source.kind !== 'regulator' && source.kind !== 'vendor')) return;
  const from = sourceId(source.id);
  const view = { at: now, knownAt: now };
  const silent: { item: GraphNode; names: string[] }[] = [];
  for (const { item, subjects } of await askedOf(speaker, store, view)) {
    if (!(await tells(from, item, subjects, store, view)))
      silent.push({ item, names: subjects.map(({ name }) => name) });
  }
  const before = (await store.expand([from], { relation: 'SILENT', direction: 'out' }, view)).get(from) ?? [];
  if (silent.length === 0 && before.length === 0) return;
  const since = new Map(before.map(({ fact }) => [fact.object, fact.validFrom]));
  const day = new Date(now).toISOString().slice(0, 10);
  let text = `${day}: ${source.name} (${source.url}) was read.`;
  const facts = silent.map(({ item, names }): FactInput => {
    const start = text.length + 1;
    const quote = `${day}: ${source.name} (${source.url}) names none of ${names.join(', ')}: nothing about “${item.name}”`;
    text += `\n${quote}`;
    const validFrom = since.get(item.id) ?? now;
    return { subject: from, relation: 'SILENT', object: item.id, validFrom, quote, start, end: text.length };
  });
  const id = documentId(LOOKS, source.id);
  if ((await store.text(id, { view })) === text) return;
  await store.write({
    nodes: [
      { id: LOOKS, kind: 'Source', name: 'Looks of Bellwether', props: { kind: null }, learnedAt: 0 },
      sourceNode(readFromOf(source), source),
    ],
    documents: [
      {
        document: {
          ...{
            id,
            source: LOOKS,
            url: source.url,
            title: `Looked at ${source.name}`,
            publishedAt: now,
            fetchedAt: now,
          },
          // Nobody's report: it must not count as one among the evidence.
          ...{ language: 'en', text, contentHash: hash(text), origin: 'import', learnedAt: now },
        },
        facts,
      },
    ],
  });
}

interface AskedAbout {
  item: GraphNode;
  /** What a document must name to tell of it. */
  subjects: GraphNode[];
}

/**
 * The open public questions that `speaker` could answer: it is watched, or acts for a place that is; it makes what the
 * question is about, or it (or somebody for the same place) acted in an event about that.
 */
async function askedOf(speaker: NodeId, store: Store, view: View): Promise<AskedAbout[]> {
  const { items } = await store.find({ kind: 'WatchItem', scope: null, to: view.at }, view, { first: MOST });
  if (items.length === 0) return [];
  const { facts, nodes } = await store.traverse(
    {
      start: { items: items.map(({ id }) => id), speaker: [speaker] },
      stages: [
        { name: 'watched', from: ['items'], relation: 'WATCHES', direction: 'out' },
        { name: 'makers', from: ['watched'], relation: 'DEVELOPED_BY', direction: 'out' },
        { name: 'events', from: ['watched'], relation: ['CONCERNS', 'CHANGES'], direction: 'in', anyTime: true },
        { name: 'actors', from: ['events'], relation: ['BY', 'IN'], direction: 'out', anyTime: true },
        { name: 'places', from: ['speaker'], relation: 'ACTS_FOR', direction: 'out' },
      ],
      values: [{ of: ['items'], relation: 'ASKS' }],
    },
    view,
  );
  const objects = (relation: Fact['relation'], subjects?: NodeId[]): NodeId[] =>
    facts.flatMap((fact) =>
      fact.relation === relation && fact.object !== null && (subjects?.includes(fact.subject) ?? true)
        ? fact.object
        : [],
    );
  const places = objects('ACTS_FOR');
  const isTheirs = (one: NodeId): boolean => one === speaker || places.includes(one);
  const theirEvents = facts
    .filter(({ relation, object }) => (relation === 'BY' || relation === 'IN') && object !== null && isTheirs(object))
    .map(({ subject }) => subject);
  const acted = new Set([...objects('CONCERNS', theirEvents), ...objects('CHANGES', theirEvents)]);
  return items.flatMap((item) => {
    const asks = facts.find(({ relation, subject }) => relation === 'ASKS' && subject === item.id);
    const named = asks === undefined ? [] : namedIn(asks.value);
    const about = [...new Set([...named, ...objects('DEVELOPED_BY', named)])];
    const watched = objects('WATCHES', [item.id]);
    const concerned = about.includes(speaker) || about.some((one) => acted.has(one));
    if (!concerned && !watched.some(isTheirs)) return [];
    const subjects = about.filter((one) => one !== speaker).flatMap((one) => nodes.get(one) ?? []);
    return subjects.length === 0 ? [] : [{ item, subjects }];
  });
}

/** Models and providers that the question hangs on, of the value of an ASKS fact. */
function namedIn(asked: Json): NodeId[] {
  const about = (asked as { about?: { models?: NodeId[]; providers?: NodeId[] } } | null)?.about;
  return [...(about?.models ?? []), ...(about?.providers ?? [])];
}

/** A document of that source, since the question was opened, names what it is about: whatever it says, it is not silent. */
async function tells(
  source: NodeId,
  item: GraphNode,
  subjects: GraphNode[],
  store: Store,
  view: View,
): Promise<boolean> {
  for (const { id } of subjects) {
    const related = [{ relation: 'MENTIONS', direction: 'out', node: id } as const];
    const { items } = await store.find({ kind: 'Document', props: { source }, related }, view, {
      first: MOST,
      order: 'time-desc',
    });
    if (items.some(({ time, learnedAt }) => (time ?? learnedAt) >= (item.time ?? 0))) return true;
  }
  return false;
}
