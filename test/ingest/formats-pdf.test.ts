/** PDFs: letters, acts, papers in two columns; and those that hold no text, are locked, or are broken. */
import { describe, expect, test } from 'vitest';
import { parseAnswer } from '../../ingest/formats/parse-answer.ts';
import { parseFile } from '../../ingest/formats/parse-file.ts';
import { lines, makePdf } from './make-pdf.ts';
import { extractText } from './reading.ts';

const read = async (pdf: Uint8Array, path = 'letter.pdf') => parseFile(pdf, { path });

const LETTER = [
  { x: 72, y: 720, text: 'Bureau of Industry and Security', size: 16 },
  ...lines(72, 680, [
    'The Bureau of Industry and Security orders Anthropic to sus-',
    'pend access of foreign persons to Claude Fable 5. The export-',
    'control licence must be asked for beforehand.',
  ]),
  ...lines(72, 620, ['Export-control questions go to the Bureau’s office.', 'Its answer is final.']),
];

describe('a letter', () => {
  test('gives its paragraphs, with the words whole that a line cut in two', async () => {
    const { format, items, problems } = await read(makePdf([LETTER]));
    expect(format).toBe('pdf');
    expect(problems).toEqual([]);
    expect(items[0]!.title).toBe('Bureau of Industry and Security');
    expect(items[0]!.text.split('\n\n')).toEqual([
      'The Bureau of Industry and Security orders Anthropic to suspend access of foreign persons to Claude Fable 5. The export-control licence must be asked for beforehand.',
      'Export-control questions go to the Bureau’s office. Its answer is final.',
    ]);
  });

  test('says when it was made, in which language, and what it is called', async () => {
    const made = { title: 'Letter on Claude Fable 5', created: "D:20260612172100-04'00'", language: 'en-US' };
    const { items } = await read(makePdf([LETTER], made));
    expect(items[0]).toMatchObject({ title: 'Letter on Claude Fable 5', language: 'en' });
    expect(items[0]!.publishedAt).toBe(Date.parse('2026-06-12T21:21Z'));
  });

  test.each([
    ['Microsoft Word - letter final.docx', 'Bureau of Industry and Security'],
    ['untitled', 'Bureau of Industry and Security'],
  ])('the name of a file (%s) is no title', async (title, expected) => {
    expect((await read(makePdf([LETTER], { title }))).items[0]!.title).toBe(expected);
  });

  test('a date that is none is null', async () => {
    expect((await read(makePdf([LETTER], { created: 'D:yesterday' }))).items[0]!.publishedAt).toBeNull();
  });

  test('is understood like any other text', async () => {
    const { items } = await read(makePdf([LETTER]));
    const { events } = extractText(`${items[0]!.title}\n\n${items[0]!.text}`, { sourceKind: 'regulator' });
    expect(events[0]).toMatchObject({ models: ['model:anthropic/claude-fable-5'], jurisdiction: 'jurisdiction:US' });
  });
});

test('two columns are read one after the other, below a heading that crosses both', async () => {
  const column = (word: string) => Array.from({ length: 8 }, (_, i) => `${word} line ${i + 1} goes on`);
  const page = [
    { x: 72, y: 740, text: 'A heading that reaches across the whole of the page and both columns', size: 14 },
    ...lines(72, 700, column('left')),
    ...lines(330, 700, column('right')),
  ];
  const { text } = (await read(makePdf([page]))).items[0]!;
  expect(text.indexOf('left line 8')).toBeLessThan(text.indexOf('right line 1'));
  expect(text).toMatch(/left line 8 goes on right line 1 goes on/);
});

test('what every page repeats at its head and foot is left out, and a sentence goes on behind it', async () => {
  const page = (number: number, texts: string[]) => [
    { x: 72, y: 760, text: `Order 2026-${number} of the Bureau` },
    ...lines(72, 700, texts),
    { x: 290, y: 30, text: `Page ${number} of 3` },
  ];
  const pages = [
    page(1, ['The order covers all persons who are', 'outside the United States and']),
    page(2, ['their subsidiaries.']),
    page(3, ['It ends in a year.']),
  ];
  expect((await read(makePdf(pages, { title: 'The order' }))).items[0]!.text.split('\n\n')).toEqual([
    'The order covers all persons who are outside the United States and their subsidiaries.',
    'It ends in a year.',
  ]);
});

describe('what cannot be read is said', () => {
  test('a scan is kept with what it says of itself, and its text is not guessed', async () => {
    const { items, problems } = await read(makePdf([[], []], { title: 'Scanned order' }));
    expect(items).toMatchObject([{ title: 'Scanned order', text: '' }]);
    expect(problems).toEqual([{ item: null, message: expect.stringMatching(/no text that can be read: a scan/) }]);
  });

  test('a scan without a name is called by its file', async () => {
    expect((await read(makePdf([[]]), 'saved/order-7.pdf')).items[0]!.title).toBe('order-7.pdf');
  });

  test('a page that is a picture is named', async () => {
    const { problems } = await read(makePdf([LETTER, [], LETTER]));
    expect(problems[0]!.message).toMatch(/^page 2 of 3: no text/);
  });

  test('one that is locked gives one line', async () => {
    await expect(read(makePdf([LETTER], { locked: true }))).rejects.toMatchObject({
      code: 'PARSE_FAILED',
      message: 'letter.pdf: is a PDF that is locked by a password.',
    });
  });

  test('one that is damaged gives one line', async () => {
    const broken = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(200, 'x')]);
    await expect(read(broken)).rejects.toMatchObject({
      code: 'PARSE_FAILED',
      message: expect.stringMatching(/^letter\.pdf: is a damaged PDF \([^\n]*\)\.$/),
    });
  });
});

test('an answer that is a PDF is read as one, whatever its source lists', async () => {
  const answer = {
    body: makePdf([LETTER]),
    contentType: 'application/octet-stream',
    url: 'https://bis.example/order.pdf',
  };
  const { items } = await parseAnswer(answer, () => {
    throw new Error('is not asked');
  });
  expect(items[0]).toMatchObject({ guid: answer.url, url: answer.url, title: 'Bureau of Industry and Security' });
});
