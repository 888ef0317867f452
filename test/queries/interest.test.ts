/** What the speaker of a claim has at stake, by facts of the catalogue and of the events. */
import { expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { hash } from '../../graph/ids.ts';
import { openStore } from '../../graph/open.ts';
import { type Interest, interest } from '../../queries/interest/interest.ts';

const NOW = Date.UTC(2026, 8, 1);

/** A claim by `speaker` about a suspension of Claude Fable 5 by Anthropic. */
async function interestsOf(speaker: string | null, at = NOW): Promise<Interest[]> {
  const store = await openStore('sqlite::memory:', { now: () => NOW });
  try {
    await store.write(catalogueBatch(loadCatalogue()));
    const text = 'Anthropic suspended Claude Fable 5.';
    const quote = { quote: text, start: 0, end: text.length };
    await store.write({
      nodes: [
        { id: 'source:wire', kind: 'Source', name: 'Wire' },
        { id: 'event:off', kind: 'Event', name: 'Suspension' },
        { id: 'claim:c', kind: 'Claim', name: 'It was a misunderstanding' },
      ],
      documents: [
        {
          document: {
            ...{
              id: 'document:wire/1',
              source: 'source:wire',
              url: null,
              title: text,
              publishedAt: NOW,
              fetchedAt: NOW,
            },
            ...{ language: 'en', text, contentHash: hash(text), origin: 'document', learnedAt: NOW },
          },
          facts: [
            { subject: 'event:off', relation: 'BY', object: 'provider:anthropic', ...quote },
            { subject: 'event:off', relation: 'CONCERNS', object: 'model:anthropic/claude-fable-5', ...quote },
            { subject: 'claim:c', relation: 'ABOUT', object: 'event:off', ...quote },
            ...(speaker === null ? [] : [{ subject: 'claim:c', relation: 'BY' as const, object: speaker, ...quote }]),
          ],
        },
      ],
    });
    return await interest(store, 'claim:c', { at, knownAt: NOW });
  } finally {
    await store.close();
  }
}

const lines = (interests: Interest[]): string[] => interests.map(({ kind, reason }) => `${kind}: ${reason}`);

test.each([
  ['provider:anthropic', ['PARTY: Anthropic develops Claude Fable 5.', 'ACTOR: Anthropic did it.']],
  ['provider:nvidia', ['INVESTOR: NVIDIA has money in Anthropic.', 'COMPETITOR: NVIDIA develops models of its own.']],
  ['provider:alibaba', ['COMPETITOR: Alibaba develops models of its own.']],
  ['provider:openai', ['COMPETITOR: OpenAI develops models of its own.']],
  ['authority:bis', []],
  [null, []],
])('%s: %j', async (speaker, expected) => {
  expect(lines(await interestsOf(speaker))).toEqual(expected);
});

test('Amazon has money in Anthropic, sells its models and has some of its own: all of that is told', async () => {
  expect(lines(await interestsOf('provider:amazon'))).toEqual([
    'INVESTOR: Amazon has money in Anthropic.',
    'SELLER: Amazon sells it through Amazon Bedrock.',
    'COMPETITOR: Amazon develops models of its own.',
  ]);
});

test('each interest shows who says so: the investment its row, what it did the document', async () => {
  const investor = (await interestsOf('provider:amazon'))[0]!;
  expect(investor.evidence).toMatchObject([
    {
      document: { sourceKind: 'catalogue', url: expect.stringContaining('amazon-anthropic') },
      quote: expect.stringContaining('Amazon takes a minority stake in Anthropic'),
      publishedAt: Date.UTC(2023, 8, 25),
    },
  ]);
  for (const { evidence } of await interestsOf('provider:anthropic')) expect(evidence.length).toBeGreaterThan(0);
});

test('nobody is an investor before the day of the announcement', async () => {
  const before = await interestsOf('provider:amazon', Date.UTC(2023, 8, 24));
  expect(before.map(({ kind }) => kind)).not.toContain('INVESTOR');
});
