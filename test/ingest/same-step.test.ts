/** One step in the words of different writers, and what looks like it and is not. */
import { expect, test } from 'vitest';
import { hash } from '../../graph/ids.ts';
import { aboutOf } from '../../ingest/link/about.ts';
import { cluster } from '../../ingest/link/cluster.ts';
import { type LinkedDocument, reportsOf } from '../../ingest/link/report.ts';
import { extractText } from './reading.ts';

type Told = [at: string, text: string, kind?: 'regulator' | 'vendor' | 'news' | 'aggregator'];

/** How many events these documents tell of, by the types that each holds. */
function eventsOf(...told: Told[]): string[][] {
  const documents = told.map(([at, text, kind = 'news'], index): LinkedDocument => {
    const publishedAt = Date.parse(at);
    const extraction = extractText(text, { publishedAt, sourceKind: kind, language: 'en' });
    return {
      ...{ id: `document:${index}`, source: `source:${index}`, sourceKind: kind, title: text.split('\n', 1)[0]! },
      ...{ publishedAt, learnedAt: publishedAt, voice: [hash(text)], about: aboutOf(text), extraction, corrects: null },
    };
  });
  const clusters = cluster(documents.flatMap(reportsOf), new Map());
  return clusters.map(({ reports }) => reports.map(({ mention }) => mention.type)).sort();
}

const FTC_ORDERS: Told = [
  '2025-09-11T15:00Z',
  'Orders on companions\n\nThe Federal Trade Commission today issued orders to OpenAI and Meta, seeking information on their chatbots.',
  'regulator',
];
const FTC_INQUIRY: Told = [
  '2025-09-11T18:00Z',
  'Chatbots\n\nThe Federal Trade Commission on Thursday opened an inquiry into OpenAI and Meta.',
];

test('orders to answer and the inquiry that they open are one step', () => {
  expect(eventsOf(FTC_ORDERS, FTC_INQUIRY)).toHaveLength(1);
});

test('an order to stop, and a probe opened on that day, are two', () => {
  const ban: Told = [
    '2025-01-30T20:00Z',
    'Rome\n\nThe Garante on Thursday ordered DeepSeek to block its chatbot in Italy.',
  ];
  const probe: Told = ['2025-01-30T21:00Z', 'Rome\n\nThe Garante on Thursday opened an investigation into DeepSeek.'];
  expect(eventsOf(ban, probe)).toHaveLength(2);
});

test('of another state, on another company, or a month later it is another step', () => {
  expect(
    eventsOf(FTC_ORDERS, ['2025-09-11T18:00Z', 'UK\n\nOfcom on Thursday opened an inquiry into OpenAI.']),
  ).toHaveLength(2);
  expect(
    eventsOf(FTC_ORDERS, [
      '2025-09-11T18:00Z',
      'Others\n\nThe Federal Trade Commission on Thursday opened an inquiry into Anthropic.',
    ]),
  ).toHaveLength(2);
  expect(
    eventsOf(FTC_ORDERS, [
      '2025-10-16T18:00Z',
      'Again\n\nThe Federal Trade Commission on Thursday opened an inquiry into OpenAI.',
    ]),
  ).toHaveLength(2);
});

test('a document that tells of both keeps them apart', () => {
  const both: Told = [
    '2025-01-30T20:00Z',
    'Italy and DeepSeek\n\nThe Garante on Thursday opened an investigation into DeepSeek. A court in Rome on Thursday blocked DeepSeek. The Garante on Thursday ordered DeepSeek to block its chatbot in Italy.',
  ];
  const one: Told = [
    '2025-01-30T21:00Z',
    'Rome\n\nThe Garante on Thursday ordered DeepSeek to block its chatbot in Italy.',
  ];
  expect(eventsOf(both, one).length).toBe(eventsOf(both).length);
});

test('a fine is told by its sum: decided in April, made known in May', () => {
  const fine = (sum: string): Told[] => [
    ['2025-05-19T09:00Z', 'Fine\n\nOn 10 April 2025 the Garante fined OpenAI 5 million euros.', 'regulator'],
    ['2025-05-19T12:00Z', `Fine\n\nItaly's Garante on 19 May 2025 fined OpenAI ${sum} euros.`],
  ];
  expect(eventsOf(...fine('5 million'))).toHaveLength(1);
  expect(eventsOf(...fine('8 million'))).toHaveLength(2);
});

