/** For an id that leads to nothing at the moment that is looked at. */
import { Empty } from '../../parts/answer.tsx';
import { useMoment } from '../../state/moment.ts';
import { hrefTo, place } from '../../state/router.ts';

export function NotKnown({ what, id }: { what: string; id: string | null }) {
  const { at, knownAt } = useMoment();
  const isPast = at !== null || knownAt !== null;
  return (
    <>
      <h1>{what}</h1>
      <Empty title={isPast ? 'Nothing of it was known at this moment.' : 'There is nothing with this id.'}>
        {id !== null && (
          <p class="quiet small">
            <code>{id}</code>
          </p>
        )}
        {isPast && (
          <p>
            <a href={hrefTo(place.get().path, { at: null, knownAt: null })}>Look at it as it is known now</a>
          </p>
        )}
      </Empty>
    </>
  );
}
