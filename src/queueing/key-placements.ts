/** One way in which some keys share shards, all shards being alike. */
export interface KeyPlacement {
  readonly probability: number;
  /** Loads of the shards that got any of the keys, descending. */
  readonly loads: readonly number[];
}

/**
 * All ways in which keys fall on n shards, each key on any with the same chance: the partitions of the keys
 * into groups that share a shard, with n(n − 1)…(n − k + 1)/n^m for k groups of m keys. Four keys have 15.
 *
 * @param keys their loads
 * @param shards n, an integer ≥ 1
 *
 * @example
 * keyPlacements([0.2, 0.1], 4); // together with 1/4, apart with 3/4
 */
export function keyPlacements(keys: readonly number[], shards: number): readonly KeyPlacement[] {
  let placements: readonly KeyPlacement[] = [{ probability: 1, loads: [] }];
  for (const key of keys)
    placements = placements.flatMap(({ probability, loads }) => {
      const joined = loads.map((_, shard) => ({
        probability: probability / shards,
        loads: loads.map((load, other) => (other === shard ? load + key : load)),
      }));
      const free = shards - loads.length;
      if (free > 0) joined.push({ probability: (probability * free) / shards, loads: [...loads, key] });
      return joined;
    });
  return placements.map(({ probability, loads }) => ({ probability, loads: [...loads].sort((a, b) => b - a) }));
}
