import type { Seconds } from "../queueing/law.ts";
import { addUnevenStation } from "./add-uneven-station.ts";
import { isRising, type Speeds } from "./speeds.ts";
import type { ThroughputCurve } from "./throughput-curve.ts";

/** Terms below this share of their sum are not seen in it. */
const NEGLIGIBLE = 1e-18;

/**
 * The throughput curve of a network with one station more: Buzen's convolution
 *
 *   G′(n) = Σ_k f(k)·G(n−k),  f(k) = D^k / (r(1)…r(k)),
 *
 * in ratios, so that nothing overflows, and in positive terms alone, so that nothing cancels. From the last change of
 * speed on f is geometric, and that part of the sum is the one before times D/r(L). What is left of it has one
 * peak, which moves up as n grows: a station of c servers costs O(N·√c).
 *
 * @param before curve of the other stations, X(0) … X(N)
 * @param demand D, s, > 0: the service that a customer asks of the station from one thinking to the next
 * @param speeds r
 *
 * Source: Buzen, Computational algorithms for closed queueing networks with exponential servers (1973); Reiser &
 * Kobayashi, Queueing networks with multiple closed chains (1975), for stations with several servers.
 *
 * @example
 * addStation(delayCurve(2, 1), 0.5, Float64Array.of(1)); // Float64Array [0, 0.4]
 */
export function addStation(before: ThroughputCurve, demand: Seconds, speeds: Speeds): ThroughputCurve {
  if (!isRising(speeds, 0) || !isRising(before, 1)) return addUnevenStation(before, demand, speeds);
  const population = before.length - 1;
  const curve = new Float64Array(population + 1);
  // f(k) = f(k−1)·step[k], and f(k) = f(k−1)·last from k = top + 1 on.
  const top = speeds.length - 1;
  const last = demand / (speeds[top] as number);
  if (top === 0) return withGeometric(before, last, curve);
  const step = new Float64Array(top + 1);
  for (let k = 1; k <= top; k++) step[k] = demand / (speeds[k - 1] as number);
  /** A number at the station about which most of the sum lies, at most `top`. */
  let peak = 0;
  /** f(peak)·G(n−peak)/G′(n−1). */
  let peakTerm = 1;
  /** Share of G′(n−1) that has at least `top` at the station. */
  let queueing = 0;
  let previous = 1;
  for (let n = 1; n <= population; n++) {
    peakTerm *= previous / (before[n - peak] as number);
    for (const most = Math.min(n, top); peak < most; peak++) {
      const ratio = (step[peak + 1] as number) * (before[n - peak] as number);
      if (ratio <= 1) break;
      peakTerm *= ratio;
    }
    let sum = last * queueing + peakTerm;
    let term = peakTerm;
    let k = peak;
    for (const most = Math.min(n, top); k < most && term > NEGLIGIBLE * sum; k++) {
      term *= (step[k + 1] as number) * (before[n - k] as number);
      sum += term;
    }
    // The term of `top` itself belongs to the geometric part.
    const topTerm = k === top ? term : 0;
    term = peakTerm;
    for (k = peak; k > 0 && term > NEGLIGIBLE * sum; k--) {
      term /= (step[k] as number) * (before[n - k + 1] as number);
      sum += term;
    }
    previous = 1 / sum;
    queueing = (last * queueing + topTerm) * previous;
    curve[n] = previous;
  }
  return curve;
}

/** One speed: the sum is the one before times D/r(1), and the term of nobody there. A third less to do than in general. */
function withGeometric(before: ThroughputCurve, last: Seconds, curve: Float64Array): ThroughputCurve {
  /** G(n)/G′(n−1) */
  let nobody = 1;
  let previous = 1;
  for (let n = 1; n < curve.length; n++) {
    // The inverse waits for nothing that came before, and so costs nothing beside the division below.
    nobody *= previous * (1 / (before[n] as number));
    previous = 1 / (last + nobody);
    curve[n] = previous;
  }
  return curve;
}
