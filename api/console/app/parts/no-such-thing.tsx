/** An address names what is not there, or is not known at the moment that is looked at. */
import { useMoment } from '../state/moment.ts';
import { setParams } from '../state/router.ts';
import { Empty } from './answer.tsx';
import { Link } from './link.tsx';

export function NoSuchThing({ what, id, list }: { what: string; id: string; list: string }) {
  const { at, knownAt } = useMoment();
  const then = at !== null || knownAt !== null;
  return (
    <>
      <h1>Not found</h1>
      <Empty title={`There is no ${what} “${id}”${then ? ' at this moment' : ''}.`}>
        {then && (
          <button type="button" class="button" onClick={() => setParams({ at: null, knownAt: null })}>
            Look at now
          </button>
        )}
        <p>
          <Link to={list}>See all</Link>
        </p>
      </Empty>
    </>
  );
}
