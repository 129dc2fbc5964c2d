import { bracketedRoot } from "./bracketed-root.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { Popularity } from "./zipf.ts";

/** r·D, the hits that follow one miss of a key of popularity q, where keys are evicted at the age t. */
export type HitsPerMiss = (share: number, time: Seconds) => number;

/** What a cache holds and answers, summed over its keys. */
export interface Filling {
  /** Keys in the cache. */
  readonly present: number;
  /** Keys not in the cache; kept apart, so that either side has its own digits. */
  readonly absent: number;
  /** Shares of all reads. */
  readonly hitRatio: number;
  readonly missRatio: number;
}

/**
 * @example
 * fillingAt(zipfPopularity(2, 0), () => 3, 1).hitRatio; // 0.75
 */
export function fillingAt({ share, count }: Popularity, hitsPerMiss: HitsPerMiss, time: Seconds): Filling {
  let present = 0;
  let absent = 0;
  let hitRatio = 0;
  let missRatio = 0;
  for (let k = share.length - 1; k >= 0; k--) {
    const keyShare = share[k] as number;
    const keys = count[k] as number;
    const hits = hitsPerMiss(keyShare, time);
    const isOut = 1 / (1 + hits);
    const isIn = hits < 1e300 ? hits * isOut : 1;
    present += keys * isIn;
    absent += keys * isOut;
    hitRatio += keys * keyShare * isIn;
    missRatio += keys * keyShare * isOut;
  }
  return { present, absent, hitRatio, missRatio };
}

/**
 * t, the characteristic time of a cache: the age at which keys are evicted, taken as the same for all, at which
 * the keys present fill the cache. Infinite where all that is ever asked for has room.
 *
 * The logarithm of the room taken is nearly linear in log t, so that a dozen evaluations do; where more than
 * half of the keys fit, the logarithm of what is left out takes its place.
 *
 * @param capacity C, items that fit, > 0 and below the number of keys
 * @param hitsPerMiss grows with t
 * @param readRate R, 1/s, reads of all keys; since no more than R·t keys can be present, t ≥ C/R
 *
 * Source: Che, Tung & Wang, Hierarchical web caching systems (2002); Fricker, Robert & Roberts, A versatile and
 * accurate approximation for LRU cache performance (2012).
 *
 * @example
 * characteristicTime(zipfPopularity(2, 0), 1, (q, t) => Math.expm1(q * t), 1); // 2 ln 2 = 1.3862943611198906
 */
export function characteristicTime(
  popularity: Popularity,
  capacity: number,
  hitsPerMiss: HitsPerMiss,
  readRate: PerSecond,
): Seconds {
  let items = 0;
  for (const count of popularity.count) items += count;
  const excess = (logTime: number): number => {
    const { present, absent } = fillingAt(popularity, hitsPerMiss, Math.exp(logTime));
    return capacity < 0.5 * items ? Math.log(present / capacity) : Math.log((items - capacity) / absent);
  };
  let low = Math.log(capacity / readRate);
  if (excess(low) >= 0) return Math.exp(low);
  let step = 0.5;
  while (excess(low + step) < 0) {
    low += step;
    step *= 2;
    if (low + step > 700) return Number.POSITIVE_INFINITY;
  }
  return Math.exp(bracketedRoot(excess, low, low + step));
}
