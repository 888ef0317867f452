/**
 * What a reader without fault would make of the sample documents, in the facts that answers depend on. Where the replay
 * fails and this does not, the reading is wrong; where both fail, the judgement is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { hash, sourceId } from '../../graph/ids.ts';
import type { AvailabilityChange, Instant, NodeId, Props } from '../../graph/model.ts';
import { openStore } from '../../graph/open.ts';
import type { Batch, FactInput, NodeInput, Store } from '../../graph/store.ts';
import { importOrganisation } from '../../ingest/import/organisation.ts';
import { NOW } from './truth-table.ts';

const FABLE = 'model:anthropic/claude-fable-5';
const MYTHOS = 'model:anthropic/claude-mythos-5';
const OPUS_4_1 = 'model:anthropic/claude-opus-4.1';
const FIRST_PARTY = ['channel:anthropic-api'];
const BEDROCK = ['channel:amazon-bedrock'];
const CLOUDS = [...BEDROCK, 'channel:google-vertex-ai', 'channel:microsoft-foundry'];
const FOREIGN: Props = { kind: 'foreign-persons', jurisdictions: ['jurisdiction:US'] };
const ANNEX = { kind: 'listed' as const, list: 'annex-a' };
const US_ORGANISATIONS = { kind: 'class' as const, jurisdictions: ['jurisdiction:US'] };

const utc = (text: string): Instant => Date.parse(text);

type Said = Pick<FactInput, 'subject' | 'relation'> & Partial<FactInput>;

const partOf = (event: NodeId, action: NodeId, at: string, status: string): Said => ({
  subject: event,
  relation: 'PART_OF',
  object: action,
  validFrom: utc(at),
  qualifiers: { status },
});

const changes = (event: NodeId, model: NodeId, at: string, change: Partial<AvailabilityChange>): Said => ({
  subject: event,
  relation: 'CHANGES',
  object: model,
  validFrom: utc(at),
  qualifiers: {
    layer: 'operational',
    audience: { kind: 'everyone' },
    channels: null,
    basis: 'statement',
    ...change,
  } as Props,
});

const EVENTS: Record<string, string> = {
  'event:letter': 'EXPORT_CONTROL_DIRECTIVE',
  'event:suspension': 'SUSPENSION',
  'event:revoked': 'SUSPENSION',
  'event:annex': 'AMENDMENT',
  'event:annex-access': 'RESTORATION',
  'event:withdrawal': 'RESCISSION',
  'event:back': 'RESTORATION',
  'event:forum': 'STATEMENT',
  'event:retirement': 'DEPRECATION',
};

/** Source, kind, publication, what it says. */
const DOCUMENTS: [string, string, string, Said[]][] = [
  [
    'anthropic-docs',
    'vendor',
    '2026-06-05T19:00Z',
    [
      changes('event:retirement', OPUS_4_1, '2026-06-05T19:00Z', { state: 'DEPRECATED', channels: FIRST_PARTY }),
      changes('event:retirement', OPUS_4_1, '2026-08-05T00:00Z', { state: 'SUSPENDED', channels: FIRST_PARTY }),
    ],
  ],
  [
    'anthropic-newsroom',
    'vendor',
    '2026-06-13T01:05Z',
    [
      partOf('event:letter', 'action:directive', '2026-06-12T21:21Z', 'IN_FORCE'),
      ...[FABLE, MYTHOS].map((model) => ({
        subject: 'event:letter',
        relation: 'CONCERNS' as const,
        object: model,
        validFrom: utc('2026-06-12T21:21Z'),
        qualifiers: { legal: true, audience: FOREIGN },
      })),
      partOf('event:suspension', 'action:suspension', '2026-06-12T22:51Z', 'IN_FORCE'),
      { subject: 'event:suspension', relation: 'CAUSED_BY', object: 'event:letter' },
      ...[FABLE, MYTHOS].map((model) =>
        changes('event:suspension', model, '2026-06-12T22:51Z', { state: 'SUSPENDED' }),
      ),
    ],
  ],
  [
    'aws-health',
    'vendor',
    '2026-06-13T01:26Z',
    [FABLE, MYTHOS].map((model) =>
      changes('event:revoked', model, '2026-06-13T01:26Z', { state: 'SUSPENDED', channels: BEDROCK }),
    ),
  ],
  [
    'anthropic-newsroom',
    'vendor',
    '2026-06-27T00:40Z',
    [
      partOf('event:annex', 'action:directive', '2026-06-26T18:00Z', 'PARTLY_LIFTED'),
      changes('event:annex', MYTHOS, '2026-06-26T18:00Z', { layer: 'legal', state: 'AVAILABLE', audience: ANNEX }),
      changes('event:annex-access', MYTHOS, '2026-06-27T00:00Z', { state: 'RESTRICTED', audience: ANNEX }),
    ],
  ],
  [
    'commerce-press',
    'regulator',
    '2026-06-30T20:15Z',
    [partOf('event:withdrawal', 'action:directive', '2026-06-30T20:15Z', 'RESCINDED')],
  ],
  [
    'anthropic-newsroom',
    'vendor',
    '2026-07-01T16:05Z',
    [
      changes('event:back', FABLE, '2026-07-01T16:05Z', {
        state: 'PARTLY_RESTORED',
        channels: FIRST_PARTY,
        cap: 'half of weekly limits',
      }),
      changes('event:back', FABLE, '2026-07-01T16:05Z', { state: 'AVAILABLE', channels: CLOUDS, undated: true }),
      changes('event:back', MYTHOS, '2026-07-01T16:05Z', {
        state: 'PARTLY_RESTORED',
        channels: FIRST_PARTY,
        audience: US_ORGANISATIONS,
      }),
    ],
  ],
  [
    'builders-forum',
    'aggregator',
    '2026-09-08T19:42Z',
    [
      changes('event:forum', FABLE, '2026-09-08T19:42Z', {
        state: 'AVAILABLE',
        basis: 'observation',
        channels: BEDROCK,
      }),
    ],
  ],
];

