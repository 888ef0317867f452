import { jurisdictionId } from '../../graph/ids.ts';
import type { Audience } from '../../graph/model.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { endpointsOf } from './endpoint.ts';
import { instant, load, neighbours, prop, related, relatedOne, upper, values } from './related.ts';

const to = (relation: 'PERFORMS' | 'RUNS' | 'SUPPORTS') => ({ relation, direction: 'out' }) as const;
const from = (relation: 'PERFORMS' | 'RUNS' | 'SUPPORTS') => ({ relation, direction: 'in' }) as const;

export const Organisation = {
  home(parent: Seen, _: unknown, context: ApiContext) {
    const home = parent.it.props.home;
    return load(typeof home === 'string' ? jurisdictionId(home.replace(/^jurisdiction:/, '')) : null, parent, context);
  },
  sector: prop('sector'),
  functions: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, to('PERFORMS')),
  workloads: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, to('RUNS')),
  async endpoints(parent: Seen, _: unknown, context: ApiContext) {
    const workloads = await related(parent, context, to('RUNS'));
    return (await Promise.all(workloads.map((workload) => endpointsOf(workload, context)))).flat();
  },
};

export const BusinessFunction = {
  critical: (parent: Seen) => upper(String(parent.it.props.critical ?? 'not-assessed')),
  rtoHours: prop('rtoHours'),
  rpoHours: prop('rpoHours'),
  impactOfDiscontinuing: (parent: Seen) => upper(String(parent.it.props.impactOfDiscontinuing ?? 'not-assessed')),
  substitutability: prop('substitutability'),
  exitPlan(parent: Seen) {
    const plan = parent.it.props.exitPlan as { exists?: boolean; testedOn?: number | string | null } | null | undefined;
    if (plan == null) return null;
    return { exists: plan.exists === true, testedOn: instant(plan.testedOn) };
  },
  workloads: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, from('SUPPORTS')),
};

export const Workload = {
  owner: prop('owner'),
  async audience(parent: Seen, _: unknown, context: ApiContext): Promise<Seen<Audience> | null> {
    const [served] = await values(parent, context, 'SERVES');
    return served === undefined ? null : seen(served.value as unknown as Audience, parent.view);
  },
  supports: (parent: Seen, _: unknown, context: ApiContext) => related(parent, context, to('SUPPORTS')),
  async dependsOn(parent: Seen, _: unknown, context: ApiContext) {
    const found = await neighbours(parent, context, { relation: 'DEPENDS_ON', direction: 'out' });
    return found.map(({ fact, node }) => ({
      workload: seen(node!, parent.view),
      strength: upper(String(fact.qualifiers.strength ?? 'hard')),
    }));
  },
  endpoints: (parent: Seen, _: unknown, context: ApiContext) => endpointsOf(parent, context),
  organisation: (parent: Seen, _: unknown, context: ApiContext) => relatedOne(parent, context, from('RUNS')),
};
