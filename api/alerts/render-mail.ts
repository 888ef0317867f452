/** A notice as a mail, in the look of the digest: plain text and HTML say the same. */
import { readFileSync } from 'node:fs';
import type { Store } from '../../graph/store.ts';
import { wrap } from '../digest/render-text.ts';
import type { Mailing } from '../mail/ledger.ts';
import { type Content, type Sender, unsubscribeUrl } from '../mail/message.ts';
import type { Subscription } from '../mail/subscriptions.ts';
import { compileTemplate } from '../mail/template.ts';
import { emailChannel } from './channels.ts';
import { findNotice, mailingOf } from './notices.ts';
import { organisationName } from './organisation-name.ts';
import { type AlertRule, getRule } from './rules.ts';
import { type ItemView, type NoticeView, type Quote, viewOf } from './view.ts';

/** A renderer for an outbox. Throws where the rule was removed. */
export function alertRenderer(store: Store, sender: Sender) {
  return async (mailing: Mailing, { id, token }: Subscription): Promise<Content> => {
    const notice = await findNotice(store, mailing.period);
    if (notice === undefined) throw new Error(`There is no notice ${mailing.period}.`);
    const { rule } = await getRule(store, notice.rule);
    const channel = emailChannel(mailing.to, id);
    const view = viewOf(notice, rule, {
      organisationName: await organisationName(store, notice),
      publicUrl: sender.publicUrl,
      channel,
      unsubscribeUrl: unsubscribeUrl(id, token, sender),
    });
    const threads = new Set(notice.entries.flatMap(({ thread }) => thread ?? []));
    return { ...renderMail(view, rule), answers: [...threads].map((one) => mailingOf(one, channel)) };
  };
}

export function renderMail(view: NoticeView, rule: Pick<AlertRule, 'escalation'>): Content {
  return { subject: view.subject, text: renderText(view), html: renderHtml(view, rule) };
}

let fill: ((data: object) => string) | null = null;

function renderHtml(view: NoticeView, { escalation }: Pick<AlertRule, 'escalation'>): string {
  fill ??= compile();
  return fill({
    ...view,
    preview: view.items.map(({ name, status }) => `${name}: ${status}`).join('; '),
    escalation: escalation === null ? '' : `, and nobody else is called`,
  });
}

/** With the digest's head: one look for all mail. */
function compile(): (data: object) => string {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const [head = ''] = /<mj-head>.*<\/mj-head>/s.exec(read('../digest/digest.mjml')) ?? [];
  return compileTemplate(read('./alert.mjml').replace('<mj-head></mj-head>', () => head));
}

function renderText({ headline, organisation, items, note, urls }: NoticeView): string {
  const blocks = [
    wrap(headline),
    organisation,
    ...(urls.acknowledge === null ? [] : [`Acknowledge: ${urls.acknowledge}`]),
    ...items.map(itemText),
    '-- ',
    [
      note,
      `How everything stands: ${urls.console}`,
      ...(urls.unsubscribe === null ? [] : [`No more alerts: ${urls.unsubscribe}`]),
      'Not legal advice.',
    ].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function itemText(item: ItemView): string {
  const { name, kind, severity, status, when, why, wayOut, acknowledgedBy, way, evidence, quotes, url } = item;
  const basis = evidence === '' ? '' : ` (${evidence})`;
  return [
    wrap(`* ${name}: ${status}`, '  '),
    wrap(`  ${severity}, ${kind}, ${when}`, '  '),
    wrap(`  ${why}`, '  '),
    ...(wayOut === null ? [] : [wrap(`  What to do: ${wayOut}`, '  ')]),
    ...(acknowledgedBy === null ? [] : [wrap(`  Acknowledged by ${acknowledgedBy}.`, '  ')]),
    ...(way === '' ? [] : [wrap(`  ${way.replaceAll('→', '->')}${basis}`, '    ')]),
    ...quotes.flatMap(quoteText),
    `  ${url}`,
  ].join('\n');
}

const quoteText = ({ text, title, url }: Quote): string[] => [
  wrap(`    "${text}" (${title})`, '    '),
  ...(url === null ? [] : [`    ${url}`]),
];
