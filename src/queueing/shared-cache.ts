import { bracketedRoot } from "./bracketed-root.ts";
import { type CacheHits, cacheHitRatio } from "./cache-hit-ratio.ts";
import type { Filling } from "./characteristic-time.ts";
import { requirePositive } from "./domain.ts";
import type { EvictionPolicy } from "./eviction.ts";
import { type KeySpace, nothing, type Part, partOf } from "./key-space.ts";
import type { Seconds } from "./law.ts";
import { keepMostFrequentOf } from "./lfu-shared.ts";

export interface SharedCacheInput {
  readonly policy: EvictionPolicy;
  /** Room for all, ≥ 0, in bytes or in whatever unit the sizes have. */
  readonly capacity: number;
  readonly spaces: readonly KeySpace[];
}

const SHARED = "Che, Tung & Wang 2002; Fricker, Robert & Roberts 2012; one age of eviction for all key spaces";

/**
 * The hit ratios of key spaces that share one cache.
 *
 * An item is evicted at the same age t whichever key space it is of, since the cache does not tell them apart: t is
 * the time at which all that is present, each item with its size, fills the room (Che's characteristic time, over all
 * keys together). What fits without eviction stays until it expires or is dropped. An LFU cache keeps the keys that
 * are asked for most, whatever their size.
 *
 * One key space alone is `cacheHitRatio`, with its corrections for a finite size.
 *
 * @throws RangeError when an argument is outside its domain
 *
 * @example
 * sharedCacheHits({ policy: "lru", capacity: 80, spaces: [{ items: 100, itemSize: 2, zipf: 0.8, ttl: null, requestRate: 1, writeShare: 0 }] })[0].hitRatio; // 0.64521
 */
export function sharedCacheHits({ policy, capacity, spaces }: SharedCacheInput): readonly CacheHits[] {
  for (const { itemSize } of spaces) requirePositive("itemSize", itemSize);
  const [alone, another] = spaces;
  if (alone === undefined) return [];
  if (another === undefined) {
    const { itemSize, requestRate, ...keys } = alone;
    return [cacheHitRatio({ ...keys, policy, requestRate, capacity: capacity / itemSize })];
  }
  const parts = spaces.map((space) => partOf(space, policy));
  const asked = parts.filter(({ isAsked }) => isAsked);
  const sizeAt = (time: Seconds) => asked.reduce((sum, part) => sum + part.itemSize * part.at(time).present, 0);
  if (sizeAt(Number.POSITIVE_INFINITY) <= capacity)
    return parts.map((part) => answer(part, part.at(Number.POSITIVE_INFINITY), null));
  if (policy === "lfu") {
    const kept = keepMostFrequentOf(asked, capacity);
    return parts.map((part) => answer(part, kept.get(part) ?? nothing, null));
  }
  // Reads cannot bring in more than R·t·s by the time t; from there the room taken rises with t.
  const inflow = asked.reduce((sum, { readRate, itemSize }) => sum + readRate * itemSize, 0);
  if (!(capacity > 0)) return parts.map((part) => answer(part, nothing, null));
  const low = Math.log(capacity / inflow);
  const excess = (logTime: number) => Math.log(sizeAt(Math.exp(logTime)) / capacity);
  if (excess(low) >= 0) return parts.map((part) => answer(part, part.at(Math.exp(low)), Math.exp(low)));
  let high = low + 1;
  while (excess(high) < 0 && high < 700) high = low + 2 * (high - low);
  const time = Math.exp(high < 700 ? bracketedRoot(excess, low, high, 60) : high);
  return parts.map((part) => answer(part, part.at(time), time));
}

function answer({ isAsked }: Part, filling: Filling, time: Seconds | null): CacheHits {
  return {
    hitRatio: Math.min(1, filling.hitRatio),
    missRatio: Math.max(0, filling.missRatio),
    occupancy: filling.present,
    characteristicTime: isAsked ? time : null,
    method: time === null ? "room for all, or the most frequent" : "characteristic time over all key spaces",
    exactness: "approximate",
    source: SHARED,
  };
}
