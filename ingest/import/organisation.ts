/** An organisation file as a batch for the store: one document, with a fact for everything that it says. */
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { documentId, hash, jurisdictionId, organisationId, partId, sourceId } from '../../graph/ids.ts';
import type { Instant, Json, NodeId, Props } from '../../graph/model.ts';
import { nearest } from '../../graph/nearest.ts';
import type { Batch, FactInput, NodeInput } from '../../graph/store.ts';
import type { EndpointEntry, FunctionEntry, WorkloadEntry } from './organisation-schema.ts';
import { endpointKey, type ReadOrganisation, readOrganisation } from './read-organisation.ts';
import type { Path, Problem } from './read-yaml.ts';
import { type Resolution, resolveEndpoint, type UnresolvedName } from './resolve-endpoint.ts';

export const IMPORT_SOURCE: NodeId = sourceId('import');

export interface ImportOptions {
  /** What errors call the file. */
  file: string;
  catalogue: Catalogue;
  now: Instant;
  /** The file tells how things stood on that day: it counts as known since then, and is marked as back-filled. */
  asOf?: Instant;
}

export interface ImportedEndpoint {
  id: NodeId;
  /** The workload's id in the file. */
  workload: string;
  /** As written. */
  model: string;
  channel: string;
  region: string | null;
  role: 'primary' | 'fallback';
  /** Null where it is unresolved. */
  offering: NodeId | null;
  /** The catalogue has model and channel but doesn't list the one on the other: the offering is the organisation's word. */
  declared: boolean;
  unresolved: UnresolvedName[];
}

export interface OrganisationImport {
  batch: Batch;
  organisation: { id: NodeId; name: string };
  document: NodeId;
  functions: number;
  workloads: number;
  dependencies: number;
  endpoints: ImportedEndpoint[];
  /** How many secrets were taken out of the text. */
  blanked: number;
}

/**
 * Reads `source` (YAML or JSON). The document is the same for every file about the same organisation, so that a later
 * import replaces an earlier one: what it no longer says ends. Throws BAD_INPUT.
 */
