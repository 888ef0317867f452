import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../ingest/formats/parse-feed.ts';

const url = 'https://news.example/feed.xml';
const read = (body: string) => parseFeed(body, { url, timeZone: 'America/New_York' });
const rss = (items: string, attributes = 'version="2.0"') =>
  `<?xml version="1.0"?><rss ${attributes} xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title><link>https://news.example/</link><language>en-GB</language>${items}</channel></rss>`;
const day = (text: string) => Date.parse(text);

describe('RSS', () => {
  test('an item keeps its guid, its absolute link, its date and its paragraphs', async () => {
    const { items, problems } = await read(
      rss(`<item><title>Export order &amp; its effects</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">w-1</guid>
        <pubDate>Fri, 12 Jun 2026 17:21:00 EDT</pubDate><description>Short.</description>
        <content:encoded><![CDATA[<p>First &eacute;.</p><p>Second<br>line.</p><ul><li>one</li><li>two</li></ul><script>x()</script>]]></content:encoded></item>`),
    );
    expect(problems).toEqual([]);
    expect(items).toEqual([
      {
        guid: 'w-1',
        url: 'https://news.example/a?x=1&y=2',
        title: 'Export order & its effects',
        publishedAt: day('2026-06-12T21:21:00Z'),
        language: 'en-GB',
        text: 'First é.\n\nSecond\nline.\n\n- one\n- two',
      },
    ]);
  });

  test('without a guid the link identifies it, without both the title', async () => {
    const { items } = await read(
      rss('<item><link>https://news.example/b</link></item><item><title>Only this</title></item>'),
    );
    expect(items.map(({ guid, title }) => [guid, title])).toEqual([
      ['https://news.example/b', 'https://news.example/b'],
      ['Only this', 'Only this'],
    ]);
  });

  test('a date that is missing or makes no sense is null', async () => {
    const { items } = await read(
      rss('<item><title>a</title></item><item><title>b</title><pubDate>next Tuesday</pubDate></item>'),
    );
    expect(items.map(({ publishedAt }) => publishedAt)).toEqual([null, null]);
  });

  test('the date may stand in dc:date, and a wrong weekday does not matter', async () => {
    const { items } = await read(
      rss(
        '<item><title>a</title><dc:date>2026-06-13</dc:date></item><item><title>b</title><pubDate>Mon, 10 Apr 2026 00:00:00 GMT</pubDate></item>',
      ),
    );
    expect(items.map(({ publishedAt }) => publishedAt)).toEqual([
      day('2026-06-13T04:00:00Z'),
      day('2026-04-10T00:00:00Z'),
    ]);
  });

  test('RSS 0.91, RDF and RSS without a version are read as well', async () => {
    const item = '<item><title>Old</title><link>https://news.example/old</link></item>';
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>t</title><link>https://news.example/</link></channel>${item}</rdf:RDF>`;
    for (const body of [rss(item, 'version="0.91"'), rdf, rss(item, '')]) {
      expect((await read(body)).items).toMatchObject([{ title: 'Old', url: 'https://news.example/old' }]);
    }
  });

  test('a description that only repeats the title gives no text', async () => {
    expect((await read(rss('<item><title>T</title><description>T</description></item>'))).items[0]?.text).toBe('');
  });

  test('a feed without items is empty, not broken', async () => {
    expect(await read(rss(''))).toEqual({ items: [], problems: [] });
  });
});

