import type { PopulationLaw } from "./population-law.ts";

/** Steps after which the mean is as close as rounding lets it. */
const MOST_STEPS = 60;
/** ln of the ratio of the largest weight to the least. */
const MOST_TILT = 600;

/**
 * The law P(k)·θ^k with the mean asked for: of all laws with that mean the one nearest to P, by Newton's method on
 * ln θ, whose derivative is the variance, within a bracket.
 *
 * @param law what the numbers are like where the mean is another
 * @param mean clipped to what the law can take
 *
 * Source: Csiszár, I-divergence geometry of probability distributions (1975), for the sense of nearest.
 *
 * @example
 * tiltedTo({ first: 0, probabilities: Float64Array.of(0.5, 0.5) }, 0.25).probabilities; // ≈ [0.75, 0.25]
 */
export function tiltedTo(law: PopulationLaw, mean: number): PopulationLaw {
  const { first, probabilities } = law;
  const span = probabilities.length - 1;
  if (span === 0) return law;
  const wanted = Math.min(Math.max(mean, first), first + span) - first;
  let low = -MOST_TILT / span;
  let high = MOST_TILT / span;
  const weights = new Float64Array(span + 1);
  let tilt = 0;
  let sum = 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    // From the middle both ways, so that neither end overflows.
    const factor = Math.exp(tilt);
    let power = Math.exp((-tilt * span) / 2);
    sum = 0;
    let moment = 0;
    let second = 0;
    for (let i = 0; i <= span; i++) {
      const weight = (probabilities[i] as number) * power;
      power *= factor;
      weights[i] = weight;
      sum += weight;
      moment += i * weight;
      second += i * i * weight;
    }
    const found = moment / sum;
    const variance = second / sum - found * found;
    const missing = wanted - found;
    if (Math.abs(missing) <= 1e-11 * (1 + wanted)) break;
    if (missing > 0) low = tilt;
    else high = tilt;
    const newton = variance > 0 ? tilt + missing / variance : Number.NaN;
    tilt = newton > low && newton < high ? newton : (low + high) / 2;
  }
  return { first, probabilities: weights.map((weight) => weight / sum) };
}

/**
 * The law of a number whose changes come in bursts θ times as variable: P(k)^{1/θ} among k ≥ c, where diffusion rules
 * (its density goes with the exponential of drift over variance); below c as it was, since how many servers are busy
 * depends on the load alone. Then the part from c on is tilted so that the mean is met; or all of it, where that
 * part cannot.
 *
 * @param servers c
 * @param variability θ, > 0
 *
 * Source: Kobayashi, Application of the diffusion approximation to queueing networks (1974).
 */
export function burstyLaw(law: PopulationLaw, servers: number, variability: number, mean: number): PopulationLaw {
  const parts = burstyParts(law, servers, variability);
  if (parts === null) return tiltedTo(law, mean);
  const { below, mass, queue, split } = parts;
  const wanted = (mean - below) / mass;
  if (!isWithin(queue, wanted)) return tiltedTo(law, mean);
  const whole = law.probabilities.slice();
  tiltedTo(queue, wanted).probabilities.forEach((probability, i) => {
    whole[split + i] = mass * probability;
  });
  return { first: law.first, probabilities: whole };
}

/** A law in two: as it is below c, and spread out from there on. */
export interface BurstyParts {
  /** Probabilities below this position stay. */
  readonly split: number;
  /** Their part of the mean. */
  readonly below: number;
  /** P(K ≥ c) */
  readonly mass: number;
  /** The law of the rest, spread, before its mean is met. */
  readonly queue: PopulationLaw;
}

/** null: nothing is at c or above it. */
export function burstyParts(
  { first, probabilities }: PopulationLaw,
  servers: number,
  variability: number,
): BurstyParts | null {
  const split = Math.min(probabilities.length, Math.max(0, servers - first));
  const upper = probabilities.subarray(split);
  let mass = 0;
  for (const probability of upper) mass += probability;
  if (!(mass > 0)) return null;
  let below = 0;
  for (let i = 0; i < split; i++) below += (probabilities[i] as number) * (first + i);
  const largest = upper.reduce((a, b) => Math.max(a, b), 0);
  const spread = upper.map((probability) => (probability / largest) ** (1 / variability));
  let sum = 0;
  for (const weight of spread) sum += weight;
  return { split, below, mass, queue: { first: first + split, probabilities: spread.map((weight) => weight / sum) } };
}

/** Whether a law can be tilted to a mean. */
export const isWithin = ({ first, probabilities }: PopulationLaw, mean: number): boolean =>
  mean > first && mean < first + probabilities.length - 1;
