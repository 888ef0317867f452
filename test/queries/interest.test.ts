/** What the speaker of a claim has at stake, by facts of the catalogue and of the events. */
import { expect, test } from 'vitest';
import { catalogueBatch } from '../../graph/catalogue/batch.ts';
import { loadCatalogue } from '../../graph/catalogue/catalogue.ts';
import { hash } from '../../graph/ids.ts';
import { openStore } from '../../graph/open.ts';
import { interest } from '../../queries/interest/interest.ts';

const NOW = Date.UTC(2026, 8, 1);

/** A claim by `speaker` about a suspension of Claude Fable 5 by Anthropic. */
async function interestsOf(speaker: string | null): Promise<string[]> {
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
    return (await interest(store, 'claim:c', { at: NOW, knownAt: NOW })).map(
      ({ kind, reason }) => `${kind}: ${reason}`,
    );
  } finally {
    await store.close();
  }
}

test.each([
  ['provider:anthropic', ['PARTY: Anthropic develops Claude Fable 5.', 'ACTOR: Anthropic did it.']],
  ['provider:openai', ['COMPETITOR: OpenAI develops models of its own.']],
  ['authority:bis', []],
  [null, []],
])('%s: %j', async (speaker, expected) => {
  expect(await interestsOf(speaker)).toEqual(expected);
});

test('who sells it through a channel is told, with the channel', async () => {
  expect(await interestsOf('provider:amazon')).toEqual([
    'SELLER: Amazon sells it through Amazon Bedrock.',
    'COMPETITOR: Amazon develops models of its own.',
  ]);
});
