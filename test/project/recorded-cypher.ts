/**
 * Every statement that graph/neo4j sends, without a server: the verbs run on a driver that notes what it is asked. It
 * answers either nothing, or rows that have every column that any statement returns; between the two, each place in
 * the code that sends something is reached (a test holds that).
 */
import type { Driver } from 'neo4j-driver';
import { DUMP_SECTIONS, type DumpRecord, formatDumpCursor } from '../../graph/dump.ts';
import type { GraphNode, NodeId, NodeKind, Relation } from '../../graph/model.ts';
import { Connection } from '../../graph/neo4j/connection.ts';
import { type FactRow, toFact } from '../../graph/neo4j/rows.ts';
import { Neo4jStore } from '../../graph/neo4j/store.ts';
import type {
  Batch,
  DocumentInput,
  FactInput,
  Filter,
  NodeInput,
  Order,
  Store,
  TraverseSpec,
} from '../../graph/store.ts';

export interface RecordedStatement {
  text: string;
  parameters: string[];
  /** `graph/neo4j/find.ts:42`. */
  place: string;
}

export async function recordStatements(): Promise<RecordedStatement[]> {
  const recorded = new Map<string, RecordedStatement>();
  for (const answering of ['nothing', 'known', 'elsewhere'] as const) {
    const driver = driverThat((text, values) => {
      const place = placeOfCall();
      const parameters = Object.keys(values).sort();
      recorded.set(`${place}\n${text}\n${parameters}`, { text, parameters, place });
      return answerTo(text, values, answering);
    });
    for (const verb of VERBS) {
      // What a verb makes of made-up rows doesn't matter here.
      await verb(new Neo4jStore(new Connection(driver, 'neo4j', 'a recording', () => 5))).catch(() => undefined);
    }
  }
  return [...recorded.values()];
}

type Row = Record<string, unknown>;

function driverThat(run: (text: string, values: Row) => Row[]): Driver {
  const tx = {
    run: async (text: string, values: Row = {}) => ({
      records: run(text, values).map((row) => ({ toObject: () => row })),
    }),
  };
  const execute = (work: (transaction: typeof tx) => Promise<unknown>) => work(tx);
  const session = () => ({ ...tx, executeRead: execute, executeWrite: execute, close: async () => {} });
  const getServerInfo = async () => ({ agent: 'Neo4j/5.26.30' });
  return { session, getServerInfo, close: async () => {} } as unknown as Driver;
}

/** The first frame in graph/neo4j that is not the connection's own. */
function placeOfCall(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const frame = /(graph\/neo4j\/(?!connection\.ts)[\w-]+\.ts:\d+):\d+/.exec(stack);
  return frame?.[1] ?? 'nowhere';
}

/**
 * `nothing`: an empty store. `known`: what is asked for is there, as it would be written again. `elsewhere`: it is there,
 * but different, merged and read at another time.
 */
function answerTo(text: string, values: Row, answering: 'nothing' | 'known' | 'elsewhere'): Row[] {
  if (text.includes('schemaVersion AS version') && !text.includes('sequence')) return [{ version: 0 }];
  if (text.includes("'bellwether'") && text.includes('RETURN')) {
    const sequence = answering === 'nothing' ? 0 : 7;
    return [{ sequence, version: 1, restoring: null, cursor: null, nodes: sequence > 0 }];
  }
  if (/kind: 'different'/.test(text) || answering === 'nothing') return [];
  const asked = [values.ids, values.id, values.document, values.node, values.a, values.from, values.rows]
    .flat()
    .filter((value) => value !== undefined && value !== null)
    .map((value) => (typeof value === 'object' ? String((value as Row).document ?? (value as Row).id) : String(value)));
  const rows = (asked.length === 0 ? ['event:letter'] : asked).map((id) => rowAbout(id, answering === 'elsewhere'));
  // A document has two texts, so that there is a place between them.
  if (!text.includes('(v:Version')) return rows;
  return rows.flatMap((row) => [row, { ...row, contentHash: 'hash-9', learnedAt: 9 }]);
}

