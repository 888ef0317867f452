/** What a rule is. One file each; its examples are its test. */
import type { ActionStatus, AvailabilityState, Basis, EventType, Stance } from '../../../graph/model.ts';
import type { Actor } from '../actors.ts';
import type { Frame } from '../frames.ts';
import type { Dated, Named, Reading } from '../reading.ts';

/** Everything that a rule may look at, for one frame. */
export interface Look {
  reading: Reading;
  frame: Frame;
  actor: Actor;
  stance: Stance;
  /** Nearest first. */
  dates: Dated[];
  /** Mentions on the object's side, without those that are spared. */
  objects: Named[];
  /** Mentions on the subject's side, without those that are spared. */
  subjects: Named[];
  /** Lower case: of the object's side, of the clause, of the sentence. */
  objectText: string;
  clause: string;
  sentence: string;
}

/** What a rule sees in a frame. The rest (dates, audience, reason, instrument …) is read for every rule alike. */
export interface Sight {
  type: EventType;
  /** The status that the event gives its action. */
  status: ActionStatus | null;
  /** How sure the wording is, 0 to 1, before stance and source are weighed. */
  confidence: number;
  /** What it is about, where that is not what stands on the object's side. */
  targets?: Named[];
  actor?: Actor;
  /** What it does to the use of the models that it is about. */
  effect?: { layer: 'legal' | 'operational'; state: AvailabilityState; basis?: Basis };
  /** Where the wording makes it another than the frame's. */
  stance?: Stance;
  /** Names of things that are no catalogue row, as written. */
  organisations?: string[];
}

export interface Rule {
  name: string;
  /** What it may see. */
  types: readonly EventType[];
  /** Why this is an event of its own, and what tells it from its neighbours. */
  because: string;
  /** Dictionary forms; "switch~off" wants its particle. */
  verbs?: readonly string[];
  /** Singular; several words are allowed. */
  nouns?: readonly string[];
  /** Predicates without a verb of their own: "back online", "generally available". */
  states?: readonly string[];
  /** Sentences that it must read so (an event of this type is asserted), and such that it must not. */
  matches: readonly string[];
  nearMisses: readonly string[];
  read(look: Look): Sight | null;
}
