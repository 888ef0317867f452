import { describe, expect, test } from 'vitest';
import { parseJson } from '../../ingest/formats/json-shapes.ts';

const url = 'https://api.example/list';
const read = (json: unknown) => parseJson(typeof json === 'string' ? json : JSON.stringify(json), { url });
const at = (text: string) => Date.parse(text);

describe('JSON is known by its shape', () => {
  test('JSON Feed: HTML or text, dates, language of the feed', () => {
    const { format, items } = read({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'F',
      home_page_url: 'https://f.example/',
      language: 'de',
      items: [
        {
          id: '1',
          url: '/1',
          title: 'Eins',
          content_html: '<p>A</p><p>B</p>',
          date_published: '2026-06-12T10:00:00+02:00',
        },
        { id: '2', content_text: 'Nur Text\n\nzwei', language: 'en' },
      ],
    });
    expect(format).toBe('json-feed');
    expect(items).toEqual([
      {
        guid: '1',
        url: 'https://f.example/1',
        title: 'Eins',
        publishedAt: at('2026-06-12T08:00:00Z'),
        language: 'de',
        text: 'A\n\nB',
      },
      { guid: '2', url: null, title: 'Nur Text', publishedAt: null, language: 'en', text: 'Nur Text\n\nzwei' },
    ]);
  });

  const rule = {
    document_number: '2026-00001',
    title: 'Licence requirement for certain models',
    type: 'Rule',
    action: 'Interim final rule.',
    abstract: 'BIS requires a licence.',
    effective_on: '2026-06-15',
    html_url: 'https://register.example/2026-00001',
    publication_date: '2026-06-14',
    agencies: [{ name: 'Commerce Department' }, { raw_name: 'Bureau of Industry and Security' }],
  };

  test('Federal Register: a list, a single document, and a search that finds nothing', () => {
    const text =
      'Rule. Commerce Department; Bureau of Industry and Security.\n\nAction: Interim final rule.\n\nBIS requires a licence.\n\nEffective on 15 June 2026.';
    for (const json of [{ count: 1, results: [rule] }, rule]) {
      expect(read(json)).toMatchObject({
        format: 'federal-register',
        items: [{ guid: '2026-00001', publishedAt: at('2026-06-14T04:00:00Z'), language: 'en', text }],
      });
    }
    expect(read({ count: 0, description: 'Documents about nothing' }).items).toEqual([]);
  });

  test('a record without a number is a problem, the others are kept', () => {
    const { items, problems } = read({ results: [{ title: 'No number' }, rule, 7] });
    expect(items.map(({ guid }) => guid)).toEqual(['2026-00001']);
    expect(problems.map(({ item }) => item)).toEqual(['item 1', 'item 3']);
    expect(problems[0]?.message).toMatch(/^document_number: /);
  });

  const page = {
    base_path: '/guidance/models',
    schema_name: 'detailed_guide',
    title: 'Using models',
    description: 'How to.',
    locale: 'en',
    first_published_at: '2024-01-01T00:00:00Z',
    public_updated_at: '2025-02-02T10:00:00Z',
    details: {
      body: '<div class="govspeak"><p>Body.</p></div>',
      documents: ['<section><h2 class="title">Annex</h2><p class="metadata">PDF, 1MB</p></section>'],
      change_history: [{ note: 'First published.' }, { note: 'Clarified.', public_timestamp: '2025-02-02T00:00:00Z' }],
    },
  };

  test('GOV.UK: body, attachments by title, and the changes', () => {
    expect(read(page)).toMatchObject({
      format: 'govuk-content',
      items: [
        {
          guid: '/guidance/models',
          url: 'https://www.gov.uk/guidance/models',
          publishedAt: at('2025-02-02T10:00:00Z'),
          text: 'How to.\n\nBody.\n\nDocuments\n\n- Annex\n\nUpdates\n\n- 2 February 2025: Clarified.',
        },
      ],
    });
  });

  test('GOV.UK: a withdrawal comes first, and is what was published last; an empty notice is none', () => {
    const notice = { explanation: '<p>Out of date.</p>', withdrawn_at: '2026-03-03T00:00:00Z' };
    const [withdrawn] = read({ ...page, withdrawn_notice: notice }).items;
    expect(withdrawn?.text).toMatch(/^This page was withdrawn on 3 March 2026\.\n\nOut of date\.\n\nHow to\./);
    expect(withdrawn?.publishedAt).toBe(at('2026-03-03T00:00:00Z'));
    expect(read({ ...page, withdrawn_notice: {} }).items[0]?.text).toMatch(/^How to\./);
  });

  test('GOV.UK: a consultation with its outcome, and a body in several types', () => {
    const details = {
      body: [
        { content_type: 'text/govspeak', content: '*x*' },
        { content_type: 'text/html', content: '<p>Ask.</p>' },
      ],
      closing_date: '2025-05-05T00:00:00Z',
      final_outcome_detail: '<p>We will.</p>',
    };
    expect(read({ ...page, schema_name: 'consultation', details }).items[0]?.text).toBe(
      'How to.\n\nAsk.\n\nCloses on 5 May 2025.\n\nOutcome\n\nWe will.',
    );
  });

  test('Statuspage: updates in the order in which they came', () => {
    const { format, items } = read({
      page: { url: 'https://status.example' },
      incidents: [
        {
          id: 'abc',
          name: 'Access suspended',
          created_at: '2026-06-13T00:50:00Z',
          incident_updates: [
            { status: 'in_progress', body: 'Still off.', created_at: '2026-06-13T02:00:00Z' },
            { status: 'investigating', body: 'Both models are off.', created_at: '2026-06-13T00:50:00Z' },
          ],
          components: [{ name: 'API' }],
        },
      ],
    });
    expect(format).toBe('statuspage');
    expect(items).toEqual([
      {
        guid: 'abc',
        url: 'https://status.example/incidents/abc',
        title: 'Access suspended',
        publishedAt: at('2026-06-13T00:50:00Z'),
        language: null,
        text: '13 June 2026, 00:50 UTC, investigating: Both models are off.\n\n13 June 2026, 02:00 UTC, in progress: Still off.\n\nAffected: API.',
      },
    ]);
  });

  test('incident records: one that stands there once a service is one item', () => {
    const record = {
      id: 'abc',
      title: 'Access suspended',
      startedAt: '2026-06-13T00:50:43.835Z',
      resolvedAt: null,
      finalStatus: 'monitoring',
    };
    const { items, problems } = read([
      { json_path: '/services/web/incidentList/1', record },
      { json_path: '/services/api/incidentList/7', record },
      { json_path: '/narrative/0', record: { service: 'API', title: 'Told again', narrative: 'It was off.' } },
    ]);
    expect(problems).toEqual([]);
    expect(items.map(({ guid, text }) => [guid, text])).toEqual([
      ['abc', 'Started on 13 June 2026, 00:50 UTC.\n\nLast status: monitoring.\n\nAffected: api, web.'],
      ['API:Told again', 'It was off.\n\nAffected: API.'],
    ]);
  });

  test('AWS Health: the log within, HTML and all, and "resolved" with what it says', () => {
    const log = [
      {
        summary: '[RESOLVED] Model access',
        message: 'Models remain unavailable.',
        status: 1,
        timestamp: 1_781_547_203,
      },
      {
        summary: 'Model access',
        message: 'We were asked to revoke <a href="x">access</a>.',
        status: 1,
        timestamp: 1_781_314_018,
      },
    ];
    const { format, items, problems } = read([
      {
        service: 'BEDROCK',
        region: 'us-east-1',
        startTime: 1_781_314_018_000,
        metadata: { EVENT_LOG: JSON.stringify(log) },
      },
      { service: 'EC2', metadata: { EVENT_LOG: '{broken' } },
    ]);
    expect(format).toBe('aws-health');
    expect(items).toMatchObject([
      {
        guid: 'aws:bedrock:us-east-1:1781314018000',
        title: 'Model access (AWS BEDROCK, us-east-1)',
        publishedAt: at('2026-06-13T01:26:58Z'),
        text: '13 June 2026, 01:26 UTC, Model access: We were asked to revoke access.\n\n15 June 2026, 18:13 UTC, [RESOLVED] Model access: Models remain unavailable.',
      },
    ]);
    expect(problems).toMatchObject([{ item: 'item 2' }]);
  });

  test('CourtListener: a docket with its parties and filings, without the snippets of exhibits', () => {
    const filing = { description: 'COMPLAINT', entry_date_filed: '2026-06-23', snippet: 'Exhibit 1 junk' };
    const { format, items } = read({
      count: 1,
      results: [
        {
          caseName: 'Firm v. United States',
          court: 'District Court, District of Columbia',
          court_citation_string: 'D.D.C.',
          docketNumber: '1:26-cv-00001',
          docket_id: 9,
          docket_absolute_url: '/docket/9/firm/',
          dateFiled: '2026-06-23',
          party: ['Firm', 'United States', 'Firm'],
          recap_documents: [filing, filing],
        },
      ],
    });
    expect(format).toBe('courtlistener');
    expect(items).toMatchObject([
      {
        guid: 'docket/9',
        url: 'https://www.courtlistener.com/docket/9/firm/',
        title: 'Firm v. United States (D.D.C., 1:26-cv-00001)',
        text: 'District Court, District of Columbia. Filed on 23 June 2026.\n\nParties: Firm; United States.\n\n23 June 2026: COMPLAINT',
      },
    ]);
  });

  test('congress.gov: a bill as of its latest action', () => {
    const bill = {
      congress: 121,
      type: 'HR',
      number: '7',
      title: 'AI Act of 2029',
      latestAction: { actionDate: '2029-07-09', text: 'Referred.' },
    };
    expect(read({ bills: [bill] })).toMatchObject({
      format: 'congress-bills',
      items: [
        {
          guid: '121/hr/7',
          url: 'https://www.congress.gov/bill/121st-congress/house-bill/7',
          title: 'H.R. 7 (121st Congress): AI Act of 2029',
          publishedAt: at('2029-07-09T04:00:00Z'),
          text: 'Latest action, 9 July 2029: Referred.',
        },
      ],
    });
  });

  test('regulations.gov: what it is, its docket, and until when to comment', () => {
    const attributes = {
      title: 'Notice',
      agencyId: 'BIS',
      documentType: 'Notice',
      docketId: 'BIS-2026-1',
      postedDate: '2026-06-16T04:00:00Z',
      commentEndDate: '2026-07-01T03:59:59Z',
    };
    expect(read({ data: [{ id: 'BIS-2026-1-0001', attributes }] })).toMatchObject({
      format: 'regulations-gov',
      items: [
        {
          guid: 'BIS-2026-1-0001',
          text: 'Notice of BIS, docket BIS-2026-1.\n\nComments close on 1 July 2026, 03:59 UTC.',
        },
      ],
    });
  });

  test.each([
    [
      'OpenRouter',
      {
        data: [
          { id: 'b/two', name: 'Two', pricing: {} },
          { id: 'a/one', name: 'a/one', pricing: {} },
          { name: 'nameless', pricing: {} },
        ],
      },
      'a/one\nb/two: Two',
      2,
    ],
    ['LiteLLM', { sample_spec: {}, two: { litellm_provider: 'b' }, one: { litellm_provider: 'a' } }, 'one\ntwo', 2],
    ['models.dev', { a: { id: 'a', name: 'A', models: { one: { name: 'One' } } } }, 'a/one: One', 1],
  ])('a list of models (%s) is one document, a line a model, in the same order always', (_, json, text, listed) => {
    expect(read(json)).toMatchObject({ format: 'model-catalogue', listed, items: [{ text }] });
  });
});

describe('JSON that is not read', () => {
  test('of an unknown shape: says what it saw and what would do', () => {
    expect(() => read({ hello: 1, world: 2 })).toThrow(
      'https://api.example/list: is JSON of a shape that is not read (keys: hello, world).',
    );
    expect(() => read('"text"')).toThrow(/a string/);
  });

  test('that is cut off or wrong: says on which line', () => {
    expect(() => read('{"results": [\n{"a": 1},\n')).toThrow(
      'https://api.example/list, line 3: the JSON ends in the middle.',
    );
    expect(() => read('{\n"a": 1,\n"b": oops}')).toThrow('https://api.example/list, line 3: is no valid JSON.');
  });

  test('an empty list is empty', () => {
    expect(read('[]').items).toEqual([]);
  });
});
