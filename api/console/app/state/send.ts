/** Changes something on the server; whatever is in view asks again afterwards. Throws AskError. */
import { ask } from './ask.ts';
import { renew } from './live.ts';
import type { Operation } from './operation.ts';

export async function send<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const data = await ask(operation, variables);
  // What the program keeps for itself is not in the feed of changes.
  renew();
  return data;
}
