import { requireInteger } from "./domain.ts";
import { hottestShardShare } from "./hottest-shard.ts";
import { keyPlacements } from "./key-placements.ts";
import type { ScatteredKeys } from "./shard-load.ts";
import type { ShardedKeys } from "./sharded-keys.ts";
import { splitKeys } from "./sharded-keys.ts";

/** Random placements of the other keys for each placement of the three largest; many shards need fewer. */
function samplesFor(shards: number): number {
  return Math.min(40, Math.max(4, Math.ceil(2560 / shards)));
}

/**
 * The shares of all requests that the busiest, the second, … of n shards get, each on average over the ways in
 * which the keys may fall; descending, summing to 1. A queue for each, weighted by its share, gives the
 * percentiles over all requests.
 *
 * The three largest keys are placed in all ways, each weighted by its chance; the others are drawn, always the
 * same draws, and the crowd beyond them is normal with a sum of 0. The busiest share is the one that
 * `hottestShardShare` integrates.
 *
 * @param shards n, an integer ≥ 1
 * @throws RangeError when an argument is outside its domain
 *
 * @example
 * orderedShardShares({ items: 1, zipf: 0 }, 3); // Float64Array [1, 0, 0]
 */
export function orderedShardShares(keys: ShardedKeys, shards: number): Float64Array {
  requireInteger("shards", shards, 1);
  const { placed, others } = splitKeys(keys);
  const random = randomStream();
  const samples = samplesFor(shards);
  const expected = new Float64Array(shards);
  for (const { probability, loads } of keyPlacements(placed, shards))
    for (let sample = 0; sample < samples; sample++) {
      const drawn = drawLoads(others, shards, random);
      for (let i = 0; i < loads.length; i++) drawn[i] = (drawn[i] as number) + (loads[i] as number);
      drawn.sort();
      for (let i = 0; i < shards; i++)
        expected[i] = (expected[i] as number) + (probability / samples) * Math.max(0, drawn[shards - 1 - i] as number);
    }
  return withBusiest(expected, hottestShardShare(keys, shards));
}

/** Loads of the shards by keys that fall at random. */
function drawLoads(keys: ScatteredKeys, shards: number, random: () => number): Float64Array {
  const loads = new Float64Array(shards);
  const scale = Math.sqrt(keys.restSquares / shards);
  let common = 0;
  if (scale > 0)
    for (let i = 0; i < shards; i++) {
      // Box & Muller 1958.
      const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
      loads[i] = scale * normal;
      common += (scale * normal) / shards;
    }
  for (let i = 0; i < shards; i++) loads[i] = (loads[i] as number) - common + keys.restShare / shards;
  for (const q of keys.largest) {
    const shard = Math.floor(shards * random());
    loads[shard] = (loads[shard] as number) + q;
  }
  return loads;
}

/** The others in proportion, so that all sum to 1. */
function withBusiest(shares: Float64Array, busiest: number): Float64Array {
  let others = 0;
  for (let i = 1; i < shares.length; i++) others += shares[i] as number;
  const factor = others > 0 ? (1 - busiest) / others : 0;
  return shares.map((share, i) => (i === 0 ? busiest : Math.min(busiest, share * factor)));
}

/** Numbers in (0, 1), the same at every call. Marsaglia, Xorshift RNGs (2003). */
function randomStream(): () => number {
  let state = 0x9e3779b9 | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
}
