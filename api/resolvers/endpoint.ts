import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { instant, neighbours, relatedOne } from './related.ts';

const ROLES = ['primary', 'fallback'];

/** A workload's endpoints: the primary first, then the fallbacks in the order in which they are tried. */
export async function endpointsOf(workload: Seen, context: ApiContext): Promise<Seen[]> {
  const found = await neighbours(workload, context, { relation: 'HAS_ENDPOINT', direction: 'out' });
  const place = ({ role, order }: { role?: unknown; order?: unknown }) =>
    ROLES.indexOf(String(role)) * 1_000 + Number(order ?? 0);
  const sorted = found.sort((a, b) => place(a.fact.qualifiers) - place(b.fact.qualifiers));
  return [...new Map(sorted.map(({ node }) => [node.id, seen(node, workload.view)])).values()];
}

/** How its workload uses it: the qualifiers of the fact that joins them. */
async function use(parent: Seen, context: ApiContext): Promise<Record<string, unknown>> {
  const [found] = await neighbours(parent, context, { relation: 'HAS_ENDPOINT', direction: 'in' });
  return found?.fact.qualifiers ?? {};
}

async function offering(parent: Seen, _: unknown, context: ApiContext): Promise<Seen | null> {
  return relatedOne(parent, context, { relation: 'USES', direction: 'out', kind: 'Offering' });
}

/** What the offering that is used leads to. */
const throughOffering =
  (relation: 'OFFERING_OF' | 'THROUGH') =>
  async (parent: Seen, _: unknown, context: ApiContext): Promise<Seen | null> => {
    const used = await offering(parent, null, context);
    return used === null ? null : relatedOne(used, context, { relation, direction: 'out', anyTime: true });
  };

export const Endpoint = {
  workload: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'HAS_ENDPOINT', direction: 'in', kind: 'Workload' }),
  role: async (parent: Seen, _: unknown, context: ApiContext) =>
    String((await use(parent, context)).role ?? 'primary').toUpperCase(),
  order: async (parent: Seen, _: unknown, context: ApiContext) => (await use(parent, context)).order ?? null,
  verifiedAt: async (parent: Seen, _: unknown, context: ApiContext) => instant((await use(parent, context)).verifiedAt),
  switchMinutes: async (parent: Seen, _: unknown, context: ApiContext) =>
    (await use(parent, context)).switchMinutes ?? null,
  region: async (parent: Seen, _: unknown, context: ApiContext) => {
    const [used] = await neighbours(parent, context, { relation: 'USES', direction: 'out' });
    return used?.fact.qualifiers.region ?? null;
  },
  offering,
  model: throughOffering('OFFERING_OF'),
  channel: throughOffering('THROUGH'),
  resolved: async (parent: Seen, _: unknown, context: ApiContext) => (await offering(parent, null, context)) !== null,
};

export const Offering = {
  model: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'OFFERING_OF', direction: 'out', anyTime: true }),
  channel: (parent: Seen, _: unknown, context: ApiContext) =>
    relatedOne(parent, context, { relation: 'THROUGH', direction: 'out', anyTime: true }),
  async region(parent: Seen, _: unknown, context: ApiContext) {
    const [found] = await neighbours(parent, context, { relation: 'THROUGH', direction: 'out', anyTime: true });
    return found?.fact.qualifiers.region ?? null;
  },
  async releasedAt(parent: Seen, _: unknown, context: ApiContext) {
    const [found] = await neighbours(parent, context, { relation: 'OFFERING_OF', direction: 'out', anyTime: true });
    return found?.fact.validFrom ?? null;
  },
  async audience(parent: Seen, _: unknown, context: ApiContext) {
    const [found] = await neighbours(parent, context, { relation: 'OFFERING_OF', direction: 'out', anyTime: true });
    const audience = found?.fact.qualifiers.audience;
    return audience == null ? null : seen(audience, parent.view);
  },
};
