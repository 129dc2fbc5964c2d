import type { PerSecond, Seconds } from "./law.ts";
import type { Popularity } from "./zipf.ts";

/** For keys evicted at the age t: r·D, the hits that follow one miss, as a function of a key's popularity q. */
export type HitsPerMiss = (time: Seconds) => (share: number) => number;

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
 * fillingOf(zipfPopularity(2, 0), () => 3).hitRatio; // 0.75
 */
export function fillingOf({ share, count }: Popularity, hitsPerMiss: (share: number) => number): Filling {
  let present = 0;
  let absent = 0;
  let hitRatio = 0;
  let missRatio = 0;
  for (let k = share.length - 1; k >= 0; k--) {
    const keyShare = share[k] as number;
    const keys = count[k] as number;
    const hits = hitsPerMiss(keyShare);
    const isOut = keys / (1 + hits);
    const isIn = hits < 1e300 ? hits * isOut : keys;
    present += isIn;
    absent += isOut;
    hitRatio += keyShare * isIn;
    missRatio += keyShare * isOut;
  }
  return { present, absent, hitRatio, missRatio };
}

/** Beyond e^700 s a time is as good as infinite. */
const LONGEST = 700;

/**
 * t, the characteristic time of a cache: the age at which keys are evicted, taken as the same for all, at which
 * the keys present fill the cache. Infinite where all that is ever asked for has room.
 *
 * Secant steps on the logarithm of the room taken against log t: it rises ever more slowly, with a slope of at
 * most 1, so that they approach from below; should one pass the root, the bracket takes over. Where more than
 * half of the keys fit, the logarithm of what is left out takes its place. Some seven evaluations.
 *
 * @param capacity C, items that fit, > 0 and below the number of keys
 * @param hitsPerMiss grows with t
 * @param readRate R, 1/s, reads of all keys; since no more than R·t keys can be present, t ≥ C/R
 *
 * Source: Che, Tung & Wang, Hierarchical web caching systems (2002); Fricker, Robert & Roberts, A versatile and
 * accurate approximation for LRU cache performance (2012).
 *
 * @example
 * characteristicTime(zipfPopularity(2, 0), 1, (t) => (q) => Math.expm1(q * t), 1); // 2 ln 2 = 1.3862943611198906
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
    const { present, absent } = fillingOf(popularity, hitsPerMiss(Math.exp(logTime)));
    return capacity < 0.5 * items ? Math.log(present / capacity) : Math.log((items - capacity) / absent);
  };
  let low = Math.log(capacity / readRate);
  let high = LONGEST;
  let before = low;
  let excessBefore = excess(before);
  if (excessBefore >= 0) return Math.exp(low);
  let at = before - excessBefore;
  for (let round = 0; round < 200; round++) {
    const excessAt = excess(at);
    if (excessAt < 0) low = at;
    else high = at;
    const slope = (excessAt - excessBefore) / (at - before);
    const next = at - excessAt / slope;
    // The step after one of 10⁻⁷ would be lost in rounding.
    if (!(Math.abs(next - at) > 1e-7)) return Math.exp(Number.isFinite(next) ? next : at);
    before = at;
    excessBefore = excessAt;
    at = next > low && next < high ? next : 0.5 * (low + high);
    if (!(at > low && at < high)) return Math.exp(at);
  }
  return Math.exp(at);
}
