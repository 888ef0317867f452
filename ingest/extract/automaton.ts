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
    const children: Map<number, number>[] = [new Map()];
    const ends: number[] = [-1];
    patterns.forEach((pattern, index) => {
      let node = 0;
      for (let i = 0; i < pattern.length; i++) {
        const class_ = this.#classes[pattern.charCodeAt(i)]!;
        let child = children[node]!.get(class_);
        if (child === undefined) {
          child = children.length;
          children.push(new Map());
          ends.push(-1);
          children[node]!.set(class_, child);
        }
        node = child;
      }
      ends[node] = index;
    });
    this.#ends = Int32Array.from(ends);
    this.#fail = new Int32Array(children.length);
    this.#next = new Int32Array(children.length);
    this.#store(children);
    this.#link(children);
    this.#root = new Int32Array(this.#classCount);
    for (let class_ = 1; class_ < this.#classCount; class_++) this.#root[class_] = Math.max(0, this.#step(0, class_));
  }

  #store(children: Map<number, number>[]): void {
    let size = 1024;
    while (size < children.length * 3) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    this.#targets = new Int32Array(size);
    children.forEach((byClass, node) => {
      for (const [class_, child] of byClass) {
        const key = node * this.#classCount + class_;
        let slot = Math.imul(key, 0x9e3779b1) >>> 7;
        while (this.#slots[slot & this.#mask] !== -1) slot++;
        this.#slots[slot & this.#mask] = key;
        this.#targets[slot & this.#mask] = child;
      }
    });
  }

  #link(children: Map<number, number>[]): void {
    const queue = [...children[0]!.values()];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head]!;
      for (const [class_, child] of children[node]!) {
        let fail = this.#fail[node]!;
        let target = this.#step(fail, class_);
        while (target === -1 && fail !== 0) {
          fail = this.#fail[fail]!;
          target = this.#step(fail, class_);
        }
        this.#fail[child] = target === -1 ? 0 : target;
        const back = this.#fail[child]!;
        this.#next[child] = this.#ends[back] !== -1 ? back : this.#next[back]!;
        queue.push(child);
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
