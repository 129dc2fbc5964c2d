import { remembered } from "../queueing/remembered.ts";
import { type Speeds, speedAt } from "./speeds.ts";

/** How many are at a station: the numbers that matter, rising, with their probabilities. */
export interface CrowdLaw {
  readonly numbers: Float64Array;
  readonly probabilities: Float64Array;
}

/** Numbers at which the law is looked at for where it lies. */
const LOOKS = 4000;
/** e^{−45} of the largest probability is not seen. */
const SEEN = 45;

/** ln Π (N − i + 1)/r(i), by N and what the speeds are. */
const potentials = remembered<Float64Array>(6);

/**
 * How many of N customers are at one station, each away for a mean time before it comes again: a birth–death process
 * with (N − k)/Z arrivals and r(k)/S departures per second. Where r falls there may be two numbers about which it
 * stays; both are found, however many customers there are, since the law is looked at throughout before it is summed.
 *
 * @param population N
 * @param intensity S/Z, ≥ 0; ∞: nobody is ever away
 * @param key of the speeds: like ones have like keys
 *
 * Source: Kleinrock, Queueing Systems I (1975), section 3.8.
 *
 * @example
 * crowdLaw(1, 1, Float64Array.of(1), "one").probabilities; // Float64Array [0.5, 0.5]
 */
export function crowdLaw(population: number, intensity: number, speeds: Speeds, key: string): CrowdLaw {
  if (intensity === Number.POSITIVE_INFINITY || intensity === 0) {
    return { numbers: Float64Array.of(intensity === 0 ? 0 : population), probabilities: Float64Array.of(1) };
  }
  const potential = potentials(`${population} ${key}`, () => {
    const sums = new Float64Array(population + 1);
    for (let k = 1; k <= population; k++)
      sums[k] = (sums[k - 1] as number) + Math.log((population - k + 1) / speedAt(speeds, k));
    return sums;
  });
  const slope = Math.log(intensity);
  const at = (k: number): number => (potential[k] as number) + k * slope;
  const stride = Math.max(1, Math.ceil(population / LOOKS));
  const isLooked = (k: number): boolean => k % stride === 0 || k <= 2 * stride || k >= population - 2 * stride;
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k <= population; k = nextLook(k)) largest = Math.max(largest, at(k));
  const numbers: number[] = [];
  const terms: number[] = [];
  let sum = 0;
  const take = (k: number): void => {
    const below = at(k) - largest;
    if (below < -SEEN) return;
    const term = Math.exp(below);
    numbers.push(k);
    terms.push(term);
    sum += term;
  };
  for (let k = 0; k <= population; ) {
    const next = Math.min(population + 1, nextLook(k));
    // Between two looks the law does not rise above both by more than what a stride of its slope is.
    const isNear = Math.max(at(k), at(Math.min(population, next))) > largest - 2 * SEEN;
    if (next === k + 1 || !isNear) take(k);
    else for (let i = k; i < next; i++) take(i);
    k = next;
  }
  return { numbers: Float64Array.from(numbers), probabilities: Float64Array.from(terms, (term) => term / sum) };

  function nextLook(k: number): number {
    let next = k + 1;
    if (!isLooked(next) && next <= population)
      next = Math.min(population - 2 * stride, (Math.floor(k / stride) + 1) * stride);
    return next;
  }
}
