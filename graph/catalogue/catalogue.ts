/** The curated catalogue: YAML files → typed rows with ids, every reference resolved, every key unique. */
import { authorityId, channelId, jurisdictionId, modelId, normaliseKey, offeringId, providerId, slug } from '../ids.ts';
import type { Audience, Instant, NodeId } from '../model.ts';
import { isoCountries } from './countries.ts';
import { indexKeys, referenceHint } from './keys.ts';
import {
  type AuthorityRow,
  type Catalogue,
  type CatalogueRow,
  CHANNEL_SELF_HOSTED,
  type ChannelRow,
  type EvidenceRow,
  type JurisdictionRow,
  type ModelRow,
  type OfferingRow,
  type PersonRow,
  type ProviderRow,
} from './rows.ts';
import * as schemas from './schemas.ts';
import { readTable, rowError, type ValidRow } from './validate.ts';

export type * from './rows.ts';
export { CHANNEL_SELF_HOSTED } from './rows.ts';

const SHIPPED = import.meta.dirname;
let shipped: Catalogue | undefined;

/**
 * The catalogue of `folder`; without one, that which ships with Bellwether, read once a process.
 * Throws BAD_INPUT naming file, row and field.
 */
export function loadCatalogue(folder?: string): Catalogue {
  if (folder !== undefined) return readCatalogue(folder);
  shipped ??= readCatalogue(SHIPPED);
  return shipped;
}

