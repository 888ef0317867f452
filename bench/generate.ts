/** The made-up world as batches for the store, in the shape that ingest and import write. A stream: nothing piles up. */
import { documentId, hash, jurisdictionId, partId, sourceId } from '../graph/ids.ts';
import type { Instant, NodeId, Props } from '../graph/model.ts';
import type { Batch, DocumentInput, FactInput, NodeInput } from '../graph/store.ts';
import { random } from './random.ts';
import { BEGIN, DAY, type World } from './world.ts';
import { WrittenText } from './written-text.ts';

const CATALOGUE = sourceId('catalogue');
const IMPORT = sourceId('import');
const JURISDICTIONS = ['US', 'EU', 'GB', 'CN', 'FR', 'DE', 'KR', 'IN'].map(jurisdictionId);
/** As many as a write may well have: its cost is then the rows, not the transaction. */
const DOCUMENTS_A_BATCH = 1_000;

export function* generate(world: World): Generator<Batch> {
  yield* catalogue(world);
  yield* reports(world);
  yield* organisations(world);
}

function* catalogue(world: World): Generator<Batch> {
  const { size } = world;
  const nodes: NodeInput[] = [
    { id: CATALOGUE, kind: 'Source', name: 'Catalogue', props: { kind: 'catalogue' }, learnedAt: 0 },
    { id: IMPORT, kind: 'Source', name: 'Imported files', learnedAt: 0 },
    ...JURISDICTIONS.map((id): NodeInput => ({ id, kind: 'Jurisdiction', name: id.slice(13), learnedAt: 0 })),
  ];
  let documents: NonNullable<Batch['documents']> = [];
  const add = (row: NodeId, date: Instant, write: (say: Say) => void): void => {
    documents.push(
      documentOf(
        {
          id: documentId(CATALOGUE, row),
          source: CATALOGUE,
          title: `Catalogue: ${row}`,
          at: date,
          origin: 'catalogue',
        },
        write,
      ),
    );
  };
  for (let i = 0; i < size.providers; i++) {
    nodes.push({ id: world.provider(i), kind: 'Provider', name: `Maker ${i}`, learnedAt: BEGIN });
    add(world.provider(i), BEGIN, (say) =>
      say(`Maker ${i} is controlled from there.`, {
        subject: world.provider(i),
        relation: 'CONTROLLED_FROM',
        object: JURISDICTIONS[i % 8]!,
      }),
    );
  }
  for (let i = 0; i < size.channels; i++) {
    nodes.push({ id: world.channel(i), kind: 'Channel', name: `Channel ${i}`, learnedAt: BEGIN });
    add(world.channel(i), BEGIN, (say) =>
      say(`Channel ${i} is operated by maker ${i}.`, {
        subject: world.channel(i),
        relation: 'OPERATED_BY',
        object: world.provider(i % size.providers),
      }),
    );
  }
  for (let i = 0; i < size.models; i++) {
    const date = world.releaseOf(i);
    const model = world.model(i);
    nodes.push({
      id: model,
      kind: 'Model',
      name: `Model ${i}`,
      keys: [`model-${i}`],
      time: date,
      props: { releaseDate: date, openWeights: false },
      learnedAt: date,
    });
    for (const channel of world.channelsOf(i)) {
      nodes.push({
        id: world.offering(i, channel),
        kind: 'Offering',
        name: `Model ${i} on channel ${channel}`,
        learnedAt: date,
      });
    }
    add(model, date, (say) => {
      say(`Model ${i} is developed by maker ${world.providerOf(i)}.`, {
        subject: model,
        relation: 'DEVELOPED_BY',
        object: world.provider(world.providerOf(i)),
      });
      for (const channel of world.channelsOf(i)) {
        const subject = world.offering(i, channel);
        const line = `It is offered through channel ${channel}.`;
        say(line, {
          subject,
          relation: 'OFFERING_OF',
          object: model,
          validFrom: date,
          qualifiers: { audience: { kind: 'everyone' } },
        });
        say(line, { subject, relation: 'THROUGH', object: world.channel(channel) });
      }
    });
  }
  yield { nodes };
  for (; documents.length > 0; documents = documents.slice(DOCUMENTS_A_BATCH))
    yield { documents: documents.slice(0, DOCUMENTS_A_BATCH) };
}

