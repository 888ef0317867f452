/** What an event is does not depend on the moment that is looked at; what is known of it does. */
export const EVENT_HOPS = { anyTime: true } as const;
