/** The contract of `bellwether extract --jsonl`: what comes in, what goes out, what is wrong. */
import { describe, expect, test } from 'vitest';
import { extractRecord, parseRecord } from '../../ingest/extract/record.ts';
import { runCommand } from '../project/run-command.ts';
import { lexicon } from './reading.ts';

const RECORD = {
  id: 'a',
  title: 'US keeps two Anthropic models from foreigners',
  publishedAt: '2026-06-12T21:48:00-04:00',
  sourceKind: 'news',
  text: [
    'The U.S. Commerce Department on Friday ordered Anthropic to keep Claude Fable 5 and Claude Mythos 5 from foreign nationals, inside or outside the United States, citing their cyber capabilities.',
    'To comply with the directive, Anthropic suspended both models for all customers on 12 June.',
    'All other models, including Claude Opus 4.8, remain available. "We disagree," Anthropic said of the directive.',
  ].join('\n\n'),
};

test('a record gives what is said, in names, codes and ISO dates, and null for what is not said', () => {
  const { events, ...rest } = extractRecord(parseRecord(JSON.stringify(RECORD)), lexicon);
  expect(rest).toMatchObject({
    id: 'a',
    regulatory: true,
    models: ['Claude Fable 5', 'Claude Mythos 5', 'Claude Opus 4.8'],
    providers: ['Anthropic'],
    jurisdictions: ['US'],
  });
  const directive = events.find((event) => event.type === 'EXPORT_CONTROL_DIRECTIVE');
  expect(directive).toMatchObject({
    authority: 'US Department of Commerce',
    jurisdiction: 'US',
    models: ['Claude Fable 5', 'Claude Mythos 5'],
    providers: ['Anthropic'],
    organisations: [],
    audience: 'foreign nationals',
    date: '2026-06-12',
    effectiveDate: null,
    status: 'IN_FORCE',
    reason: 'citing their cyber capabilities',
  });
  const suspension = events.find((event) => event.type === 'SUSPENSION');
  expect(suspension).toMatchObject({ authority: null, jurisdiction: null, audience: 'everyone', date: '2026-06-12' });
  expect(suspension?.models).toEqual(['Claude Fable 5', 'Claude Mythos 5']);
  for (const { quote, confidence } of events) {
    expect(RECORD.text.includes(quote) || RECORD.title === quote).toBe(true);
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThan(1);
  }
});

describe('nothing happened, says the answer to', () => {
  test.each([
    [
      'a launch',
      'OpenAI launches GPT-5.6',
      'OpenAI today released GPT-5.6. It is available to all users in ChatGPT and on the API.',
    ],
    [
      'an opinion',
      'Ban it',
      'The Commission should ban Grok. If Congress banned DeepSeek tomorrow, nobody would cry. Regulators could fine OpenAI.',
    ],
    [
      'a tutorial',
      'How to export your data',
      'In this tutorial we export the predictions of Claude Opus 4.8. Control the columns, restrict the rows, and suspend the import if it fails.',
    ],
    [
      'a case of another trade',
      'FTC fines a seafood importer',
      'The Federal Trade Commission fined a seafood importer 2 million dollars for mislabelling shrimp. The agency ordered the company to stop.',
    ],
    [
      'a rumour that is denied',
      'No ban',
      'The Commerce Department denied that it has banned Claude. No directive against OpenAI was issued.',
    ],
  ])('%s', (_what, title, text) => {
    const { regulatory, events } = extractRecord({ id: 1, title, text, publishedAt: '2026-06-15' }, lexicon);
    expect({ regulatory, events }).toEqual({ regulatory: false, events: [] });
  });

  test('old news retold: years later, it is no event of today', () => {
    const text =
      'On 31 March 2023 the Garante ordered OpenAI to stop processing the data of people in Italy. In 2023 Italy banned ChatGPT for a month.';
    expect(extractRecord({ id: 1, title: 'Looking back', text, publishedAt: '2026-06-15' }, lexicon).regulatory).toBe(
      false,
    );
  });
});

test('html is read as a page', () => {
  const html =
    '<html><head><title>x</title></head><body><nav>Home</nav><article><h1>Status</h1><p>Access to Claude Fable 5 was suspended on 12 June 2026 by Anthropic.</p></article></body></html>';
  const { events } = extractRecord({ id: 1, html, url: 'https://status.example/1' }, lexicon);
  expect(events.map((event) => [event.type, event.models, event.date])).toEqual([
    ['SUSPENSION', ['Claude Fable 5'], '2026-06-12'],
  ]);
});

describe('bellwether extract --jsonl', () => {
  const run = (lines: string[]) => runCommand(['extract', '--jsonl', '-'], { stdin: lines.join('\n') });

  test('a line that is no record is answered in its place; the others are read, and the exit code is 1', async () => {
    const { exitCode, stdout } = await run([
      JSON.stringify({ id: 7, text: 'Nothing.' }),
      '{"id": 8',
      '{"id": 9}',
      '',
      JSON.stringify({ id: 10, text: 'x', publishedAt: 'soon' }),
    ]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: unknown; error?: string });
    expect(exitCode).toBe(1);
    expect(lines.map((line) => line.id)).toEqual([7, null, null, null]);
    expect(lines[1]!.error).toMatch(/^line 2: is no JSON/);
    expect(lines[2]!.error).toBe("line 3: has neither 'text' nor 'html'");
    expect(lines[3]!.error).toBe("line 5: field 'publishedAt': 'soon' is no date");
  });

  test('all lines well: exit code 0, the keys of the contract and no others', async () => {
    const { exitCode, stdout } = await run([JSON.stringify(RECORD)]);
    expect(exitCode).toBe(0);
    const line = JSON.parse(stdout) as { events: object[] };
    expect(Object.keys(line)).toEqual(['id', 'regulatory', 'events', 'models', 'providers', 'jurisdictions', 'claims']);
    expect(Object.keys(line.events[0]!)).toEqual([
      'type',
      'authority',
      'jurisdiction',
      'models',
      'providers',
      'organisations',
      'audience',
      'date',
      'effectiveDate',
      'status',
      'reason',
      'quote',
      'confidence',
    ]);
  });

  test('wrong use: no file, a file that is not there, both at once', async () => {
    expect((await runCommand(['extract'])).exitCode).toBe(2);
    const missing = await runCommand(['extract', '--jsonl', 'nowhere.jsonl']);
    expect([missing.exitCode, missing.stderr.split('\n')[0]]).toEqual([
      2,
      'bellwether: Cannot read nowhere.jsonl: there is no such file.',
    ]);
    expect((await runCommand(['extract', 'a.txt', '--jsonl', 'b.jsonl'])).exitCode).toBe(2);
  });
});
