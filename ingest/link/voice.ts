/**
 * Texts that repeat one another (syndicated copies, shortened, retitled, lightly edited) are one voice. A sketch is a
 * winnowed choice of hashes of five-word runs (Schleimer, Wilkerson, Aiken 2003): whatever two texts share of at least
 * `RUN + WINDOW - 1` words, a hash of it is in both sketches, wherever it stands in them.
 */

const RUN = 5;
const WINDOW = 8;
/** Words that are looked at: what comes later in a long page doesn't tell copies from others. */
const MOST_WORDS = 700;
/** Texts of fewer words have nothing of their own to compare. */
const LEAST_WORDS = 25;
/** Who has this share of its sketch from another text has nothing of its own to say: measured on edited and shortened copies (0.6 to 1) and on stories that quote the same statement (below 0.4). */
const COPIED = 0.55;

/** The sketch of a text; empty where it is too short. */
export function voiceOf(text: string): string[] {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  if (words.length < LEAST_WORDS) return [];
  const hashes: number[] = [];
  for (let i = 0; i + RUN <= words.length; i++) hashes.push(hash32(words, i));
  const kept = new Set<number>();
  for (let i = 0; i < hashes.length; i++) {
    let least = hashes[i]!;
    for (let k = i + 1; k < Math.min(i + WINDOW, hashes.length); k++) if (hashes[k]! < least) least = hashes[k]!;
    kept.add(least);
    if (i + WINDOW >= hashes.length) break;
  }
  return [...kept].sort((a, b) => a - b).map((n) => n.toString(36));
}

/**
 * Which voice each sketch belongs to: the index of the longest text that it repeats, or its own. A function of the set:
 * longer texts first, ties by id.
 */
export function voicesAmong(texts: readonly { id: string; voice: readonly string[] }[]): Map<string, string> {
  const voices = new Map<string, string>();
  const holders = new Map<string, string[]>();
  const order = [...texts].sort((a, b) => b.voice.length - a.voice.length || (a.id < b.id ? -1 : 1));
  for (const { id, voice } of order) {
    const shared = new Map<string, number>();
    for (const hash of voice)
      for (const other of holders.get(hash) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    const [most] = [...shared].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    if (most !== undefined && most[1] >= COPIED * voice.length) {
      voices.set(id, most[0]);
      continue;
    }
    voices.set(id, id);
    for (const hash of voice) {
      const known = holders.get(hash);
      if (known === undefined) holders.set(hash, [id]);
      else known.push(id);
    }
  }
  return voices;
}

function hash32(words: readonly string[], first: number): number {
  let hash = 0x811c9dc5;
  for (let i = first; i < first + RUN; i++) {
    const word = words[i]!;
    for (let c = 0; c < word.length; c++) hash = Math.imul(hash ^ word.charCodeAt(c), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  // Spread: the least hash of a window must not depend on how words begin.
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
