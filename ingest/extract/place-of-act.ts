/**
 * Whose act it is where its clause names nobody who could act: the place that it is said of, the label of its paragraph, the law
 * that it cites, the state of the governor, the name of the norm, or the only place that a text about an office names.
 */
import type { EventType, NodeId } from '../../graph/model.ts';
import { type Cited, type Named, namedIn, type Reading } from './reading.ts';
import type { Look } from './rules/rule.ts';
import { summaryOf } from './summary.ts';
import { unique } from './unique.ts';

const NORMS: ReadonlySet<EventType> = new Set(['LEGISLATION', 'RULE', 'AMENDMENT', 'GUIDANCE']);
const OF_STATES: ReadonlySet<EventType> = new Set([
  ...(['BAN', 'ORDER', 'FINE', 'INVESTIGATION', 'EXECUTIVE_ORDER', 'RESCISSION', 'COURT_ORDER', 'STAY'] as const),
  ...NORMS,
]);

/** Null: nothing says it. */
export function placeOfAct(look: Look, type: EventType): NodeId | null {
  if (!OF_STATES.has(type)) return null;
  const { reading, frame, actor } = look;
  const isNorm = NORMS.has(type);
  return (
    (isNorm || /^(?:BAN|ORDER|FINE|INVESTIGATION)$/.test(type) ? placeInClause(look) : null) ??
    labelBefore(reading, frame.sentence.first) ??
    (isNorm || type === 'EXECUTIVE_ORDER' || type === 'RESCISSION'
      ? citedPlace(reading, frame.sentence.index)
      : null) ??
    (/\bgov(?:ernor|\.)? /.test(look.clause) ? governedState(reading, frame.sentence.index) : null) ??
    (isNorm ? normOf(reading, frame.sentence.index) : null) ??
    (actor.kind === 'court' || actor.kind === 'legislature' || (actor.kind === 'authority' && actor.entry === null)
      ? onlyPlace(reading)
      : null)
  );
}

/** "has been banned from all government devices in Australia" */
function placeInClause({ reading, frame }: Look): NodeId | null {
  return only(
    namedIn(reading, frame.from, frame.to).filter(
      (one) =>
        one.form !== 'capital' &&
        (/^(?:in|across|by|throughout|from)$/.test(reading.tokens[one.first - 1]?.lower ?? '') ||
          /^(?:government|users?|devices|agencies)$/.test(reading.tokens[one.last]?.lower ?? '')),
    ),
  );
}

/** "Colorado: SB 25B-004 signed", "3. Australia. On 4 January …": the place at the head of the line, or alone on the line before. */
function labelBefore(reading: Reading, at: number): NodeId | null {
  const { tokens } = reading;
  let first = at;
  while (first > 0 && !startsLine(reading, first) && at - first < 160) first--;
  const own = labelAt(reading, first);
  if (own !== null || first === 0) return own?.id ?? null;
  let before = first - 1;
  while (before > 0 && !startsLine(reading, before) && first - before < 8) before--;
  const label = labelAt(reading, before);
  // A heading of its own: nothing else stands on that line.
  return label !== null && label.last >= first - 1 && tokens[first]!.line ? label.id : null;
}

const startsLine = ({ tokens }: Reading, i: number): boolean => tokens[i]!.line || tokens[i]!.paragraph;

function labelAt(reading: Reading, first: number): { id: NodeId; last: number } | null {
  let i = first;
  while (i < first + 3 && /^(?:\d{1,2}|[.)#•*–-])$/.test(reading.tokens[i]?.lower ?? '')) i++;
  const index = reading.namedAt[i] ?? -1;
  if (index === -1) return null;
  const { entries, form, last } = reading.named[index]!;
  const after = reading.tokens[last];
  const isLabel = after === undefined || /^[:.—–]$/.test(after.lower) || after.line || after.paragraph;
  return isLabel && form === 'name' && entries[0]!.kind === 'Jurisdiction' ? { id: entries[0]!.id, last } : null;
}

const CITED: Partial<Record<Cited['kind'], NodeId>> = {
  ...{ cfr: 'jurisdiction:US', usc: 'jurisdiction:US', fr: 'jurisdiction:US', eo: 'jurisdiction:US' },
  ...{ 'public-law': 'jurisdiction:US', celex: 'jurisdiction:EU', 'eu-act': 'jurisdiction:EU' },
};

/** "89 Fed. Reg. 90398", "Regulation (EU) 2024/1689": the books of one state, in the sentence or the one after. */
function citedPlace(reading: Reading, sentence: number): NodeId | null {
  for (const near of [sentence, sentence + 1]) {
    const places = unique(reading.cited.flatMap((one) => (one.sentence === near ? (CITED[one.kind] ?? []) : [])));
    if (places.length > 0) return places.length === 1 ? places[0]! : null;
  }
  return null;
}

/** "Texas was first. Governor Abbott banned …": the state of the Union in the sentence, the one before, or all the text. */
function governedState(reading: Reading, sentence: number): NodeId | null {
  const isState = ({ entries }: Named): boolean => /^jurisdiction:US-/.test(entries[0]!.id);
  const { paragraph } = reading.sentences[sentence]!;
  for (const near of [sentence, sentence - 1]) {
    const one = reading.sentences[near];
    if (one === undefined || one.paragraph !== paragraph) break;
    const state = only(namedIn(reading, one.first, one.last).filter(isState));
    if (state !== null) return state;
  }
  return only(reading.named.filter(isState));
}

/** "China's AI labelling rules", "the Colorado AI Act": in the sentence, the headline or the lead. */
function normOf(reading: Reading, sentence: number): NodeId | null {
  for (const near of [sentence, 0, 1]) {
    const one = reading.sentences[near];
    const place =
      one === undefined
        ? null
        : only(namedIn(reading, one.first, one.last).filter((named) => isBeforeNorm(reading, named)));
    if (place !== null) return place;
  }
  return null;
}

const NORM = /^(?:law|laws|act|rule|rules|bill|regulation|regulations|statute|measures|code|legislation|ordinance)$/;
/** Between a place and the word for its norm: what the norm is on, and no verb. */
const ON_WHAT =
  /^(?:new|first|first-in-the-nation|national|interim|draft|final|proposed|basic|framework|ai|artificial|intelligence|labelling|labeling|data|protection|privacy|online|safety|digital|generative|frontier|deepfake|copyright|landmark|comprehensive|state|federal|and|-)$/;

function isBeforeNorm({ tokens }: Reading, { last }: Named): boolean {
  for (let i = last; i < Math.min(tokens.length, last + 7); i++) {
    const { lower, capital } = tokens[i]!;
    if (NORM.test(lower)) return true;
    if (lower !== "'s" && !capital && !ON_WHAT.test(lower)) return false;
  }
  return false;
}

/** "A court ruled", in a text that names one place and no other. */
function onlyPlace(reading: Reading): NodeId | null {
  const { places } = summaryOf(reading);
  return places.size === 1 ? [...places][0]! : null;
}

function only(named: readonly Named[]): NodeId | null {
  const places = unique(named.flatMap(({ entries }) => (entries[0]!.kind === 'Jurisdiction' ? [entries[0]!.id] : [])));
  return places.length === 1 ? places[0]! : null;
}
