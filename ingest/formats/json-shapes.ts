/** The JSON that is read, each shape known by keys that nothing else has. The order matters only where one is wider than the next. */
import type { Parsed, ParseOptions } from './item.ts';
import { parseAwsHealth } from './parse-aws-health.ts';
import { parseCongressBills } from './parse-congress-bills.ts';
import { parseCourtListener } from './parse-courtlistener.ts';
import { parseFailure } from './parse-failure.ts';
import { parseFederalRegister } from './parse-federal-register.ts';
import { parseGovUk } from './parse-govuk.ts';
import { parseJsonFeed } from './parse-json-feed.ts';
import { findCatalogue, parseModelCatalogue } from './parse-model-catalogue.ts';
import { parseRegulationsGov } from './parse-regulations-gov.ts';
import { parseIncidentRecords, parseStatuspage } from './parse-statuspage.ts';

interface Shape {
  format: string;
  /** Undefined: not this shape. */
  read(json: object, options: ParseOptions): Parsed | undefined;
}

const SHAPES: Shape[] = [
  {
    format: 'json-feed',
    read: (json, options) =>
      has(json, 'version', 'items') && String(json.version).includes('jsonfeed.org')
        ? parseJsonFeed(json, options)
        : undefined,
  },
  {
    format: 'federal-register',
    read: (json, options) => {
      const list = has(json, 'results') && Array.isArray(json.results) ? json.results : undefined;
      // A search that finds nothing has no `results`; the count and the description are there.
      if (list === undefined && has(json, 'count', 'description') && json.count === 0)
        return { items: [], problems: [] };
      if (list === undefined) return has(json, 'document_number') ? parseFederalRegister(json, options) : undefined;
      return list.some((row) => has(row, 'document_number'))
        ? parseFederalRegister({ results: list }, options)
        : undefined;
    },
  },
  {
    format: 'courtlistener',
    read: (json) =>
      has(json, 'results') && Array.isArray(json.results) && json.results.some((row) => has(row, 'caseName'))
        ? parseCourtListener({ results: json.results })
        : undefined,
  },
  { format: 'govuk-content', read: (json) => (has(json, 'base_path', 'schema_name') ? parseGovUk(json) : undefined) },
  {
    format: 'statuspage',
    read: (json, options) =>
      has(json, 'incidents') && Array.isArray(json.incidents)
        ? parseStatuspage({ ...json, incidents: json.incidents }, options)
        : undefined,
  },
  {
    format: 'aws-health',
    read: (json, options) =>
      Array.isArray(json) && json.some((row) => has(row, 'service', 'metadata'))
        ? parseAwsHealth(json, options)
        : undefined,
  },
  {
    format: 'incident-records',
    read: (json) =>
      Array.isArray(json) && json.some((row) => has(row, 'record') && has(row.record, 'title'))
        ? parseIncidentRecords(json)
        : undefined,
  },
  {
    format: 'congress-bills',
    read: (json) => {
      if (has(json, 'bills') && Array.isArray(json.bills)) return parseCongressBills({ bills: json.bills });
      return has(json, 'bill') ? parseCongressBills({ bill: json.bill }) : undefined;
    },
  },
  {
    format: 'regulations-gov',
    read: (json) => {
      if (!has(json, 'data')) return undefined;
      const first: unknown = Array.isArray(json.data) ? json.data[0] : json.data;
      return has(first, 'attributes', 'id') ? parseRegulationsGov({ data: json.data }) : undefined;
    },
  },
  {
    format: 'model-catalogue',
    read: (json, options) => {
      const rows = findCatalogue(json);
      return rows === undefined ? undefined : parseModelCatalogue(rows, options);
    },
  },
];

/** Throws PARSE_FAILED for what is no JSON (with the line), and for JSON of a shape that nobody here knows. */
export function parseJson(body: string, options: ParseOptions): Parsed & { format: string } {
  const json = readJson(body, options.url);
  if (json !== null && typeof json === 'object') {
    if (Array.isArray(json) && json.length === 0) return { format: 'json', items: [], problems: [] };
    for (const { format, read } of SHAPES) {
      const parsed = read(json, options);
      if (parsed !== undefined) return { format, ...parsed };
    }
  }
  const keys = json !== null && typeof json === 'object' && !Array.isArray(json) ? Object.keys(json).slice(0, 6) : [];
  const seen = keys.length > 0 ? `keys: ${keys.join(', ')}` : Array.isArray(json) ? 'an array' : `a ${typeof json}`;
  throw parseFailure(options.url, `is JSON of a shape that is not read (${seen})`, {
    hint: `Read are: ${SHAPES.map((shape) => shape.format).join(', ')}.`,
  });
}

function readJson(body: string, url: string): unknown {
  const text = body.replace(/^\ufeff/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const position = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
    const line = text.slice(0, position).split('\n').length;
    const cut = /Unexpected end|Unterminated/.test(reason);
    throw parseFailure(url, cut ? 'the JSON ends in the middle' : 'is no valid JSON', { line, cause: error });
  }
}

function has<K extends string>(value: unknown, ...keys: K[]): value is Record<K, unknown> {
  return value !== null && typeof value === 'object' && keys.every((key) => key in value);
}
