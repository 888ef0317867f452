/** `bellwether import`: reads an organisation file into the store, and says what was understood and what was not. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Catalogue } from '../graph/catalogue/catalogue.ts';
import { BellwetherError } from '../graph/errors.ts';
import type { NodeId } from '../graph/model.ts';
import type { Batch, Store } from '../graph/store.ts';
import type { ImportedEndpoint, OrganisationImport } from '../ingest/import/organisation.ts';
import type { CommandContext } from './context.ts';
import { addExamples, jsonOption, parseInstant } from './options.ts';

const MAX_BYTES = 20_000_000;
/** Whatever the store holds, whenever it was learned. */
const EVER = 8.64e15;

interface Options {
  as: string;
  dryRun?: boolean;
  asOf?: string;
  json?: boolean;
}

export function register(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('read what an organisation runs, from a YAML or JSON file; a later import replaces an earlier one')
    .argument('<file>', 'the file')
    .addOption(new Option('--as <kind>', 'what the file describes').choices(['organisation']).default('organisation'))
    .option('--dry-run', 'say what would be read, and write nothing')
    .option('--as-of <date>', 'the file tells how things stood on that day (2026-06-01; default: now)')
    .addOption(jsonOption())
    .action((file: string, options: Options) => run(file, options, context));
  addExamples(
    command,
    'bellwether import ingest/sample/organisation.yaml --as-of 2026-06-01',
    'bellwether import our-models.yaml --dry-run',
  );
}

async function run(file: string, options: Options, context: CommandContext): Promise<void> {
  const now = context.now();
  const asOf = options.asOf === undefined ? undefined : parseInstant(options.asOf, '--as-of');
  if (asOf !== undefined && asOf > now) {
    throw new BellwetherError('BAD_INPUT', `--as-of '${options.asOf}' is in the future.`, {
      hint: 'Give a day that has passed, or leave it out.',
      details: { field: '--as-of', given: options.asOf },
    });
  }
  const source = await readText(resolve(context.cwd, file), file);
  const { importOrganisation } = await import('../ingest/import/organisation.ts');
  const catalogue = await context.catalogue();
  const imported = importOrganisation(source, {
    file,
    catalogue,
    now,
    ...(asOf === undefined ? {} : { asOf }),
  });
  let before: Map<NodeId, string> | null = null;
  if (options.dryRun !== true) {
    const store = await context.openStore();
    before = await runningWorkloads(store, imported.organisation.id, now);
    await ensureCatalogue(store, catalogue, imported.batch);
    await store.write(imported.batch);
  }
  const difference = before === null ? null : compare(before, imported);
  if (options.json === true) context.printJson(toJson(imported, difference, options.dryRun === true));
  else context.print(render(imported, difference, options.dryRun === true));
}

async function readText(path: string, file: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) {
    throw new BellwetherError(
      'BAD_INPUT',
      `${file}: ${Math.round(size / 1e6)} MB is too much for an organisation file.`,
      {
        hint: `At most ${MAX_BYTES / 1e6} MB. Is it the right file?`,
        details: { file, size },
      },
    );
  }
  return readFile(path, 'utf8');
}

/** What the file uses must be there before it can be written: in a store that nobody has served or ingested into, nothing is. */
export async function ensureCatalogue(store: Store, catalogue: Catalogue, batch: Batch): Promise<void> {
  const own = new Set(batch.nodes?.map((node) => node.id));
  const used = batch.documents!.flatMap(({ facts }) => facts.flatMap((fact) => fact.object ?? []));
  const missing = [...new Set(used)].filter((id) => !own.has(id));
  const found = await store.get(missing, { at: EVER, knownAt: EVER });
  if (!found.includes(undefined)) return;
  const { catalogueBatch } = await import('../graph/catalogue/batch.ts');
  await store.write(catalogueBatch(catalogue));
}

/** Id → name of what the organisation runs, as far as the store knows now. */
async function runningWorkloads(store: Store, organisation: NodeId, now: number): Promise<Map<NodeId, string>> {
  const view = { at: now, knownAt: now };
  const hop = { relation: 'RUNS', direction: 'out', scope: organisation, first: 100_000 } as const;
  const neighbours = (await store.expand([organisation], hop, view)).get(organisation) ?? [];
  return new Map(neighbours.flatMap(({ node }) => (node === null ? [] : [[node.id, node.name] as const])));
}

interface Difference {
  added: string[];
  removed: string[];
}

function compare(before: Map<NodeId, string>, imported: OrganisationImport): Difference {
  const after = new Map(
    (imported.batch.nodes ?? []).filter((node) => node.kind === 'Workload').map((node) => [node.id, node.name]),
  );
  return {
    added: [...after].filter(([id]) => !before.has(id)).map(([, name]) => name),
    removed: [...before].filter(([id]) => !after.has(id)).map(([, name]) => name),
  };
}

function toJson(imported: OrganisationImport, difference: Difference | null, dryRun: boolean): unknown {
  const { batch: _, endpoints, ...rest } = imported;
  return {
    ...rest,
    dryRun,
    resolved: endpoints.filter((endpoint) => endpoint.offering !== null).length,
    unresolved: endpoints.filter((endpoint) => endpoint.offering === null).length,
    endpoints,
    ...(difference ?? {}),
  };
}

function render(imported: OrganisationImport, difference: Difference | null, dryRun: boolean): string {
  const { organisation, endpoints, blanked } = imported;
  const unresolved = endpoints.filter((endpoint) => endpoint.offering === null);
  const declared = endpoints.filter((endpoint) => endpoint.declared);
  const lines = [
    `${organisation.name} (${organisation.id})${dryRun ? ': nothing was written' : ''}`,
    `  functions     ${imported.functions}`,
    `  workloads     ${imported.workloads}${difference === null ? '' : changeText(difference)}`,
    `  dependencies  ${imported.dependencies}`,
    `  endpoints     ${endpoints.length}: ${endpoints.length - unresolved.length} resolved, ${unresolved.length} not`,
  ];
  if (blanked > 0) lines.push(`  secrets       ${blanked} taken out; they are not stored`);
  if (difference !== null && difference.removed.length > 0)
    lines.push(`  gone          ${difference.removed.join(', ')}`);
  if (declared.length > 0) {
    lines.push('', 'Not listed in the catalogue, taken from the file:');
    lines.push(...[...new Set(declared.map((endpoint) => `  ${endpoint.model} via ${endpoint.channel}`))]);
  }
  if (unresolved.length > 0)
    lines.push('', 'Not resolved (their workloads will be UNKNOWN):', ...unresolved.flatMap(problemLines));
  return lines.join('\n');
}

function changeText({ added, removed }: Difference): string {
  if (added.length === 0 && removed.length === 0) return ' (the same as before)';
  return ` (${added.length} new, ${removed.length} gone)`;
}

function problemLines({ workload, unresolved }: ImportedEndpoint): string[] {
  return unresolved.map(({ what, given, nearest, ambiguous }) => {
    const near =
      nearest.length === 0 ? 'nothing near it' : `${ambiguous ? 'it may mean' : 'nearest'}: ${nearest.join(', ')}`;
    return `  ${workload}: no ${what} '${given}' (${near})`;
  });
}
