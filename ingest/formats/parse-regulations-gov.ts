/** regulations.gov API v4: documents (https://open.gsa.gov/api/regulationsgov/). */
import { z } from 'zod';
import { collectItems, paragraphs } from './collect-items.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Parsed } from './item.ts';
import { formatDate, parseDate } from './parse-date.ts';

const text = z.string().nullish();
const documentShape = z.object({
  id: z.string().min(1),
  attributes: z.object({
    title: z.string().min(1),
    agencyId: text,
    documentType: text,
    subtype: text,
    docketId: text,
    frDocNum: text,
    postedDate: text,
    commentStartDate: text,
    commentEndDate: text,
    withdrawn: z.boolean().nullish(),
    reasonWithdrawn: text,
    docAbstract: text,
  }),
});

export function parseRegulationsGov(json: { data: unknown[] | unknown }): Parsed {
  const records: unknown[] = Array.isArray(json.data) ? json.data : [json.data];
  return collectItems(records, (record) => {
    const { id, attributes: doc } = documentShape.parse(record);
    const from = parseDate(doc.commentStartDate);
    const to = parseDate(doc.commentEndDate);
    const kind = [doc.documentType, doc.subtype].filter(Boolean).join(', ');
    return {
      guid: id,
      url: `https://www.regulations.gov/document/${id}`,
      title: htmlToLine(doc.title),
      publishedAt: parseDate(doc.postedDate),
      language: 'en',
      text: paragraphs(
        `${kind || 'Document'}${doc.agencyId ? ` of ${doc.agencyId}` : ''}${doc.docketId ? `, docket ${doc.docketId}` : ''}.`,
        doc.frDocNum && `Federal Register document ${doc.frDocNum}.`,
        doc.withdrawn === true && `Withdrawn. ${doc.reasonWithdrawn ?? ''}`.trim(),
        htmlToText(doc.docAbstract ?? ''),
        from !== null && `Comments open on ${formatDate(from)}.`,
        to !== null && `Comments close on ${formatDate(to)}.`,
      ),
    };
  });
}
