/** The catalogue as what documents say: one small document a row, its facts quoting lines of that row. */
import { documentId, hash, sourceId } from '../ids.ts';
import type { NodeId, Props } from '../model.ts';
import type { Batch, DocumentInput, FactInput, NodeInput } from '../store.ts';
import { subdivisionsRow } from './read-jurisdictions.ts';
import type { RawRow } from './read-rows.ts';
import { type Catalogue, type CatalogueRow, CHANNEL_SELF_HOSTED, type OfferingRow } from './rows.ts';

export const CATALOGUE_SOURCE: NodeId = sourceId('catalogue');

/** Everything, for one `store.write`. The same catalogue gives the same batch: writing it twice changes nothing. */
export function catalogueBatch(catalogue: Catalogue): Batch {
  const documents = new Map<NodeId, { document: DocumentInput; facts: FactInput[] }>();
  const open = (row: NodeId, title: string, from: { source: string; date: number; raw: RawRow }) => {
    documents.set(row, { document: rowDocument(row, title, from), facts: [] });
  };
  const groups = catalogue.jurisdictions.filter((row) => row.kind === 'union' || row.kind === 'group');
  for (const row of [
    ...catalogue.providers,
    ...catalogue.channels,
    ...catalogue.models,
    ...catalogue.authorities,
    ...groups,
  ]) {
    open(row.id, row.name, { ...row, raw: row.raw! });
  }
  for (const row of catalogue.evidence) open(row.id, row.title, row);
  const say = (
    row: NodeId,
    raw: RawRow,
    field: string,
    fact: Omit<FactInput, 'quote' | 'start' | 'end'>,
    item?: string | number,
  ) => documents.get(row)!.facts.push({ ...fact, ...quote(raw, field, item) });

  for (const row of catalogue.providers) {
    for (const object of row.controlledFrom) {
      say(row.id, row.raw!, 'controlledFrom', { subject: row.id, relation: 'CONTROLLED_FROM', object });
    }
  }
  for (const { row, raw, investor, in: object, date } of catalogue.investments) {
    say(row, raw, 'what', { subject: investor, relation: 'INVESTS_IN', object, validFrom: date });
  }
  for (const row of catalogue.channels) {
    if (row.operatedBy === null) continue;
    say(row.id, row.raw!, 'operatedBy', { subject: row.id, relation: 'OPERATED_BY', object: row.operatedBy });
  }
  for (const row of catalogue.models) {
    say(row.id, row.raw!, 'provider', { subject: row.id, relation: 'DEVELOPED_BY', object: row.provider });
    for (const object of row.basedOn) {
      say(row.id, row.raw!, 'basedOn', { subject: row.id, relation: 'BASED_ON', object });
    }
  }
  for (const row of catalogue.offerings) {
    const item = row.index ?? undefined;
    const audience = { ...row.audience } as unknown as Props;
    const qualifiers = { audience, ...(row.approximate && { approximate: true }) };
    const offered = {
      subject: row.id,
      relation: 'OFFERING_OF',
      object: row.model,
      validFrom: row.from,
      qualifiers,
    } as const;
    say(row.row, row.raw, row.field, offered, item);
    const through = { subject: row.id, relation: 'THROUGH', object: row.channel, qualifiers: regionOf(row) } as const;
    say(row.row, row.raw, row.field === 'from' ? 'channel' : row.field, through, item);
  }
  for (const row of catalogue.authorities) {
    for (const object of row.actsFor) {
      say(row.id, row.raw!, 'actsFor', { subject: row.id, relation: 'ACTS_FOR', object });
    }
  }
  for (const row of catalogue.jurisdictions) {
    for (const object of row.within) {
      const whole = catalogue.byId.get(object)!;
      const fact = { subject: row.id, relation: 'WITHIN', object } as const;
      // A country is of no row: the row of its parts says it. A union or group has a row of its own.
      if (whole.raw === null)
        say(subdivisionsRow(object.slice('jurisdiction:'.length)), row.raw!, 'members', fact, row.code);
      else say(whole.id, whole.raw, 'members', fact);
    }
  }
  return { nodes: catalogueNodes(catalogue), documents: [...documents.values()] };
}

