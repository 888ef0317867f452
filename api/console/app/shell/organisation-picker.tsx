/** Whom the page is about. */
import { Icon } from '../parts/icon.tsx';
import { shortOrganisation, useOrganisation } from '../state/organisation.tsx';
import { setParams, useParam } from '../state/router.ts';

export function OrganisationPicker() {
  const { chosen, all, answer } = useOrganisation();
  const [asked] = useParam('organisation');
  if (answer.data === undefined) return <span class="picker quiet">{answer.error === null ? ' ' : 'No answer'}</span>;
  if (all.length === 0) return <span class="picker quiet">No organisation</span>;
  return (
    <label class="picker">
      <Icon name="organisation" />
      <span class="hidden">Organisation</span>
      <select
        value={chosen?.id ?? ''}
        onChange={(event) => setParams({ organisation: shortOrganisation(event.currentTarget.value) })}
      >
        {chosen === null && <option value="">{asked}: not known here</option>}
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