function readCatalogue(folder: string): Catalogue {
  const byId = new Map<NodeId, CatalogueRow>();
  const add = <T extends CatalogueRow>(row: T, raw: ValidRow<unknown>['raw'] | null): T => {
    const before = byId.get(row.id);
    if (before !== undefined && raw !== null) {
      const where = before.raw === null ? 'the country library' : `${before.raw.file}, line ${before.raw.line}`;
      throw rowError(
        raw,
        'id' in raw.fields ? 'id' : 'name',
        `${row.id} is there already (${where})`,
        'Give it another id, or merge the two rows.',
      );
    }
    byId.set(row.id, row);
    return row;
  };
  /** The id, if there is such a row; else an error that names the nearest. */
  const known = (id: NodeId, { raw }: ValidRow<unknown>, field: string): NodeId => {
    if (byId.has(id)) return id;
    throw rowError(raw, field, `refers to ${id}, which no row defines`, referenceHint(byId.keys(), id));
  };

  const jurisdictions = readJurisdictions(folder, add, known);

  const providers = readTable(folder, 'providers', schemas.providerSchema).map((row): ProviderRow => {
    const { raw, fields } = row;
    return add(
      {
        ...described(row, providerId(fields.id), [...fields.aliases, fields.id]),
        controlledFrom: fields.controlledFrom.map((code) => known(jurisdictionId(code), row, 'controlledFrom')),
      },
      raw,
    );
  });

  const channels = readTable(folder, 'channels', schemas.channelSchema).map((row): ChannelRow => {
    const { raw, fields } = row;
    if ((fields.operatedBy === undefined) !== (fields.kind === 'self-hosted')) {
      throw rowError(
        raw,
        'operatedBy',
        'is due for every channel but a self-hosted one',
        'Name the provider that runs it.',
      );
    }
    return add(
      {
        ...described(row, channelId(fields.id), [...fields.aliases, fields.id]),
        kind: fields.kind,
        operatedBy: fields.operatedBy === undefined ? null : known(providerId(fields.operatedBy), row, 'operatedBy'),
        regions: Object.fromEntries(
          Object.entries(fields.regions).map(([region, code]) => [
            region,
            known(jurisdictionId(code), row, `regions.${region}`),
          ]),
        ),
      },
      raw,
    );
  });

  const modelRows = readTable(folder, 'models', schemas.modelSchema);
  const models = modelRows.map((row): ModelRow => {
    const { raw, fields } = row;
    const provider = known(providerId(fields.provider), row, 'provider');
    const id = modelId(fields.provider, fields.id ?? fields.name);
    return add(
      {
        ...described(row, id, [...fields.aliases, ...fields.ids, id.slice('model:'.length)]),
        aliases: fields.aliases,
        provider,
        family: fields.family,
        basedOn: [],
        base: fields.base === true,
        openWeights: fields.openWeights,
        releaseDate: fields.releaseDate === null ? null : instant(fields.releaseDate),
        contextTokens: fields.contextTokens,
        inputs: fields.inputs,
        outputs: fields.outputs,
        apiIds: fields.ids,
      },
      raw,
    );
  });
  // Only now is every model known, whatever the order of the rows.
  for (const [index, row] of modelRows.entries()) {
    models[index]!.basedOn = row.fields.basedOn.map((base) =>
      known(modelReference(base, row.fields.provider), row, 'basedOn'),
    );
  }

  const evidence: EvidenceRow[] = [];
  const offerings = modelRows.flatMap((row, index) => offeringsOfModel(row, models[index]!, known));
  for (const row of readTable(folder, 'offerings', schemas.offeringSchema)) {
    const { raw, fields } = row;
    const model = known(modelReference(fields.model, ''), row, 'model') as NodeId;
    const channel = known(channelId(fields.channel), row, 'channel');
    const id = offeringId(model, channel, fields.region ?? null);
    const said: EvidenceRow = {
      id: `offering-row:${id.slice('offering:'.length)}#${fields.from}`,
      title: `${byId.get(model)!.name} on ${byId.get(channel)!.name}, from ${fields.from}`,
      source: fields.source,
      date: instant(fields.date),
      raw,
    };
    if (evidence.some((other) => other.id === said.id)) {
      throw rowError(raw, 'from', 'this offering has a row for that day already', 'Keep one of them.');
    }
    evidence.push(said);
    offerings.push({
      id,
      name: `${byId.get(model)!.name} on ${byId.get(channel)!.name}`,
      model,
      channel,
      region: fields.region ?? null,
      from: instant(fields.from),
      audience: audience(fields.audience, row, known),
      source: fields.source,
      date: instant(fields.date),
      raw,
      field: 'from',
      index: null,
      row: said.id,
    });
  }

  const authorityRows = readTable(folder, 'authorities', schemas.authoritySchema);
  const authorities = authorityRows.map((row): AuthorityRow => {
    const { raw, fields } = row;
    const translated = Object.values(fields.translations).flat();
    return add(
      {
        ...described(row, authorityId(fields.id), [...fields.aliases, ...fields.acronyms, ...translated, fields.id]),
        aliases: fields.aliases,
        kind: fields.kind,
        actsFor: fields.actsFor.map((code) => known(jurisdictionId(code), row, 'actsFor')),
        partOf: null,
        acronyms: fields.acronyms,
        translations: fields.translations,
      },
      raw,
    );
  });
  for (const [index, row] of authorityRows.entries()) {
    if (row.fields.partOf !== undefined) {
      authorities[index]!.partOf = known(authorityId(row.fields.partOf), row, 'partOf');
    }
  }

  const people = readTable(folder, 'people', schemas.personSchema).map((row): PersonRow => {
    const office = known(row.fields.office, row, 'office');
    byId.get(office)!.keys.push(row.fields.name, ...row.fields.aliases);
    const { name, aliases, role, source, date } = row.fields;
    return { name, aliases, role, office, source, date: instant(date) };
  });

  return {
    providers,
    models,
    channels,
    offerings,
    authorities,
    jurisdictions: jurisdictions.rows,
    people,
    evidence: [...evidence, ...jurisdictions.evidence],
    ...indexKeys([...byId.values()], readTable(folder, 'ambiguous', schemas.ambiguousSchema)),
    byId,
  };
}

type Add = <T extends CatalogueRow>(row: T, raw: ValidRow<unknown>['raw'] | null) => T;
type Known = (id: NodeId, row: ValidRow<unknown>, field: string) => NodeId;

