/** Who could use what in June 2026 and after, instant by instant: what the replay must give. Written by hand, from what happened. */
import type { ActionStatus, Audience, AvailabilityState, Instant } from '../../graph/model.ts';

/** When the sample is read: after all that it tells of. */
export const NOW: Instant = Date.UTC(2026, 9, 10);

export const EVERYONE: Audience = { kind: 'everyone' };
export const ANNEX_A: Audience = { kind: 'listed', list: 'annex-a', label: 'entities named in Annex A' };

export interface Question {
  model: string;
  channel: string;
  audience: Audience;
}

export const QUESTIONS = {
  'Fable 5, first party, everyone': { model: 'Claude Fable 5', channel: 'Anthropic API', audience: EVERYONE },
  'Fable 5, Bedrock, everyone': { model: 'Claude Fable 5', channel: 'Amazon Bedrock', audience: EVERYONE },
  'Mythos 5, first party, everyone': { model: 'Claude Mythos 5', channel: 'Anthropic API', audience: EVERYONE },
  'Mythos 5, first party, Annex A entity': { model: 'Claude Mythos 5', channel: 'Anthropic API', audience: ANNEX_A },
  'Opus 4.8, first party, everyone': { model: 'Claude Opus 4.8', channel: 'Anthropic API', audience: EVERYONE },
} as const satisfies Record<string, Question>;
export type QuestionName = keyof typeof QUESTIONS;

export interface Cell {
  /** Any of these. */
  state: AvailabilityState[];
  usable?: boolean;
  /** An announcement without a date is told among the causes. */
  undated?: boolean;
  /** A limit is told among the causes. */
  cap?: boolean;
  /** Both pieces of evidence are there: documents of these sources, in the evidence, the causes or the conflicts. */
  sources?: string[];
}

const available: Cell = { state: ['AVAILABLE'], usable: true };
const suspended: Cell = { state: ['SUSPENDED'], usable: false };
const partners: Cell = { state: ['RESTRICTED'] };

export interface Row {
  at: string;
  directive: ActionStatus | null;
  cells: Record<QuestionName, Cell>;
}

/** `directive` null: not issued. */
export const TABLE: Row[] = [
  {
    at: '2026-06-12T12:00Z',
    directive: null,
    cells: {
      'Fable 5, first party, everyone': available,
      'Fable 5, Bedrock, everyone': available,
      'Mythos 5, first party, everyone': partners,
      'Mythos 5, first party, Annex A entity': partners,
      'Opus 4.8, first party, everyone': available,
    },
  },
  {
    at: '2026-06-13T02:00Z',
    directive: 'IN_FORCE',
    cells: {
      'Fable 5, first party, everyone': suspended,
      'Fable 5, Bedrock, everyone': suspended,
      'Mythos 5, first party, everyone': suspended,
      'Mythos 5, first party, Annex A entity': suspended,
      'Opus 4.8, first party, everyone': available,
    },
  },
  {
    // The notice of AWS was closed as "resolved" the day before.
    at: '2026-06-16T12:00Z',
    directive: 'IN_FORCE',
    cells: {
      'Fable 5, first party, everyone': suspended,
      'Fable 5, Bedrock, everyone': { ...suspended, sources: ['source:aws-health'] },
      'Mythos 5, first party, everyone': suspended,
      'Mythos 5, first party, Annex A entity': suspended,
      'Opus 4.8, first party, everyone': available,
    },
  },
  {
    at: '2026-06-27T12:00Z',
    directive: 'PARTLY_LIFTED',
    cells: {
      'Fable 5, first party, everyone': suspended,
      'Fable 5, Bedrock, everyone': suspended,
      'Mythos 5, first party, everyone': suspended,
      'Mythos 5, first party, Annex A entity': { state: ['RESTRICTED'], usable: true },
      'Opus 4.8, first party, everyone': available,
    },
  },
  {
    // The withdrawal restores nothing by itself.
    at: '2026-06-30T23:59Z',
    directive: 'RESCINDED',
    cells: {
      'Fable 5, first party, everyone': suspended,
      'Fable 5, Bedrock, everyone': suspended,
      'Mythos 5, first party, everyone': suspended,
      'Mythos 5, first party, Annex A entity': { state: ['RESTRICTED'], usable: true },
      'Opus 4.8, first party, everyone': available,
    },
  },
  {
    at: '2026-07-02T12:00Z',
    directive: 'RESCINDED',
    cells: {
      'Fable 5, first party, everyone': { state: ['PARTLY_RESTORED'], usable: true, cap: true },
      'Fable 5, Bedrock, everyone': { ...suspended, undated: true },
      'Mythos 5, first party, everyone': { state: ['PARTLY_RESTORED'] },
      'Mythos 5, first party, Annex A entity': { state: ['RESTRICTED', 'PARTLY_RESTORED', 'AVAILABLE'], usable: true },
      'Opus 4.8, first party, everyone': available,
    },
  },
  {
    at: '2026-09-10T12:00Z',
    directive: 'RESCINDED',
    cells: {
      'Fable 5, first party, everyone': {
        state: ['AVAILABLE', 'PARTLY_RESTORED'],
        usable: true,
        sources: ['source:anthropic-newsroom'],
      },
      'Fable 5, Bedrock, everyone': {
        state: ['UNKNOWN'],
        undated: true,
        sources: ['source:aws-health', 'source:builders-forum'],
      },
      'Mythos 5, first party, everyone': { state: ['PARTLY_RESTORED'] },
      'Mythos 5, first party, Annex A entity': { state: ['RESTRICTED', 'PARTLY_RESTORED', 'AVAILABLE'], usable: true },
      'Opus 4.8, first party, everyone': available,
    },
  },
];

/** What was known when, rather than what was true: asked about `at` with the knowledge of `knownAt`. */
export const KNOWN: { at: string; knownAt: string; question: QuestionName; cell: Cell; because: string }[] = [
  ...(['Fable 5, first party, everyone', 'Fable 5, Bedrock, everyone', 'Opus 4.8, first party, everyone'] as const).map(
    (question) => ({
      at: '2026-06-12T23:00Z',
      knownAt: '2026-06-12T21:00Z',
      question,
      cell: available,
      because: 'the letter had not arrived yet',
    }),
  ),
  {
    at: '2026-06-12T23:00Z',
    knownAt: '2026-06-12T21:00Z',
    question: 'Mythos 5, first party, everyone',
    cell: partners,
    because: 'the letter had not arrived yet',
  },
  {
    at: '2026-06-16T12:00Z',
    knownAt: '2026-06-13T02:00Z',
    question: 'Fable 5, first party, everyone',
    cell: suspended,
    because: 'the vendor had said so in the night',
  },
  {
    at: '2026-06-27T12:00Z',
    knownAt: '2026-06-26T12:00Z',
    question: 'Mythos 5, first party, Annex A entity',
    cell: suspended,
    because: 'the second letter came that afternoon',
  },
  {
    at: '2026-07-02T12:00Z',
    knownAt: '2026-06-30T23:59Z',
    question: 'Fable 5, first party, everyone',
    cell: suspended,
    because: 'the restoration was told on 1 July',
  },
  {
    at: '2026-09-10T12:00Z',
    knownAt: '2026-09-08T12:00Z',
    question: 'Fable 5, Bedrock, everyone',
    cell: suspended,
    because: 'the user wrote in the evening of 8 September',
  },
];
