import type { Seconds } from "../queueing/law.ts";
import { type Speeds, speedAt } from "./speeds.ts";
import type { ThroughputCurve } from "./throughput-curve.ts";

/**
 * The same as `addStation` where a throughput falls past its best number of customers: under contention a station
 * spends its time about two numbers far apart, with next to nothing between, so every term is taken, in logarithms.
 * O(N·L), L the number of speeds.
 *
 * @param before curve of the other stations
 * @param demand D, s, > 0
 * @param speeds r
 *
 * @example
 * addUnevenStation(delayCurve(1, 1), 1, Float64Array.of(1, 0.5)); // Float64Array [0, 0.5]
 */
export function addUnevenStation(before: ThroughputCurve, demand: Seconds, speeds: Speeds): ThroughputCurve {
  const population = before.length - 1;
  const top = Math.min(speeds.length, population);
  const own = new Float64Array(top + 1);
  for (let k = 1; k <= top; k++) own[k] = (own[k - 1] as number) + Math.log(demand / speedAt(speeds, k));
  const others = new Float64Array(population + 1);
  for (let n = 1; n <= population; n++) others[n] = (others[n - 1] as number) - Math.log(before[n] as number);
  const last = Math.log(demand / speedAt(speeds, population));
  const curve = new Float64Array(population + 1);
  const terms = new Float64Array(top + 1);
  let previous = 0;
  /** ln Σ_{k ≥ top} f(k)·G(n−1−k) */
  let queueing = Number.NEGATIVE_INFINITY;
  for (let n = 1; n <= population; n++) {
    const most = Math.min(n, top);
    let largest = queueing + last;
    for (let k = 0; k <= most; k++) {
      const term = (own[k] as number) + (others[n - k] as number);
      terms[k] = term;
      if (term > largest) largest = term;
    }
    let atTop = queueing === Number.NEGATIVE_INFINITY ? 0 : Math.exp(queueing + last - largest);
    if (most === top) atTop += Math.exp((terms[top] as number) - largest);
    let sum = atTop;
    for (let k = 0; k < Math.min(n + 1, top); k++) sum += Math.exp((terms[k] as number) - largest);
    queueing = atTop > 0 ? largest + Math.log(atTop) : Number.NEGATIVE_INFINITY;
    const constant = largest + Math.log(sum);
    curve[n] = Math.exp(previous - constant);
    previous = constant;
  }
  return curve;
}
