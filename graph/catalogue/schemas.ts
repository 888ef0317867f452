/** What a row of each catalogue file may hold. The README explains the fields to whoever adds a row. */
import { z } from 'zod';

const text = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');
const date = z
  .string({ error: 'must be a day, as 2026-06-09' })
  .refine((day) => /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true, {
    error: 'must be a day that exists, as 2026-06-09',
  });
const source = z.url({ protocol: /^https?$/, error: 'must be the http(s) address that says so' });
const id = z
  .string({ error: 'must be an id' })
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be small letters, digits, "-" and "."');
const code = z
  .string({ error: 'must be a jurisdiction code' })
  .regex(/^[A-Z][A-Za-z0-9:-]*$/, 'must be a jurisdiction code: ISO 3166 (DE, US-CA), EU, or the id of a group');
const words = z.array(z.union([text, z.number().transform(String)]), { error: 'must be a list of words' });
/** One or a list; always read as a list. */
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item), item], { error: 'must be one id, or a list of ids' })
    .transform((given) => (Array.isArray(given) ? given : [given]));

/** Every row says where its facts were read, and since when they were public. */
const origin = {
  source,
  date,
  /** The day is not known exactly: it is the first on which a public list showed it. */
  approximate: z.literal(true).optional(),
};

export const audienceSchema = z.strictObject({
  kind: z.enum(['everyone', 'foreign-persons', 'listed', 'class', 'region']),
  jurisdictions: z.array(code).optional(),
  list: id.optional(),
  label: text.optional(),
});

export const providerSchema = z.strictObject({
  id,
  name: text,
  aliases: words.default([]),
  controlledFrom: oneOrMore(code),
  ...origin,
});

export const investmentSchema = z.strictObject({
  investor: id,
  in: id,
  /** A sentence of ours, to be read alone: it is what evidence shows. */
  what: text,
  ...origin,
});

const offeringEntry = z.strictObject({
  channel: id,
  region: id.optional(),
  from: date.optional(),
  audience: audienceSchema.optional(),
});

const MODALITIES = ['text', 'image', 'audio', 'video', 'file', 'embedding'] as const;

export const modelSchema = z.strictObject({
  name: text,
  id: id.optional(),
  provider: id,
  family: text,
  basedOn: oneOrMore(
    z.string().regex(/^([a-z0-9-]+\/)?[a-z0-9][a-z0-9.-]*$/, 'must be a model, as meta/llama-3.1-70b'),
  ).default([]),
  base: z.literal(true).optional(),
  openWeights: z.boolean({ error: 'must be true or false' }).nullable(),
  releaseDate: date.nullable().default(null),
  contextTokens: z.int().positive().nullable().default(null),
  inputs: z.array(z.enum(MODALITIES)).default([]),
  outputs: z.array(z.enum(MODALITIES)).default([]),
  aliases: words.default([]),
  ids: words.default([]),
  offerings: z
    .array(
      z.union([id.transform((channel) => ({ channel }) as z.infer<typeof offeringEntry>), offeringEntry], {
        error: 'must be a channel id, or {channel, region, from, audience}',
      }),
    )
    .default([]),
  ...origin,
});

export const offeringSchema = z.strictObject({
  model: z.string().regex(/^[a-z0-9-]+\/[a-z0-9][a-z0-9.-]*$/, 'must be provider/model, as openai/gpt-5.6'),
  channel: id,
  region: id.optional(),
  from: date,
  audience: audienceSchema.optional(),
  ...origin,
});

export const CHANNEL_KINDS = ['first-party', 'cloud', 'host', 'aggregator', 'application', 'self-hosted'] as const;

export const channelSchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(CHANNEL_KINDS),
  operatedBy: id.optional(),
  aliases: words.default([]),
  regions: z.record(z.string(), code).default({}),
  ...origin,
});

export const AUTHORITY_KINDS = [
  'government',
  'ministry',
  'regulator',
  'agency',
  'central-bank',
  'court',
  'legislature',
] as const;

export const authoritySchema = z.strictObject({
  id,
  name: text,
  kind: z.enum(AUTHORITY_KINDS),
  actsFor: oneOrMore(code),
  partOf: id.optional(),
  acronyms: words.default([]),
  aliases: words.default([]),
  translations: z.record(z.string().length(2), oneOrMore(text)).default({}),
  ...origin,
});

export const personSchema = z.strictObject({
  name: text,
  role: text,
  office: z.string().regex(/^(authority|provider):[a-z0-9.-]+$/, 'must be authority:id or provider:id'),
  aliases: words.default([]),
  ...origin,
});

export const groupSchema = z.strictObject({
  id: code,
  name: text,
  kind: z.enum(['union', 'group']),
  aliases: words.default([]),
  adjectives: words.default([]),
  metonyms: words.default([]),
  translations: z.record(z.string().length(2), oneOrMore(text)).default({}),
  members: z.array(code),
  ...origin,
});

export const subdivisionsSchema = z.strictObject({
  of: code,
  members: z.record(code, text),
  ...origin,
});

/** Words about a country, not claims: no source, no date. */
export const countrySchema = z.strictObject({
  id: code,
  aliases: words.default([]),
  adjectives: words.default([]),
  capital: text.optional(),
  metonyms: words.default([]),
});

export const ambiguousSchema = z.strictObject({
  key: text,
  means: z.array(z.string()).min(2),
  mostly: z.string().optional(),
  why: text,
});
