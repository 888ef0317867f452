import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../../ingest/formats/decode-body.ts';
import { htmlToText } from '../../ingest/formats/html-text.ts';
import { formatDate, parseDate } from '../../ingest/formats/parse-date.ts';

describe('parseDate', () => {
  test.each([
    ['Fri, 14 Aug 2026 00:00:00 +0000', '2026-08-14T00:00:00Z'],
    ['14 August 2026', '2026-08-14T00:00:00Z'],
    ['Aug 14, 2026', '2026-08-14T00:00:00Z'],
    ['June 12, 2026 5:21 PM EDT', '2026-06-12T21:21:00Z'],
    ['Tuesday, 3rd March 2026 at 10.30am', '2026-03-03T10:30:00Z'],
    ['2026-06-13T00:50:43.835Z', '2026-06-13T00:50:43Z'],
    ['2026-06-13 00:50:43 UTC', '2026-06-13T00:50:43Z'],
    ['20260613', '2026-06-13T00:00:00Z'],
    ['Thu, 1 Jan 26 10:00 PST', '2026-01-01T18:00:00Z'],
    ['Sept 3, 2026', '2026-09-03T00:00:00Z'],
    [1_781_314_018, '2026-06-13T01:26:58Z'],
    [1_781_314_018_000, '2026-06-13T01:26:58Z'],
    ['2026-06-13T12:00:00+05:30', '2026-06-13T06:30:00Z'],
  ])('%s', (text, expected) => {
    expect(parseDate(text)).toBe(Date.parse(expected));
  });

  test.each([
    '',
    'now',
    'yesterday',
    '31 June 2026',
    '12/06/2026',
    '2026-13-01',
    '25:00',
    'Fri, 14 Aug 2026 10:00 XYZ',
    'Mai 3, 2026',
    0,
    -5,
    null,
    undefined,
    {},
  ])('%j is null', (value) => {
    expect(parseDate(value)).toBeNull();
  });

  test('the zone of the source is for dates that name none', () => {
    expect(parseDate('2026-06-12', 'America/New_York')).toBe(Date.parse('2026-06-12T04:00:00Z'));
    expect(parseDate('2026-01-12T09:00', 'America/New_York')).toBe(Date.parse('2026-01-12T14:00:00Z'));
    expect(parseDate('2026-06-12T09:00Z', 'America/New_York')).toBe(Date.parse('2026-06-12T09:00:00Z'));
  });

  test('reads back what is written by formatDate, to the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 68_000_000 }), (minutes) => {
        const instant = minutes * 60_000;
        expect(parseDate(formatDate(instant))).toBe(instant);
      }),
    );
  });
});

describe('htmlToText', () => {
  test('keeps paragraphs, lists and tables apart, and drops what nobody reads', () => {
    const html = `<style>p{}</style><h2>Head</h2><p>One <b>two</b>,\n three.</p><p hidden>secret</p><ol><li><p>a</p><li>b</ol>
      <table><tr><th>Model</th><th>State</th></tr><tr><td>Fable 5</td><td>off</td></tr></table>tail<!-- no --><svg><title>x</title></svg>`;
    expect(htmlToText(html)).toBe('Head\n\nOne two, three.\n\n- a\n\n- b\n\nModel | State\nFable 5 | off\n\ntail');
  });

  test('words in neighbouring inline elements are not torn apart or glued together', () => {
    expect(htmlToText('<p>Cl<b>aude</b> <i>Fable</i> 5<sup>1</sup></p>')).toBe('Claude Fable 51');
  });

  test('text without tags keeps its lines', () => {
    expect(htmlToText('One &amp; two\n\nthree &lt; four  ')).toBe('One & two\n\nthree < four');
  });

  test('a page nested half a million deep is read like any other', () => {
    expect(htmlToText(`${'<div>'.repeat(500_000)}deep`)).toBe('deep');
  });

  test('never throws, and never leaves a blank line too many', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<p>',
            '</p>',
            '<li>',
            '<ul>',
            '</ul>',
            '<td>',
            '<tr>',
            '<br>',
            '<pre>',
            'a ',
            ' b',
            '&amp;',
            '<',
            '>',
            '\n',
          ),
          { maxLength: 40 },
        ),
        (parts) => {
          expect(htmlToText(parts.join(''))).not.toMatch(/\n{3}|^\s|\s$/);
        },
      ),
    );
  });
});

describe('decodeBody', () => {
  const where = 'page';
  const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
  const utf8 = (text: string) => new TextEncoder().encode(text);

  test('valid UTF-8 is UTF-8, whatever is declared', () => {
    const body = utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>café</a>');
    expect(decodeBody(body, { where, contentType: 'text/xml; charset=windows-1252' })).toContain('café');
  });

  test.each([
    ['the Content-Type', 'text/plain; charset=ISO-8859-2', '\xb3\xf3d\xbc', 'łódź'],
    ['the XML prolog', null, '<?xml version="1.0" encoding="windows-1251"?><a>\xcf\xf0\xe8</a>', 'При'],
    ['the meta element', null, '<html><meta charset="windows-1252"><p>\x93caf\xe9\x94', '“café”'],
    ['nothing, or a charset that is wrong', 'text/html; charset=utf-8', '<p>caf\xe9 \x96 no', 'café – no'],
    ['a charset that does not exist', 'text/html; charset=klingon', 'caf\xe9', 'café'],
  ])('bytes that are none are read by %s', (_, contentType, body, expected) => {
    expect(decodeBody(latin1(body), { where, contentType })).toContain(expected);
  });

  test('a byte order mark wins, and UTF-16 is known without one', () => {
    const utf16 = (text: string) => Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0), 0]));
    expect(decodeBody(Uint8Array.from([0xff, 0xfe, ...utf16('[{"a":1}]')]), { where })).toBe('[{"a":1}]');
    expect(decodeBody(utf16('{"a":"é"}'), { where })).toBe('{"a":"é"}');
    expect(decodeBody(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('x')]), { where })).toBe('x');
  });

  test('a wrong byte in much UTF-8 costs one character, not the page', () => {
    const body = Uint8Array.from([...utf8('éééé – '), 0xff, ...utf8(' ça va')]);
    expect(decodeBody(body, { where })).toBe('éééé – \ufffd ça va');
  });

  test.each([
    ['nothing', '', /the body is empty/],
    ['blanks', ' \n\t ', /the body is empty/],
    ['a PDF', '%PDF-1.7 \xe2', /is a PDF, not text/],
    ['gzip', '\x1f\x8b\x08\x00', /is gzip data/],
    ['binary data', 'abc\x00\x01\x02', /is binary data/],
  ])('%s is PARSE_FAILED', (_, body, message) => {
    expect(() => decodeBody(latin1(body), { where })).toThrow(message);
  });
});
