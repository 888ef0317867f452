/** Models with what they are made from, and through which channels they can be had since when by whom. */
import type { z } from 'zod';
import { channelId, jurisdictionId, modelId, offeringId, providerId, slug } from '../ids.ts';
import type { Audience, NodeId } from '../model.ts';
import { described, instant } from './described.ts';
import type { References } from './references.ts';
import { CHANNEL_SELF_HOSTED, type ChannelRow, type EvidenceRow, type ModelRow, type OfferingRow } from './rows.ts';
import { type audienceSchema, modelSchema, offeringSchema } from './schemas.ts';
import { readTable, rowError, type ValidRow } from './validate.ts';

type Row = ValidRow<z.output<typeof modelSchema>>;

export function readModels(folder: string, references: References): { models: ModelRow[]; offerings: OfferingRow[] } {
  const rows = readTable(folder, 'models', modelSchema);
  const models = rows.map((row) => readModel(row, references));
  // Only now is every model known, whatever the order of the rows.
  for (const [index, row] of rows.entries()) {
    const { basedOn, provider } = row.fields;
    models[index]!.basedOn = basedOn.map((base) => references.known(modelReference(base, provider), row, 'basedOn'));
  }
  return { models, offerings: rows.flatMap((row, index) => offeringsOf(row, models[index]!, references)) };
}

function readModel(row: Row, references: References): ModelRow {
  const { fields } = row;
  const id = modelId(fields.provider, fields.id ?? fields.name);
  return references.add({
    ...described(row, id, [...fields.aliases, ...fields.ids, id.slice('model:'.length)]),
    provider: references.known(providerId(fields.provider), row, 'provider'),
    family: fields.family,
    basedOn: [],
    base: fields.base === true,
    openWeights: fields.openWeights,
    releaseDate: fields.releaseDate === null ? null : instant(fields.releaseDate),
    contextTokens: fields.contextTokens,
    inputs: fields.inputs,
    outputs: fields.outputs,
    apiIds: fields.ids,
  });
}

function offeringsOf(row: Row, model: ModelRow, references: References): OfferingRow[] {
  const { raw, fields } = row;
  const isBlock = /^offerings:\n/.test(raw.text.slice(raw.places.get('offerings')?.start ?? 0));
  const entries = fields.offerings.map((entry, index) => ({
    entry,
    field: 'offerings',
    index: isBlock ? index : null,
  }));
  // Weights that are open can be run by anybody, on machines of their own.
  if (model.openWeights === true && !model.base) {
    entries.push({
      entry: { channel: CHANNEL_SELF_HOSTED.slice('channel:'.length) },
      field: 'openWeights',
      index: null,
    });
  }
  const seen = new Set<NodeId>();
  return entries.map(({ entry, field, index }): OfferingRow => {
    const channel = references.known(channelId(entry.channel), row, field);
    const id = offeringId(model.id, channel, entry.region ?? null);
    if (seen.has(id)) {
      throw rowError(raw, field, `names ${entry.channel} twice`, 'A later change is a row of offerings.yaml.');
    }
    seen.add(id);
    const { kind, date: channelSince } = references.byId.get(channel) as ChannelRow;
    return {
      id,
      name: offeringName(model.id, channel, entry.region, references),
      model: model.id,
      channel,
      region: entry.region ?? null,
      from: entry.from === undefined ? Math.max(model.releaseDate ?? model.date, channelSince) : instant(entry.from),
      approximate:
        fields.approximate === true || (entry.from === undefined && !['first-party', 'self-hosted'].includes(kind)),
      audience: readAudience(entry.audience, row, references),
      date: model.date,
      raw,
      field,
      index,
      row: model.id,
    };
  });
}

/** Rows of offerings.yaml, each with a document of its own: what began after the release was not known at the release. */
export function readLaterOfferings(
  folder: string,
  references: References,
): { offerings: OfferingRow[]; evidence: EvidenceRow[] } {
  const evidence = new Map<NodeId, EvidenceRow>();
  const offerings = readTable(folder, 'offerings', offeringSchema).map((row): OfferingRow => {
    const { raw, fields } = row;
    const model = references.known(modelReference(fields.model, ''), row, 'model');
    const channel = references.known(channelId(fields.channel), row, 'channel');
    const id = offeringId(model, channel, fields.region ?? null);
    const name = offeringName(model, channel, fields.region, references);
    const rowId = `offering-row:${id.slice('offering:'.length)}#${fields.from}`;
    const date = instant(fields.date);
    if (evidence.has(rowId)) {
      throw rowError(raw, 'from', 'this offering has a row for that day already', 'Keep one of them.');
    }
    evidence.set(rowId, { id: rowId, title: `${name}, from ${fields.from}`, source: fields.source, date, raw });
    return {
      id,
      name,
      model,
      channel,
      region: fields.region ?? null,
      from: instant(fields.from),
      approximate: fields.approximate === true,
      audience: readAudience(fields.audience, row, references),
      date,
      raw,
      field: 'from',
      index: null,
      row: rowId,
    };
  });
  return { offerings, evidence: [...evidence.values()] };
}

function offeringName(model: NodeId, channel: NodeId, region: string | undefined, references: References): string {
  return `${references.name(model)} on ${references.name(channel)}${region === undefined ? '' : ` (${region})`}`;
}

type Written = z.output<typeof audienceSchema> | undefined;

function readAudience(written: Written, row: ValidRow<unknown>, references: References): Audience {
  if (written === undefined) return { kind: 'everyone' };
  const { kind, jurisdictions, list, label } = written;
  const places = jurisdictions?.map((code) => references.known(jurisdictionId(code), row, 'audience'));
  return {
    kind,
    ...(places !== undefined && { jurisdictions: places }),
    ...(list !== undefined && { list }),
    ...(label !== undefined && { label }),
  };
}

/** `meta/llama-3.1-70b`; without a provider, a model of the same one. */
function modelReference(written: string, provider: string): NodeId {
  const [name, from = provider] = written.split('/').reverse() as [string, string?];
  return `model:${slug(from)}/${slug(name)}`;
}
