/** What became of earlier actions of the same kind. */
import type { EventData } from '../../operations/event.ts';
import { NodeLink } from '../../parts/link.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { formatMinutes } from '../../state/format.ts';

type Event = Extract<EventData['node'], { __typename: 'Event' }>;
export type PrecedentsAnswer = NonNullable<Event['action']>['precedents'];

export function Precedents({ precedents }: { precedents: PrecedentsAnswer }) {
  const { ordinal, summary, items } = precedents;
  return (
    <section class="card" aria-labelledby="precedents">
      <header>
        <h2 id="precedents">Precedents</h2>
      </header>
      <p class="inside">
        {ordinal === 1
          ? 'It is the first of its kind that is known here.'
          : (summary ?? `It is number ${ordinal} of its kind.`)}
      </p>
      {items.length > 0 && (
        <ul class="rows lined">
          {items.map(({ action, at, status, ties, hoursToPartialLift, hoursToEnd }) => (
            <li key={action.id}>
              <p>
                <NodeLink node={{ id: action.id, name: action.title }} />
              </p>
              <p class="row">
                <StatusPill status={status} />
                <span class="quiet small">
                  <When at={at} precision="day" />
                  {hoursToPartialLift !== null && `, eased after ${formatMinutes(hoursToPartialLift * 60)}`}
                  {hoursToEnd !== null && `, over after ${formatMinutes(hoursToEnd * 60)}`}
                </span>
              </p>
              <p class="quiet small">In common: {ties.map(({ name }) => name).join(', ')}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
