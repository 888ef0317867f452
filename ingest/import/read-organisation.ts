/** An organisation file, from text to checked data with the place of every part. */
import { slug } from '../../graph/ids.ts';
import { nearest } from '../../graph/nearest.ts';
import { type OrganisationFile, organisationSchema } from './organisation-schema.ts';
import { type Path, type Problem, type ReadFile, readYaml } from './read-yaml.ts';

export type ReadOrganisation = ReadFile<OrganisationFile>;

const SHAPE =
  'It has organisation: {id, name, home}, functions: [...] and workloads: [...]; see ingest/import/README.md.';

const FIELDS: Record<string, readonly string[]> = {
  '': Object.keys(organisationSchema.shape),
  organisation: Object.keys(organisationSchema.shape.organisation.shape),
  functions: [
    'id',
    'name',
    'critical',
    'rtoHours',
    'rpoHours',
    'impactOfDiscontinuing',
    'substitutability',
    'exitPlan',
  ],
  exitPlan: ['exists', 'testedOn'],
  workloads: ['id', 'name', 'owner', 'supports', 'audience', 'dependsOn', 'endpoints'],
  audience: ['kind', 'jurisdictions', 'nationalities', 'list', 'label'],
  dependsOn: ['workload', 'strength'],
  endpoints: ['id', 'model', 'channel', 'region', 'role', 'order', 'verifiedAt', 'switchMinutes'],
};

/** `file` is what errors call it. Throws BAD_INPUT. */
export function readOrganisation(source: string, file: string): ReadOrganisation {
  const read = readYaml(source, file, {
    what: 'an organisation',
    shape: SHAPE,
    schema: organisationSchema,
    fields: FIELDS,
  });
  const problems = referenceProblems(read.data);
  if (problems.length > 0) throw read.failure(problems);
  return read;
}

/** Ids that stand twice, and references to what isn't there. Ids are compared as they become part of graph ids. */
function referenceProblems(data: OrganisationFile): Problem[] {
  const problems: Problem[] = [];
  const taken = (list: 'functions' | 'workloads'): Map<string, string> => {
    const ids = new Map<string, string>();
    for (const [index, { id }] of data[list].entries()) {
      const key = slug(id);
      if (ids.has(key)) {
        problems.push({
          path: [list, index, 'id'],
          message: `'${id}' stands twice`,
          hint: `Give each of the ${list} an id of its own.`,
        });
      } else ids.set(key, id);
    }
    return ids;
  };
  const functions = taken('functions');
  const workloads = taken('workloads');
  const unknown = (path: Path, what: string, id: string, known: Map<string, string>): void => {
    if (known.has(slug(id))) return;
    const near = nearest(known.values(), id);
    const hint =
      near.length > 0 ? `Nearest: ${near.join(', ')}.` : `There are: ${[...known.values()].slice(0, 8).join(', ')}.`;
    problems.push({ path, message: `names the ${what} '${id}', which is not in this file`, hint });
  };
  for (const [index, workload] of data.workloads.entries()) {
    for (const [i, id] of workload.supports.entries())
      unknown(['workloads', index, 'supports', i], 'function', id, functions);
    for (const [i, { workload: id }] of workload.dependsOn.entries()) {
      unknown(['workloads', index, 'dependsOn', i, 'workload'], 'workload', id, workloads);
    }
    const seen = new Set<string>();
    for (const [i, endpoint] of workload.endpoints.entries()) {
      const key = endpointKey(endpoint);
      if (seen.has(key)) {
        problems.push({
          path: ['workloads', index, 'endpoints', i],
          message: 'stands twice in this workload',
          hint: 'Take one away, or give each an id of its own.',
        });
      }
      seen.add(key);
    }
  }
  return problems;
}

/** What tells an endpoint from the others of its workload: its id, else what it uses. */
export function endpointKey(endpoint: {
  id?: string | undefined;
  model: string;
  channel: string;
  region?: string | undefined;
}): string {
  return slug(endpoint.id ?? [endpoint.model, endpoint.channel, endpoint.region].filter(Boolean).join(' '));
}
