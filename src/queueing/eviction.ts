import { meanStay } from "./cache-stay.ts";
import type { HitsPerMiss } from "./characteristic-time.ts";
import type { PerSecond, Seconds } from "./law.ts";

/** Whom a full cache evicts: the least recently or the least frequently used item, the oldest, anyone. */
export type EvictionPolicy = "lru" | "lfu" | "fifo" | "random";

/** What ends stays beside eviction. */
export interface Expiry {
  /** T; ∞: never. */
  readonly ttl: Seconds;
  /** Whether a hit starts T anew; else T counts from the item's entry. */
  readonly ttlReset: boolean;
  /** Reads per second of all keys. */
  readonly readRate: PerSecond;
  /** Writes per second of all keys; each drops its key. */
  readonly writeRate: PerSecond;
}

interface Limits {
  readonly gap: Seconds;
  readonly life: Seconds;
  readonly evictionRate?: PerSecond;
}

/** A rate with which no ratio can be formed any more. */
const NEVER_ASKED = 1e-290;

const never = Number.POSITIVE_INFINITY;

/** How eviction at the age t and expiry limit a stay, by policy. */
const limitsOf: { readonly [P in EvictionPolicy]: (time: Seconds, ttl: Seconds, ttlReset: boolean) => Limits } = {
  lru: (time, ttl, ttlReset) => (ttlReset ? { gap: Math.min(time, ttl), life: never } : { gap: time, life: ttl }),
  fifo: (time, ttl, ttlReset) => (ttlReset ? { gap: ttl, life: time } : { gap: never, life: Math.min(time, ttl) }),
  random: (time, ttl, ttlReset) =>
    ttlReset ? { gap: ttl, life: never, evictionRate: 1 / time } : { gap: never, life: ttl, evictionRate: 1 / time },
  lfu: (_, ttl, ttlReset) => (ttlReset ? { gap: ttl, life: never } : { gap: never, life: ttl }),
};

/**
 * The hits that follow one miss of a key, under a policy and what else ends stays.
 *
 * @example
 * hitsPerMissUnder("fifo", { ttl: Infinity, ttlReset: false, readRate: 1, writeRate: 0 })(4)(0.5); // 2
 */
export function hitsPerMissUnder(policy: EvictionPolicy, expiry: Expiry): HitsPerMiss {
  const { ttl, ttlReset, readRate, writeRate } = expiry;
  return (time) => {
    const { gap, life, evictionRate = 0 } = limitsOf[policy](time, ttl, ttlReset);
    return (share) =>
      share * readRate < NEVER_ASKED
        ? 0
        : share * readRate * meanStay(share * readRate, share * writeRate + evictionRate, gap, life);
  };
}
