/** All that a rule may look at, worked out when it looks: most rules turn a frame down at the first glance. */
import type { Stance } from '../../graph/model.ts';
import { type Actor, findActor } from './actors.ts';
import { type Frame, objectRange } from './frames.ts';
import { type Dated, type Named, namedIn, type Reading, slice } from './reading.ts';
import type { Look } from './rules/rule.ts';
import type { Sentence } from './sentences.ts';
import { stanceOf } from './stance.ts';
import { datesOf } from './timing.ts';

export class FrameLook implements Look {
  readonly reading: Reading;
  readonly frame: Frame;
  #actor: Actor | undefined;
  #stance: Stance | undefined;
  #dates: Dated[] | undefined;
  #objects: Named[] | undefined;
  #subjects: Named[] | undefined;
  #objectText: string | undefined;
  #clause: string | undefined;

  constructor(reading: Reading, frame: Frame) {
    this.reading = reading;
    this.frame = frame;
  }

  get actor(): Actor {
    this.#actor ??= findActor(this.reading, this.frame);
    return this.#actor;
  }

  get dates(): Dated[] {
    this.#dates ??= datesOf(this.reading, this.frame);
    return this.#dates;
  }

  get stance(): Stance {
    this.#stance ??= stanceOf(this.reading, this.frame, this.dates);
    return this.#stance;
  }

  get objects(): Named[] {
    this.#objects ??= free(this.#antecedent() ?? namedIn(this.reading, ...this.#afterwards())).filter(
      // "Elon Musk's X": whose it is.
      ({ form, last }) => form !== 'person' || !this.reading.tokens[last - 1]!.possessive,
    );
    return this.#objects;
  }

  get subjects(): Named[] {
    const { reading, frame } = this;
    const to = frame.governor === null ? frame.trigger : Math.min(frame.governor, frame.trigger);
    this.#subjects ??= free(this.#withPronoun(namedIn(reading, frame.from, to)));
    return this.#subjects;
  }

  get objectText(): string {
    this.#objectText ??= lowerSlice(this.reading, this.frame.sentence, ...this.#afterwards());
    return this.#objectText;
  }

  get clause(): string {
    this.#clause ??= lowerSlice(this.reading, this.frame.sentence, this.frame.from, this.frame.to);
    return this.#clause;
  }

  get sentence(): string {
    return lowerOf(this.reading, this.frame.sentence);
  }

  /** "Claude Fable 5, which it suspended last week": the object stands before the clause. */
  #antecedent(): Named[] | null {
    const { reading, frame } = this;
    const opener = reading.tokens[frame.from - 1]?.lower;
    if (frame.voice !== 'active' || (opener !== 'which' && opener !== 'that')) return null;
    const next = reading.tokens[frame.trigger + 1]?.lower ?? '';
    const hasObject =
      reading.namedAt[frame.trigger + 1] !== -1 || /^(?:the|a|an|its|their|both|all|access|it|them)$/.test(next);
    let before = frame.from - 2;
    if (reading.tokens[before]?.lower === ',') before--;
    const index = reading.namedAt[before] ?? -1;
    if (hasObject || index === -1 || before < frame.sentence.first) return null;
    const named = reading.named[index]!;
    return isModel(named) ? [named] : null;
  }

  /** What follows the word, in its clause. */
  #afterwards(): [number, number] {
    const { frame } = this;
    const onSubject = frame.voice === 'passive' || frame.voice === 'state';
    return onSubject ? [frame.trigger + 1, frame.to] : objectRange(frame);
  }

  /** "it", "they", "the model": the models of the sentence before, where the clause has no name of its own. */
  #withPronoun(named: Named[]): Named[] {
    if (named.some(isModel)) return named;
    const { reading, frame, clause } = this;
    if (!/\b(?:it|they|them|which|that|both)\b/.test(clause) && frame.from === frame.sentence.first) return named;
    const inSentence = free(namedIn(reading, frame.sentence.first, frame.from)).filter(isModel);
    if (inSentence.length > 0) return [...named, ...inSentence];
    const before = reading.sentences[frame.sentence.index - 1];
    if (before === undefined || frame.from !== frame.sentence.first || !/\b(?:it|they|them|both)\b/.test(clause))
      return named;
    return [
      ...named,
      ...free(namedIn(reading, before.first, before.last))
        .filter(isModel)
        .slice(0, 1),
    ];
  }
}

const isModel = (named: Named): boolean => named.entries[0]!.kind === 'Model';
/** Who is spared, or part of another word, is acted on by nobody. */
const free = (named: Named[]): Named[] => named.filter((one) => !one.exempt && !one.modifier);

const lower = new WeakMap<Sentence, string>();

function lowerOf(reading: Reading, sentence: Sentence): string {
  let known = lower.get(sentence);
  if (known === undefined) {
    known = reading.text.slice(sentence.start, sentence.end).toLowerCase();
    lower.set(sentence, known);
  }
  return known;
}

/** Tokens [first, last) of the sentence, cut from what is in lower case already. */
function lowerSlice(reading: Reading, sentence: Sentence, first: number, last: number): string {
  if (last <= first) return '';
  const whole = lowerOf(reading, sentence);
  // A few letters (İ) grow.
  if (whole.length !== sentence.end - sentence.start) return slice(reading, first, last).toLowerCase();
  return whole.slice(reading.tokens[first]!.start - sentence.start, reading.tokens[last - 1]!.end - sentence.start);
}
