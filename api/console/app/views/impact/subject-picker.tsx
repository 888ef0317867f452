/** What is asked about: everything that is off, an action as a whole, or one event. */
import { operation as actionsOperation } from '../../operations/actions.ts';
import { operation as eventsOperation } from '../../operations/events.ts';
import { formatDay } from '../../state/format.ts';
import { setParams, useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';

/** `title`: of what the answer is about, where it is not among the latest. */
export function SubjectPicker({ title }: { title: string | null }) {
  const [event] = useParam('event');
  const [action] = useParam('action');
  const actions = useQuery(actionsOperation, { first: 50 }, { shown: false }).data?.actions.nodes ?? [];
  const events = useQuery(eventsOperation, { first: 100 }, { shown: false }).data?.events.nodes ?? [];
  const value = event !== null ? `event ${event}` : action !== null ? `action ${action}` : '';
  const known = value === '' || [...actions, ...events].some(({ id }) => value.endsWith(` ${id}`));
  const choose = (next: string): void => {
    const [kind, id = null] = next === '' ? [null] : next.split(/ (.*)/s);
    setParams({ event: kind === 'event' ? id : null, action: kind === 'action' ? id : null, focus: null, open: null });
  };
  return (
    <label class="subject">
      What happened
      <select value={value} onChange={(change) => choose(change.currentTarget.value)}>
        <option value="">Everything that is known</option>
        {!known && <option value={value}>{title ?? event ?? action}</option>}
        <optgroup label="Actions, with all of their events">
          {actions.map(({ id, title }) => (
            <option key={id} value={`action ${id}`}>
              {title}
            </option>
          ))}
        </optgroup>
        <optgroup label="Single events, the latest">
          {events.map(({ id, title, occurredAt }) => (
            <option key={id} value={`event ${id}`}>
              {occurredAt === null ? title : `${formatDay(occurredAt)}: ${title}`}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
