import { solveLoadDependent } from "./load-dependent.ts";
import { rateInTheLimit } from "./rate-curve.ts";
import { bestConcurrency, peakThroughput, type Scalability, throughputAtConcurrency } from "./usl.ts";

/** Services of one alone that a station has to keep working for: two days of 20 ms, a quarter of an hour of 0.1 ms. */
const LASTING = 1e7;
/** Relative. */
const TOLERANCE = 1e-6;

/**
 * The work per second, λS, that a station whose speed follows the Universal Scalability Law can be offered for good: the
 * peak of its curve where no more are let in than it serves best; less where more are, since one chance crowd beyond
 * the peak is then enough for it to do ever less, and what counts is that the wait for such a crowd is long.
 *
 * @param concurrency most that are served at once, an integer ≥ 1 or ∞
 * @param hasLimitedRoom what does not fit is turned away, so that no crowd grows without end: the peak in any case
 *
 * @example
 * lastingLoad({ contention: 0.1, coherency: 0 }, 11); // 5.5
 */
export function lastingLoad(law: Omit<Scalability, "singleRate">, concurrency: number, hasLimitedRoom = false): number {
  const unit = { ...law, singleRate: 1 };
  const rateAt = (n: number) => throughputAtConcurrency(unit, n);
  const best = Math.min(bestConcurrency(unit), concurrency);
  if (best === Number.POSITIVE_INFINITY) return peakThroughput(unit);
  const most = rateAt(best);
  if (hasLimitedRoom || rateInTheLimit(rateAt, concurrency) >= most * (1 - TOLERANCE)) return most;
  const lasts = (arrivalRate: number): boolean => {
    const { steady, regimes } = solveLoadDependent({ arrivalRate, rateAt, concurrency });
    return steady !== null || regimes.some((regime) => regime.kind === "working" && regime.lasts > LASTING);
  };
  let low = 0;
  let high = most;
  while (high - low > TOLERANCE * most) {
    const middle = 0.5 * (low + high);
    if (lasts(middle)) low = middle;
    else high = middle;
  }
  return low;
}
