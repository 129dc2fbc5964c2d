import type { Seconds } from "../queueing/law.ts";
import type { DistributionFunction, ReadablePiece } from "./distribution-function.ts";
import { distributionFunction, readAt, readPieceAt } from "./distribution-function.ts";
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
  return Math.min(1, Math.max(0, readAt(distributionFunction(latency), t)));
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
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let below = 0;
  for (const { at, mass } of law.atoms) {
    // The sum of all masses may be a little below 1.
    const upTo = readAt(law, at) + 1e-14;
    if (upTo >= p) {
      if (upTo - mass < p || law.pieces.length === 0) return at;
      high = at;
      break;
    }
    low = at;
    below += mass;
  }
  const [only] = law.pieces;
  if (!only) return low;
  const t = law.pieces.length === 1 ? only.floor + excessAt(only, p - below) : rootBetween(law, p, low, high);
  return Math.min(Math.max(t, low), high, law.ceiling);
}

/** The excess of a piece that has a mass of `target` at or below it: its interval by halves, then within. */
function excessAt(piece: ReadablePiece, target: number): Seconds {
  const { grid, first, cumulative } = piece;
  const last = cumulative.length - 1;
  if (target >= (cumulative[last] as number)) return nodeAt(grid, first + last);
  if (target <= (cumulative[0] as number))
    return target > 0 ? nodeAt(grid, first) * (target / (cumulative[0] as number)) : 0;
  let from = 0;
  let to = last;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((cumulative[middle] as number) < target) from = middle;
    else to = middle;
  }
  const place = from + root((u) => readPieceAt(piece, from, u) - target, 0, 1, 1e-13);
  return nodeAt(grid, first + from) * 2 ** ((place - from) / grid.perOctave);
}

/** The time between two atoms at which P(T ≤ t) = p, where several pieces have a part in it. */
function rootBetween(law: DistributionFunction, p: number, from: Seconds, to: Seconds): Seconds {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const { floor, grid, first, cumulative } of law.pieces) {
    low = Math.min(low, floor);
    high = Math.max(high, floor + nodeAt(grid, first + cumulative.length - 1));
  }
  low = Math.max(low, from);
  high = Math.min(high, to, law.ceiling);
  // Halves on a logarithmic scale, above the lowest floor, until the bracket is within a factor of two.
  const base = low;
  let least = (high - base) * 2 ** -100;
  let most = high - base;
  while (most > 2 * least) {
    const middle = Math.sqrt(least * most);
    if (readAt(law, base + middle) < p) least = middle;
    else most = middle;
  }
  return base + root((x) => readAt(law, base + x) - p, least, most, 1e-13 * most);
}

/** A root of a rising function by secants that keep their bracket (Illinois). */
function root(value: (x: number) => number, from: number, to: number, tolerance: number): number {
  let low = from;
  let high = to;
  let atLow = value(low);
  let atHigh = value(high);
  if (!(atLow < 0)) return low;
  if (!(atHigh > 0)) return high;
  for (let round = 0; round < 100 && high - low > tolerance; round++) {
    let x = high - (atHigh * (high - low)) / (atHigh - atLow);
    if (!(x > low && x < high)) x = (low + high) / 2;
    const at = value(x);
    if (Math.abs(at) < 1e-15) return x;
    // The value at an end that stays is halved, or that end would stay for good.
    if (at < 0) {
      low = x;
      atLow = at;
      atHigh /= 2;
    } else {
      high = x;
      atHigh = at;
      atLow /= 2;
    }
  }
  return high;
}
