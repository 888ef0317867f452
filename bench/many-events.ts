/** Very many events of a made-up world, each with who acted, where, about what, and the words that say so. */
import { hash } from '../graph/ids.ts';
import { EVENT_TYPES } from '../graph/model.ts';
import type { Batch, FactInput, NodeInput, Store } from '../graph/store.ts';
import { random } from './random.ts';

/** When the last of them happened; they are minutes apart. */
export const EVENTS_END = Date.UTC(2026, 9, 6, 12);
const EVERY_MS = 600_000;
const [AUTHORITIES, JURISDICTIONS, PROVIDERS, MODELS] = [200, 60, 80, 400];
const IN_A_BATCH = 500;
const STATUSES = ['ANNOUNCED', 'IN_FORCE', 'STAYED', 'RESCINDED', null];

export async function writeManyEvents(store: Store, events: number): Promise<void> {
  const named = (kind: NodeInput['kind'], count: number, id: (i: number) => string): NodeInput[] =>
    Array.from({ length: count }, (_, i) => ({ id: id(i), kind, name: `${kind} ${i}`, learnedAt: 0 }));
  await store.write({
    nodes: [
      { id: 'source:wire', kind: 'Source', name: 'Wire', props: { kind: 'news' }, learnedAt: 0 },
      ...named('Authority', AUTHORITIES, (i) => `authority:a${i}`),
      ...named('Jurisdiction', JURISDICTIONS, (i) => `jurisdiction:J${i}`),
      ...named('Provider', PROVIDERS, (i) => `provider:p${i}`),
      ...named('Model', MODELS, (i) => `model:p${i % PROVIDERS}/m${i}`),
    ],
  });
  for (let from = 0; from < events; from += IN_A_BATCH) {
    await store.write(batch(from, Math.min(events, from + IN_A_BATCH)));
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${from} of ${events} events`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

/** One document tells of the events of a batch, a sentence for each. */
function batch(from: number, to: number): Batch {
  const nodes: NodeInput[] = [];
  const facts: FactInput[] = [];
  let text = '';
  for (let i = from; i < to; i++) {
    const draw = random('event', i);
    const at = EVENTS_END - i * EVERY_MS;
    const model = draw.skewed(MODELS);
    const [id, type] = [`event:e${i}`, draw.pick(EVENT_TYPES)];
    nodes.push({
      id,
      kind: 'Event',
      name: `${type.charAt(0)}${type.slice(1).toLowerCase().replaceAll('_', ' ')} number ${i}`,
      time: at,
      props: { type, status: draw.pick(STATUSES), occurredAt: at, publishedAt: at, confidence: 0.9, voices: 1 },
      learnedAt: at,
    });
    const quote = `Event ${i} was told of.`;
    const place = { subject: id, quote, start: text.length, end: text.length + quote.length };
    text += `${quote}\n`;
    facts.push(
      { ...place, relation: 'BY', object: `authority:a${draw.skewed(AUTHORITIES)}` },
      { ...place, relation: 'IN', object: `jurisdiction:J${draw.skewed(JURISDICTIONS)}` },
      { ...place, relation: 'CONCERNS', object: `model:p${model % PROVIDERS}/m${model}` },
      { ...place, relation: 'CONCERNS', object: `provider:p${model % PROVIDERS}` },
    );
  }
  const learnedAt = EVENTS_END - from * EVERY_MS;
  const document = {
    id: `document:wire/${from}`,
    source: 'source:wire',
    url: null,
    title: `Events ${from} to ${to}`,
    publishedAt: learnedAt,
    fetchedAt: learnedAt,
    language: 'en',
    text,
    contentHash: hash(text),
    origin: 'document' as const,
    learnedAt,
  };
  return { nodes, documents: [{ document, facts }] };
}
