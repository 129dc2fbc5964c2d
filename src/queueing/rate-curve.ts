import type { PerSecond } from "./law.ts";

/**
 * μ(n), completions per second with n in service, n ≥ 1: rises to one peak, and falls or stays from there on.
 * It need not be defined at 0.
 */
export type RateCurve = (inService: number) => PerSecond;

/** As good as infinite for a number in service. */
const ENDLESS = Number.MAX_SAFE_INTEGER;

/** The last whole n in [from, to] for which `holds`, which holds at `from` and, once it fails, no more. */
function lastWhere(from: number, to: number, holds: (n: number) => boolean): number {
  let low = from;
  let step = 1;
  while (low + step <= to && holds(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to + 1, low + step);
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The least number in service that gives the highest rate.
 *
 * @param concurrency most that are served at once, ≥ 1; may be ∞
 *
 * @example
 * peakOfCurve((n) => n * (11 - n), 100); // 5
 */
export function peakOfCurve(rateAt: RateCurve, concurrency: number): number {
  const most = Math.min(concurrency, ENDLESS);
  return lastWhere(1, most, (n) => n === 1 || rateAt(n) > rateAt(n - 1));
}

/**
 * The rate at which a queue that only grows is served: μ at the most that are served at once, or what μ tends to
 * where nothing limits them; 0 where it still falls in proportion.
 *
 * @example
 * rateInTheLimit((n) => n / (1 + 0.1 * n), Number.POSITIVE_INFINITY); // 10
 */
export function rateInTheLimit(rateAt: RateCurve, concurrency: number): PerSecond {
  if (concurrency < ENDLESS) return rateAt(concurrency);
  const far = rateAt(ENDLESS);
  return rateAt(ENDLESS / 4) > 2 * far ? 0 : far;
}

/**
 * The largest number in service, up to the peak, whose rate does not exceed the arrivals: around it the number
 * present settles. 0 where one alone is served faster than they come.
 *
 * @example
 * settlesAt((n) => 10 * n, 35, 100); // 3
 */
export function settlesAt(rateAt: RateCurve, arrivalRate: PerSecond, peak: number): number {
  return lastWhere(0, peak, (n) => n === 0 || rateAt(n) <= arrivalRate);
}

/**
 * The largest number in service, beyond the peak, at which work is still done as fast as it comes: one more,
 * and it piles up. Null where the rate never falls below the arrivals again.
 *
 * @param peak with a rate of at least λ
 *
 * @example
 * tipsAfter((n) => n * (11 - n), 20, 5, 10); // 8
 */
export function tipsAfter(rateAt: RateCurve, arrivalRate: PerSecond, peak: number, concurrency: number): number | null {
  if (rateInTheLimit(rateAt, concurrency) >= arrivalRate) return null;
  return lastWhere(peak, Math.min(concurrency, ENDLESS), (n) => n === peak || rateAt(n) >= arrivalRate);
}
