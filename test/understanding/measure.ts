/** The whole measurement: each document through the extractor, all of them through ingest and linking. */
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { extract } from '../../ingest/extract/extract.ts';
import type { Extraction } from '../../ingest/extract/extraction.ts';
import { buildLexicon } from '../../ingest/extract/lexicon.ts';
import { extractRecord, toReadable } from '../../ingest/extract/record.ts';
import { type Account, clusterAccounts } from './clusters.ts';
import { compareDocument, FIELDS, type Field, type Miss, type Outcome } from './compare.ts';
import type { LabelledDocument } from './labelled.ts';
import { addTally, bCubed, noTally, type Score, scoreOf, type Tally } from './score.ts';

export interface Measured {
  documents: number;
  happenings: number;
  nonEventDocuments: number;
  fields: Record<Field, Score>;
  /** Each of these by its value: EventType, language, source kind. The last two over types and targets of events. */
  byType: Record<string, Score>;
  byLanguage: Record<string, Score>;
  bySourceKind: Record<string, Score>;
  /** Dates and effective dates together. */
  dates: Score;
  nonEventsAsEvents: number;
  falselyUnavailable: number;
  clustering: { precision: number; recall: number; f1: number; accounts: number };
  misses: Miss[];
  /** Happenings that were torn apart, and events that hold several. */
  torn: { happening: string; events: { event: string; documents: string[] }[] }[];
  mixed: { event: string; happenings: string[] }[];
}

export async function measure(documents: readonly LabelledDocument[], catalogue: Catalogue): Promise<Measured> {
  const lexicon = buildLexicon(catalogue);
  const extractions = new Map<string, Extraction>();
  const outcomes = documents.map((document) => {
    const extraction = extract(toReadable(document, lexicon), lexicon);
    extractions.set(document.id, extraction);
    return compareDocument(document, extractRecord(document, lexicon), extraction);
  });
  const accounts = await clusterAccounts(outcomes, extractions, catalogue, lexicon);
  return {
    documents: documents.length,
    happenings: new Set(documents.flatMap(({ expect }) => expect.events.flatMap(({ happening }) => happening ?? [])))
      .size,
    nonEventDocuments: documents.filter(({ expect }) => expect.events.length === 0).length,
    fields: Object.fromEntries(FIELDS.map((field) => [field, scoreOf(sum(outcomes, [field]))])) as Record<Field, Score>,
    byType: scoresByType(outcomes),
    byLanguage: scoresBy(outcomes, ({ language }) => language),
    bySourceKind: scoresBy(outcomes, ({ sourceKind }) => sourceKind),
    dates: scoreOf(sum(outcomes, ['events.date', 'events.effectiveDate'])),
    nonEventsAsEvents: outcomes.reduce((all, one) => all + one.nonEvents, 0),
    falselyUnavailable: outcomes.reduce((all, one) => all + one.falselyUnavailable.length, 0),
    clustering: { ...bCubed(accounts), accounts: accounts.length },
    misses: outcomes.flatMap(({ misses }) => misses),
    ...confusions(accounts),
  };
}

function sum(outcomes: readonly Outcome[], fields: readonly Field[]): Tally {
  const all = noTally();
  for (const { tallies } of outcomes) for (const field of fields) addTally(all, tallies[field]);
  return all;
}

function scoresBy(outcomes: readonly Outcome[], keyOf: (document: LabelledDocument) => string): Record<string, Score> {
  const groups = Map.groupBy(outcomes, ({ document }) => keyOf(document));
  return sorted(new Map([...groups].map(([key, some]) => [key, sum(some, ['events.type', 'events.targets'])])));
}

function scoresByType(outcomes: readonly Outcome[]): Record<string, Score> {
  const types = new Map<string, Tally>();
  for (const outcome of outcomes)
    for (const [type, tally] of outcome.types) {
      const known = types.get(type) ?? noTally();
      addTally(known, tally);
      types.set(type, known);
    }
  return sorted(types);
}

function sorted(tallies: ReadonlyMap<string, Tally>): Record<string, Score> {
  const rows = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(rows.map(([key, tally]) => [key, scoreOf(tally)]));
}

function confusions(accounts: readonly Account[]): Pick<Measured, 'torn' | 'mixed'> {
  const byHappening = Map.groupBy(accounts, ({ expected }) => expected);
  const byEvent = Map.groupBy(accounts, ({ got }) => got);
  const torn = [...byHappening].flatMap(([happening, some]) => {
    const parts = Map.groupBy(some, ({ got }) => got);
    if (parts.size === 1) return [];
    return [
      {
        happening,
        events: [...parts].map(([event, own]) => ({ event, documents: own.map(({ document }) => document) })),
      },
    ];
  });
  const mixed = [...byEvent].flatMap(([event, some]) => {
    const happenings = [...new Set(some.map(({ expected }) => expected))];
    return happenings.length === 1 ? [] : [{ event, happenings }];
  });
  return { torn, mixed };
}