const regionOf = (row: OfferingRow): Props => (row.region === null ? {} : { region: row.region });

function rowDocument(row: NodeId, title: string, from: { source: string; date: number; raw: RawRow }): DocumentInput {
  return {
    id: documentId(CATALOGUE_SOURCE, row),
    source: CATALOGUE_SOURCE,
    url: from.source,
    title: `Catalogue: ${title}`,
    publishedAt: from.date,
    fetchedAt: from.date,
    language: 'en',
    text: from.raw.text,
    contentHash: hash(from.raw.text),
    origin: 'catalogue',
    learnedAt: from.date,
    backfilled: true,
    props: { file: from.raw.file },
  };
}

/** The lines of a field; of one item where the field is a block: by its place in a list, or by its key. */
function quote(raw: RawRow, field: string, item?: string | number): { quote: string; start: number; end: number } {
  let { start, end } = raw.places.get(field)!;
  if (item !== undefined) {
    const mark = typeof item === 'number' ? /^ {4}- /gm : new RegExp(`^ {4}${item}: `, 'gm');
    const marks = [...raw.text.slice(start, end).matchAll(mark)];
    const found = marks[typeof item === 'number' ? item : 0]!;
    const next = typeof item === 'number' ? marks[item + 1]?.index : undefined;
    const text = raw.text.slice(start + found.index, next === undefined ? end : start + next);
    start += found.index + 4;
    end = start + (typeof item === 'number' ? text.trimEnd().length : text.split('\n')[0]!.length) - 4;
  }
  return { quote: raw.text.slice(start, end), start, end };
}

function catalogueNodes(catalogue: Catalogue): NodeInput[] {
  const nodes: NodeInput[] = [
    {
      id: CATALOGUE_SOURCE,
      kind: 'Source',
      name: 'Catalogue of Bellwether',
      props: { kind: 'catalogue' },
      learnedAt: 0,
    },
  ];
  const add = (row: CatalogueRow, kind: NodeInput['kind'], props: Props, time: number | null = null) =>
    nodes.push({ id: row.id, kind, name: row.name, keys: row.keys, time, props, learnedAt: row.date });
  for (const row of catalogue.jurisdictions) {
    const { code, kind, adjectives } = row;
    add(row, 'Jurisdiction', { code, kind, ...(adjectives.length > 0 && { adjectives }) });
  }
  for (const row of catalogue.providers) add(row, 'Provider', { source: row.source });
  for (const row of catalogue.channels) {
    const { kind, regions } = row;
    const flags = { firstParty: kind === 'first-party', selfHosted: row.id === CHANNEL_SELF_HOSTED };
    add(row, 'Channel', { kind, ...flags, regions, source: row.source });
  }
  for (const row of catalogue.models) {
    const { family, base, openWeights, contextTokens, inputs, outputs, provider, releaseDate, source } = row;
    const day = releaseDate === null ? null : new Date(releaseDate).toISOString().slice(0, 10);
    const props = { provider, family, base, openWeights, releaseDate: day, contextTokens, inputs, outputs, source };
    // A model is older than its general release where a preview was public: `time` is the day it was first known.
    add(row, 'Model', props, row.date);
  }
  for (const row of catalogue.authorities) {
    const people = catalogue.people
      .filter((person) => person.office === row.id)
      .map(({ name, role }) => ({ name, role }));
    add(row, 'Authority', { kind: row.kind, partOf: row.partOf, acronyms: row.acronyms, people, source: row.source });
  }
  const offered = new Map<NodeId, NodeInput>();
  for (const row of catalogue.offerings) {
    const { id, model, channel, region, date } = row;
    const learnedAt = Math.min(date, offered.get(id)?.learnedAt ?? date);
    offered.set(id, { id, kind: 'Offering', name: row.name, props: { model, channel, region }, learnedAt });
  }
  return [...nodes, ...offered.values()];
}
