/** An organisation for tests: its file as facts in its own scope. */
import { offeringId, organisationId, partId } from '../../graph/ids.ts';
import type { Audience, Json, NodeId, Props } from '../../graph/model.ts';
import { utc, type World } from './world.ts';

export interface EndpointSpec {
  /** Null: nothing in the catalogue matches it. */
  model: NodeId | null;
  channel?: NodeId;
  role?: 'primary' | 'fallback';
  order?: number;
  verifiedAt?: string | null;
  switchMinutes?: number | null;
}
export interface WorkloadSpec {
  id: string;
  supports?: string[];
  audience?: (Audience & { nationalities?: NodeId[] }) | undefined;
  needs?: { on: string; strength?: 'hard' | 'soft' }[];
  endpoints: EndpointSpec[];
}
export interface OrganisationSpec {
  id?: string;
  name?: string;
  home?: NodeId;
  /** Of the organisation, beside its home. */
  props?: Props;
  /** Everything beside the id describes it. */
  functions?: ({ id: string } & Props)[];
  workloads: WorkloadSpec[];
}

export const ORG = organisationId('meridian');
export const workload = (id: string): NodeId => partId('workload', ORG, id);

export function addOrganisation(world: World, spec: OrganisationSpec): NodeId {
  const org = organisationId(spec.id ?? 'meridian');
  const id = (kind: 'function' | 'workload' | 'endpoint', part: string): NodeId => partId(kind, org, part);
  world.node('Organisation', org, spec.name ?? 'Meridian', {
    props: { home: spec.home ?? 'jurisdiction:DE', ...spec.props },
  });
  const file = world.doc('import', `File of ${org}`, utc('2026-01-01'), { origin: 'import', scope: org });
  for (const { id: name, ...props } of spec.functions ?? []) {
    world.node('Function', id('function', name), name, { scope: org, props });
    file.says(org, 'PERFORMS', id('function', name));
  }
  for (const { id: name, supports = [], audience, needs = [], endpoints } of spec.workloads) {
    const one = id('workload', name);
    world.node('Workload', one, name, { scope: org });
    file.says(org, 'RUNS', one);
    for (const business of supports) file.says(one, 'SUPPORTS', id('function', business));
    if (audience !== undefined) file.says(one, 'SERVES', { value: audience as unknown as Json });
    for (const { on, strength = 'hard' } of needs) {
      file.says(one, 'DEPENDS_ON', id('workload', on), { qualifiers: { strength } });
    }
    endpoints.forEach((use, i) => {
      const endpoint = id('endpoint', `${name}/${i}`);
      world.node('Endpoint', endpoint, `${name} endpoint ${i}`, { scope: org });
      const { role = i === 0 ? 'primary' : 'fallback', order = i, verifiedAt = null, switchMinutes = null } = use;
      file.says(one, 'HAS_ENDPOINT', endpoint, { qualifiers: { role, order, verifiedAt, switchMinutes } });
      if (use.model === null) file.says(org, 'UNRESOLVED', endpoint);
      else file.says(endpoint, 'USES', offeringId(use.model, use.channel!));
    });
  }
  return org;
}
