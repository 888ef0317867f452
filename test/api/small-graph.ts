/** Fifty events of five actions, each told by two documents: enough to see whether calls grow with the number of things. */
import { hash } from '../../graph/ids.ts';
import type { DocumentInput, FactInput, NodeInput, Store } from '../../graph/store.ts';

export const DAY = 86_400_000;
export const START = Date.UTC(2026, 0, 1);
export const NOW = START + 200 * DAY;
const EVENTS = 50;
const ACTIONS = 5;

/** Every document has a sentence for each thing that it says, and quotes it. */
export async function writeSmallGraph(store: Store): Promise<void> {
  const nodes: NodeInput[] = [
    {
      id: 'source:gazette',
      kind: 'Source',
      name: 'Gazette',
      props: { kind: 'regulator', url: 'https://gazette.example' },
    },
    { id: 'authority:office', kind: 'Authority', name: 'Office of Models', keys: ['OoM'] },
    { id: 'jurisdiction:US', kind: 'Jurisdiction', name: 'United States' },
    { id: 'provider:maker', kind: 'Provider', name: 'Maker' },
    {
      id: 'model:maker/one',
      kind: 'Model',
      name: 'One',
      keys: ['one-1'],
      props: { family: 'one', openWeights: false },
    },
  ].map((node) => ({ ...node, learnedAt: 0 }) as NodeInput);
  for (let i = 0; i < ACTIONS; i++) {
    nodes.push({
      id: `action:rule-${i}`,
      kind: 'Action',
      name: `Rule ${i}`,
      time: START + i * DAY,
      props: { kind: 'RULE', status: 'IN_FORCE' },
      learnedAt: START,
    });
  }
  for (let i = 0; i < EVENTS; i++) {
    const at = START + i * DAY;
    nodes.push({
      id: eventId(i),
      kind: 'Event',
      name: `Change ${i} of the rules`,
      time: at,
      props: {
        type: i < ACTIONS ? 'RULE' : 'AMENDMENT',
        occurredAt: at,
        effectiveAt: at,
        publishedAt: at,
        confidence: 0.9,
      },
      learnedAt: at,
    });
  }
  await store.write({ nodes });
  await store.write({
    documents: Array.from({ length: EVENTS * 2 }, (_, i) => documentOf(Math.floor(i / 2), i % 2)),
  });
}

export const eventId = (i: number): string => `event:change-${String(i).padStart(2, '0')}`;
const documentId = (i: number, copy: number): string => `document:gazette/${i}-${copy}`;

function documentOf(i: number, copy: number): { document: DocumentInput; facts: FactInput[] } {
  const sentences = [
    `The Office of Models acted (notice ${i}, edition ${copy}).`,
    `It concerns rule ${i % ACTIONS}.`,
    'It reaches the United States.',
    'The model One is named.',
  ];
  const text = sentences.join(' ');
  const say = (sentence: number): Pick<FactInput, 'quote' | 'start' | 'end'> => {
    const quote = sentences[sentence]!;
    return { quote, start: text.indexOf(quote), end: text.indexOf(quote) + quote.length };
  };
  const event = eventId(i);
  const document = documentId(i, copy);
  return {
    document: {
      id: document,
      source: 'source:gazette',
      url: `https://gazette.example/${i}/${copy}`,
      title: `Notice ${i}, edition ${copy}`,
      publishedAt: START + i * DAY + copy * 3_600_000,
      fetchedAt: START + i * DAY + copy * 3_600_000,
      language: 'en',
      text,
      contentHash: hash(text),
      origin: 'document',
      learnedAt: START + i * DAY + copy * 3_600_000,
    },
    facts: [
      { subject: event, relation: 'BY', object: 'authority:office', ...say(0) },
      {
        subject: event,
        relation: 'PART_OF',
        object: `action:rule-${i % ACTIONS}`,
        qualifiers: { status: 'IN_FORCE' },
        validFrom: START + i * DAY,
        ...say(1),
      },
      { subject: event, relation: 'IN', object: 'jurisdiction:US', ...say(2) },
      { subject: event, relation: 'CONCERNS', object: 'model:maker/one', ...say(3) },
      { subject: document, relation: 'MENTIONS', object: event, ...say(0) },
      { subject: document, relation: 'MENTIONS', object: 'model:maker/one', ...say(3) },
    ],
  };
}
