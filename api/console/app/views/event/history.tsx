/** The life of an action: its events in order, and what each made of it. */
import type { ActionStatus, EventType } from '../../operations/schema.ts';
import { Link, pathOf } from '../../parts/link.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import { count, sentence, words } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';

export interface Step {
  id: string;
  title: string;
  type: EventType;
  status: ActionStatus | null;
  occurredAt: string | null;
  effectiveAt: string | null;
  voices: number;
}

export function Life({ steps, current }: { steps: readonly Step[]; current?: string }) {
  const { at } = useMoment();
  const isLater = (time: string | null): boolean => at !== null && time !== null && Date.parse(time) > Date.parse(at);
  return (
    <ol class="life">
      {steps.map(({ id, title, type, status, occurredAt, effectiveAt, voices }) => (
        <li key={id} aria-current={id === current ? 'step' : undefined} data-later={isLater(occurredAt)}>
          <p class="quiet small">
            <When at={occurredAt} precision="day" />
            {isLater(occurredAt) && ', still to come at the moment that is looked at'}
            {effectiveAt !== null && effectiveAt !== occurredAt && (
              <>
                , effective <When at={effectiveAt} precision="day" />
              </>
            )}
          </p>
          <p>{id === current ? <strong>{title}</strong> : <Link to={pathOf('Event', id)!}>{title}</Link>}</p>
          <p class="row">
            {status !== null && <StatusPill status={status} />}
            <span class="quiet small">
              {sentence(words(type))}, {count(voices, 'voice')}
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}
