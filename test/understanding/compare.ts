/** One document: what was read, beside what was expected. */
import type { EventType } from '../../graph/model.ts';
import type { Extraction } from '../../ingest/extract/extraction.ts';
import { type Extracted, type ExtractedEvent, toldEvents } from '../../ingest/extract/record.ts';
import type { LabelledDocument, LabelledEvent } from './labelled.ts';
import { foldTarget, isSameDate, type Matched, matchEvents, targetsOf } from './match.ts';
import { addTally, compareSets, compareValues, noTally, type Tally } from './score.ts';

export const FIELDS = [
  'models',
  'providers',
  'jurisdictions',
  'regulatory',
  'events.type',
  'events.targets',
  'events.authority',
  'events.jurisdiction',
  'events.date',
  'events.effectiveDate',
  'events.status',
] as const;
export type Field = (typeof FIELDS)[number];

export interface Miss {
  file: string;
  document: string;
  field: Field | 'non-event' | 'unavailable';
  expected: string;
  got: string;
  /** The sentence that it was read from, or where it should have been. */
  sentence: string;
}

export interface Outcome {
  document: LabelledDocument;
  tallies: Record<Field, Tally>;
  /** Of `events.type`, by type. */
  types: Map<EventType, Tally>;
  /** Told events of a document that should have none. */
  nonEvents: number;
  /** Models that the document says nothing bad of, and that would become unavailable. */
  falselyUnavailable: string[];
  misses: Miss[];
  matched: Matched;
}

/** Event types after which a target can't be used by somebody. */
const CLOSING: ReadonlySet<string> = new Set([
  ...[
    'EXPORT_CONTROL_DIRECTIVE',
    'LICENCE_REQUIREMENT',
    'BAN',
    'SUSPENSION',
    'DEPRECATION',
    'OUTAGE',
    'STAGED_RELEASE',
  ],
]);

const LIFELESS: ReadonlySet<string> = new Set([
  'INVESTIGATION',
  'INQUIRY',
  'LAWSUIT',
  'STATEMENT',
  'DISPUTE',
  'FINE',
  'OUTAGE',
]);

export function compareDocument(document: LabelledDocument, got: Extracted, extraction: Extraction): Outcome {
  const { expect } = document;
  const tallies = Object.fromEntries(FIELDS.map((field) => [field, noTally()])) as Record<Field, Tally>;
  const misses: Miss[] = [];
  const text = document.text ?? document.html!.replace(/<[^>]+>/g, ' ');
  const count = (field: Field, tally: Tally, expected: unknown, given: unknown, sentence: string): void => {
    addTally(tallies[field], tally);
    if (tally.wrong + tally.missed > 0)
      misses.push({ ...at(document), field, expected: show(expected), got: show(given), sentence });
  };

  for (const field of ['models', 'providers', 'jurisdictions'] as const) {
    const odd = [
      ...expect[field].filter((name) => !got[field].includes(name)),
      ...got[field].filter((name) => !expect[field].includes(name)),
    ];
    count(field, compareSets(expect[field], got[field]), expect[field], got[field], sentenceWith(text, odd));
  }
  const said: Tally = {
    right: Number(expect.regulatory && got.regulatory),
    wrong: Number(!expect.regulatory && got.regulatory),
    missed: Number(expect.regulatory && !got.regulatory),
  };
  count('regulatory', said, expect.regulatory, got.regulatory, got.events[0]?.quote ?? '');

  const matched = matchEvents(expect.events, got.events);
  const types = new Map<EventType, Tally>();
  for (const { expected, got: event } of matched.pairs)
    if (!expected.optional) compareEvents(expected, event, count, types);
  for (const missed of matched.missed) if (!missed.optional) countMissed(missed, text, count, types);
  for (const { got: event } of matched.extra) countExtra(event, count, types);

  const isNonEvent = expect.events.length === 0 && got.events.length > 0;
  const falselyUnavailable = findFalselyUnavailable(document, got, extraction);
  for (const model of falselyUnavailable)
    misses.push({
      ...at(document),
      field: 'unavailable',
      expected: show(expect.unavailable),
      got: model,
      sentence: got.events.find(({ models }) => models.includes(model))?.quote ?? sentenceWith(text, [model]),
    });
  if (isNonEvent)
    for (const event of got.events)
      misses.push({
        ...at(document),
        field: 'non-event',
        expected: 'none',
        got: showEvent(event),
        sentence: event.quote,
      });
  return {
    document,
    tallies,
    types,
    nonEvents: isNonEvent ? got.events.length : 0,
    falselyUnavailable,
    misses,
    matched,
  };
}

type Count = (field: Field, tally: Tally, expected: unknown, given: unknown, sentence: string) => void;

function compareEvents(expected: LabelledEvent, got: ExtractedEvent, count: Count, types: Map<EventType, Tally>): void {
  const { quote } = got;
  const type = compareValues(expected.type, got.type);
  count('events.type', type, expected.type, got.type, quote);
  if (type.right === 1) tallyType(types, got.type as EventType, 'right');
  else {
    tallyType(types, expected.type[0]!, 'missed');
    tallyType(types, got.type as EventType, 'wrong');
  }
  const [wanted, given] = countedTargets(expected, got);
  count('events.targets', compareSets(wanted, given), [...wanted], [...given], quote);
  const authority = compareValues(expected.authority, got.authority);
  count('events.authority', authority, expected.authority, got.authority, quote);
  const where = compareValues([expected.jurisdiction], got.jurisdiction);
  count('events.jurisdiction', where, expected.jurisdiction, got.jurisdiction, quote);
  count('events.date', compareValues(expected.date, got.date, isSameDate), expected.date, got.date, quote);
  const effective = compareValues(expected.effectiveDate, got.effectiveDate, isSameDate);
  count('events.effectiveDate', effective, expected.effectiveDate, got.effectiveDate, quote);
  // What has no life has no status, whatever a program makes of that.
  if (!LIFELESS.has(expected.type[0]!))
    count('events.status', compareValues(expected.status, got.status), expected.status, got.status, quote);
}

