/** The page behind the link of an alert. Opening it changes nothing, since mail programs open every link; a POST acknowledges. */
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { statusText } from '../../queries/digest/headline.ts';
import { escapeHtml } from '../escape-html.ts';
import { type PageAnswer, page } from '../mail/page.ts';
import { COLLECTION as ALERTS, type Alert, acknowledge, alertOf } from './alerts.ts';
import { shownChannel } from './channels.ts';
import { findNotice } from './notices.ts';
import { COLLECTION as RULES, ruleOf } from './rules.ts';
import { ackToken, isSameToken } from './sign.ts';

const PATH = /^\/alerts\/([0-9a-f]{24})\/([0-9a-f]{12})\/([\w-]{43})$/;
const LONGEST_NAME = 100;

export const isAckPath = (path: string): boolean => path.startsWith('/alerts/');

/** A link that is wrong and one of a rule that was removed look the same. */
export async function answerAck(
  store: Store,
  request: { method: 'GET' | 'POST'; path: string; form: URLSearchParams },
  now: Instant,
): Promise<PageAnswer> {
  const found = await findByLink(store, request.path);
  if (found === null) {
    const body = '<p>Take the one of a newer message, or ask whoever runs Bellwether for you.</p>';
    return page(404, 'This link is not valid', body);
  }
  let { alerts } = found;
  const open = alerts.filter(({ state }) => state === 'open');
  if (request.method === 'POST' && open.length > 0) {
    const name = (request.form.get('name') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
    const by = name === '' ? found.by : `${name} (${found.by})`;
    for (const { id } of open) await acknowledge(store, id, by, now);
    alerts = await readAlerts(
      store,
      alerts.map(({ id }) => id),
    );
  }
  const left = alerts.some(({ state }) => state === 'open');
  const form = `<form method="post"><p><label>Your name (may be left out)<br><input name="name" maxlength="${LONGEST_NAME}" autocomplete="name"></label></p>
    <button>Acknowledge</button></form>`;
  return page(
    200,
    left ? 'Acknowledge' : 'Acknowledged',
    `${left ? '<p>You say that somebody has seen it and is on it. It is not sent on then, unless it gets worse.</p>' : '<p role="status">Nobody else is called, unless it gets worse.</p>'}
    <ul>${alerts.map(alertLine).join('')}</ul>${left ? form : ''}`,
  );
}

async function findByLink(store: Store, path: string): Promise<{ alerts: Alert[]; by: string } | null> {
  const [, id = '', channelId = '', token = ''] = PATH.exec(path) ?? [];
  const notice = id === '' ? undefined : await findNotice(store, id);
  if (notice === undefined) return null;
  const [record] = await store.records.get(RULES, [notice.rule]);
  if (record === undefined) return null;
  const rule = ruleOf(record);
  if (!isSameToken(token, ackToken(rule.key, id, channelId))) return null;
  const channels = [...rule.channels, ...(rule.escalation === null ? [] : [rule.escalation.channel])];
  const channel = channels.find((one) => one.id === channelId);
  if (channel === undefined) return null;
  const alerts = await readAlerts(
    store,
    notice.entries.map(({ alert }) => alert),
  );
  return { alerts, by: shownChannel(channel) };
}

const readAlerts = async (store: Store, ids: string[]): Promise<Alert[]> =>
  (await store.records.get(ALERTS, ids)).flatMap((record) => (record === undefined ? [] : [alertOf(record)]));

function alertLine({ subject, state, acknowledgedBy: by }: Alert): string {
  const how = { open: 'not acknowledged', acknowledged: `acknowledged by ${by ?? 'somebody'}`, closed: 'over' }[state];
  return `<li><strong>${escapeHtml(subject.name)}</strong>: ${statusText(subject.status)}; ${escapeHtml(how)}</li>`;
}
