/** Counts up when the server has learned something: whatever is in view asks again. */
import { createStore } from './store.ts';

export const changed = createStore(0);

/** `live`: told of changes. `lost`: not reached at the moment, trying again. */
export const connection = createStore<'off' | 'live' | 'lost'>('off');
