import type { Seconds } from "../queueing/law.ts";
import { type Speeds, speedAt } from "./speeds.ts";

/**
 * X(0), X(1), …, X(N): the throughput of a closed network with 0, 1, …, N customers in it. All that is known of a
 * product-form network of one class from outside: X(n) = G(n−1)/G(n), G its normalising constants, which
 * themselves would overflow.
 */
export type ThroughputCurve = Float64Array;

/**
 * The curve of a pure delay: X(n) = n/Z.
 *
 * @param delay Z, s, > 0
 * @param population N
 *
 * @example
 * delayCurve(2, 3); // Float64Array [0, 0.5, 1, 1.5]
 */
export function delayCurve(delay: Seconds, population: number): ThroughputCurve {
  // A loop: `from` with its callback takes longer than a station.
  const curve = new Float64Array(population + 1);
  for (let n = 1; n <= population; n++) curve[n] = n / delay;
  return curve;
}

/**
 * The curve of a station by itself, its departures fed back at once: X(n) = r(n)/D.
 *
 * @param demand D, s, > 0
 * @param speeds r
 * @param population N
 *
 * @example
 * stationCurve(0.5, Float64Array.of(1, 2), 3); // Float64Array [0, 2, 4, 4]
 */
export function stationCurve(demand: Seconds, speeds: Speeds, population: number): ThroughputCurve {
  const curve = new Float64Array(population + 1);
  for (let n = 1; n <= population; n++) curve[n] = speedAt(speeds, n) / demand;
  return curve;
}
