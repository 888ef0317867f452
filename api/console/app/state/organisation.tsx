/** The organisation that the page is about: that of the address, or the last one, or the first. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { operation } from '../operations/organisations.ts';
import { followChanges } from './live.ts';
import { lastOrganisation } from './preferences.ts';
import { setParams, useParam } from './router.ts';
import { type Answer, useQuery } from './use-query.ts';

export interface Organisation {
  id: string;
  name: string;
}

export interface OrganisationChoice {
  /** Null while it is not known yet, and where there is none. */
  chosen: Organisation | null;
  all: Organisation[];
  answer: Answer<unknown>;
}

/** In addresses organisations go without what every id of one begins with. */
export const shortOrganisation = (id: string): string => id.replace(/^organisation:/, '');

const Context = createContext<OrganisationChoice | null>(null);

/** Asks once, for the whole page. */
export function OrganisationProvider({ children }: { children: ComponentChildren }) {
  const [asked] = useParam('organisation');
  const answer = useQuery(operation, { first: 500 }, { shown: false });
  const all = answer.data?.organisations.nodes ?? [];
  const wanted = asked ?? lastOrganisation.get();
  const found = all.find(({ id, name }) => shortOrganisation(id) === shortOrganisation(wanted) || name === wanted);
  // What the address names is never silently another one.
  const chosen = found ?? (asked === null ? all[0] : undefined) ?? null;
  useEffect(() => {
    if (chosen === null) return;
    const short = shortOrganisation(chosen.id);
    lastOrganisation.set(short);
    // Whoever copies the address gets what is seen.
    if (asked !== short) setParams({ organisation: short }, { replace: true });
  }, [chosen?.id, asked]);
  useEffect(() => (chosen === null ? undefined : followChanges(chosen.id)), [chosen?.id]);
  return <Context.Provider value={{ chosen, all, answer }}>{children}</Context.Provider>;
}

export function useOrganisation(): OrganisationChoice {
  return useContext(Context)!;
}
