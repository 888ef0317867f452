/** Incidents of status pages as JSON: Statuspage's API, and lists of incident records as monitors keep them. */
import { z } from 'zod';
import { collectItems, findUrl, paragraphs } from './collect-items.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Item, Parsed, ParseOptions } from './item.ts';
import { formatDate, parseDate } from './parse-date.ts';

const text = z.string().nullish();
const incidentShape = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  shortlink: text,
  impact: text,
  status: text,
  created_at: text,
  started_at: text,
  incident_updates: z
    .array(z.object({ status: text, body: text, created_at: text, display_at: text }))
    .nullish()
    .transform((updates) => updates ?? []),
  components: z.array(z.object({ name: z.string() })).nullish(),
});

/** `{ page, incidents: [...] }` of /api/v2/incidents.json (https://developer.statuspage.io/). */
export function parseStatuspage(json: { page?: unknown; incidents: unknown[] }, { url }: ParseOptions): Parsed {
  const page = z.object({ url: z.string() }).safeParse(json.page).data?.url ?? url;
  return collectItems<unknown>(json.incidents, (record) => {
    const incident = incidentShape.parse(record);
    const updates = incident.incident_updates
      .map((update) => ({ ...update, at: parseDate(update.display_at ?? update.created_at) }))
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const components = (incident.components ?? []).map((component) => component.name);
    return {
      guid: incident.id,
      url: findUrl(`/incidents/${incident.id}`, page) ?? findUrl(incident.shortlink, page),
      title: htmlToLine(incident.name),
      publishedAt: parseDate(incident.started_at) ?? parseDate(incident.created_at) ?? updates[0]?.at ?? null,
      language: null,
      text: paragraphs(
        ...updates.map(({ at, status, body }) => statusLine(at, status, htmlToText(body ?? ''))),
        components.length > 0 && `Affected: ${components.join(', ')}.`,
      ),
    };
  });
}

const recordShape = z.object({
  json_path: text,
  record: z.object({
    id: text,
    title: z.string().min(1),
    service: text,
    startedAt: text,
    resolvedAt: text,
    finalStatus: text,
    impact: text,
    narrative: text,
  }),
});

/** `[{ record: { id, title, startedAt, resolvedAt, finalStatus } }]`: one incident may stand there once a service. */
export function parseIncidentRecords(json: unknown[]): Parsed {
  const byId = new Map<string, { item: Item; services: Set<string> }>();
  const parsed = collectItems<unknown>(json, (raw) => {
    const { json_path: path, record } = recordShape.parse(raw);
    const service = record.service ?? /\/services\/([^/]+)\//.exec(path ?? '')?.[1] ?? null;
    const guid = record.id ?? `${service ?? ''}:${record.title}`;
    const known = byId.get(guid);
    if (known !== undefined) {
      if (service !== null) known.services.add(service);
      return null;
    }
    const started = parseDate(record.startedAt);
    const resolved = parseDate(record.resolvedAt);
    const item: Item = {
      guid,
      url: null,
      title: htmlToLine(record.title),
      publishedAt: started,
      language: null,
      text: paragraphs(
        htmlToText(record.narrative ?? ''),
        started !== null && `Started on ${formatDate(started)}.`,
        resolved !== null && `Marked resolved on ${formatDate(resolved)}.`,
        record.finalStatus && `Last status: ${record.finalStatus}.`,
      ),
    };
    byId.set(guid, { item, services: new Set(service === null ? [] : [service]) });
    return item;
  });
  for (const { item, services } of byId.values()) {
    if (services.size > 0) item.text = paragraphs(item.text, `Affected: ${[...services].sort().join(', ')}.`);
  }
  return parsed;
}

/** "13 June 2026, 00:50 UTC, investigating: We've …". */
export function statusLine(at: number | null, status: string | null | undefined, body: string): string {
  const head = [at === null ? '' : formatDate(at), (status ?? '').replaceAll('_', ' ')].filter((part) => part !== '');
  return head.length === 0 ? body : `${head.join(', ')}: ${body}`;
}
