import type { Filling } from "./characteristic-time.ts";
import { characteristicTime, fillingOf } from "./characteristic-time.ts";
import { requireInteger, requireNonNegative } from "./domain.ts";
import type { EvictionPolicy } from "./eviction.ts";
import { hitsPerMissUnder } from "./eviction.ts";
import { fifoCorrection } from "./fifo.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { keepMostFrequent } from "./lfu.ts";
import { lruCorrection } from "./lru.ts";
import { zipfPopularity, zipfTopShare } from "./zipf.ts";

/** A cache, what is asked of it, and what empties it. */
export interface CacheInput {
  readonly policy: EvictionPolicy;
  /** C, items that fit, ≥ 0; a part of an item does not fit, ∞ is no limit. */
  readonly capacity: number;
  /** n, keys that are asked for, an integer ≥ 1. */
  readonly items: number;
  /** α ≥ 0, the exponent of Zipf's law. */
  readonly zipf: number;
  /** T, time after which an item expires and leaves its room; null: never. */
  readonly ttl?: Seconds | null;
  /** Whether a hit starts T anew; else it counts from the item's entry. Default false. */
  readonly ttlReset?: boolean;
  /** Λ, requests per second for all keys, reads and writes; only a TTL makes it matter. */
  readonly requestRate?: PerSecond;
  /** ω in [0, 1], the share of the requests for each key that are writes; each drops the key. Default 0. */
  readonly writeShare?: number;
}

/** What a cache holds and answers in steady state. */
export interface CacheHits {
  /** Share of reads that find their item. */
  readonly hitRatio: number;
  /** 1 − hitRatio with its own digits: what the store behind sees. */
  readonly missRatio: number;
  /** Items in the cache, on average; below C where expiry or writes leave room. */
  readonly occupancy: number;
  /**
   * t, the age at which items are evicted: since their last read for LRU, since their entry for FIFO, on
   * average for random. In seconds; in requests where no rate was given. Null where nothing is evicted for
   * want of room, and for LFU, where age does not decide.
   */
  readonly characteristicTime: Seconds | null;
  readonly method: string;
  readonly exactness: "exact" | "approximate";
  readonly source: string;
}

const FRICKER = "Che, Tung & Wang 2002; Fricker, Robert & Roberts 2012";
const PRODUCT_FORM = "King 1971; Gelenbe 1973; Hájek 1964";
const RENEWAL = "renewal of each key's presence; Poisson arrivals see time averages";

/**
 * The hit ratio of a cache under Poisson requests with Zipf popularities, to a billion items and more.
 *
 * Each key comes and goes on its own: a miss lets it in, and it stays until it is evicted, expires or is
 * written. The keys share only the characteristic time t, at which those present fill the cache; if expiry
 * and writes alone leave room for all, nothing is evicted. LRU, FIFO and random caches without them get the
 * first correction for their finite size. Requests are independent of one another: no trends, no scans.
 *
 * Errors found: 0.0005 against simulated LRU caches of 10 to 300,000 items, noise included; 0.002 with expiry and
 * writes at 100 items, and less with more; up to 0.02 at 1 to 3 items that get most requests.
 *
 * @throws RangeError when an argument is outside its domain, or a TTL comes without the rate
 *
 * @example
 * cacheHitRatio({ policy: "lru", capacity: 40, items: 100, zipf: 0.8 }).hitRatio; // 0.64521
 */
export function cacheHitRatio(input: CacheInput): CacheHits {
  const { policy, items, zipf } = input;
  const { capacity, ttl, requestRate, writeShare } = checked(input);
  const readRate = requestRate * (1 - writeShare);
  if (capacity === 0 || readRate === 0 || ttl === 0) return nothingHeld;

  const popularity = zipfPopularity(items, zipf);
  const expiry = { ttl, ttlReset: input.ttlReset ?? false, readRate, writeRate: requestRate * writeShare };
  const hitsPerMiss = hitsPerMissUnder(policy, expiry);
  const isPlain = ttl === Number.POSITIVE_INFINITY && writeShare === 0;
  if (!isPlain || capacity === items) {
    const unlimited = fillingOf(popularity, hitsPerMiss(Number.POSITIVE_INFINITY));
    if (capacity === items || unlimited.present <= capacity)
      return report(unlimited, null, isPlain ? "all fit" : "expiry and writes alone", "exact", RENEWAL);
  }

  if (policy === "lfu") {
    const held = keepMostFrequent(items, zipf, capacity, hitsPerMiss(Number.POSITIVE_INFINITY));
    const filling = { ...held, missRatio: 1 - held.hitRatio };
    return isPlain
      ? report(filling, null, "most frequent keys", "exact", "independent requests")
      : report(filling, null, "most frequent keys", "approximate", RENEWAL);
  }

  const time = characteristicTime(popularity, capacity, hitsPerMiss, readRate);
  const filling = { ...fillingOf(popularity, hitsPerMiss(time)), present: capacity };
  const source = policy === "lru" ? FRICKER : PRODUCT_FORM;
  if (!isPlain) return report(filling, time, "characteristic time", "approximate", `${source}; ${RENEWAL}`);
  const correct = policy === "lru" ? lruCorrection : fifoCorrection;
  // No policy that does not know the future does better than to keep the most popular.
  const atMost = zipfTopShare(items, zipf, capacity) - filling.hitRatio;
  const more = Math.max(-filling.hitRatio, Math.min(atMost, correct(popularity, time * requestRate)));
  const corrected = { ...filling, hitRatio: filling.hitRatio + more, missRatio: filling.missRatio - more };
  return report(corrected, time, "characteristic time, corrected for finite size", "approximate", source);
}

const nothingHeld: CacheHits = {
  hitRatio: 0,
  missRatio: 1,
  occupancy: 0,
  characteristicTime: null,
  method: "nothing held",
  exactness: "exact",
  source: "no room, no time or no reads",
};

function report(
  { present, hitRatio, missRatio }: Omit<Filling, "absent">,
  time: Seconds | null,
  method: string,
  exactness: CacheHits["exactness"],
  source: string,
): CacheHits {
  const ratios = { hitRatio: Math.min(1, hitRatio), missRatio: Math.max(0, missRatio) };
  return { ...ratios, occupancy: present, characteristicTime: time, method, exactness, source };
}

/** The arguments within their domains, what was left out in place. */
function checked(input: CacheInput): {
  readonly capacity: number;
  readonly ttl: Seconds;
  readonly requestRate: PerSecond;
  readonly writeShare: number;
} {
  const { items, capacity, writeShare = 0, requestRate } = input;
  const ttl = input.ttl ?? Number.POSITIVE_INFINITY;
  requireInteger("items", items, 1);
  requireNonNegative("zipf", input.zipf);
  if (!(capacity >= 0)) throw new RangeError(`capacity must be a number ≥ 0, got ${capacity}`);
  if (!(ttl >= 0)) throw new RangeError(`ttl must be a number ≥ 0, got ${ttl}`);
  if (!(writeShare >= 0 && writeShare <= 1))
    throw new RangeError(`writeShare must be a number from 0 to 1, got ${writeShare}`);
  if (requestRate === undefined && ttl < Number.POSITIVE_INFINITY)
    throw new RangeError("requestRate must be given with a ttl");
  return {
    capacity: Math.min(items, Math.floor(capacity)),
    ttl,
    requestRate: requireNonNegative("requestRate", requestRate ?? 1),
    writeShare,
  };
}
