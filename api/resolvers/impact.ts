import type { Audience, View } from '../../graph/model.ts';
import type {
  Alternative as AlternativeAnswer,
  Coverage as CoverageAnswer,
  EndpointAssessment as EndpointAnswer,
  FallbackAssessment as FallbackAnswer,
  FunctionImpact as FunctionAnswer,
  Impact as ImpactAnswer,
  ImpactStatus,
  Shared,
  WorkloadImpact as WorkloadAnswer,
} from '../../queries/impact/answer.ts';
import type { Exposure as ExposureAnswer, Supplier as SupplierAnswer } from '../../queries/impact/exposure.ts';
import { checkFirst, type PageArgs } from '../../queries/listing.ts';
import { type ApiContext, type Seen, seen } from '../api-context.ts';
import { pageOfList } from '../connection.ts';
import { load, loadAll, upper } from './related.ts';

/** A workload knows the answer that it is part of: its alternatives are sought for all that ask, and only then. */
type SeenWorkload = Seen<WorkloadAnswer> & { answer: ImpactAnswer };

const ofAnswer = (one: WorkloadAnswer, answer: ImpactAnswer, view: View): SeenWorkload => ({
  ...seen(one, view),
  answer,
});

type WorkloadsArgs = PageArgs & { status?: ImpactStatus[] | null; only?: string[] | null };

/** The answer is computed once; its lists are pages of what is there already. */
export const Impact = {
  organisation: (parent: Seen<ImpactAnswer>) => seen(parent.it.organisation, parent.view),
  title: (parent: Seen<ImpactAnswer>) => parent.it.question.title,
  event: (parent: Seen<ImpactAnswer>, _: unknown, context: ApiContext) =>
    parent.it.question.kind === 'event' ? load(parent.it.question.id, parent, context) : null,
  action: ({ it, view }: Seen<ImpactAnswer>) => (it.question.action === null ? null : seen(it.question.action, view)),
  workloads({ it, view }: Seen<ImpactAnswer>, { status, only, ...page }: WorkloadsArgs) {
    const wanted = it.workloads.filter(
      (one) => (status == null || status.includes(one.status)) && (only == null || only.includes(one.workload.id)),
    );
    return pageOfList(
      wanted.map((one) => ofAnswer(one, it, view)),
      page,
      (one) => one.it.workload.id,
    );
  },
  functions: ({ it, view }: Seen<ImpactAnswer>) => it.functions.map((one) => ({ ...seen(one, view), answer: it })),
  conflicts: ({ it, view }: Seen<ImpactAnswer>) => it.conflicts.map((conflict) => seen(conflict, view)),
  coverage: ({ it, view }: Seen<ImpactAnswer>) => seen(it.coverage, view),
};

export const WorkloadImpact = {
  workload: ({ it, view }: Seen<WorkloadAnswer>) => seen(it.workload, view),
  audience: ({ it, view }: Seen<WorkloadAnswer>): Seen<Audience> => seen(it.audience, view),
  paths: ({ it, view }: Seen<WorkloadAnswer>) => it.paths.map((path) => seen(path, view)),
  primaries: ({ it, view }: Seen<WorkloadAnswer>) => it.primaries.map((one) => seen(one, view)),
  fallbacks: ({ it, view }: Seen<WorkloadAnswer>) => it.fallbacks.map((one) => seen(one, view)),
  through: ({ it, view }: Seen<WorkloadAnswer>) => it.through.map((one) => seen(one, view)),
  exposures: ({ it, view }: Seen<WorkloadAnswer>) => it.exposures.map((one) => seen(one, view)),
  async alternatives({ it, view, answer }: SeenWorkload, args: { first?: number | null }, context: ApiContext) {
    const first = args.first == null ? 5 : checkFirst(args.first);
    const found = await context.loaders(view).alternatives(answer, it.workload.id);
    return found.slice(0, first).map((one) => seen(one, view));
  },
  functions: (parent: Seen<WorkloadAnswer>, _: unknown, context: ApiContext) =>
    loadAll(parent.it.functions, parent, context),
};

