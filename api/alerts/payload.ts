/** What a webhook is sent: JSON in the envelope of Standard Webhooks (type, timestamp, data). */
import { z } from 'zod';
import { IMPACT_STATUSES, SEVERITIES } from '../../queries/impact/answer.ts';
import type { Notice } from './notices.ts';
import { ALERT_KINDS, type AlertRule } from './rules.ts';
import type { NoticeView } from './view.ts';

const instant = z.iso.datetime().describe('ISO 8601, UTC');
const status = z.enum([...IMPACT_STATUSES, 'CONFLICT', 'SILENT']);
const named = z.strictObject({ id: z.string(), name: z.string() });

/** `docs/alert-webhook.schema.json` is made from it; a test holds the two equal. */
export const payloadSchema = z.strictObject({
  type: z.enum(['alert.news', 'alert.escalation', 'alert.test']).describe('Escalation: not acknowledged in time.'),
  timestamp: instant.describe('When the message was planned; the same at every attempt.'),
  data: z.strictObject({
    notice: z.string().describe('Id of the message.'),
    organisation: named,
    rule: named,
    headline: z.string(),
    severity: z.enum(SEVERITIES).describe('Of the worst that goes on; NONE: all of it is over.'),
    acknowledgeUrl: z.url().nullable().describe('A page for people; null: nothing is to be acknowledged.'),
    consoleUrl: z.url(),
    alerts: z.array(
      z.strictObject({
        id: z.string().describe('The same for as long as the rule lives: deduplicate by it.'),
        version: z.int().describe('Grows with each change: of two messages about one alert the higher is the newer.'),
        what: z.enum(['opened', 'updated', 'closed', 'escalated']),
        kind: z.enum(ALERT_KINDS),
        subject: named.describe('The function, event, source, or what sources disagree about.'),
        status,
        statusBefore: status.nullable().describe('As it was told last, or stood before; null: there was nothing.'),
        severity: z.enum(SEVERITIES),
        why: z.string(),
        wayOut: z.string().nullable(),
        evidence: z.enum(['first-hand', 'reported', 'none']),
        path: z
          .array(
            z.strictObject({
              from: z.string(),
              relation: z.string(),
              to: z.string(),
              quote: z.string().nullable(),
              title: z.string().nullable(),
              url: z.string().nullable(),
            }),
          )
          .describe('From the event to the workload, each step with the words that say so.'),
        openedAt: instant,
        endedAt: instant.nullable(),
        acknowledgedBy: z.string().nullable(),
        url: z.url(),
      }),
    ),
  }),
});
export type Payload = z.infer<typeof payloadSchema>;

export function payloadOf(notice: Notice, rule: AlertRule, view: NoticeView): Payload {
  const iso = (at: number): string => new Date(at).toISOString();
  return {
    type: `alert.${notice.purpose}`,
    timestamp: iso(notice.at),
    data: {
      notice: notice.id,
      organisation: { id: notice.organisation, name: view.organisation },
      rule: { id: rule.id, name: rule.name },
      headline: view.headline,
      severity: view.severity,
      acknowledgeUrl: view.urls.acknowledge,
      consoleUrl: view.urls.console,
      alerts: view.items.map(
        ({ url, entry: { alert, version, what, before, subject, openedAt, endedAt, acknowledgedBy } }) => ({
          id: alert,
          version,
          what,
          kind: subject.kind,
          subject: { id: subject.about, name: subject.name },
          status: subject.status,
          statusBefore: before,
          severity: subject.severity,
          why: subject.why,
          wayOut: subject.wayOut,
          evidence: subject.basis,
          path: subject.path,
          openedAt: iso(openedAt),
          endedAt: endedAt === null ? null : iso(endedAt),
          acknowledgedBy,
          url,
        }),
      ),
    },
  };
}