/** Documents about the events, in the order of the events. One in five says all of it; the others mention the model. */
function* reports(world: World): Generator<Batch> {
  const { size } = world;
  const each = size.documents / size.events;
  const sources = Array.from({ length: 20 }, (_, i) => sourceId(`paper-${i}`));
  const kinds = ['regulator', 'vendor', 'news', 'news', 'news', 'analysis', 'aggregator'];
  yield {
    nodes: sources.map((id, i) => ({
      id,
      kind: 'Source',
      name: `Paper ${i}`,
      props: { kind: kinds[i % 7]! },
      learnedAt: 0,
    })),
  };
  let batch: Required<Pick<Batch, 'nodes' | 'documents'>> = { nodes: [], documents: [] };
  for (let event = 0; event < size.events; event++) {
    batch.nodes.push(...eventNodes(world, event));
    for (let i = 0; i < each; i++) {
      const draw = random('document', event, i);
      const source = sources[draw.below(sources.length)]!;
      const at = world.timeOf(event) + Math.floor(draw.next() * 5 * DAY);
      const head = {
        id: documentId(source, `${event}/${i}`),
        source,
        title: headline(draw),
        at,
        origin: 'document' as const,
      };
      batch.documents.push(documentOf(head, (say) => report(world, event, head.id, source, i % 5 === 0, draw, say)));
    }
    if (batch.documents.length >= DOCUMENTS_A_BATCH) {
      yield batch;
      batch = { nodes: [], documents: [] };
    }
  }
  yield batch;
}

function eventNodes(world: World, event: number): NodeInput[] {
  const at = world.timeOf(event);
  const begins = event % 2 === 0;
  const node: NodeInput = {
    id: world.event(event),
    kind: 'Event',
    name: `Measure ${event >> 1} ${begins ? 'begins' : 'ends'}`,
    time: at,
    props: { type: begins ? 'SUSPENSION' : 'RESTORATION', occurredAt: at, confidence: 0.9 },
    learnedAt: at,
  };
  if (!begins) return [node];
  return [
    node,
    {
      id: world.action(event >> 1),
      kind: 'Action',
      name: `Measure ${event >> 1}`,
      time: at,
      props: { kind: 'SUSPENSION' },
      learnedAt: at,
    },
  ];
}

function report(
  world: World,
  event: number,
  document: NodeId,
  source: NodeId,
  whole: boolean,
  draw: ReturnType<typeof random>,
  say: Say,
): void {
  const subject = world.event(event);
  const begins = event % 2 === 0;
  const models = world.modelsOfAction(event >> 1);
  const at = world.timeOf(event);
  say('From the paper.', { subject: document, relation: 'FROM', object: source });
  for (const model of models) {
    say(`Model ${model} is named here.`, { subject: document, relation: 'MENTIONS', object: world.model(model) });
  }
  if (whole) {
    say(`Measure ${event >> 1} ${begins ? 'took effect' : 'was withdrawn'}.`, {
      subject,
      relation: 'PART_OF',
      object: world.action(event >> 1),
      qualifiers: { status: begins ? 'IN_FORCE' : 'RESCINDED' },
    });
    say('The maker acted.', { subject, relation: 'BY', object: world.provider(world.providerOf(models[0]!)) });
    for (const model of models) {
      const line = `Model ${model} is ${begins ? 'no longer available' : 'available again'} to all customers.`;
      const change: Props = {
        state: begins ? 'SUSPENDED' : 'AVAILABLE',
        layer: 'operational',
        audience: { kind: 'everyone' },
        channels: null,
        basis: 'statement',
      };
      say(line, {
        subject,
        relation: 'CHANGES',
        object: world.model(model),
        validFrom: at,
        qualifiers: change,
        confidence: 0.9,
      });
      say(line, { subject, relation: 'CONCERNS', object: world.model(model), confidence: 0.9 });
    }
  }
  for (let i = 0; i < 5; i++) say(sentence(draw));
}

