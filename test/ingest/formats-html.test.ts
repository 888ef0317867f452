import { describe, expect, test } from 'vitest';
import { parseHtmlArticle } from '../../ingest/formats/parse-html-article.ts';
import { parseHtmlListing } from '../../ingest/formats/parse-html-listing.ts';

const url = 'https://vendor.example/news/pause';
const long =
  'We have paused both models for every customer while we work out what the letter asks of us, and we will say more here. ';
const article = (body: string) => parseHtmlArticle(body, { url, timeZone: 'America/Los_Angeles' }).items[0];

describe('an article', () => {
  test('its text is what stands in the middle, not what surrounds every page', () => {
    const item = article(`<!doctype html><html lang="en"><head><title>A pause | Vendor</title>
      <meta property="article:published_time" content="2026-06-12T21:05:00-04:00"><link rel="canonical" href="/news/a-pause"></head>
      <body><header><nav><a href="/">Home</a></nav></header><div class="cookie-banner">We use cookies.</div>
      <main><article><h1>A pause</h1><p>${long}</p><p>Other models <em>stay</em> up.</p><div class="share-buttons">Tweet this</div><aside class="related"><p>More news</p></aside></article></main>
      <form><input type="email">Subscribe</form><footer>© Vendor</footer></body></html>`);
    expect(item).toEqual({
      guid: 'https://vendor.example/news/a-pause',
      url: 'https://vendor.example/news/a-pause',
      title: 'A pause',
      publishedAt: Date.parse('2026-06-13T01:05:00Z'),
      language: 'en',
      text: `${long.trim()}\n\nOther models stay up.`,
    });
  });

  test.each([
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"H","datePublished":"2026-06-12T17:00:00Z"}]}</script>',
      '',
      '2026-06-12T17:00:00Z',
    ],
    ['a meta element', '<meta name="dcterms.issued" content="2026-06-12">', '', '2026-06-12T07:00:00Z'],
    ['a time element', '', '<time datetime="2026-06-12T17:00:00Z">yesterday</time>', '2026-06-12T17:00:00Z'],
    ['an element that holds a date alone', '', '<div>Jun 12, 2026</div>', '2026-06-12T07:00:00Z'],
  ])('its date comes from %s', (_, head, body, expected) => {
    const item = article(`<html><head>${head}</head><body><main><h1>H</h1>${body}<p>${long}</p></main></body></html>`);
    expect(item?.publishedAt).toBe(Date.parse(expected));
  });

  test('a date in a sentence is not the date of the page', () => {
    expect(article(`<main><h1>H</h1><p>On June 12, 2026 it stopped. ${long}</p></main>`)?.publishedAt).toBeNull();
  });

  test('JSON-LD that is broken is passed over', () => {
    expect(
      article(`<script type="application/ld+json">{oops</script><main><h1>H</h1><p>${long}</p></main>`)?.title,
    ).toBe('H');
  });

  test('a page without main or article gives the element with most text outside links', () => {
    const links = '<a href="/x">a link to somewhere else on this site</a> '.repeat(40);
    const item = article(
      `<html><head><title>T - Site</title></head><body><div id="left"><p>${links}</p></div><div id="c"><p>${long}</p><p>${long}</p></div></body></html>`,
    );
    expect(item?.title).toBe('T');
    expect(item?.text).toBe(`${long.trim()}\n\n${long.trim()}`);
  });

  test('a class like "shareholder-letter" is no sharing button', () => {
    expect(
      article(`<main><h1>H</h1><p>${long}</p><div class="shareholder-letter"><p>Dear shareholders.</p></div></main>`)
        ?.text,
    ).toContain('Dear shareholders.');
  });

  test.each([
    [
      'a form to log in',
      '<title>Log in</title><body><form><input type="password"></form><p>Welcome back</p>',
      /is a page to log in \("Log in"\)/,
    ],
    [
      'a page that scripts draw',
      '<title>App</title><body><div id="root"></div><script>draw()</script>',
      /the page "App" holds no readable text/,
    ],
  ])('%s is PARSE_FAILED', (_, body, message) => {
    expect(() => article(body)).toThrow(message);
  });
});

describe('a listing', () => {
  const list = (body: string) =>
    parseHtmlListing(body, { url: 'https://vendor.example/news', path: /^\/news\/[\w-]+$/, timeZone: 'UTC' }).items;

  test('gives each article once, with its title and day, whatever the cards look like', () => {
    const items = list(`<html lang="en"><nav><a href="/news">News</a><a href="/careers">Careers</a></nav>
      <a href="/news/one"><img alt=""></a>
      <a href="/news/one"><div><h3>First &amp; foremost</h3><div>Announcements</div><div>Jun 12, 2026</div></div></a>
      <ul><li><time datetime="2026-06-09T17:00:00Z">Jun 9</time><a href="https://vendor.example/news/two#top">Second thing</a><p>A summary that is long enough to be worth keeping.</p></li></ul>
      <a href="https://elsewhere.example/news/three">Elsewhere</a><a href="/news/two/comments">42 comments</a></html>`);
    expect(items).toEqual([
      {
        guid: 'https://vendor.example/news/one',
        url: 'https://vendor.example/news/one',
        title: 'First & foremost',
        publishedAt: Date.parse('2026-06-12'),
        language: 'en',
        text: '',
      },
      {
        guid: 'https://vendor.example/news/two',
        url: 'https://vendor.example/news/two',
        title: 'Second thing',
        publishedAt: Date.parse('2026-06-09T17:00:00Z'),
        language: 'en',
        text: 'A summary that is long enough to be worth keeping.',
      },
    ]);
  });

  test('a page that has been rebuilt gives nothing, and does not guess', () => {
    expect(list('<main><div onclick="go()">First</div></main>')).toEqual([]);
  });
});
