/** From a mailing of the ledger to what its mail says. */
import type { Store } from '../../graph/store.ts';
import { readStretch, type Stretch } from '../../queries/digest/stretch.ts';
import type { Mailing } from '../mail/ledger.ts';
import { type Content, type Sender, unsubscribeUrl } from '../mail/message.ts';
import type { Subscription } from '../mail/subscriptions.ts';
import { askDigest, type DigestAnswer } from './ask.ts';
import { drawPosture } from './picture.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { type DigestView, type ViewOptions, viewOf } from './view.ts';

export interface Rendered extends Content {
  view: DigestView;
}

/** Gmail cuts off what is longer than 102 kB, and with it the way to unsubscribe. */
export const MOST_BYTES = 100_000;

/** However much there is to tell, it fits: then fewer entries are listed, and the rest is counted. */
export function renderDigest(answer: DigestAnswer, options: ViewOptions): Rendered {
  let view = viewOf(answer, options);
  let html = renderHtml(view);
  for (let most = 16; Buffer.byteLength(html) > MOST_BYTES && most >= 1; most /= 2) {
    view = viewOf(answer, { ...options, most });
    html = renderHtml(view);
  }
  return {
    view,
    subject: view.subject,
    text: renderText(view),
    html,
    pictures: [{ name: 'posture', png: drawPosture(view.before, view.after) }],
  };
}

/** Stretches that are kept: of one send, most mails cover the same one, and zones make a few more. */
const KEPT = 8;

/** A renderer for an outbox: what a stretch brought for everybody is read once for all mails about it. */
export function digestRenderer(store: Store, sender: Sender, now: () => number) {
  const stretches = new Map<string, Promise<Stretch>>();
  const stretchOf = (from: number, until: number): Promise<Stretch> => {
    const key = `${from} ${until}`;
    let stretch = stretches.get(key);
    if (stretch === undefined) {
      stretch = readStretch(store, from, until);
      stretches.set(key, stretch);
      // What failed is read anew by the next.
      stretch.catch(() => stretches.delete(key));
      const [oldest] = stretches.keys();
      if (stretches.size > KEPT && oldest !== undefined) stretches.delete(oldest);
    }
    return stretch;
  };
  return async (
    { organisation, from, until }: Mailing,
    { id, token, zone, email, name }: Subscription,
  ): Promise<Content> => {
    const stretch = await stretchOf(from, until);
    // People keep searches under their name or their address.
    const owners = [email, name].filter((one) => one !== '');
    const answer = await askDigest(store, { organisation, from, until, now: now(), stretch, owners });
    return renderDigest(answer, {
      zone,
      publicUrl: sender.publicUrl,
      unsubscribeUrl: unsubscribeUrl(id, token, sender),
    });
  };
}
