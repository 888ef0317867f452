/** CourtListener search API v4: dockets (`type=r`) and opinions (`type=o`) (https://www.courtlistener.com/help/api/rest/search/). */
import { z } from 'zod';
import { collectItems, findUrl, paragraphs } from './collect-items.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Parsed } from './item.ts';
import { formatDate, parseDate } from './parse-date.ts';

const text = z.string().nullish();
const filingShape = z.object({ description: text, short_description: text, entry_date_filed: text });
const caseShape = z.object({
  caseName: z.string().min(1),
  court: text,
  court_citation_string: text,
  docketNumber: text,
  docket_id: z.number().nullish(),
  cluster_id: z.number().nullish(),
  docket_absolute_url: text,
  absolute_url: text,
  dateFiled: text,
  dateTerminated: text,
  cause: text,
  suitNature: text,
  assignedTo: text,
  party: z.array(z.string()).nullish(),
  recap_documents: z.array(filingShape).nullish(),
  opinions: z.array(z.object({ snippet: text })).nullish(),
});

export function parseCourtListener(json: { results: unknown[] }): Parsed {
  return collectItems<unknown>(json.results, (record) => {
    const found = caseShape.parse(record);
    const id = found.cluster_id ?? found.docket_id;
    if (id === null || id === undefined) throw new Error('has neither docket_id nor cluster_id');
    const filed = parseDate(found.dateFiled);
    const ended = parseDate(found.dateTerminated);
    const cited = [found.court_citation_string, found.docketNumber].filter(Boolean).join(', ');
    const parties = [...new Set(found.party ?? [])];
    return {
      guid: `${found.cluster_id ? 'opinion' : 'docket'}/${id}`,
      url: findUrl(found.docket_absolute_url ?? found.absolute_url, 'https://www.courtlistener.com/'),
      title: `${htmlToLine(found.caseName)}${cited === '' ? '' : ` (${cited})`}`,
      publishedAt: parseDate(found.dateFiled, 'America/New_York'),
      language: 'en',
      text: paragraphs(
        found.court && `${found.court}.${filed === null ? '' : ` Filed on ${formatDate(filed)}.`}`,
        ended !== null && `Terminated on ${formatDate(ended)}.`,
        [found.cause && `Cause: ${found.cause}.`, found.suitNature && `Nature of suit: ${found.suitNature}.`]
          .filter(Boolean)
          .join(' '),
        parties.length > 0 && `Parties: ${parties.join('; ')}.`,
        ...(found.opinions ?? []).map((opinion) => htmlToText(opinion.snippet ?? '')),
        ...filings(found.recap_documents ?? []),
      ),
    };
  });
}

/** What was filed, each once; the snippets are exhibits at random, and left out. */
function filings(documents: z.infer<typeof filingShape>[]): string[] {
  const lines = documents.map((document) => {
    const at = parseDate(document.entry_date_filed);
    const what = htmlToLine(document.description || document.short_description || '');
    return what === '' ? '' : `${at === null ? '' : `${formatDate(at)}: `}${what}`;
  });
  return [...new Set(lines)].filter((line) => line !== '');
}
