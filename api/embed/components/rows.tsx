/** Things with a state each and what there is to say of it; and how many more there are. */
import { Chip } from './chip.tsx';

export interface Row {
  name: string;
  state: string;
  text: string;
  /** What to do; null where there is nothing. */
  wayOut?: string | null;
}

export function Rows({ rows, more, label, none }: { rows: Row[]; more: number; label: string; none: string }) {
  if (rows.length === 0 && more === 0) return <p class="quiet">{none}</p>;
  return (
    <>
      {rows.length > 0 && (
        <ul class="rows" aria-label={label}>
          {rows.map(({ name, state, text, wayOut }) => (
            <li key={name}>
              <div class="row">
                <span class="name">{name}</span>
                <Chip state={state} />
              </div>
              <p class="quiet">{text}</p>
              {wayOut != null && <p class="way-out">{wayOut}</p>}
            </li>
          ))}
        </ul>
      )}
      <More count={more} />
    </>
  );
}

export function More({ count }: { count: number }) {
  if (count === 0) return null;
  return <p class="quiet">{count === 1 ? 'One more is not shown.' : `${count} more are not shown.`}</p>;
}