export function importOrganisation(source: string, options: ImportOptions): OrganisationImport {
  const { file, catalogue, now } = options;
  const read = readOrganisation(source, file);
  const { data } = read;
  checkJurisdictions(read, catalogue);

  const organisation = organisationId(data.organisation.id);
  const scope = organisation;
  const learnedAt = options.asOf ?? now;
  const document = documentId(IMPORT_SOURCE, organisation);
  const nodes: NodeInput[] = [];
  const facts: FactInput[] = [];
  const endpoints: ImportedEndpoint[] = [];
  const node = (
    id: NodeId,
    kind: NodeInput['kind'],
    name: string,
    props: Record<string, Json | undefined>,
    keys: string[] = [],
  ) => {
    nodes.push({ id, kind, name, scope, keys, props: defined(props), learnedAt });
  };
  /** `paths`: from the first to the last of these stands what says so. */
  const say = (subject: NodeId, relation: FactInput['relation'], paths: Path[], rest: Partial<FactInput>) => {
    const places = paths.map((path) => read.place(path));
    const start = Math.min(...places.map((place) => place.start));
    const end = Math.max(...places.map((place) => place.end));
    facts.push({ subject, relation, quote: read.text.slice(start, end), start, end, confidence: 1, ...rest });
  };
  const functionId = (id: string) => partId('function', organisation, id);
  const workloadId = (id: string) => partId('workload', organisation, id);

  nodes.push({ id: IMPORT_SOURCE, kind: 'Source', name: 'Imported files', props: { kind: null }, learnedAt: 0 });
  // That it exists is not private: commands find it by name. All that it runs is.
  nodes.push({
    id: organisation,
    kind: 'Organisation',
    name: data.organisation.name,
    keys: [data.organisation.id],
    props: defined({
      home: data.organisation.home === undefined ? undefined : jurisdictionId(data.organisation.home),
      sector: data.organisation.sector,
      testFallbacksWithinDays: data.organisation.testFallbacksWithinDays,
    }),
    learnedAt,
  });

  for (const [index, entry] of data.functions.entries()) {
    const at: Path = ['functions', index];
    node(functionId(entry.id), 'Function', entry.name, functionProps(entry), [entry.id]);
    say(
      organisation,
      'PERFORMS',
      [
        [...at, 'id'],
        [...at, 'name'],
      ],
      { object: functionId(entry.id) },
    );
  }

  for (const [index, entry] of data.workloads.entries()) {
    const at: Path = ['workloads', index];
    const workload = workloadId(entry.id);
    node(workload, 'Workload', entry.name, { owner: entry.owner }, [entry.id]);
    say(
      organisation,
      'RUNS',
      [
        [...at, 'id'],
        [...at, 'name'],
      ],
      { object: workload },
    );
    for (const id of entry.supports) {
      say(workload, 'SUPPORTS', [[...at, 'supports']], { object: functionId(id) });
    }
    if (entry.audience !== undefined)
      say(workload, 'SERVES', [[...at, 'audience']], { value: audienceValue(entry.audience) });
    for (const [i, { workload: other, strength }] of entry.dependsOn.entries()) {
      say(workload, 'DEPENDS_ON', [[...at, 'dependsOn', i]], { object: workloadId(other), qualifiers: { strength } });
    }
    for (const [i, endpoint] of entry.endpoints.entries()) {
      const id = partId('endpoint', organisation, `${entry.id}/${endpointKey(endpoint)}`);
      const place: Path[] = [[...at, 'endpoints', i]];
      const { model, channel, region } = endpoint;
      node(id, 'Endpoint', `${model} via ${channel}${region === undefined ? '' : ` (${region})`}`, {
        model,
        channel,
        region,
      });
      say(workload, 'HAS_ENDPOINT', place, { object: id, qualifiers: endpointQualifiers(endpoint, i) });
      const resolution = resolveEndpoint(catalogue, endpoint);
      const offering = resolution.resolved ? (resolution.offering?.id ?? declaredId(organisation, resolution)) : null;
      const declared = resolution.resolved && resolution.offering === null;
      if (!resolution.resolved) {
        const { unresolved } = resolution;
        const qualifiers = {
          model,
          channel,
          missing: unresolved.map(({ what }) => what),
          nearest: unresolved.flatMap((u) => u.nearest),
        };
        say(organisation, 'UNRESOLVED', place, { object: id, qualifiers });
      } else {
        say(id, 'USES', place, { object: offering!, qualifiers: defined({ region }) });
      }
      if (resolution.resolved && declared) {
        node(offering!, 'Offering', `${resolution.model.name} on ${resolution.channel.name}`, { declared: true });
        const { from, audience } = terms(catalogue, resolution);
        say(offering!, 'OFFERING_OF', place, {
          object: resolution.model.id,
          validFrom: from,
          qualifiers: { audience },
        });
        say(offering!, 'THROUGH', place, { object: resolution.channel.id, validFrom: from });
      }
      endpoints.push({
        id,
        workload: entry.id,
        model,
        channel,
        region: region ?? null,
        role: endpoint.role,
        offering,
        declared,
        unresolved: resolution.resolved ? [] : resolution.unresolved,
      });
    }
    // Nobody said what it runs on: that is unknown, and not nothing. What only joins other workloads hangs on these.
    if (entry.endpoints.length === 0 && entry.dependsOn.length === 0) {
      const id = partId('endpoint', organisation, `${entry.id}/not-said`);
      const place: Path[] = [
        [...at, 'id'],
        [...at, 'name'],
      ];
      node(id, 'Endpoint', `What ${entry.name} runs on`, {});
      say(workload, 'HAS_ENDPOINT', place, { object: id, qualifiers: { role: 'primary', order: 0 } });
      say(organisation, 'UNRESOLVED', place, {
        object: id,
        qualifiers: { missing: ['model', 'channel'], nearest: [] },
      });
    }
  }

  const batch: Batch = {
    nodes: once(nodes),
    documents: [
      {
        document: {
          id: document,
          source: IMPORT_SOURCE,
          url: null,
          title: `Organisation file of ${data.organisation.name}`,
          // A file doesn't say when it was written; the moment of the import would make the same file another one each time.
          publishedAt: options.asOf ?? null,
          fetchedAt: now,
          language: null,
          text: read.text,
          contentHash: hash(read.text),
          origin: 'import',
          scope,
          learnedAt,
          backfilled: options.asOf !== undefined,
        },
        facts,
      },
    ],
  };
  return {
    batch,
    organisation: { id: organisation, name: data.organisation.name },
    document,
    functions: data.functions.length,
    workloads: data.workloads.length,
    dependencies: data.workloads.reduce((sum, workload) => sum + workload.dependsOn.length, 0),
    endpoints,
    blanked: read.blanked,
  };
}

