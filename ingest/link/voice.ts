/** Nearly equal texts (syndicated copies, mirrors) are one voice: min-hash over five-word shingles, in bands. */

const HASHES = 12;
const BAND = 4;
const SEEDS = Array.from({ length: HASHES }, (_, i) => Math.imul(i + 1, 0x9e3779b1) | 1);

/** Texts that share a band are nearly equal. Short texts have no voice of their own to compare. */
export function voiceOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < 30) return [];
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (let i = 0; i + 5 <= words.length && i < 2_000; i++) {
    const shingle = hash32(words, i);
    for (let h = 0; h < HASHES; h++) {
      const mixed = mix(shingle ^ SEEDS[h]!);
      if (mixed < least[h]!) least[h] = mixed;
    }
  }
  const bands: string[] = [];
  for (let band = 0; band < HASHES / BAND; band++)
    bands.push(`${band}:${[...least.subarray(band * BAND, (band + 1) * BAND)].map((n) => n.toString(36)).join('.')}`);
  return bands;
}

function hash32(words: readonly string[], first: number): number {
  let hash = 0x811c9dc5;
  for (let i = first; i < first + 5; i++) {
    const word = words[i]!;
    for (let c = 0; c < word.length; c++) hash = Math.imul(hash ^ word.charCodeAt(c), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  return hash >>> 0;
}

function mix(n: number): number {
  let x = n;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
