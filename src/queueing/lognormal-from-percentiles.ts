import { requirePositive } from "./domain.ts";
import type { Law, Seconds } from "./law.ts";
import { NORMAL_P99 } from "./normal-law.ts";

/**
 * The lognormal through a median and a 99th percentile: σ = ln(p99/p50)/2.326, mean = p50·e^{σ²/2}.
 *
 * @param p50 median, seconds, > 0
 * @param p99 99th percentile, seconds, ≥ p50; equal to it the law is constant
 * @throws RangeError outside this domain
 *
 * @example
 * lognormalFromPercentiles(0.03, 0.03); // { kind: "constant", mean: 0.03 }
 */
export function lognormalFromPercentiles(p50: Seconds, p99: Seconds): Law {
  requirePositive("p50", p50);
  requirePositive("p99", p99);
  if (p99 < p50) throw new RangeError(`p99 must be at least p50 = ${p50}, got ${p99}`);
  const sigma = Math.log(p99 / p50) / NORMAL_P99;
  const variance = sigma * sigma;
  if (variance < 1e-12) return { kind: "constant", mean: p50 };
  return { kind: "lognormal", mean: p50 * Math.exp(variance / 2), scv: Math.expm1(variance) };
}
