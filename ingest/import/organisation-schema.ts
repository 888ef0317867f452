/** What an organisation file may hold. The README explains the fields to whoever writes one. */
import { z } from 'zod';

const text = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');
/** Ids may be numbers in YAML ("id: 7"). */
const id = z
  .union([text, z.number().transform(String)], { error: 'must be a short name' })
  .refine((given) => /[\p{L}\p{N}]/u.test(given), { error: 'must have a letter or a digit' });
const day = z
  .string({ error: 'must be a day, as 2026-05-04' })
  .refine(
    (given) => /^\d{4}-\d\d-\d\d$/.test(given) && new Date(`${given}T00:00Z`).toJSON()?.startsWith(given) === true,
    {
      error: 'must be a day that exists, as 2026-05-04',
    },
  );
/** YAML reads `yes` and `no` as words, `true` and `false` as neither; people write both. */
const yesNo = <const T extends string>(others: readonly T[]) =>
  z.preprocess(
    (given) => (given === true ? 'yes' : given === false ? 'no' : given),
    z.enum(['yes', 'no', ...others] as const, { error: `must be ${['yes', 'no', ...others].join(', ')}` }),
  );
const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: `must be ${values.join(', ')}` });
const atLeastZero = z.number({ error: 'must be a number' }).nonnegative('must not be negative');
const code = z
  .string({ error: 'must be the code of a jurisdiction, as DE, US-CA or EU' })
  .trim()
  .min(1, 'must be the code of a jurisdiction, as DE, US-CA or EU');

const audience = z.strictObject({
  kind: oneOf('everyone', 'foreign-persons', 'listed', 'class', 'region'),
  jurisdictions: z.array(code, { error: 'must be a list of codes, as [DE, FR]' }).optional(),
  /** Nationalities of the users, where they are known (staff). */
  nationalities: z.array(code, { error: 'must be a list of codes, as [DE, IN]' }).optional(),
  list: text.optional(),
  label: text.optional(),
});

const endpoint = z.strictObject({
  id: id.optional(),
  model: text,
  channel: text,
  region: text.optional(),
  role: oneOf('primary', 'fallback').default('primary'),
  order: z.int('must be a whole number').nonnegative('must not be negative').optional(),
  /** When the switch to it was last tried. */
  verifiedAt: day.nullable().optional(),
  switchMinutes: atLeastZero.nullable().optional(),
});

const workload = z.strictObject({
  id,
  name: text,
  owner: text.optional(),
  supports: z.array(id, { error: 'must be a list of function ids' }).default([]),
  audience: audience.optional(),
  dependsOn: z
    .array(z.strictObject({ workload: id, strength: oneOf('hard', 'soft').default('hard') }), {
      error: 'must be a list of {workload, strength}',
    })
    .default([]),
  endpoints: z.array(endpoint, { error: 'must be a list of endpoints' }).default([]),
});

const businessFunction = z.strictObject({
  id,
  name: text,
  critical: yesNo(['not-assessed']).default('not-assessed'),
  rtoHours: atLeastZero.nullable().optional(),
  rpoHours: atLeastZero.nullable().optional(),
  impactOfDiscontinuing: oneOf('low', 'medium', 'high', 'not-assessed').default('not-assessed'),
  substitutability: text.nullable().optional(),
  exitPlan: z
    .strictObject({ exists: z.boolean({ error: 'must be true or false' }), testedOn: day.nullable().optional() })
    .nullable()
    .optional(),
});

export const organisationSchema = z.strictObject({
  organisation: z.strictObject({
    id,
    name: text,
    home: code.optional(),
    sector: text.optional(),
    testFallbacksWithinDays: z.int('must be a whole number of days').positive('must be at least 1').optional(),
  }),
  functions: z.array(businessFunction, { error: 'must be a list of functions' }).default([]),
  workloads: z.array(workload, { error: 'must be a list of workloads' }).min(1, 'must have at least one workload'),
});

export type OrganisationFile = z.infer<typeof organisationSchema>;
export type WorkloadEntry = OrganisationFile['workloads'][number];
export type EndpointEntry = WorkloadEntry['endpoints'][number];
export type FunctionEntry = OrganisationFile['functions'][number];
