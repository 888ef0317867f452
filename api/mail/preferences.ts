/** The page behind the link of a mail: what is sent, how often, and its end. Opening it changes nothing; a POST does. */
import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../graph/model.ts';
import type { Store } from '../../graph/store.ts';
import { escapeHtml } from '../escape-html.ts';
import { type PageAnswer, page } from './page.ts';
import { CADENCES, type Cadence } from './periods.ts';
import { changeSubscription, getSubscription, type Subscription } from './subscriptions.ts';

const PATH = /^\/unsubscribe\/([\w-]{1,64})\/([\w-]{1,64})$/;

/**
 * GET shows the page: programs that open every link of a mail end nobody's subscription. POST with `List-Unsubscribe=One-Click`
 * (RFC 8058, no sign-in, no question) or the button ends it; POST with a cadence changes it, with `alerts=off` ends alerts alone. A link that is wrong and one that
 * is old look the same.
 */
export async function answerPreferences(
  store: Store,
  request: { method: 'GET' | 'POST'; path: string; form: URLSearchParams },
  now: Instant,
): Promise<PageAnswer> {
  const subscription = await findByLink(store, request.path);
  if (subscription === null) {
    return page(
      404,
      'This link is not valid',
      '<p>Take the one of a newer mail, or ask whoever runs Bellwether for you.</p>',
    );
  }
  if (request.method === 'GET') return preferencesPage(subscription, null);
  const cadence = request.form.get('cadence');
  if (cadence !== null && CADENCES.some((known) => known === cadence)) {
    const changed = await changeSubscription(
      store,
      subscription.id,
      { cadence: cadence as Cadence, status: 'active' },
      now,
    );
    return preferencesPage(changed, cadence === 'none' ? 'You get no more digests.' : `You now get it ${cadence}.`);
  }
  if (request.form.get('alerts') === 'off') {
    const changed = await changeSubscription(store, subscription.id, { alerts: false }, now);
    return preferencesPage(changed, 'You get no more alerts.');
  }
  if (request.form.get('List-Unsubscribe') !== 'One-Click')
    return page(400, 'Nothing was changed', '<p>The request asked for nothing that this page knows.</p>');
  const ended =
    subscription.status === 'ended'
      ? subscription
      : await changeSubscription(store, subscription.id, { status: 'ended' }, now);
  return preferencesPage(ended, null);
}

async function findByLink(store: Store, path: string): Promise<Subscription | null> {
  const [, id = '', token = ''] = PATH.exec(path) ?? [];
  if (id === '') return null;
  const { subscription } = await getSubscription(store, id).catch(() => ({ subscription: null }));
  if (subscription === null) return null;
  const [given, known] = [Buffer.from(token), Buffer.from(subscription.token)];
  return given.length === known.length && timingSafeEqual(given, known) ? subscription : null;
}

const LABELS: Record<Cadence, string> = {
  daily: 'Every day',
  weekly: 'Every week',
  monthly: 'Every month',
  none: 'No digest',
};

function preferencesPage({ email, cadence, status, alerts }: Subscription, done: string | null): PageAnswer {
  if (status !== 'active') {
    const why =
      status === 'ended' ? 'Nothing more is sent to it.' : 'Its mail came back, so nothing more is sent to it.';
    return page(
      200,
      'Unsubscribed',
      `<p role="status"><strong>${escapeHtml(email)}</strong> is unsubscribed. ${why}</p>
      <form method="post"><input type="hidden" name="cadence" value="${cadence === 'none' ? 'weekly' : cadence}">
      <button>Subscribe again</button></form>`,
    );
  }
  const choices = CADENCES.map(
    (one) =>
      `<label><input type="radio" name="cadence" value="${one}"${one === cadence ? ' checked' : ''}> ${LABELS[one]}</label>`,
  );
  return page(
    200,
    'Your mail from Bellwether',
    `${done === null ? '' : `<p role="status">${done}</p>`}
    <form method="post"><fieldset><legend>Digest for <strong>${escapeHtml(email)}</strong></legend>
    ${choices.join('<br>')}</fieldset><button>Save</button></form>
    ${alerts ? '<form method="post"><input type="hidden" name="alerts" value="off"><button>No more alerts</button></form>' : ''}
    <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">
    <button>Unsubscribe from everything</button></form>`,
  );
}
