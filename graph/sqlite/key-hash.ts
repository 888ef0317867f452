/** Numbers that stand for the strings by which a node is found exactly. */
import { normaliseKey } from '../ids.ts';
import type { NodeId } from '../model.ts';

/** A hash of 52 bits of an already normalised key: two multiplicative hashes side by side. Whoever looks up checks the text. */
export function keyHash(normalised: string): number {
  let high = 0x811c9dc5;
  let low = 5381;
  for (let i = 0; i < normalised.length; i++) {
    const unit = normalised.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low, 33) ^ unit;
  }
  return (high >>> 0) * 0x100000 + ((low ^ (low >>> 16)) & 0xfffff);
}

/** The hashes that a node is stored under: of its name and keys; of its id only where that isn't how it is looked up anyway. */
export function keyHashes(node: { id: NodeId; name: string; keys: readonly string[] }): Set<number> {
  const hashes = new Set([keyHash(normaliseKey(node.name))]);
  for (const key of node.keys) hashes.add(keyHash(normaliseKey(key)));
  const id = normaliseKey(node.id);
  if (id !== node.id) hashes.add(keyHash(id));
  return hashes;
}

/** Whether the node has this key, normalised. */
export function hasKey(node: { id: NodeId; name: string; keys: readonly string[] }, normalised: string): boolean {
  return [node.id, node.name, ...node.keys].some((key) => normaliseKey(key) === normalised);
}
