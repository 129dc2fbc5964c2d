import { requireNonNegative } from "../queueing/domain.ts";
import type { LoadedStation } from "./open-load.ts";
import { type Speeds, speedAt } from "./speeds.ts";

/**
 * What a station of any speeds leaves to customers of closed classes when open ones pass as well, as `besideOpenLoad`
 * does for c servers: with u(n) = 1/(r(1)…r(n)), all classes together, the closed ones see the speeds
 *
 *   r′(k) = S(k−1)/S(k),  S(k) = Σ_{n ≥ k} C(n, k)·a^{n−k}·u(n).
 *
 * From the last change of speed on, at L, the terms are those of a constant speed, and their sum T follows from the one
 * for k − 1: (1 − x)·T(k) = C(L, k)·x^{L−k} + T(k−1), x = a/r(L). All terms are positive, and kept as logarithms: O(L²).
 *
 * @param speeds r
 * @param load a, open work offered: 0 ≤ a < r(L)
 * @param most the largest number of closed customers, an integer ≥ 1
 * @param atOnce how many share the speed, the others waiting in turn; ∞: all
 * @throws RangeError where the open load alone is more than is done in the limit
 *
 * Source: Bruell, Balbo & Afshari, Mean value analysis of mixed, multiple class BCMP networks with load dependent
 * service stations (1984).
 *
 * @example
 * speedsBesideOpenLoad(Float64Array.of(1), 0.25, 10, 1); // { speeds: [0.75], busy: [0.25] }
 */
export function speedsBesideOpenLoad(speeds: Speeds, load: number, most: number, atOnce: number): LoadedStation {
  requireNonNegative("load", load);
  const last = speeds.length;
  const limit = speedAt(speeds, last);
  if (!(load < limit)) throw new RangeError(`load must be below ${limit}, got ${load}`);
  const length = Math.min(last, most);
  const waiting = Math.min(atOnce, most + 1);
  const busy = new Float64Array(waiting);
  if (load === 0) return { speeds: speeds.slice(0, length), busy };
  const share = Math.log(load / limit);
  const left = Math.log1p(-load / limit);
  /** ln u(n) and ln n! */
  const product = new Float64Array(last + 1);
  const factorial = new Float64Array(last + 1);
  for (let n = 1; n <= last; n++) {
    product[n] = (product[n - 1] as number) - Math.log(speedAt(speeds, n));
    factorial[n] = (factorial[n - 1] as number) + Math.log(n);
  }
  const choose = (n: number, k: number): number =>
    (factorial[n] as number) - (factorial[k] as number) - (factorial[n - k] as number);
  const logLoad = Math.log(load);
  const seen = new Float64Array(length);
  let before = Number.NaN;
  /** ln T(k) */
  let constant = Number.NEGATIVE_INFINITY;
  for (let k = 0; k <= length; k++) {
    constant = logSum(choose(last, k) + (last - k) * share, constant) - left;
    const tail = (product[last] as number) + (last - k) * Math.log(limit) + constant;
    let largest = tail;
    const term = (n: number): number => choose(n, k) + (n - k) * logLoad + (product[n] as number);
    for (let n = k; n < last; n++) largest = Math.max(largest, term(n));
    let sum = Math.exp(tail - largest);
    const atTop = sum;
    for (let n = k; n < last; n++) sum += Math.exp(term(n) - largest);
    const whole = largest + Math.log(sum);
    if (k > 0) seen[k - 1] = Math.exp(before - whole);
    before = whole;
    // The last speed is that of all who are let in at once.
    if (k < waiting && atOnce === last) busy[k] = atTop / sum;
  }
  return { speeds: seen, busy };
}

/** ln(e^a + e^b). */
function logSum(a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
}
