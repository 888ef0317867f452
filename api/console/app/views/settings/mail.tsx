/** Who gets the digest of the organisation, and its alerts, by mail. */

import { operation as change } from '../../operations/mail-change.ts';
import { operation as subscribe } from '../../operations/mail-subscribe.ts';
import { type MailSubscriptionsData, operation } from '../../operations/mail-subscriptions.ts';
import type { Cadence } from '../../operations/schema.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { announce } from '../../state/announce.ts';
import type { Organisation } from '../../state/organisation.tsx';
import { useChange } from '../../state/use-change.ts';
import { useQuery } from '../../state/use-query.ts';
import { textOf, useActor } from './use-actor.tsx';

type Subscription = MailSubscriptionsData['mailSubscriptions'][number];

const CADENCES: Record<Cadence, string> = {
  DAILY: 'every day',
  WEEKLY: 'every week',
  MONTHLY: 'every month',
  NONE: 'no digest',
};

export function Mail({ organisation }: { organisation: Organisation }) {
  const answer = useQuery(operation, { organisation: organisation.id });
  const { hint } = useActor();
  return (
    <section class="card" aria-labelledby="mail">
      <header>
        <h2 id="mail">Mail about {organisation.name}</h2>
      </header>
      <ShowAnswer
        answer={answer}
        what="who gets mail"
        empty={({ mailSubscriptions }) =>
          mailSubscriptions.length > 0 ? null : <Empty title="Nobody gets mail yet." />
        }
      >
        {({ mailSubscriptions }) => (
          <ul class="rows">
            {mailSubscriptions.map((one) => (
              <Subscriber key={one.id} one={one} />
            ))}
          </ul>
        )}
      </ShowAnswer>
      {answer.data !== undefined && answer.data.mailSubscriptions.length > 0 && hint}
      <details class="inside">
        <summary>Send mail to somebody</summary>
        <NewSubscriber organisation={organisation} />
      </details>
    </section>
  );
}

function Subscriber({ one: { id, email, cadence, alerts, status, zone, hour, suppression } }: { one: Subscription }) {
  const { send, sending, error } = useChange(change);
  const by = useActor();
  const ended = status === 'ENDED' || (cadence === 'NONE' && !alerts);
  return (
    <li class="setting">
      <div>
        <p>
          <strong>{email}</strong> {ended && <span class="tag">ended</span>}
          {suppression !== null && <span class="tag tone-bad">takes no mail</span>}
        </p>
        <p class="quiet small">
          {CADENCES[cadence]}
          {cadence !== 'NONE' && ` at ${hour}:00, ${zone}`}
          {alerts && ', and alerts'}
          {suppression !== null && `. ${suppression.note}`}
        </p>
        <Refusal error={error} />
      </div>
      {!ended && (
        <button
          type="button"
          class="button small"
          disabled={sending || by.name === ''}
          aria-label={`Send nothing more to ${email}`}
          onClick={() => send({ id, cadence: 'NONE', alerts: false, by: by.name })}
        >
          Send nothing more
        </button>
      )}
    </li>
  );
}

function NewSubscriber({ organisation }: { organisation: Organisation }) {
  const { send, sending, error } = useChange(subscribe);
  const by = useActor();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const email = textOf(form, 'email');
    const done = await send({
      organisation: organisation.id,
      email,
      cadence: textOf(form, 'cadence') as Cadence,
      hour: Number(textOf(form, 'hour')),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      alerts: form.alerts.checked as boolean,
      by: by.name,
    });
    if (done === null) return;
    announce(`${email} gets mail from now on.`);
    form.reset();
  };
  return (
    <form class="form" onSubmit={submit}>
      <label class="field">
        <span>Address</span>
        <input name="email" type="email" required autocomplete="off" />
      </label>
      <div class="filters">
        <label class="field">
          <span>Digest</span>
          <select name="cadence">
            <option value="WEEKLY">Every week</option>
            <option value="DAILY">Every day</option>
            <option value="MONTHLY">Every month</option>
            <option value="NONE">Never</option>
          </select>
        </label>
        <label class="field">
          <span>At (hour, 0 to 23)</span>
          <input name="hour" type="number" min={0} max={23} value={7} required />
        </label>
      </div>
      <label class="check">
        <input name="alerts" type="checkbox" />
        <span>Alerts, too</span>
      </label>
      {by.field}
      <Refusal error={error} />
      <button type="submit" class="button primary" disabled={sending}>
        Send mail there
      </button>
    </form>
  );
}
