/** Keeps what is searched for under a name, so that one sees what is new in it. */
import { useState } from 'preact/hooks';
import { operation } from '../operations/saved-search-create.ts';
import type { EventFilter } from '../operations/schema.ts';
import { announce } from '../state/announce.ts';
import { useOrganisation } from '../state/organisation.tsx';
import { actor } from '../state/preferences.ts';
import { useStore } from '../state/store.ts';
import { useChange } from '../state/use-change.ts';
import { ActorInput } from './actor-input.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Popover } from './popover.tsx';
import { Refusal } from './refusal.tsx';

type Search = { text: string } | { filter: EventFilter };

/** Null: there is nothing to keep yet. */
export function SaveSearch({ search }: { search: Search | null }) {
  if (search === null) return null;
  return (
    <Popover
      title="Keep this search"
      align="end"
      label={
        <>
          <Icon name="save" /> Keep this search
        </>
      }
    >
      {(close) => <Form search={search} close={close} />}
    </Popover>
  );
}

function Form({ search, close }: { search: Search; close: () => void }) {
  const by = useStore(actor);
  const { chosen } = useOrganisation();
  const { send, sending, error } = useChange(operation);
  const [name, setName] = useState('text' in search ? search.text : '');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const kept = await send({ name, ...search, organisation: chosen?.id ?? null, by });
    if (kept === null) return;
    announce(`${name} is kept.`);
    close();
  };
  return (
    <form class="form" onSubmit={submit}>
      <label class="field">
        <span>Name of the search</span>
        <input required maxLength={200} value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span>Your name</span>
        <ActorInput required />
      </label>
      <p class="quiet small">
        There is no sign-in: names tell apart whose is whose. Kept searches are on <Link to="/explore">Explore</Link>.
      </p>
      <Refusal error={error} />
      <button type="submit" class="button primary" disabled={sending}>
        Keep it
      </button>
    </form>
  );
}