function readJurisdictions(
  folder: string,
  add: Add,
  known: Known,
): { rows: JurisdictionRow[]; evidence: EvidenceRow[] } {
  const rows = isoCountries().map((country) => add(country, null));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  for (const row of readTable(folder, 'countries', schemas.countrySchema)) {
    const country = byCode.get(row.fields.id);
    if (country === undefined) known(jurisdictionId(row.fields.id), row, 'id');
    const { aliases, adjectives, capital, metonyms } = row.fields;
    country!.aliases.push(...aliases);
    country!.keys.push(...aliases);
    country!.adjectives = adjectives;
    country!.metonyms = [...(capital === undefined ? [] : [capital]), ...metonyms];
  }

  const evidence: EvidenceRow[] = [];
  for (const row of readTable(folder, 'subdivisions', schemas.subdivisionsSchema)) {
    const { raw, fields } = row;
    const whole = known(jurisdictionId(fields.of), row, 'of');
    evidence.push({
      id: `subdivisions-row:${fields.of}`,
      title: `Subdivisions of ${byCode.get(fields.of)!.name}`,
      source: fields.source,
      date: instant(fields.date),
      raw,
    });
    for (const [code, name] of Object.entries(fields.members)) {
      const base = {
        ...described(row, jurisdictionId(code), [code]),
        name,
        aliases: [],
        code,
        kind: 'subdivision' as const,
      };
      rows.push(add({ ...base, within: [whole], codes: [code], translations: {}, adjectives: [], metonyms: [] }, raw));
    }
  }

  const groups = readTable(folder, 'jurisdictions', schemas.groupSchema);
  for (const row of groups) {
    const { raw, fields } = row;
    const { id: code, kind, adjectives, metonyms, translations } = fields;
    const keys = [...fields.aliases, ...Object.values(translations).flat(), code];
    const base = { ...described(row, jurisdictionId(code), keys), aliases: fields.aliases, code, kind };
    rows.push(add({ ...base, within: [], codes: [code], translations, adjectives, metonyms }, raw));
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const row of groups) {
    for (const [index, code] of row.fields.members.entries()) {
      const member = known(jurisdictionId(code), row, `members.${index}`);
      byId.get(member)!.within.push(jurisdictionId(row.fields.id));
    }
  }
  return { rows, evidence };
}

function offeringsOfModel(
  row: ValidRow<ReturnType<typeof schemas.modelSchema.parse>>,
  model: ModelRow,
  known: Known,
): OfferingRow[] {
  const { raw, fields } = row;
  const blockList = /^offerings:\n/.test(raw.text.slice(raw.places.get('offerings')?.start ?? 0));
  const given = fields.offerings.map((entry, index) => {
    const channel = known(channelId(entry.channel), row, `offerings.${index}`);
    return { entry, channel, field: 'offerings', index: blockList ? index : null };
  });
  // Weights that are open can be run by anybody, on machines of their own.
  if (model.openWeights === true && !model.base) {
    const channel = known(CHANNEL_SELF_HOSTED, row, 'openWeights');
    given.push({ entry: { channel: 'self-hosted' }, channel, field: 'openWeights', index: null });
  }
  const start = model.releaseDate ?? model.date;
  const seen = new Set<NodeId>();
  return given.map(({ entry, channel, field, index }): OfferingRow => {
    const id = offeringId(model.id, channel, entry.region ?? null);
    if (seen.has(id))
      throw rowError(raw, 'offerings', `names ${entry.channel} twice`, 'A later change is a row of offerings.yaml.');
    seen.add(id);
    return {
      id,
      name: `${model.name} on ${channel.slice('channel:'.length)}`,
      model: model.id,
      channel,
      region: entry.region ?? null,
      from: entry.from === undefined ? start : instant(entry.from),
      audience: audience(entry.audience, row, known),
      source: fields.source,
      date: model.date,
      raw,
      field,
      index,
      row: model.id,
    };
  });
}

type Written = ReturnType<typeof schemas.audienceSchema.parse> | undefined;

function audience(written: Written, row: ValidRow<unknown>, known: Known): Audience {
  if (written === undefined) return { kind: 'everyone' };
  const { kind, jurisdictions, list, label } = written;
  return {
    kind,
    ...(jurisdictions && { jurisdictions: jurisdictions.map((code) => known(jurisdictionId(code), row, 'audience')) }),
    ...(list !== undefined && { list }),
    ...(label !== undefined && { label }),
  };
}

function described(
  row: ValidRow<{ name?: string; source: string; date: string; aliases?: string[] }>,
  id: NodeId,
  keys: string[],
) {
  const { raw, fields } = row;
  const name = fields.name ?? '';
  const unique = new Map(keys.map((key) => [normaliseKey(key), key]));
  unique.delete(normaliseKey(name));
  return {
    id,
    name,
    aliases: fields.aliases ?? [],
    keys: [...unique.values()],
    source: fields.source,
    date: instant(fields.date),
    raw,
  };
}

/** `meta/llama-3.1-70b`, or without a provider: of the same one. */
function modelReference(written: string, provider: string): NodeId {
  const [name, from = provider] = written.split('/').reverse() as [string, string?];
  return `model:${slug(from)}/${slug(name)}`;
}

const instant = (day: string): Instant => Date.parse(`${day}T00:00:00Z`);