/** A provider that follows from a target model (it is in the label or was read) is not counted; nor is what is `maybe`. */
function countedTargets(expected: LabelledEvent, got: ExtractedEvent): [Set<string>, Set<string>] {
  const free = new Set(expected.maybe.map(foldTarget));
  const hasModels = expected.models.length > 0 || got.models.length > 0;
  if (hasModels) {
    const both = expected.models.some((model) => got.models.includes(model));
    // Where models agree, their developer says nothing more; where they don't, the label's providers stay.
    if (both) for (const provider of [...expected.providers, ...got.providers]) free.add(foldTarget(provider));
  }
  const only = (names: Set<string>): Set<string> => new Set([...names].filter((name) => !free.has(name)));
  return [only(targetsOf(expected)), only(targetsOf(got))];
}

function countMissed(expected: LabelledEvent, text: string, count: Count, types: Map<EventType, Tally>): void {
  const what = showExpected(expected);
  const where = sentenceWith(text, [...targetNames(expected), ...expected.authority.filter((one) => one !== null)]);
  const missed = (number: number): Tally => ({ right: 0, wrong: 0, missed: number });
  const one = (values: readonly (string | null)[]): Tally => missed(values.includes(null) ? 0 : 1);
  count('events.type', missed(1), what, 'no such event', where);
  tallyType(types, expected.type[0]!, 'missed');
  count('events.targets', missed(targetsOf(expected).size), what, 'no such event', where);
  count('events.authority', one(expected.authority), what, 'no such event', where);
  count('events.jurisdiction', one([expected.jurisdiction]), what, 'no such event', where);
  count('events.date', one(expected.date), what, 'no such event', where);
  count('events.effectiveDate', one(expected.effectiveDate), what, 'no such event', where);
  count('events.status', one(expected.status), what, 'no such event', where);
}

function countExtra(got: ExtractedEvent, count: Count, types: Map<EventType, Tally>): void {
  const what = showEvent(got);
  const wrong = (number: number): Tally => ({ right: 0, wrong: number, missed: 0 });
  const one = (value: string | null): Tally => wrong(value === null ? 0 : 1);
  count('events.type', wrong(1), 'no such event', what, got.quote);
  tallyType(types, got.type as EventType, 'wrong');
  count('events.targets', wrong(targetsOf(got).size), 'no such event', what, got.quote);
  count('events.authority', one(got.authority), 'no such event', what, got.quote);
  count('events.jurisdiction', one(got.jurisdiction), 'no such event', what, got.quote);
  count('events.date', one(got.date), 'no such event', what, got.quote);
  count('events.effectiveDate', one(got.effectiveDate), 'no such event', what, got.quote);
  count('events.status', one(got.status), 'no such event', what, got.quote);
}

function tallyType(types: Map<EventType, Tally>, type: EventType, what: keyof Tally): void {
  const tally = types.get(type) ?? noTally();
  tally[what] += 1;
  types.set(type, tally);
}

/** What a told event closes, or what was read as closed, and neither the label's list nor one of its closing events has. */
function findFalselyUnavailable({ expect }: LabelledDocument, got: Extracted, extraction: Extraction): string[] {
  const told = toldEvents(extraction);
  const closed = got.events.flatMap((event, index) => {
    const changed = (told[index]?.changes ?? []).filter(({ change }) =>
      /^(?:SUSPENDED|RESTRICTED|DEPRECATED)$/.test(change.state),
    );
    const names = CLOSING.has(event.type) ? event.models : [];
    // Changes speak of ids; their models are among the event's own.
    const ids = told[index]?.models ?? [];
    return [...names, ...changed.flatMap(({ model }) => event.models[ids.indexOf(model)] ?? [])];
  });
  const meant = new Set([
    ...expect.unavailable,
    ...expect.events.flatMap(({ type, models, maybe }) =>
      type.some((one) => CLOSING.has(one)) ? [...models, ...maybe] : [],
    ),
  ]);
  return [...new Set(closed)].filter((model) => !meant.has(model));
}

const at = ({ file, id }: LabelledDocument): Pick<Miss, 'file' | 'document'> => ({ file, document: id });
const targetNames = (event: LabelledEvent): string[] => [...event.models, ...event.providers, ...event.organisations];

function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '(none)' : value.map((one) => show(one)).join(', ');
  return value === null ? '(none)' : String(value);
}

export function showEvent(event: ExtractedEvent): string {
  const { type, authority, models, providers, organisations, date, effectiveDate } = event;
  return line([type], [authority], [...models, ...providers, ...organisations], [date], [effectiveDate]);
}

function showExpected(event: LabelledEvent): string {
  return line(event.type, event.authority, targetNames(event), event.date, event.effectiveDate);
}

type Values = readonly (string | null)[];
function line(type: Values, authority: Values, targets: Values, date: Values, effective: Values): string {
  const from = effective.every((one) => one === null) ? '' : `, from ${show(effective)}`;
  return `${show(type)} by ${show(authority)} on ${show(targets)}, ${show(date)}${from}`;
}

/** The first sentence that names one of these; empty where none does. */
function sentenceWith(text: string, names: readonly string[]): string {
  const sentences = text.replace(/\s+/gu, ' ').split(/(?<=[.!?。]) /u);
  for (const name of names) {
    const found = sentences.find((sentence) => sentence.includes(name));
    if (found !== undefined) return found.trim();
  }
  return '';
}
