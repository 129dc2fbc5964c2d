import type { PerSecond } from "./law.ts";

/** P(N = n) on a stretch of numbers present. */
export interface NumberPresent {
  /** The least number that counts. */
  readonly first: number;
  /** By n − first; sums to 1. */
  readonly probability: Float64Array;
}

/** Below this share of the most likely state a state does not count. */
const NEGLIGIBLE = 1e-18;
/** States that are followed at most to either side; the law is cut there. */
const MOST_STATES = 1_000_000;

/**
 * The steady state of a birth–death chain between two numbers, where it has one peak there: from the peak
 * outward by the ratio of neighbours, so that neither end overflows and what is negligible costs nothing.
 *
 * @param up rate from n to n + 1
 * @param down rate from n to n − 1
 * @param peak a most likely number, or one nearby
 *
 * Source: Kleinrock, Queueing Systems I (1975), section 3.1.
 *
 * @example
 * birthDeathLaw(() => 1, () => 2, 0, 1, 0).probability; // Float64Array [2/3, 1/3]
 */
export function birthDeathLaw(
  up: (n: number) => PerSecond,
  down: (n: number) => PerSecond,
  least: number,
  most: number,
  peak: number,
): NumberPresent {
  const above: number[] = [];
  let largest = 1;
  let weight = 1;
  for (let n = peak; n < most && above.length < MOST_STATES; n++) {
    weight *= up(n) / down(n + 1);
    above.push(weight);
    largest = Math.max(largest, weight);
    if (weight < NEGLIGIBLE * largest) break;
  }
  const below: number[] = [];
  weight = 1;
  for (let n = peak; n > least && below.length < MOST_STATES; n--) {
    weight *= down(n) / up(n - 1);
    below.push(weight);
    largest = Math.max(largest, weight);
    if (weight < NEGLIGIBLE * largest) break;
  }
  const probability = Float64Array.from([...below.reverse(), 1, ...above]);
  let total = 0;
  for (const w of probability) total += w;
  return { first: peak - below.length, probability: probability.map((w) => w / total) };
}

/**
 * E N.
 *
 * @example
 * meanPresent({ first: 2, probability: Float64Array.of(0.5, 0.5) }); // 2.5
 */
export function meanPresent({ first, probability }: NumberPresent): number {
  return probability.reduce((sum, p, i) => sum + p * (first + i), 0);
}
