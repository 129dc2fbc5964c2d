import { type Filling, fillingOf, type HitsPerMiss } from "./characteristic-time.ts";
import type { EvictionPolicy } from "./eviction.ts";
import { hitsPerMissUnder } from "./eviction.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { type Popularity, zipfPopularity } from "./zipf.ts";

/** Keys of one kind in a cache: alike in size, in how they expire and in how they are asked for. */
export interface KeySpace {
  /** n, an integer ≥ 1. */
  readonly items: number;
  /** Room that one item takes, > 0, in the unit of the capacity. */
  readonly itemSize: number;
  /** α ≥ 0, the exponent of Zipf's law. */
  readonly zipf: number;
  /** T from an item's entry; null: never. */
  readonly ttl: Seconds | null;
  /** Requests per second, reads and writes. */
  readonly requestRate: PerSecond;
  /** ω in [0, 1], share of them that are writes and drop the key. */
  readonly writeShare: number;
}

/** A key space as the cache meets it. */
export interface Part {
  readonly itemSize: number;
  readonly popularity: Popularity;
  readonly readRate: PerSecond;
  readonly isAsked: boolean;
  /** What it holds and answers if items are evicted at the age t. */
  readonly at: (time: Seconds) => Filling;
  readonly hitsPerMiss: HitsPerMiss;
}

export const nothing: Filling = { present: 0, absent: 0, hitRatio: 0, missRatio: 1 };

export function partOf(
  { items, itemSize, zipf, ttl, requestRate, writeShare }: KeySpace,
  policy: EvictionPolicy,
): Part {
  const popularity = zipfPopularity(items, zipf);
  const readRate = requestRate * (1 - writeShare);
  const expiry = { ttl: ttl ?? Number.POSITIVE_INFINITY, ttlReset: false };
  const hitsPerMiss = hitsPerMissUnder(policy, { ...expiry, readRate, writeRate: requestRate * writeShare });
  const isAsked = readRate > 0 && ttl !== 0;
  return {
    itemSize,
    popularity,
    readRate,
    isAsked,
    hitsPerMiss,
    at: (time) => (isAsked ? fillingOf(popularity, hitsPerMiss(time)) : nothing),
  };
}
