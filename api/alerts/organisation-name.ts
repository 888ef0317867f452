import type { Store } from '../../graph/store.ts';
import type { Notice } from './notices.ts';

/** What the organisation of a notice was called when it was planned, so that each attempt says the same. */
export async function organisationName(store: Store, { organisation, at }: Notice): Promise<string> {
  const [node] = await store.get([organisation], { at, knownAt: at });
  return node?.name ?? organisation;
}
