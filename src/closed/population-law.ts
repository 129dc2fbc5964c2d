import type { Seconds } from "../queueing/law.ts";
import { isRising, type Speeds, speedAt } from "./speeds.ts";
import type { ThroughputCurve } from "./throughput-curve.ts";

/** How many customers are somewhere: P(K = first + i) = probabilities[i]; what lies outside is below 10⁻¹⁸. */
export interface PopulationLaw {
  readonly first: number;
  readonly probabilities: Float64Array;
}

/** Beyond this share of the largest probability a law is cut. */
const NEGLIGIBLE = 1e-20;

/**
 * How many of n customers are at one station, the others elsewhere: P(k) ∝ f(k)·G(n−k), a walk in ratios both ways from
 * the most likely number, scaled to 1 at the end.
 *
 * By the arrival theorem (Sevcik & Mitrani; Lavenberg & Reiser) the law with n = N − 1 is what a customer meets who
 * arrives at the station.
 *
 * @param others curve of the network without the station; null where there is nothing else
 * @param demand D, s, > 0
 * @param speeds r of the station
 * @param population n ≥ 0, at most the length of the curve
 *
 * @example
 * populationLaw(delayCurve(1, 1), 1, Float64Array.of(1), 1).probabilities; // Float64Array [0.5, 0.5]
 */
export function populationLaw(
  others: ThroughputCurve | null,
  demand: Seconds,
  speeds: Speeds,
  population: number,
): PopulationLaw {
  if (others === null || population === 0) return { first: population, probabilities: Float64Array.of(1) };
  /** P(k+1)/P(k) */
  const ratio = (k: number): number => (demand / speedAt(speeds, k + 1)) * (others[population - k] as number);
  if (!isRising(speeds, 0) || !isRising(others, 1)) return unevenLaw(ratio, population);
  const peak = firstBelowOne(ratio, population);
  const above: number[] = [1];
  for (let k = peak, term = 1; k < population && term > NEGLIGIBLE; k++) {
    term *= ratio(k);
    above.push(term);
  }
  const below: number[] = [];
  for (let k = peak, term = 1; k > 0 && term > NEGLIGIBLE; k--) {
    term /= ratio(k - 1);
    below.push(term);
  }
  return scaled(peak - below.length, Float64Array.from([...below.reverse(), ...above]));
}

/** The least k with ratio(k) ≤ 1, or the population: ratios fall. */
function firstBelowOne(ratio: (k: number) => number, population: number): number {
  let low = 0;
  let high = population;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (ratio(middle) > 1) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where there may be several peaks: every number, in logarithms. */
function unevenLaw(ratio: (k: number) => number, population: number): PopulationLaw {
  const values = new Float64Array(population + 1);
  let largest = 0;
  for (let k = 0; k < population; k++) {
    const value = (values[k] as number) + Math.log(ratio(k));
    values[k + 1] = value;
    if (value > largest) largest = value;
  }
  return scaled(
    0,
    values.map((value) => Math.exp(value - largest)),
  );
}

function scaled(first: number, terms: Float64Array): PopulationLaw {
  let sum = 0;
  for (const term of terms) sum += term;
  return { first, probabilities: terms.map((term) => term / sum) };
}

/**
 * E g(K).
 *
 * @example
 * expectation({ first: 1, probabilities: Float64Array.of(0.5, 0.5) }, (k) => k); // 1.5
 */
export function expectation(law: PopulationLaw, g: (count: number) => number): number {
  let sum = 0;
  for (let i = 0; i < law.probabilities.length; i++) sum += (law.probabilities[i] as number) * g(law.first + i);
  return sum;
}