export const Exposure = {
  by: ({ it }: Seen<ExposureAnswer>) => upper(it.by),
  model: (parent: Seen<ExposureAnswer>, _: unknown, context: ApiContext) => load(parent.it.model, parent, context),
  channel: (parent: Seen<ExposureAnswer>, _: unknown, context: ApiContext) => load(parent.it.channel, parent, context),
  suppliers: ({ it, view }: Seen<ExposureAnswer>) => it.suppliers.map((one) => seen(one, view)),
  strength: ({ it }: Seen<ExposureAnswer>) => (it.strength === null ? null : upper(it.strength)),
  workload: (parent: Seen<ExposureAnswer>, _: unknown, context: ApiContext) =>
    load(parent.it.workload, parent, context),
};

export const Supplier = {
  provider: ({ it, view }: Seen<SupplierAnswer>) => seen(it.provider, view),
  role: ({ it }: Seen<SupplierAnswer>) => upper(it.role),
};

export const ImpactThrough = {
  workload: (parent: Seen<WorkloadAnswer['through'][number]>, _: unknown, context: ApiContext) =>
    load(parent.it.workload, parent, context),
  strength: ({ it }: Seen<WorkloadAnswer['through'][number]>) => upper(it.strength),
};

export const FunctionImpact = {
  function: ({ it, view }: Seen<FunctionAnswer>) => seen(it.function, view),
  critical: ({ it }: Seen<FunctionAnswer>) => upper(it.critical),
  impactOfDiscontinuing: ({ it }: Seen<FunctionAnswer>) => upper(it.impactOfDiscontinuing),
  workloads({ it, view, answer }: Seen<FunctionAnswer> & { answer: ImpactAnswer }) {
    const byId = new Map(answer.workloads.map((one) => [one.workload.id, one]));
    return it.workloads.flatMap(({ id }) => {
      const found = byId.get(id);
      return found === undefined ? [] : [ofAnswer(found, answer, view)];
    });
  },
};

export const EndpointAssessment = {
  endpoint: ({ it, view }: Seen<EndpointAnswer>) => seen(it.endpoint, view),
  availability: ({ it, view }: Seen<EndpointAnswer>) => (it.availability === null ? null : seen(it.availability, view)),
};

export const FallbackAssessment = {
  ...EndpointAssessment,
  shares: ({ it, view }: Seen<FallbackAnswer>) => it.shared.map((part) => seen(part, view)),
  unknownShares: ({ it }: Seen<FallbackAnswer>) => it.unknown.map(upper),
  reason: ({ it }: Seen<FallbackAnswer>) => it.text,
};

export const SharedPart = {
  kind: ({ it }: Seen<Shared>) => upper(it.what),
  node: (parent: Seen<Shared>, _: unknown, context: ApiContext) => load(parent.it.node, parent, context),
};

export const Alternative = {
  model: ({ it, view }: Seen<AlternativeAnswer>) => seen(it.model, view),
  provider: ({ it, view }: Seen<AlternativeAnswer>) => (it.provider === null ? null : seen(it.provider, view)),
  channel: ({ it, view }: Seen<AlternativeAnswer>) => (it.channel === null ? null : seen(it.channel, view)),
  shares: ({ it, view }: Seen<AlternativeAnswer>) => it.shared.map((part) => seen(part, view)),
};

export const Coverage = {
  unresolved: ({ it, view }: Seen<CoverageAnswer>) => it.unresolved.map((endpoint) => seen(endpoint, view)),
  sources: ({ it, view }: Seen<CoverageAnswer>) => it.sources.map((source) => seen(source, view)),
};

export const CoverageSource = {
  source: (parent: Seen<CoverageAnswer['sources'][number]>, _: unknown, context: ApiContext) =>
    load(parent.it.id, parent, context),
};
