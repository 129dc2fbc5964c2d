import type { Seconds } from "../queueing/law.ts";
import type { DistributionFunction } from "./distribution-function.ts";
import { distributionFunction, readAt } from "./distribution-function.ts";
import { nodeAt } from "./grid.ts";
import type { Latency } from "./latency.ts";

/**
 * P(T ≤ t).
 *
 * @param t seconds; 0 below zero
 * @example
 * cdfAt(pointMass(2), 2); // 1
 */
export function cdfAt(latency: Latency, t: Seconds): number {
  return Math.min(1, readAt(distributionFunction(latency), t));
}

/**
 * The time that a share p of all draws does not exceed: the least t with P(T ≤ t) ≥ p.
 *
 * @param p in [0, 1]
 * @throws RangeError where p is outside
 *
 * @example
 * percentile(pointMass(2), 0.99); // 2
 */
export function percentile(latency: Latency, p: number): Seconds {
  return percentileOf(distributionFunction(latency), p);
}

/** The same, of a law made ready for reading. */
export function percentileOf(law: DistributionFunction, p: number): Seconds {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], got ${p}`);
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const { floor, first, cumulative } of law.pieces) {
    low = Math.min(low, floor);
    high = Math.max(high, floor + nodeAt(first + cumulative.length - 1));
  }
  for (const { at, mass } of law.atoms) {
    if (at >= high && low === Number.POSITIVE_INFINITY) low = at;
    // Rounding leaves the masses of atoms and pieces a little off 1.
    const upTo = readAt(law, at) + 1e-15;
    if (upTo >= p) {
      if (upTo - mass - 2e-15 < p || law.pieces.length === 0) return at;
      high = Math.min(high, at);
      break;
    }
    low = Math.max(low === Number.POSITIVE_INFINITY ? at : low, at);
    high = Math.max(high, at);
  }
  return Math.min(solve(law, p, low, high), law.ceiling);
}

/** The root of P(T ≤ t) = p between two times, where the function is continuous: by halves, then by secants. */
function solve(law: DistributionFunction, p: number, from: Seconds, to: Seconds): Seconds {
  let low = from;
  let high = to;
  let atLow = readAt(law, low) - p;
  let atHigh = readAt(law, high) - p;
  if (!(atLow < 0)) return low;
  if (!(atHigh > 0)) return high;
  for (let round = 0; round < 200 && high - low > 1e-12 * high; round++) {
    // Geometric halves of what lies above the lowest floor, while the bracket is wide.
    const isWide = high - from > 1.3 * (low - from);
    let middle = isWide
      ? from + Math.sqrt(Math.max(low - from, (high - from) * 1e-12) * (high - from))
      : high - (atHigh * (high - low)) / (atHigh - atLow);
    if (!(middle > low && middle < high)) middle = (low + high) / 2;
    const value = readAt(law, middle) - p;
    if (value === 0) return middle;
    if (value < 0) {
      low = middle;
      atLow = value;
      // Illinois: halve the value at the end that stays, or it would stay for good.
      if (!isWide) atHigh /= 2;
    } else {
      high = middle;
      atHigh = value;
      if (!isWide) atLow /= 2;
    }
  }
  return high;
}
