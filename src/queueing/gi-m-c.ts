import { decayRateOf } from "./decay-rate.ts";
import type { Law, Seconds } from "./law.ts";
import { meanOf } from "./law-moments.ts";
import { logTransformOf } from "./log-transform.ts";
import { type PhaseType, phasesOf } from "./phase-type.ts";
import { exponentialTail, noTime, type TailLaw } from "./tail-law.ts";

/** The probability of the levels this many standard deviations below the load is below rounding. */
const STANDARD_DEVIATIONS = 12;

/**
 * Mean time spent at or below level c before an arrival finds all c servers busy, by arrival phase at the
 * moment when it has just dropped there: 1 + cμ·(time below). Upward over the levels, all terms positive.
 * Infinity where c is so far above the load that this overflows.
 */
function timeAtOrBelow(arrivals: PhaseType, rate: number, servers: number, first: number): Float64Array {
  const phases = arrivals.rate.length;
  let below = new Float64Array(phases);
  const here = new Float64Array(phases);
  const up = new Float64Array(phases);
  for (let busy = first; busy < servers; busy++) {
    const completion = busy === first ? 0 : busy * rate;
    let start = 0;
    let startUp = 0;
    for (let phase = phases - 1; phase >= 0; phase--) {
      const next = arrivals.next[phase] as number;
      const advance = arrivals.rate[phase] as number;
      const total = advance + completion;
      here[phase] =
        (1 + completion * (below[phase] as number) + (next >= 0 ? advance * (here[next] as number) : 0)) / total;
      up[phase] = (advance * (next >= 0 ? (up[next] as number) : 1)) / total;
      start += (arrivals.start[phase] as number) * (here[phase] as number);
      startUp += (arrivals.start[phase] as number) * (up[phase] as number);
    }
    const again = start / startUp;
    if (again === Number.POSITIVE_INFINITY) return below.fill(again);
    const now = new Float64Array(phases);
    for (let phase = 0; phase < phases; phase++)
      now[phase] = (here[phase] as number) + (1 - (up[phase] as number)) * again;
    below = now;
  }
  const completion = servers === first ? 0 : servers * rate;
  for (let phase = 0; phase < phases; phase++) below[phase] = 1 + completion * (below[phase] as number);
  return below;
}

/**
 * The wait in GI/M/c: exponential with rate θ once one waits, for every c. θ from Ã(θ)·cμ/(cμ − θ) = 1;
 * P(wait) from the levels below c, of which only those near the load count.
 *
 * @param arrivals law of the times between arrivals, of phase type
 * @param serviceTime S, s, > 0
 * @param servers c
 * @param idle 1 − ρ > 0
 * @returns null where the arrivals have no phases
 *
 * Source: Takács, Introduction to the Theory of Queues (1962), chapter 2; the levels by Neuts' block elimination.
 *
 * @example
 * giMcWait({ kind: "exponential", mean: 1 }, 0.5, 1, 0.5)?.mean; // 0.5
 */
export function giMcWait(arrivals: Law, serviceTime: Seconds, servers: number, idle: number): TailLaw | null {
  const phases = phasesOf(arrivals);
  const decay = decayRateOf(arrivals, { kind: "exponential", mean: serviceTime }, servers, idle);
  if (phases === null || decay === null) return null;
  const rate = 1 / serviceTime;
  const arrivalMean = meanOf(arrivals);
  const load = servers * (1 - idle);
  const spread = Math.sqrt(load * Math.max(1, phases.rate.length === 2 ? 4 : 1));
  const first = Math.max(0, Math.min(servers, Math.floor(load - STANDARD_DEVIATIONS * spread - 8)));
  const time = timeAtOrBelow(phases, rate, servers, first);
  const log = logTransformOf(arrivals, decay);
  const ratio = Math.exp(log) / -Math.expm1(log);
  // u(θI − A) = α: how the arrival phases share a level above c.
  const weights = Float64Array.from(phases.start);
  let inside = 0;
  let sum = 0;
  for (let phase = 0; phase < weights.length; phase++) {
    const advance = phases.rate[phase] as number;
    const next = phases.next[phase] as number;
    const share = (weights[phase] as number) / (decay + advance);
    if (next >= 0) weights[next] = (weights[next] as number) + advance * share;
    inside += share * (time[phase] as number);
    sum += share;
  }
  const probability = (ratio * arrivalMean) / (inside + ratio * sum);
  return probability > 0 ? exponentialTail(Math.min(1, probability), decay) : noTime;
}
