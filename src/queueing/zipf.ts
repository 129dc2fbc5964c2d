import { requireInteger, requireNonNegative } from "./domain.ts";
import { rankSum } from "./rank-sum.ts";

/** How the requests spread over keys, as classes of like keys. */
export interface Popularity {
  /** q, the share of all requests that one key of the class gets; descending. */
  readonly share: Float64Array;
  /** Keys in the class; not whole beyond the head, where a class stands for a stretch of ranks. */
  readonly count: Float64Array;
}

/**
 * Zipf's law: of n keys the i-th most popular gets a share proportional to i^{−α}. With α = 0 all keys are
 * alike; 0.6 to 1.1 is what caches and stores see. The classes make sums over a billion keys a matter of some
 * 180 terms, at 10⁻⁹ relative for smooth functions of the share; α = 1 is no special case.
 *
 * @param items n, an integer ≥ 1
 * @param exponent α ≥ 0
 * @throws RangeError outside this domain
 *
 * Source: Breslau, Cao, Fan, Phillips & Shenker, Web caching and Zipf-like distributions (1999).
 *
 * @example
 * zipfPopularity(4, 1).share; // Float64Array [0.48, 0.24, 0.16, 0.12]
 */
export function zipfPopularity(items: number, exponent: number): Popularity {
  requireNonNegative("exponent", exponent);
  const { rank, count } = rankSum(items);
  const share = rank.map((i) => i ** -exponent);
  const total = weightedSum(share, count);
  return { share: share.map((weight) => weight / total), count };
}

/** Smallest terms first, so that none is lost beside the larger ones. */
function weightedSum(values: Float64Array, count: Float64Array): number {
  let sum = 0;
  for (let k = values.length - 1; k >= 0; k--) sum += (values[k] as number) * (count[k] as number);
  return sum;
}

/**
 * Σ_{i=1}^{n} i^{−α}, the generalised harmonic number by which Zipf's law is normalised.
 *
 * @param items n, an integer ≥ 1
 * @param exponent α ≥ 0
 *
 * @example
 * zipfTotal(1e9, 1); // 21.30048149
 */
export function zipfTotal(items: number, exponent: number): number {
  requireNonNegative("exponent", exponent);
  const { rank, count } = rankSum(items);
  return weightedSum(
    rank.map((i) => i ** -exponent),
    count,
  );
}

/**
 * The share of requests that go to the `top` most popular of `items` keys: the hit ratio of a cache that knows
 * the popularities, and the bound of every policy without look-ahead.
 *
 * @param top an integer from 0 to n
 *
 * @example
 * zipfTopShare(4, 1, 2); // 0.72
 */
export function zipfTopShare(items: number, exponent: number, top: number): number {
  requireInteger("top", top, 0);
  if (top > items) throw new RangeError(`top must be at most the ${items} items, got ${top}`);
  return top === 0 ? 0 : Math.min(1, zipfTotal(top, exponent) / zipfTotal(items, exponent));
}
