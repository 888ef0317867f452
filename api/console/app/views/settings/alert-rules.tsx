/** Who hears at once when something of the organisation stops. */
import { useState } from 'preact/hooks';
import { operation as create } from '../../operations/alert-rule-create.ts';
import { operation as remove } from '../../operations/alert-rule-remove.ts';
import { type AlertRulesData, operation } from '../../operations/alert-rules.ts';
import type { AlertFunctions, AlertKind, Severity } from '../../operations/schema.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { announce } from '../../state/announce.ts';
import { sentence, words } from '../../state/format.ts';
import type { Organisation } from '../../state/organisation.tsx';
import { useChange } from '../../state/use-change.ts';
import { useQuery } from '../../state/use-query.ts';
import { textOf, useActor } from './use-actor.tsx';

type Rule = AlertRulesData['alertRules'][number];

const KINDS: Record<AlertKind, string> = {
  FUNCTION_STATUS: 'what becomes of a function',
  EVENT: 'events that reach what is in use',
  CONFLICT: 'sources that disagree',
  SOURCE_SILENT: 'sources that cannot be read',
};

const FUNCTIONS: Record<AlertFunctions, string> = {
  CRITICAL: 'Critical or important functions',
  UNASSESSED: 'Critical or important functions and those that nobody has assessed',
  ALL: 'All functions',
};

export function AlertRules({ organisation }: { organisation: Organisation }) {
  const answer = useQuery(operation, { organisation: organisation.id });
  const { hint } = useActor();
  return (
    <section class="card" aria-labelledby="alert-rules">
      <header>
        <h2 id="alert-rules">Alert rules of {organisation.name}</h2>
      </header>
      <ShowAnswer
        answer={answer}
        what="the alert rules"
        empty={({ alertRules }) => (alertRules.length > 0 ? null : <Empty title="Nobody is alerted yet." />)}
      >
        {({ alertRules }) => (
          <ul class="rows">
            {alertRules.map((rule) => (
              <OneRule key={rule.id} rule={rule} />
            ))}
          </ul>
        )}
      </ShowAnswer>
      {answer.data !== undefined && answer.data.alertRules.length > 0 && hint}
      <details class="inside">
        <summary>Alert somebody</summary>
        <NewRule organisation={organisation} />
      </details>
    </section>
  );
}

function OneRule({ rule: { id, name, kinds, functions, severityFrom, channels, quiet } }: { rule: Rule }) {
  const { send, sending, error } = useChange(remove);
  const by = useActor();
  return (
    <li class="setting">
      <div>
        <p>
          <strong>{name}</strong>
        </p>
        <p class="quiet small">
          {sentence(kinds.map((kind) => KINDS[kind]).join(', '))}. {FUNCTIONS[functions]}, from severity{' '}
          {words(severityFrom)} on
          {quiet !== null && `; quiet from ${quiet.from} to ${quiet.until}`}
        </p>
        <ul class="quiet small">
          {channels.map((channel) => (
            <li key={channel.id}>
              {words(channel.kind)} to {channel.to}
              {channel.disabled !== null && <span class="tag tone-bad">{channel.disabled}</span>}
            </li>
          ))}
        </ul>
        <Refusal error={error} />
      </div>
      <button
        type="button"
        class="button small"
        disabled={sending || by.name === ''}
        aria-label={`Remove ${name}`}
        onClick={async () => {
          if ((await send({ id, by: by.name })) !== null) announce(`${name} is removed.`);
        }}
      >
        Remove
      </button>
    </li>
  );
}

function NewRule({ organisation }: { organisation: Organisation }) {
  const { send, sending, error } = useChange(create);
  const [secrets, setSecrets] = useState<readonly string[]>([]);
  const by = useActor();
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [name, email, webhook] = ['name', 'email', 'webhook'].map((field) => textOf(form, field));
    const done = await send({
      rule: {
        organisation: organisation.id,
        name: name!,
        functions: textOf(form, 'functions') as AlertFunctions,
        severityFrom: textOf(form, 'severity') as Severity,
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        ...(email === '' ? {} : { emails: [email!] }),
        ...(webhook === '' ? {} : { webhooks: [webhook!] }),
      },
      by: by.name,
    });
    if (done === null) return;
    announce(`${name} is made.`);
    setSecrets(done.alertRuleCreate.secrets);
    form.reset();
  };
  return (
    <form class="form" onSubmit={submit}>
      <label class="field">
        <span>Name of the rule</span>
        <input name="name" required maxLength={200} />
      </label>
      <div class="filters">
        <label class="field">
          <span>Functions that count</span>
          <select name="functions">
            <option value="CRITICAL">Critical or important ones</option>
            <option value="UNASSESSED">Those, and the ones nobody has assessed</option>
            <option value="ALL">All</option>
          </select>
        </label>
        <label class="field">
          <span>From severity</span>
          <select name="severity">
            <option value="HIGH">High</option>
            <option value="CRITICAL">Critical</option>
            <option value="MEDIUM">Medium</option>
            <option value="LOW">Low</option>
          </select>
        </label>
      </div>
      <label class="field">
        <span>By mail to</span>
        <input name="email" type="email" autocomplete="off" />
      </label>
      <label class="field">
        <span>Or as signed JSON to a webhook</span>
        <input name="webhook" type="url" placeholder="https://…" autocomplete="off" />
      </label>
      <p class="quiet small">
        Slack, Teams, quiet hours and escalation: <code>bellwether alerts rule add --help</code>.
      </p>
      {by.field}
      <Refusal error={error} />
      {secrets.length > 0 && (
        <p class="notice tone-hold">
          <span>
            Messages to the webhook are signed with <code>{secrets.join(' ')}</code>. It is told this once: keep it now.
          </span>
        </p>
      )}
      <button type="submit" class="button primary" disabled={sending}>
        Make the rule
      </button>
    </form>
  );
}
