/** Whether a model can be used, channel by channel. */
import type { AvailabilityView } from '../view.ts';
import type { BodyProps } from './element.tsx';
import { Rows } from './rows.tsx';

export function AvailabilityBody({ view: { rows, more } }: BodyProps<AvailabilityView>) {
  return (
    <Rows
      rows={rows.map(({ name, state, reason }) => ({ name, state, text: reason }))}
      more={more}
      label="Channels"
      none="No channel offers it."
    />
  );
}