function rowAbout(id: string, differs: boolean): Row {
  const learnedAt = differs ? 2 : 1;
  const node = {
    id,
    kind: kindOf(id),
    name: differs ? 'another name' : 'a name',
    scope: '',
    keys: differs ? ['another key'] : ['a key'],
    props: JSON.stringify({ origin: 'document', note: differs }),
    learnedAt,
    recordedAt: 1,
    says: ['IN', 'DATED'],
    standsFor: differs && id === 'event:old' ? 'event:letter' : null,
    state: null,
  };
  const fact = {
    id: '0'.repeat(32),
    relation: 'IN',
    subject: 'event:letter',
    object: 'jurisdiction:US',
    scope: '',
    document: 'document:wire/1',
    contentHash: 'hash-1',
    quote: 'In Washington',
    stance: 'asserted',
    confidence: 1,
    origin: 'document',
    start: 0,
    end: 13,
    learnedAt,
    recordedAt: 1,
  };
  const decision = { id: 'decision:1', kind: 'same', a: 'event:old', b: 'event:letter', by: 'x', at: 1, reason: '' };
  const header = { id, source: 'source:wire', sourceProps: '{"kind":"news"}', url: null, title: '', publishedAt: 1 };
  return {
    ...fact,
    ...header,
    element: 'element',
    asked: id,
    n: node,
    node: id,
    current: id,
    into: differs ? 'event:older' : 'event:letter',
    a: 'event:old',
    b: 'event:letter',
    kind: node.kind,
    name: node.name,
    tier: 0,
    r: fact,
    d: differs ? { ...decision, kind: 'reject-fact', a: fact.id } : decision,
    stands: !differs,
    c: { sequence: 1, recordedAt: 1, kind: 'node', id, scope: '' },
    header,
    state: '{}',
    text: 'In Washington, a letter.',
    document: id.startsWith('document:') ? id : 'document:wire/1',
    fetchedAt: 1,
    isValue: false,
    count: 1,
    facts: 1,
    live: 1,
    ids: Array.from({ length: 99 }, () => []),
    nodes: [],
    documents: [],
  };
}

function kindOf(id: NodeId): NodeKind {
  const word = id.split(':')[0] as string;
  return `${word[0]?.toUpperCase()}${word.slice(1)}` as NodeKind;
}

const VIEW = { at: 3, knownAt: 4 };

function nodes(): NodeInput[] {
  return ['event:letter', 'event:old', 'event:older', 'jurisdiction:US', 'source:wire'].map((id) => ({
    id,
    kind: kindOf(id),
    name: 'a name',
    keys: ['a key'],
    props: { note: true },
    state: { seen: 1 },
  }));
}

function document(id: string, learnedAt: number, contentHash: string): DocumentInput {
  return {
    id,
    source: 'source:wire',
    url: null,
    title: 'A letter',
    publishedAt: 1,
    fetchedAt: 1,
    language: 'en',
    text: 'In Washington, a letter.',
    contentHash,
    origin: 'document',
    learnedAt,
  };
}

const SAID: FactInput = {
  subject: 'event:letter',
  relation: 'IN',
  object: 'jurisdiction:US',
  quote: 'In',
  start: 0,
  end: 2,
};
const DATED: FactInput = { subject: 'event:letter', relation: 'DATED', value: 1, quote: 'letter', start: 17, end: 23 };

const BATCHES: Batch[] = [
  {},
  { nodes: nodes() },
  { nodes: nodes(), redirects: [{ from: 'event:old', into: 'event:letter' }] },
  { redirects: [{ from: 'event:gone', into: 'event:letter' }] },
  { nodes: nodes(), documents: [{ document: document('document:wire/1', 1, 'hash-1'), facts: [SAID, DATED] }] },
  { nodes: nodes(), documents: [{ document: document('document:wire/1', 3, 'hash-2'), facts: [DATED] }] },
  { nodes: nodes(), documents: [{ document: document('document:wire/1', 0, 'hash-0'), facts: [] }] },
  { nodes: nodes(), documents: [{ document: document('document:wire/1', 1, 'hash-0'), facts: [] }] },
  { nodes: nodes(), reread: [{ document: 'document:wire/1', facts: [] }] },
];

const FILTERS: Filter[] = [
  {},
  { kind: 'Event', scope: 'organisation:meridian' },
  { kind: ['Event', 'Action'], key: 'Fable 5', from: 1, to: 2 },
  { text: 'export "control letter" fab*', props: { type: 'RULE', confidence: [1, null], list: [['a', 'b']] } },
  { related: [{ relation: 'PART_OF', direction: 'out', node: 'action:x' }] },
  {
    key: 'x',
    text: 'y',
    related: [
      { relation: 'IN', direction: 'out', node: 'jurisdiction:US' },
      { relation: 'MENTIONS', direction: 'in', node: 'document:wire/1' },
    ],
  },
];
const ORDERS: Order[] = ['id', 'name', 'time', 'time-desc', 'relevance'];

const SOME: Relation[] = ['MENTIONS', 'CONCERNS', 'CHANGES'];
/** The statement is the same for all. */
const SPEC: TraverseSpec = {
  start: { models: ['model:x'] },
  stages: [{ name: 'bases', from: ['models'], relation: 'BASED_ON', direction: 'out', repeat: Infinity }],
};

