/** What can be changed: one file of verbs for each noun, put together here. */
import { alertMutations } from './alert.ts';
import { embedMutations } from './embed.ts';
import { mailMutations } from './mail-subscription.ts';
import { reviewMutations } from './review-mutations.ts';
import { savedSearchMutations } from './saved-search.ts';
import { watchMutations } from './watch-mutations.ts';

export const Mutation = {
  ...alertMutations,
  ...mailMutations,
  ...embedMutations,
  ...reviewMutations,
  ...savedSearchMutations,
  ...watchMutations,
};