/** Catalogue, sample organisation, and these facts. */
export async function openByHand(): Promise<Store> {
  const store = await openStore('sqlite::memory:', { now: () => NOW });
  const catalogue = loadCatalogue();
  await store.write(catalogueBatch(catalogue));
  const organisation = readFileSync(join(import.meta.dirname, '../../ingest/sample/organisation.yaml'), 'utf8');
  const options = { file: 'organisation.yaml', catalogue, now: NOW, asOf: utc('2026-06-01T00:00Z') };
  await store.write(importOrganisation(organisation, options).batch);
  const nodes: NodeInput[] = Object.entries(EVENTS).map(([id, type]) => ({
    id,
    kind: 'Event',
    name: id,
    props: { type },
  }));
  nodes.push({
    id: 'action:directive',
    kind: 'Action',
    name: 'The directive',
    props: { kind: 'EXPORT_CONTROL_DIRECTIVE' },
  });
  nodes.push({ id: 'action:suspension', kind: 'Action', name: 'The suspension', props: { kind: 'SUSPENSION' } });
  for (const [source, kind] of DOCUMENTS) {
    nodes.push({ id: sourceId(source), kind: 'Source', name: source, props: { kind }, learnedAt: 0 });
  }
  await store.write({ nodes, documents: DOCUMENTS.map((given, index) => documentOf(given, index)) });
  return store;
}

function documentOf(
  [source, , published, said]: (typeof DOCUMENTS)[number],
  index: number,
): NonNullable<Batch['documents']>[number] {
  const text = `Written by hand, number ${index + 1}.`;
  return {
    document: {
      id: `document:${source}/by-hand-${index + 1}`,
      source: sourceId(source),
      url: null,
      title: text,
      publishedAt: utc(published),
      fetchedAt: NOW,
      language: 'en',
      text,
      contentHash: hash(text),
      origin: 'document',
      learnedAt: utc(published),
      backfilled: true,
    },
    facts: said.map((fact) => ({ confidence: 1, quote: text, start: 0, end: text.length, ...fact })),
  };
}