const RULE_WIRE: Told = [
  '2025-04-16T09:00Z',
  'Nvidia\n\nOn 9 April 2025 the Commerce Department required a license for exports of Nvidia chips to China.',
];
const RULE_FILING: Told = [
  '2025-04-15T20:00Z',
  'Filing\n\nOn April 9, 2025, the Commerce Department required a license for exports of Nvidia chips to China.',
  'vendor',
];
const recap = (day: string): Told => [
  '2025-08-29T09:00Z',
  `Chip war\n\n${day}: The Commerce Department required a license for exports of Nvidia chips to China.`,
  'aggregator',
];

test.each(['April 9, 2024', 'March 9, 2025', 'May 9, 2025'])('a slip of the pen in a late list: %s', (day) => {
  expect(eventsOf(RULE_WIRE, RULE_FILING, recap(day))).toHaveLength(1);
});

test.each(['April 23, 2024', 'October 9, 2024', 'May 29, 2025'])('no slip, but another act: %s', (day) => {
  expect(eventsOf(RULE_WIRE, RULE_FILING, recap(day))).toHaveLength(2);
});

test('told on the day it is no slip', () => {
  const then: Told = [
    '2024-04-10T09:00Z',
    'Nvidia\n\nOn April 9, 2024 the Commerce Department required a license for exports of Nvidia chips to China.',
    'aggregator',
  ];
  expect(eventsOf(RULE_WIRE, RULE_FILING, then)).toHaveLength(2);
});

const COMMISSION = 'The European Commission today published guidelines on';
test.each<[string, Told[]]>([
  [
    'two guidelines of one office on one day',
    [
      ['2025-07-18T10:00Z', `Guidelines\n\n${COMMISSION} the obligations of providers of general-purpose AI models.`],
      ['2025-07-18T11:00Z', `Guidelines\n\n${COMMISSION} the protection of minors online by platforms.`],
    ],
  ],
  [
    'two bills signed on one day',
    [
      ['2025-09-30T01:00Z', 'AI\n\nGovernor Newsom of California on Monday signed SB 53 on frontier AI developers.'],
      ['2025-09-30T02:00Z', 'AI\n\nGovernor Newsom of California on Monday signed SB 243 on companion AI chatbots.'],
    ],
  ],
  [
    'bans of two states on one day',
    [
      ['2025-01-31T18:00Z', 'Texas bans DeepSeek\n\nTexas on Friday banned DeepSeek from government devices.'],
      ['2025-01-31T19:00Z', 'Taiwan bans DeepSeek\n\nTaiwan on Friday banned DeepSeek from government agencies.'],
    ],
  ],
  [
    'outages two days apart',
    [
      ['2025-06-03T18:00Z', 'Down\n\nChatGPT suffered an outage on Tuesday, users said.'],
      ['2025-06-05T18:00Z', 'Down again\n\nChatGPT suffered an outage on Thursday, users said.'],
    ],
  ],
  [
    'one sum, two companies',
    [
      ['2024-12-20T12:00Z', "Fine\n\nItaly's Garante on Friday fined OpenAI 15 million euros."],
      ['2024-12-20T12:30Z', "Fine\n\nItaly's Garante on Friday fined Meta 15 million euros."],
    ],
  ],
])('%s are two', (_, told) => {
  expect(eventsOf(...told)).toHaveLength(2);
});

test('a country that blocks, and its court, are one', () => {
  expect(
    eventsOf(
      ['2025-07-09T12:00Z', 'Turkey blocks Grok\n\nTurkey on Wednesday blocked Grok, the chatbot of xAI.'],
      ['2025-07-09T13:00Z', 'Court\n\nA Turkish court on Wednesday blocked access to Grok over insults.'],
    ),
  ).toHaveLength(1);
});

test('who names both the platform and its maker joins those who name either', () => {
  expect(
    eventsOf(
      ['2026-01-26T11:00Z', 'X\n\nThe European Commission on Monday opened formal proceedings against X.'],
      ['2026-01-26T12:00Z', 'xAI\n\nThe European Commission on Monday opened formal proceedings against xAI.'],
      ['2026-01-26T13:00Z', 'Both\n\nThe European Commission on Monday opened formal proceedings against xAI and X.'],
    ),
  ).toHaveLength(1);
});
