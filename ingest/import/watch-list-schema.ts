/** What a watch list may hold. The README explains the fields to whoever writes one. */
import { z } from 'zod';
import { ACTION_STATUSES, AVAILABILITY_STATES, EVENT_TYPES } from '../../graph/model.ts';

const text = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');
const day = z
  .string({ error: 'must be a day, as 2026-06-13' })
  .refine((given) => new Date(`${given}T00:00Z`).toJSON()?.slice(0, 10) === given, {
    error: 'must be a day that exists, as 2026-06-13',
  });
const names = z.array(text, { error: 'must be a list of names' }).min(1, 'must not be empty');
const someOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .array(z.enum(values, { error: `must be one of ${values.join(', ')}` }), { error: 'must be a list' })
    .min(1, 'must not be empty');

/** Of an event: each part that is given must hold, and of a list one is enough. */
const eventParts = {
  types: someOf(EVENT_TYPES).optional(),
  by: names.optional(),
  notBy: names.optional(),
  in: names.optional(),
  models: names.optional(),
  providers: names.optional(),
  notProviders: names.optional(),
  statuses: someOf(ACTION_STATUSES).optional(),
  words: names.optional(),
};

const ANCHOR = 'names none of models, providers, by and in: at least one is needed to look for it';
const isAnchored = ({ models, providers, by, in: places }: z.infer<typeof about>): boolean =>
  [models, providers, by, places].some((list) => list !== undefined);
const about = z.strictObject(eventParts);
const eventPattern = about.refine(isAnchored, { error: ANCHOR });

/** Of what can be used: all the models, wherever they are offered (or on the channels given). */
const availability = z.strictObject({
  models: names,
  channels: names.optional(),
  states: someOf(AVAILABILITY_STATES),
});
const answer = z
  .strictObject({ ...eventParts, availability: availability.optional() })
  .refine((given) => given.availability !== undefined || isAnchored(given), { error: ANCHOR });

const item = z.strictObject({
  id: text,
  question: text,
  opened: day,
  about: eventPattern,
  answeredBy: text,
  answers: z.array(answer, { error: 'must be a list of patterns' }).min(1, 'must not be empty'),
  moves: z.array(eventPattern, { error: 'must be a list of patterns' }).default([]),
});

export const watchListSchema = z.strictObject({
  watchlist: z.strictObject({ id: text, name: text }),
  items: z.array(item, { error: 'must be a list of questions' }).min(1, 'must have at least one question'),
});

export type WatchListFile = z.infer<typeof watchListSchema>;
export type WatchItemEntry = WatchListFile['items'][number];
export type PatternEntry = WatchItemEntry['answers'][number];

const PATTERN = [...Object.keys(eventParts), 'availability'];
/** By the field around them: the names that there are. */
export const WATCH_FIELDS: Record<string, readonly string[]> = {
  '': Object.keys(watchListSchema.shape),
  watchlist: ['id', 'name'],
  items: Object.keys(item.shape),
  about: Object.keys(eventParts),
  moves: Object.keys(eventParts),
  answers: PATTERN,
  availability: ['models', 'channels', 'states'],
};
