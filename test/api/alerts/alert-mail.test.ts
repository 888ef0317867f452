/** The mail of an alert, as programs of its readers treat it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { caniemail } from 'caniemail';
import { describe, expect, test } from 'vitest';
import type { Entry, Notice } from '../../../api/alerts/notices.ts';
import { renderMail } from '../../../api/alerts/render-mail.ts';
import type { AlertRule } from '../../../api/alerts/rules.ts';
import type { Subject } from '../../../api/alerts/subjects.ts';
import { viewOf } from '../../../api/alerts/view.ts';
import { hasBrowser, useBrowser } from '../../browser.ts';

const AT = Date.parse('2026-06-13T00:51:00Z');
const rule: AlertRule = {
  id: 'rule-1',
  organisation: 'organisation:meridian',
  name: 'Risk desk',
  kinds: ['function-status', 'event'],
  functions: 'unassessed',
  statusFrom: 'DEGRADED',
  severityFrom: 'MEDIUM',
  zone: 'Europe/Berlin',
  quiet: null,
  channels: [],
  escalation: null,
  createdAt: AT,
  createdBy: null,
  key: 'a key of the test',
};
const said = { title: 'Access <is> suspended & more', url: 'https://status.example/incidents/1?a=1&b=2' };
const claims: Subject = {
  kind: 'function-status',
  about: 'function:meridian/claims',
  name: 'Claims handling',
  status: 'DOWN',
  severity: 'CRITICAL',
  why: 'Claims summaries: down (critical). Claude Fable 5 on Amazon Bedrock: suspended for everyone from 13 June 2026, 00:50 UTC.',
  wayOut: 'No usable fallback: find an alternative (Claims summaries)',
  basis: 'first-hand',
  path: [
    {
      from: 'Suspension of Claude Fable 5 by Anthropic',
      relation: 'CHANGES',
      to: 'Claude Fable 5',
      quote: 'Both models are switched off for all customers.',
      ...said,
    },
    {
      from: 'Claude Fable 5',
      relation: 'OFFERING_OF',
      to: 'Claude Fable 5 on Amazon Bedrock',
      quote: 'a row of the catalogue',
      title: 'Catalogue',
      url: null,
    },
    {
      from: 'Claude Fable 5 on Amazon Bedrock',
      relation: 'USES',
      to: 'Claims summaries',
      quote: null,
      title: null,
      url: null,
    },
  ],
};
const entry = (subject: Subject, more: Partial<Entry> = {}): Entry => ({
  alert: `rule-1/${subject.name}`,
  version: 1,
  what: 'opened',
  before: null,
  subject,
  openedAt: AT,
  endedAt: null,
  acknowledgedBy: null,
  thread: null,
  ...more,
});
const event: Subject = {
  ...claims,
  kind: 'event',
  about: 'event:1',
  name: 'Suspension of Claude Fable 5 by Anthropic',
  why: 'It reaches Claims summaries (13 June 2026, 00:50 UTC; one document).',
};
const underwriting: Subject = {
  ...claims,
  about: 'function:meridian/underwriting',
  name: 'Underwriting',
  status: 'DEGRADED',
  severity: 'HIGH',
  path: [],
};
const notice: Notice = {
  id: '0123456789abcdef01234567',
  rule: rule.id,
  organisation: rule.organisation,
  purpose: 'news',
  at: AT,
  committedAt: AT,
  entries: [
    entry(event),
    entry(claims, { what: 'updated', before: 'DEGRADED', version: 3, acknowledgedBy: 'A. Analyst' }),
    entry(underwriting, { what: 'closed', before: 'DEGRADED', version: 2, endedAt: AT + 90 * 60_000 }),
  ],
};
const options = {
  organisationName: 'Meridian Mutual',
  publicUrl: 'https://bellwether.example',
  channel: { id: '0123456789ab' },
  unsubscribeUrl: 'https://bellwether.example/unsubscribe/id/token',
};
const mail = renderMail(viewOf(notice, rule, options), rule);

test('reads as checked in, in text and HTML', async () => {
  await expect(`${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot('snapshots/alert.txt');
  await expect(mail.html).toMatchFileSnapshot('snapshots/alert.html');
});

test('asks nobody outside for anything, has no script, and lacks nowhere what docs/mail.md does not explain', () => {
  expect(mail.html).not.toMatch(/<script|<link|@import|url\(|\son\w+=|<img/i);
  const { issues } = caniemail({ clients: ['gmail.*', 'outlook.*', 'apple-mail.*'], html: mail.html });
  const docs = readFileSync(join(import.meta.dirname, '../../../docs/mail.md'), 'utf8');
  const lacking = [...issues.errors.values()].flat().map(({ title }) => title);
  expect(lacking.filter((title) => !docs.includes(`| \`${title}\` |`))).toEqual([]);
});

describe.skipIf(!hasBrowser)('in Chromium', () => {
  const browser = useBrowser();

  test('fits into 320, 600 and 900 pixels, and axe objects to nothing, in light and dark', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const page = await browser().newPage();
    await page.setContent(mail.html);
    await page.evaluate(axe);
    for (const width of [320, 600, 900]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await tool.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found).toEqual([]);
    }
  });
});
