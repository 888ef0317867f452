/**
 * Aho–Corasick: every place where any of many patterns stands, in one pass over the text. Names begin where words begin, so in
 * scripts with spaces nothing is begun inside a word, nor at a word that begins no name: most words cost their hash alone.
 */

/** Called with the pattern's index and the hit's bounds [start, end) in codes. */
type OnHit = (pattern: number, start: number, end: number) => void;

/** How many bits tell the words that begin names from the others: some thousands of words, so that one in twenty passes by mistake. */
const FIRST_WORDS = 1 << 17;

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) ^ (hash >>> 15);

/** Of a script with spaces: a letter or digit. */
export const isInWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code > 0xbf && code < 0x2000);

export class Automaton {
  /** Character → class; 0: in no pattern. */
  readonly #classes = new Uint16Array(65_536);
  #classCount = 1;
  /** Open addressing: node * classCount + class → node. */
  #slots = new Int32Array(0);
  #targets = new Int32Array(0);
  #mask = 0;
  readonly #fail: Int32Array;
  /** Pattern that ends in a node (-1: none), and the next node on the way of failures in which one does (0: none). */
  readonly #ends: Int32Array;
  readonly #next: Int32Array;
  readonly #lengths: number[];
  /** The root's own way, as a table: most characters lead nowhere. 0: stay. */
  readonly #root: Int32Array;
  /** Hashes of the words that patterns begin with, a bit each. */
  readonly #firstWords = new Int32Array(FIRST_WORDS / 32);

  constructor(patterns: readonly string[]) {
    this.#lengths = patterns.map((pattern) => pattern.length);
    for (const pattern of patterns) {
      for (let i = 0; i < pattern.length; i++) {
        const code = pattern.charCodeAt(i);
        if (this.#classes[code] === 0) this.#classes[code] = this.#classCount++;
      }
    }
    for (const pattern of patterns) {
      let hash = 0;
      for (let i = 0; i < pattern.length && isInWord(pattern.charCodeAt(i)); i++)
        hash = mix(hash, pattern.charCodeAt(i));
      this.#firstWords[(hash & (FIRST_WORDS - 1)) >>> 5]! |= 1 << (hash & 31);
    }
    const most = 1 + patterns.reduce((sum, pattern) => sum + pattern.length, 0);
    let size = 1024;
    while (size < most * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    this.#targets = new Int32Array(size);
    this.#ends = new Int32Array(most).fill(-1);
    this.#fail = new Int32Array(most);
    this.#next = new Int32Array(most);
    this.#link(this.#store(patterns));
    this.#root = new Int32Array(this.#classCount);
    for (let class_ = 1; class_ < this.#classCount; class_++) this.#root[class_] = Math.max(0, this.#step(0, class_));
  }

  /** The ways of all patterns. What it gives: the steps [parent, class, child] of each depth. */
  #store(patterns: readonly string[]): number[][] {
    const depths: number[][] = [];
    let count = 1;
    patterns.forEach((pattern, index) => {
      let node = 0;
      for (let i = 0; i < pattern.length; i++) {
        const class_ = this.#classes[pattern.charCodeAt(i)]!;
        let child = this.#step(node, class_);
        if (child === -1) {
          child = count++;
          const key = node * this.#classCount + class_;
          let slot = Math.imul(key, 0x9e3779b1) >>> 7;
          while (this.#slots[slot & this.#mask] !== -1) slot++;
          this.#slots[slot & this.#mask] = key;
          this.#targets[slot & this.#mask] = child;
          depths[i] ??= [];
          depths[i]!.push(node, class_, child);
        }
        node = child;
      }
      this.#ends[node] = index;
    });
    return depths;
  }

  /** Where to go on after a failure: known for a depth once it is known for those above it. */
  #link(depths: readonly number[][]): void {
    for (const steps of depths.slice(1)) {
      for (let i = 0; i < steps.length; i += 3) {
        let fail = this.#fail[steps[i]!]!;
        let target = this.#step(fail, steps[i + 1]!);
        while (target === -1 && fail !== 0) {
          fail = this.#fail[fail]!;
          target = this.#step(fail, steps[i + 1]!);
        }
        const child = steps[i + 2]!;
        const back = Math.max(0, target);
        this.#fail[child] = back;
        this.#next[child] = this.#ends[back] !== -1 ? back : this.#next[back]!;
      }
    }
  }

  #step(node: number, class_: number): number {
    const key = node * this.#classCount + class_;
    let slot = Math.imul(key, 0x9e3779b1) >>> 7;
    for (;;) {
      const found = this.#slots[slot & this.#mask]!;
      if (found === key) return this.#targets[slot & this.#mask]!;
      if (found === -1) return -1;
      slot++;
    }
  }

  scan(codes: Uint16Array, length: number, onHit: OnHit): void {
    const fail = this.#fail;
    const ends = this.#ends;
    const root = this.#root;
    let node = 0;
    for (let i = 0; i < length; i++) {
      const code = codes[i]!;
      if (node === 0 && isInWord(code)) {
        const isInside = i > 0 && isInWord(codes[i - 1]!);
        let hash = 0;
        let end = i;
        for (; end < length && isInWord(codes[end]!); end++) hash = mix(hash, codes[end]!);
        if (isInside || (this.#firstWords[(hash & (FIRST_WORDS - 1)) >>> 5]! & (1 << (hash & 31))) === 0) {
          i = end - 1;
          continue;
        }
      }
      const class_ = this.#classes[code]!;
      if (class_ === 0) {
        node = 0;
        continue;
      }
      let target = node === 0 ? root[class_]! : this.#step(node, class_);
      while (target === -1) {
        node = fail[node]!;
        target = node === 0 ? root[class_]! : this.#step(node, class_);
      }
      node = target;
      if (node === 0) continue;
      for (let end = ends[node] !== -1 ? node : this.#next[node]!; end !== 0; end = this.#next[end]!) {
        const pattern = ends[end]!;
        onHit(pattern, i + 1 - this.#lengths[pattern]!, i + 1);
      }
    }
  }
}
