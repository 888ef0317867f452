import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileOptions, parseFile } from '../../ingest/formats/parse-file.ts';

const read = (body: string | Uint8Array, options: Partial<FileOptions> = {}) =>
  parseFile(typeof body === 'string' ? new TextEncoder().encode(body) : body, { path: '/saved/page.bin', ...options });
const prose =
  'The agency said on Friday that a licence is needed before either model may be released to any foreign person, at home or abroad. ';

describe('a file is taken for what it holds, whatever it is called', () => {
  const card = (n: number) =>
    `<li><a href="/n/${n}"><h3>Entry ${n}</h3></a><time datetime="2026-06-0${n}">${n} June</time></li>`;
  test.each([
    [
      'feed',
      '\ufeff  <?xml version="1.0"?><!-- c --><rss version="2.0"><channel><item><title>A</title></item></channel></rss>',
      1,
    ],
    [
      'json-feed',
      '\n {"version":"https://jsonfeed.org/version/1","title":"t","items":[{"id":"1","content_text":"x"}]}',
      1,
    ],
    ['html-article', `<!DOCTYPE html>\n<html><body><main><h1>H</h1><p>${prose}</p></main></body></html>`, 1],
    ['html-article', `<div><p>${prose}</p><p>${prose}</p></div>`, 1],
    ['html-listing', `<!doctype html><html><main><ul>${[1, 2, 3, 4, 5].map(card).join('')}</ul></main></html>`, 5],
    [
      'csv',
      '_id,source,name,federal_register_notice,start_date\n1,"Entity List",X LTD,90 FR 1,2026-01-16\n2,Entity List,"Y ""Z"", Inc",,\n',
      2,
    ],
    ['text', `${prose}\n\n[1] A note.`, 1],
    ['text', '[update] The letter is out.', 1],
  ])('%s', async (format, body, items) => {
    const parsed = await read(body, { url: 'https://x.example/list', contentType: 'application/octet-stream' });
    expect([parsed.format, parsed.items.length, parsed.problems]).toEqual([format, items, []]);
  });

  test.each([
    [
      'TOML',
      'name = "Model"\nopen_weights = false\n\n[limit]\ncontext = 1_000',
      /page\.bin: is TOML, which is not read/,
    ],
    ['another table', 'a,b,c,d,e\n1,2,3,4,5', /is a table of a kind that is not read \(columns: a, b, c, d, e\)/],
    [
      'XML that is no feed',
      '<?xml version="1.0"?><sitemapindex></sitemapindex>',
      /is XML that is no feed \(<sitemapindex>\)/,
    ],
    ['nothing', '', /the body is empty/],
    ['other JSON', '{"a":1}', /is JSON of a shape that is not read/],
  ])('%s is PARSE_FAILED with the name of the file', async (_, body, message) => {
    await expect(read(body)).rejects.toMatchObject({
      code: 'PARSE_FAILED',
      message: expect.stringMatching(message),
      details: { where: '/saved/page.bin' },
    });
  });

  test('whatever the bytes, it gives items or PARSE_FAILED, and nothing else', async () => {
    const part = fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '&amp;',
      '&',
      ']]>',
      '<![CDATA[',
      '{',
      '"a":',
      '[',
      '}',
      '---\n',
      'title: x\n',
      '<html>',
      '<p>',
      ',',
      '\n',
      '\0',
      'é',
      'x = 1',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.array(part, { maxLength: 20 }).map((parts) => new TextEncoder().encode(parts.join(''))),
        ),
        async (body) => {
          const outcome = await read(body).then(
            ({ items }) => items.every((item) => item.guid !== '' && item.title !== ''),
            (error: { code?: string }) => error.code === 'PARSE_FAILED',
          );
          expect(outcome).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('text', () => {
  const head =
    'id: notice-1\nurl: https://agency.example/1\ntitle: A notice\npublishedAt: 2026-06-12T17:21:00-04:00\nsource: agency-press\nsourceName: Agency\nsourceKind: regulator\nspeaker: authority:agency\nlanguage: en\ntimeZone: America/New_York\n';

  test('takes from its head what it is and where it comes from', async () => {
    const { items } = await read(`---\n${head}---\nFirst.\n\nSecond.\n`);
    expect(items).toEqual([
      {
        guid: 'notice-1',
        url: 'https://agency.example/1',
        title: 'A notice',
        publishedAt: Date.parse('2026-06-12T21:21:00Z'),
        language: 'en',
        text: 'First.\n\nSecond.',
        from: {
          source: 'agency-press',
          sourceName: 'Agency',
          sourceKind: 'regulator',
          speaker: 'authority:agency',
          timeZone: 'America/New_York',
        },
      },
    ]);
  });

  test('without a head, a short first line is the title, and the file is the guid, not its folder', async () => {
    const item = { guid: 'file:page.bin#a-notice', title: 'A notice', publishedAt: null, text: 'It says so.' };
    for (const body of ['A notice\n\nIt says so.', '# A notice\r\n\r\nIt says so.'])
      expect((await read(body)).items).toMatchObject([item]);
    expect((await read('A notice\n\nIt says so.', { path: '/elsewhere/page.bin' })).items[0]?.guid).toBe(item.guid);
  });

  test.each([
    ['a date that is none', 'title: x\npublishedAt: 2026-06-31\n', 'page.bin, line 3: publishedAt'],
    ['an unknown field', 'title: x\nauthor: me\n', "page.bin, line 3: the head has an unknown field 'author'"],
    ['a kind that does not exist', 'sourceKind: rumour\n', 'page.bin, line 2: sourceKind'],
    ['what is no YAML', 'title: x\nurl: [\n', 'page.bin, line '],
    ['a zone that does not exist', 'timeZone: Mars/Base\n', 'page.bin, line 2: timeZone is no IANA time zone'],
  ])('a head with %s is PARSE_FAILED with the line', async (_, yaml, message) => {
    await expect(read(`---\n${yaml}---\ntext`)).rejects.toMatchObject({
      code: 'PARSE_FAILED',
      message: expect.stringContaining(message),
    });
  });

  test('a line of dashes within a text is no head', async () => {
    expect((await read('Title\n\n---\n\nmore\n\n---\n')).items[0]).toMatchObject({
      title: 'Title',
      text: '---\n\nmore\n\n---',
    });
  });
});

describe('a sidecar', () => {
  const sidecar = (yaml: string) => ({ sidecar: { yaml, path: '/saved/page.bin.yaml' } });

  test('wins over what the page says of itself', async () => {
    const page = `<html lang="en"><title>Their title</title><main><h1>Their title</h1><p>${prose}</p></main></html>`;
    const { items } = await read(page, sidecar('id: p1\ntitle: Our title\nsource: s-1\npublishedAt: 2026-06-13\n'));
    expect(items).toMatchObject([
      {
        guid: 'p1',
        title: 'Our title',
        publishedAt: Date.parse('2026-06-13'),
        text: prose.trim(),
        from: { source: 's-1' },
      },
    ]);
  });

  test('of a feed says only where the items come from, and in which zone their dates are', async () => {
    const feed =
      '<rss version="2.0"><channel><item><guid>1</guid><title>A</title><pubDate>12 Jun 2026 10:00</pubDate></item><item><guid>2</guid><title>B</title></item></channel></rss>';
    const { items } = await read(feed, sidecar('id: ignored\nsource: s-1\ntimeZone: Europe/Berlin\nlanguage: de\n'));
    expect(items.map(({ guid, publishedAt, language, from }) => [guid, publishedAt, language, from?.source])).toEqual([
      ['1', Date.parse('2026-06-12T08:00:00Z'), 'de', 's-1'],
      ['2', null, 'de', 's-1'],
    ]);
  });

  test('that is wrong is PARSE_FAILED with its own name', async () => {
    await expect(read('text', sidecar('sorce: x\n'))).rejects.toThrow(
      "/saved/page.bin.yaml, line 1: the head has an unknown field 'sorce'",
    );
  });
});

test('CSV: quotes, commas and line ends within quotes, short and long rows', async () => {
  const { items, problems } = await read(
    '_id,source,name,federal_register_notice,start_date,remarks\r\n1,EL,"A ""B"", Ltd",90 FR 4617,2025-01-16,"two\nlines"\r\n2,EL,Short\r\n3,EL,Long,,,,too,many\r\n4,EL,,,,\r\n',
  );
  expect(items).toMatchObject([
    {
      guid: '1',
      title: 'A "B", Ltd: EL',
      publishedAt: Date.parse('2025-01-16T05:00:00Z'),
      text: 'Federal Register notice: 90 FR 4617.\n\nListed from 16 January 2025.\n\ntwo\nlines',
    },
    { guid: '2', title: 'Short: EL' },
  ]);
  expect(problems.map(({ item }) => item)).toEqual(['row 4', 'item 3']);
});