type Resolved = Extract<Resolution, { resolved: true }>;

/** An offering that only the organisation tells of. It is private, so its id can't be that of a public one. */
const declaredId = (organisation: NodeId, { model, channel }: Resolved): NodeId =>
  partId('offering', organisation, `${bare(model.id)}-on-${bare(channel.id)}`);

const bare = (id: NodeId): string => id.slice(id.indexOf(':') + 1).replaceAll('/', '-');

/** Since when and for whom: what other channels offer the model to is the best guess for one that nobody lists. */
function terms(catalogue: Catalogue, { model }: Resolved): { from: Instant | null; audience: Json } {
  const audiences = catalogue.offerings.filter((row) => row.model === model.id).map((row) => row.audience);
  const audience = audiences.find((given) => given.kind === 'everyone') ?? audiences[0] ?? { kind: 'everyone' };
  return { from: model.releaseDate, audience: { ...audience } as Json };
}

function functionProps(entry: FunctionEntry): Record<string, Json | undefined> {
  const { critical, rtoHours, rpoHours, impactOfDiscontinuing, substitutability, exitPlan } = entry;
  const plan =
    exitPlan == null ? undefined : defined({ exists: exitPlan.exists, testedOn: instantOf(exitPlan.testedOn) });
  return { critical, rtoHours, rpoHours, impactOfDiscontinuing, substitutability, exitPlan: plan };
}

/** Instants, as everywhere in the graph, are milliseconds. Fallbacks without an order are tried as they stand in the file. */
function endpointQualifiers(endpoint: EndpointEntry, index: number): Props {
  const { role, order = index, switchMinutes } = endpoint;
  return defined({ role, order, verifiedAt: instantOf(endpoint.verifiedAt), switchMinutes });
}

function audienceValue(audience: NonNullable<WorkloadEntry['audience']>): Json {
  const { kind, list, label } = audience;
  const [jurisdictions, nationalities] = [audience.jurisdictions, audience.nationalities].map((codes) =>
    codes?.map(jurisdictionId),
  );
  return defined({ kind, jurisdictions, nationalities, list, label });
}

function checkJurisdictions(read: ReadOrganisation, catalogue: Catalogue): void {
  const codes = new Set(catalogue.jurisdictions.map((row) => row.code));
  const problems: Problem[] = [];
  const check = (path: Path, code: string | undefined): void => {
    if (code === undefined || codes.has(code)) return;
    const near = codes.has(code.toUpperCase()) ? [code.toUpperCase()] : nearest(codes, code);
    const hint = `Write ISO 3166 codes, EU, or the id of a group.${near.length > 0 ? ` Nearest: ${near.join(', ')}.` : ''}`;
    problems.push({ path, message: `names the jurisdiction '${code}', which the catalogue doesn't know`, hint });
  };
  check(['organisation', 'home'], read.data.organisation.home);
  for (const [index, { audience }] of read.data.workloads.entries()) {
    for (const field of ['jurisdictions', 'nationalities'] as const) {
      for (const [i, code] of (audience?.[field] ?? []).entries())
        check(['workloads', index, 'audience', field, i], code);
    }
  }
  if (problems.length > 0) throw read.failure(problems);
}

const instantOf = (day: string | null | undefined): Instant | null | undefined =>
  day == null ? day : Date.parse(`${day}T00:00Z`);

/** Without what isn't given. */
function defined(props: Record<string, Json | undefined>): Props {
  return Object.fromEntries(Object.entries(props).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Two workloads may use the same declared offering. */
function once(nodes: NodeInput[]): NodeInput[] {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}
