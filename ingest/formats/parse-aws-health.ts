/** Public events of the AWS Health Dashboard: each keeps its history as JSON within JSON, `metadata.EVENT_LOG`. */
import { z } from 'zod';
import { collectItems, paragraphs } from './collect-items.ts';
import { htmlToLine, htmlToText } from './html-text.ts';
import type { Parsed, ParseOptions } from './item.ts';
import { parseDate } from './parse-date.ts';
import { statusLine } from './parse-statuspage.ts';

const time = z.union([z.string(), z.number()]).nullish();
const eventShape = z.object({
  service: z.string().min(1),
  region: z.string().nullish(),
  typeCode: z.string().nullish(),
  startTime: time,
  metadata: z.object({ EVENT_LOG: z.string() }),
});
const logShape = z
  .array(z.object({ summary: z.string().nullish(), message: z.string().nullish(), timestamp: time }))
  .min(1);

export function parseAwsHealth(json: unknown[], { url }: ParseOptions): Parsed {
  return collectItems(json, (record) => {
    const event = eventShape.parse(record);
    const log = logShape
      .parse(JSON.parse(event.metadata.EVENT_LOG))
      .map((entry) => ({ ...entry, at: parseDate(entry.timestamp) }))
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const summary = htmlToLine(log[0]?.summary ?? '').replace(/^\[[A-Z ]+\]\s*/, '');
    const where = [`AWS ${event.service}`, event.region].filter(Boolean).join(', ');
    return {
      guid: ['aws', event.service.toLowerCase(), event.region ?? 'global', String(event.startTime ?? '')].join(':'),
      url: /^https?:/.test(url) ? url : null,
      title: summary === '' ? where : `${summary} (${where})`,
      publishedAt: parseDate(event.startTime) ?? log[0]?.at ?? null,
      language: 'en',
      text: paragraphs(
        ...log.map(({ at, summary: head, message }) =>
          statusLine(at, htmlToLine(head ?? ''), htmlToText(message ?? '')),
        ),
      ),
    };
  });
}