describe('Atom', () => {
  test('an incident of a status page: HTML in content, published before updated', async () => {
    const { items } =
      await read(`<feed xml:lang="en-US" xmlns="http://www.w3.org/2005/Atom"><title>Status</title><entry><id>tag:s,2005:Incident/1</id>
      <published>2026-06-13T00:50:43Z</published><updated>2026-06-13T04:00:00Z</updated>
      <link rel="self" href="https://s.example/self"/><link rel="alternate" type="text/html" href="https://s.example/incidents/1"/>
      <title type="html">Access &lt;b&gt;suspended&lt;/b&gt;</title>
      <content type="html">&lt;p&gt;&lt;small&gt;Jun 13, 00:50 UTC&lt;/small&gt;&lt;br&gt;&lt;strong&gt;Monitoring&lt;/strong&gt; - Both models are off.&lt;/p&gt;</content></entry></feed>`);
    expect(items).toEqual([
      {
        guid: 'tag:s,2005:Incident/1',
        url: 'https://s.example/incidents/1',
        title: 'Access suspended',
        publishedAt: day('2026-06-13T00:50:43Z'),
        language: 'en-US',
        text: 'Jun 13, 00:50 UTC\nMonitoring - Both models are off.',
      },
    ]);
  });

  test('a search result of GOV.UK has only `updated`, and its summary is marked up', async () => {
    const { items } =
      await read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:www.gov.uk,2005:/guidance/x</id><updated>2026-10-08T11:29:21+01:00</updated>
      <link rel="alternate" href="https://www.gov.uk/guidance/x"/><title>Guide</title><summary type="html">…a &lt;mark&gt;model&lt;/mark&gt;…</summary></entry></feed>`);
    expect(items).toMatchObject([{ publishedAt: day('2026-10-08T10:29:21Z'), text: '…a model…' }]);
  });

  test('content in XHTML is read as text', async () => {
    const { items } = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>A</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>two</p></div></content></entry></feed>',
    );
    expect(items[0]?.text).toBe('One\n\ntwo');
  });
});

describe('a broken feed', () => {
  test('gives the items that can be read, and says what is wrong with the rest', async () => {
    const { items, problems } = await read(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><link>https://news.example/</link>
        <item><title>One</title><link>/1</link></item>
        <item><title>Two <b>open</title><link>/2</link></item>
        <item><title>AT&T&nbsp;sues</title><guid>g3</guid></item>
        <item><title>Cut o`,
    );
    expect(items.map(({ title }) => title)).toEqual(['One', 'Two open', 'AT&T sues']);
    expect(problems.map(({ item }) => item)).toEqual([null, 'item 4']);
    expect(problems[0]?.message).toMatch(/line 3/);
  });

  test('one bad date in Atom does not cost the other entries', async () => {
    const { items } = await read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>A</title><published>soon</published></entry><entry><id>b</id><title>B</title><published>2026-06-13T00:00:00Z</published></entry></feed>',
    );
    expect(items.map(({ title, publishedAt }) => [title, publishedAt])).toEqual([
      ['A', null],
      ['B', day('2026-06-13T00:00:00Z')],
    ]);
  });

  test('an item with nothing in it is a problem of its own', async () => {
    const { items, problems } = await read(rss('<item><category>x</category></item><item><title>Fine</title></item>'));
    expect(items.map(({ title }) => title)).toEqual(['Fine']);
    expect(problems).toEqual([{ item: 'item 1', message: 'has neither guid, link nor title' }]);
  });

  test('control characters and entities of HTML are repaired, CDATA is left as it is', async () => {
    const { items } = await read(
      rss(
        '<item><title>A\u0008 &hellip; &bogus; &#0;</title><description><![CDATA[x &bogus; y]]></description></item>',
      ),
    );
    expect(items).toMatchObject([{ title: 'A … &bogus; \ufffd', text: 'x &bogus; y' }]);
  });

  test.each([
    [
      'a page to log in',
      '<!doctype html><html><title>Sign in</title><input type="password"></html>',
      /got an HTML page \("Sign in"\) that asks to log in/,
    ],
    [
      'an entity bomb',
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>',
      /entities that nest/,
    ],
    [
      'an entity that reads a file',
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>',
      /point elsewhere/,
    ],
    ['an end in the middle of the head', '<rss version="2.0"><channel><title>x', /the feed is broken/],
    ['plain text', 'Service unavailable', /is no RSS, RDF or Atom feed/],
  ])('%s is PARSE_FAILED', async (_, body, message) => {
    await expect(read(body)).rejects.toMatchObject({
      code: 'PARSE_FAILED',
      message: expect.stringMatching(message),
      details: { where: url },
    });
  });

  test('a short entity that a feed declares itself is expanded', async () => {
    const body = rss('<item><title>a&nb;b</title></item>').replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY nb "&#160;">]><rss',
    );
    expect((await read(body)).items[0]?.title).toBe('a b');
  });
});
