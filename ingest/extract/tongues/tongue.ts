/** What a language other than English gives its reader: words of acts, and of what is not so, not yet, or no longer. */
import type { Audience, EventType, NodeId } from '../../../graph/model.ts';

export interface Act {
  type: EventType;
  /** Who can do it. */
  by: 'official' | 'vendor' | 'court' | 'any';
  /** `somebody`: a model, a company or a channel must be named, here or at the head of the text. */
  on: 'somebody' | 'nobody';
  /** In the lower-case clause. Stems, and what separates their parts: "ordnet … an". */
  words: RegExp;
}

/** All patterns are over lower-case text. */
export interface Tongue {
  /** Where it is spoken in one state alone: that is meant by "the government", "parliament". */
  home: NodeId | null;
  /** Is the text about what is regulated here? */
  trade: RegExp;
  /** Of several ways to write a character the one that the patterns have; the length stays. */
  plain?: (text: string) => string;
  acts: readonly Act[];
  /** Ends a clause: a word between spaces, or a mark or character at the end of two. */
  stops: RegExp;
  /** In the clause of the act: denied, possible, wanted, asked or threatened. */
  unreal: RegExp;
  /** In the clause of the act: decided, and still to come. */
  planned: RegExp;
  /** The act is told without who does it: "wurde gesperrt". */
  passive: RegExp;
  /** In the clause of the act: told as long past, on the way to something else. */
  background: RegExp;
  /** Part of what is named goes on; which part, only a grammar could tell. */
  goesOn: RegExp;
  /** "the authority": the one that was named last. */
  office: RegExp;
  /** A court that the catalogue need not know. */
  court: RegExp;
  /** A bill: proposed, and nothing more. */
  bill: RegExp;
  /** The date beside it is that of effect. */
  effect: RegExp;
  audiences: readonly (readonly [RegExp, Audience])[];
}
