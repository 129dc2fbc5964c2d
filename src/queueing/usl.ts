import { requireNonNegative, requirePositive } from "./domain.ts";
import type { PerSecond, Seconds } from "./law.ts";

/**
 * How the throughput of a station depends on the number that it serves at once, by the Universal Scalability
 * Law: X(n) = γn / (1 + σ(n − 1) + κn(n − 1)).
 *
 * Contention (a lock, a leader) takes a share of the work that only one can do at a time; coherency (caches kept
 * alike, rows locked by others) takes time between each pair, so that beyond its best concurrency more work in
 * progress means less of it done.
 *
 * Source: Gunther, Guerrilla Capacity Planning (2007), chapters 4 to 6.
 */
export interface Scalability {
  /** γ, throughput of one at a time, 1/s, > 0. */
  readonly singleRate: PerSecond;
  /** σ ≥ 0. */
  readonly contention: number;
  /** κ ≥ 0. */
  readonly coherency: number;
}

function slowdown({ contention, coherency }: Scalability, concurrency: number): number {
  return 1 + (contention + coherency * concurrency) * (concurrency - 1);
}

/**
 * X(n), 1/s.
 *
 * @param concurrency n, in service at once, ≥ 1 where whole; any n ≥ 0 makes sense of the curve
 *
 * @example
 * throughputAtConcurrency({ singleRate: 100, contention: 0.1, coherency: 0 }, 11); // 550
 */
export function throughputAtConcurrency(scalability: Scalability, concurrency: number): PerSecond {
  requireNonNegative("concurrency", concurrency);
  return (scalability.singleRate * concurrency) / slowdown(scalability, concurrency);
}

/**
 * R(n) = n/X(n), the time that each of n in service takes, by Little's law.
 *
 * @param concurrency n ≥ 1
 *
 * @example
 * latencyAtConcurrency({ singleRate: 100, contention: 0.1, coherency: 0 }, 11); // 0.02
 */
export function latencyAtConcurrency(scalability: Scalability, concurrency: number): Seconds {
  requirePositive("concurrency", concurrency);
  return slowdown(scalability, concurrency) / scalability.singleRate;
}

/**
 * n* = √((1 − σ)/κ), the concurrency at which the curve is highest; 1 where contention is complete, ∞ without
 * coherency cost. It need not be whole: see `bestConcurrency`.
 *
 * @example
 * peakConcurrency({ singleRate: 1, contention: 0.001, coherency: 1e-5 }); // 316.0696…
 */
export function peakConcurrency({ contention, coherency }: Scalability): number {
  if (contention >= 1) return 1;
  return Math.max(1, Math.sqrt((1 - contention) / coherency));
}

/**
 * The whole number in service at which X is highest; ∞ without coherency cost (and contention below 1).
 *
 * @example
 * bestConcurrency({ singleRate: 995.6486, contention: 0.02671591, coherency: 0.0007690945 }); // 36
 */
export function bestConcurrency(scalability: Scalability): number {
  const peak = peakConcurrency(scalability);
  if (peak === Number.POSITIVE_INFINITY) return peak;
  const below = Math.floor(peak);
  const isNextBetter = throughputAtConcurrency(scalability, below + 1) > throughputAtConcurrency(scalability, below);
  return isNextBetter ? below + 1 : below;
}

/**
 * sup X(n) over all n, whole or not: the top of the curve, γ/σ without coherency cost, ∞ without either.
 *
 * @example
 * peakThroughput({ singleRate: 90, contention: 0.02773, coherency: 0 }); // 3245.58…
 */
export function peakThroughput(scalability: Scalability): PerSecond {
  const peak = peakConcurrency(scalability);
  return peak < Number.POSITIVE_INFINITY
    ? throughputAtConcurrency(scalability, peak)
    : scalability.singleRate / scalability.contention;
}

/**
 * lim X(n) as n grows: what an overload ends at where nothing limits how many are served at once. 0 with any
 * coherency cost.
 *
 * @example
 * limitingThroughput({ singleRate: 90, contention: 0.03, coherency: 0 }); // 3000
 */
export function limitingThroughput({ singleRate, contention, coherency }: Scalability): PerSecond {
  return coherency > 0 ? 0 : singleRate / contention;
}

/**
 * The concurrency at which each in service takes `latency`; the inverse of `latencyAtConcurrency`, unique since
 * that rises. ∞ where neither contention nor coherency lengthens it, 1 where the latency is that of one alone
 * or shorter.
 *
 * @example
 * concurrencyAtLatency({ singleRate: 100, contention: 0.1, coherency: 0 }, 0.02); // 11
 */
export function concurrencyAtLatency(scalability: Scalability, latency: Seconds): number {
  requirePositive("latency", latency);
  const { singleRate, contention, coherency } = scalability;
  const excess = latency * singleRate - 1;
  if (!(excess > 0)) return 1;
  // κm² + (σ + κ)m = excess with m = n − 1.
  const linear = contention + coherency;
  return 1 + (2 * excess) / (linear + Math.sqrt(linear * linear + 4 * coherency * excess));
}