const NODE: GraphNode = {
  id: 'event:letter',
  kind: 'Event',
  name: 'a name',
  scope: null,
  keys: [],
  time: 1,
  props: {},
  learnedAt: 1,
  recordedAt: 1,
};
const RECORDS: DumpRecord[] = [
  { type: 'node', node: NODE, state: null },
  {
    type: 'document',
    node: { ...NODE, id: 'document:wire/1', kind: 'Document' },
    state: null,
    texts: [{ contentHash: 'hash-1', text: 'In Washington, a letter.' }],
    versions: [{ learnedAt: 1, fetchedAt: 1, contentHash: 'hash-1' }],
  },
  { type: 'merged', id: 'event:old', standsFor: 'event:letter' },
  { type: 'fact', fact: toFact(rowAbout('x', false).r as FactRow), hidden: false, saidSubject: null, saidObject: null },
  {
    type: 'decision',
    decision: { id: 'd', kind: 'same', a: 'a', b: 'b', by: 'x', at: 1, reason: '', undoneAt: null, undoneBy: null },
  },
  { type: 'link', from: 'event:old', into: 'event:letter', decision: null },
  {
    type: 'change',
    change: {
      sequence: 1,
      recordedAt: 1,
      kind: 'node',
      id: 'x',
      subject: 'x',
      relation: null,
      object: null,
      scope: null,
    },
  },
  { type: 'purge', document: 'document:wire/2', reason: '', facts: 1, recordedAt: 1 },
  {
    type: 'record',
    record: { collection: 'mailing', id: 'x', version: 1, scope: null, dueAt: 1, value: {}, updatedAt: 1 },
  },
];

const VERBS: ((store: Store) => Promise<unknown>)[] = [
  (store) => store.migrate(),
  ...BATCHES.map((batch) => (store: Store) => store.write(batch)),
  (store) => store.get(['event:letter'], VIEW),
  (store) => store.text('document:wire/1'),
  (store) => store.text('document:wire/1', { view: VIEW }),
  (store) => store.text('document:wire/1', { contentHash: 'hash-1' }),
  ...FILTERS.map((filter) => (store: Store) => store.find(filter, VIEW)),
  (store) => store.count({ key: 'x', text: 'y', kind: 'Event' }, VIEW),
  (store) => store.tally({ kind: 'Event' }, 'kind', VIEW),
  (store) => store.tally({ text: 'y' }, { prop: 'type' }, VIEW),
  (store) => store.tally({}, { relation: 'CONCERNS', direction: 'out', kind: 'Model', anyTime: true }, VIEW),
  // Of each order: a page, and the one after it.
  ...ORDERS.map((order) => async (store: Store) => {
    const { endCursor: after } = await store.find({ kind: 'Event' }, VIEW, { order, first: 1 });
    await store.find({ kind: 'Event' }, VIEW, { order, first: 1, after });
  }),
  (store) => store.traverse(SPEC, VIEW),
  (store) => store.expand(['event:letter'], { relation: 'IN', direction: 'out', kind: 'Jurisdiction' }, VIEW),
  (store) => store.expand(['x'], { relation: SOME, direction: 'in', anyTime: true, first: 5, scope: 'o' }, VIEW),
  (store) => store.evidence(['0'.repeat(32)]),
  (store) => store.changes(0, { scope: 'organisation:meridian' }),
  (store) => store.state('source:wire'),
  (store) => store.lease('link', 'me', 1000),
  (store) => store.release('link', 'me'),
  ...(['same', 'different', 'unsure'] as const).map(
    (kind) => (store: Store) =>
      store.review.decide({ kind, a: 'event:older', b: 'event:letter', by: 'x', at: 1, reason: '' }),
  ),
  (store) => store.review.decide({ kind: 'reject-fact', a: '0'.repeat(32), b: null, by: 'x', at: 1, reason: '' }),
  (store) => store.review.undo('decision:1', 'x', 2),
  (store) => store.review.list({ about: 'event:letter' }),
  (store) => store.records.get('mailing', ['x']),
  (store) => store.records.list('mailing'),
  (store) =>
    store.records
      .list('mailing', { scope: 'o', prefix: 'x', dueUntil: 5 })
      .then(([after]) => store.records.list('mailing', { dueUntil: 5, ...(after === undefined ? {} : { after }) })),
  (store) => store.records.put([{ collection: 'mailing', id: 'x', value: {}, dueAt: 5, expect: 1 }]),
  (store) => store.purge('document:wire/1', 'asked for'),
  (store) => store.stats(),
  async (store) => {
    for await (const _ of store.dump()) break;
  },
  ...DUMP_SECTIONS.map((section) => async (store: Store) => {
    for await (const _ of store.dump(formatDumpCursor(section, null))) break;
  }),
  (store) => store.restore.begin('another'),
  (store) => store.restore.add({ records: RECORDS, cursor: '' }),
  (store) => store.restore.finish(),
  (store) => store.restore.pending(),
];
