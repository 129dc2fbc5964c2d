import type { PerSecond, Seconds } from "./law.ts";
import { exponentialTail, type TailLaw } from "./tail-law.ts";

/** What is known of a wait whose distribution was not solved. */
export interface WaitSummary {
  /** P(W > 0). */
  readonly probability: number;
  /** E W, s. */
  readonly mean: Seconds;
  /** scv of the wait given that one waits; null where unknown. */
  readonly conditionalScv: number | null;
  /** θ, the decay of the tail; null where unknown. */
  readonly decay: PerSecond | null;
}

/**
 * The tail q·e^{−θt} + (1−q)·e^{−νt} of the wait given that one waits: decay, mean and, where known, the
 * second moment are met. Without it 1/ν is 0.4 of the conditional mean, or half of 1/θ where the mean
 * exceeds 1/θ.
 *
 * With exact probability, mean and variance the p99 of a response is within 0.1 % in nine of ten cases,
 * 3 % at worst.
 *
 * @example
 * twoExponentialTail({ probability: 0.5, mean: 0.25, conditionalScv: 1, decay: 2 }).tail(0); // 0.5
 */
export function twoExponentialTail(summary: WaitSummary): TailLaw {
  const { probability, mean, conditionalScv, decay } = summary;
  if (!(probability > 0 && mean > 0)) return exponentialTail(0, 1);
  const conditional = mean / probability;
  if (decay === null) return exponentialTail(probability, 1 / conditional);
  const slow = 1 / decay;
  const gap = slow - conditional;
  if (Math.abs(gap) < 1e-9 * slow) return exponentialTail(probability, 1 / conditional);
  let fast = gap > 0 ? 0.4 * conditional : 0.5 * slow;
  if (conditionalScv !== null) {
    const halfSecond = 0.5 * conditional * conditional * (1 + conditionalScv);
    const matched = (conditional * slow - halfSecond) / gap;
    // Above 0.98/θ the two exponentials are one; at and below zero the moments belong to no such pair.
    if (matched > 0 && matched < 0.98 * slow && (gap < 0 || matched < conditional)) fast = matched;
  }
  if (gap < 0) {
    // More regular than exponential: the density at zero is not negative while 1/ν ≥ conditional − 1/θ.
    fast = Math.max(fast, -gap);
    if (fast > 0.98 * slow) return exponentialTail(probability, 1 / conditional);
  }
  const q = (conditional - fast) / (slow - fast);
  const at = (t: Seconds, order: 0 | 1): number => {
    const first = q * Math.exp(-t / slow) * (order === 0 ? 1 : slow);
    const second = (1 - q) * Math.exp(-t / fast) * (order === 0 ? 1 : fast);
    return Math.max(0, probability * (first + second));
  };
  return {
    mean,
    variance: 2 * probability * (q * slow * slow + (1 - q) * fast * fast) - mean * mean,
    atZero: 1 - probability,
    tail: (t) => at(t, 0),
    partialTail: (t) => at(t, 1),
    decay,
  };
}