/** An organisation, its functions and its workloads: one imported file, one batch. */
function* organisations(world: World): Generator<Batch> {
  const { size } = world;
  for (let number = 0; number < size.organisations; number++) {
    const organisation = world.organisation(number);
    const scope = organisation;
    const functionId = (i: number): NodeId => partId('function', organisation, `f${i}`);
    const nodes: NodeInput[] = [
      {
        id: organisation,
        kind: 'Organisation',
        name: `Organisation ${number}`,
        keys: [`organisation-${number}`],
        props: { home: JURISDICTIONS[number % 8]! },
        learnedAt: BEGIN,
      },
    ];
    const head = {
      id: documentId(IMPORT, organisation),
      source: IMPORT,
      title: `Organisation file ${number}`,
      at: BEGIN,
      origin: 'import' as const,
      scope,
    };
    const document = documentOf(head, (say) => {
      for (let i = 0; i < 8; i++) {
        nodes.push({
          id: functionId(i),
          kind: 'Function',
          name: `Function ${i}`,
          scope,
          props: { critical: i < 3 ? 'yes' : 'no', rtoHours: 4 * (i + 1) },
          learnedAt: BEGIN,
        });
        say(
          `  - {id: f${i}, name: Function ${i}}`,
          { subject: organisation, relation: 'PERFORMS', object: functionId(i) },
          '\n',
        );
      }
      for (const workload of world.workloads(number)) {
        nodes.push({
          id: workload.id,
          kind: 'Workload',
          name: `Workload ${workload.number}`,
          scope,
          keys: [`w${workload.number}`],
          learnedAt: BEGIN,
        });
        const line = `  - {id: w${workload.number}, name: Workload ${workload.number}, supports: [${workload.functions}]}`;
        say(line, { subject: organisation, relation: 'RUNS', object: workload.id }, '\n');
        say(
          '    audience: {kind: everyone}',
          { subject: workload.id, relation: 'SERVES', value: { kind: 'everyone' } },
          '\n',
        );
        for (const i of workload.functions)
          say(`    supports: [f${i}]`, { subject: workload.id, relation: 'SUPPORTS', object: functionId(i) }, '\n');
        for (const other of workload.dependsOn) {
          const object = partId('workload', organisation, `w${other.workload}`);
          say(
            `    dependsOn: [{workload: w${other.workload}}]`,
            { subject: workload.id, relation: 'DEPENDS_ON', object, qualifiers: { strength: other.strength } },
            '\n',
          );
        }
        for (const { id, model, channel, ...qualifiers } of workload.endpoints) {
          nodes.push({
            id,
            kind: 'Endpoint',
            name: `Model ${model} via channel ${channel}`,
            scope,
            props: { model: `Model ${model}`, channel: `Channel ${channel}` },
            learnedAt: BEGIN,
          });
          const use = `      - {model: Model ${model}, channel: Channel ${channel}, role: ${qualifiers.role}}`;
          say(use, { subject: workload.id, relation: 'HAS_ENDPOINT', object: id, qualifiers }, '\n');
          say(use, { subject: id, relation: 'USES', object: world.offering(model, channel) }, '\n');
        }
      }
    });
    yield { nodes, documents: [document] };
  }
}

type Say = (line: string, fact?: Omit<FactInput, 'quote' | 'start' | 'end'>, end?: string) => void;

function documentOf(
  head: Pick<DocumentInput, 'id' | 'source' | 'title' | 'origin' | 'scope'> & { at: Instant },
  write: (say: Say) => void,
): { document: DocumentInput; facts: FactInput[] } {
  const { at, ...rest } = head;
  const text = new WrittenText();
  const facts: FactInput[] = [];
  text.add(head.title, '\n\n');
  write((line, fact, end) => {
    const quote = text.add(line, end);
    if (fact !== undefined) facts.push({ ...fact, ...quote });
  });
  const document: DocumentInput = {
    ...rest,
    url: head.origin === 'document' ? `https://news.example/${head.id.slice('document:'.length)}` : null,
    publishedAt: at,
    fetchedAt: at,
    language: 'en',
    text: text.text,
    contentHash: hash(text.text),
    learnedAt: at,
  };
  return { document, facts };
}

/** About 4,000 words, the common ones common: what a full-text index has to cope with. */
const SYLLABLES = [
  'ra',
  'tor',
  'men',
  'li',
  'su',
  'pra',
  'vek',
  'no',
  'dal',
  'ist',
  'ber',
  'gon',
  'qui',
  'fen',
  'ha',
  'lum',
];
const WORDS = Array.from(
  { length: 4_096 },
  (_, i) => SYLLABLES[i & 15]! + SYLLABLES[(i >> 4) & 15]! + SYLLABLES[i >> 8]!,
);

function sentence(draw: ReturnType<typeof random>): string {
  const words = Array.from({ length: 14 }, () => WORDS[draw.skewed(WORDS.length)]!);
  return `${words.join(' ')}.`;
}

function headline(draw: ReturnType<typeof random>): string {
  return Array.from({ length: 6 }, () => WORDS[draw.skewed(WORDS.length)]!).join(' ');
}
