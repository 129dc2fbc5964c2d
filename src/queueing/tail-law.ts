import { type Complex, divide } from "./complex.ts";
import type { PerSecond, Seconds } from "./law.ts";

/**
 * The law of a time as its tail, ready to be evaluated where a latency grid wants it.
 * The functions are closures that compute nothing before they are called.
 */
export interface TailLaw {
  readonly mean: Seconds;
  readonly variance?: number;
  /** P(T = 0). */
  readonly atZero: number;
  /** P(T > t), t ≥ 0. */
  readonly tail: (t: Seconds) => number;
  /** E (T − t)⁺ = ∫_t^∞ P(T > u) du: what is left of the mean beyond t. */
  readonly partialTail?: (t: Seconds) => Seconds;
  /** θ with P(T > t) ~ constant·e^{−θt}; absent where the tail is heavy or unknown. */
  readonly decay?: PerSecond;
}

/** The law of a time that is always 0. */
export const noTime: TailLaw = {
  mean: 0,
  variance: 0,
  atZero: 1,
  tail: () => 0,
  partialTail: () => 0,
};

/**
 * P(T > t) = p·e^{−θt}: zero with 1 − p, else exponential. The wait of M/M/c and GI/M/c.
 *
 * @param probability p = P(T > 0), in [0, 1]
 * @param rate θ, 1/s, > 0
 *
 * @example
 * exponentialTail(0.5, 2).mean; // 0.25
 */
export function exponentialTail(probability: number, rate: PerSecond): TailLaw {
  const mean = probability / rate;
  return {
    mean,
    variance: (mean * (2 - probability)) / rate,
    atZero: 1 - probability,
    tail: (t) => probability * Math.exp(-rate * t),
    partialTail: (t) => mean * Math.exp(-rate * t),
    decay: rate,
  };
}

/**
 * P(T > t) = Σ p_i·e^{−θ_i t}. The weights may have either sign as long as the sum is a tail.
 *
 * @param weights p_i
 * @param rates θ_i, 1/s, > 0
 *
 * @example
 * exponentialSumTail([0.2, 0.3], [1, 2]).mean; // 0.35
 */
export function exponentialSumTail(weights: readonly number[], rates: readonly PerSecond[]): TailLaw {
  let probability = 0;
  let mean = 0;
  let halfSecondMoment = 0;
  let decay = Number.POSITIVE_INFINITY;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    const rate = rates[i] as number;
    probability += weight;
    mean += weight / rate;
    halfSecondMoment += weight / (rate * rate);
    if (weight !== 0 && rate < decay) decay = rate;
  }
  // A wait next to nothing is the difference of terms that cancel: rounding must not make it negative.
  mean = Math.max(0, mean);
  const sum = (t: Seconds, order: 0 | 1): number => {
    let total = 0;
    for (let i = 0; i < weights.length; i++) {
      const rate = rates[i] as number;
      const term = (weights[i] as number) * Math.exp(-rate * t);
      total += order === 0 ? term : term / rate;
    }
    return Math.max(0, total);
  };
  return {
    mean,
    variance: 2 * halfSecondMoment - mean * mean,
    atZero: Math.max(0, 1 - probability),
    tail: (t) => sum(t, 0),
    partialTail: (t) => sum(t, 1),
    ...(decay < Number.POSITIVE_INFINITY ? { decay } : {}),
  };
}

/**
 * P(T > t) = Σ Re(p_i·e^{−θ_i t}), modes that may swing: the wait of a queue with Erlang services.
 *
 * @param weights p_i, complex
 * @param decays θ_i, real parts > 0; the first is the slowest
 *
 * @example
 * dampedSumTail([{ re: 0.5, im: 0 }], [{ re: 2, im: 0 }]).mean; // 0.25
 */
export function dampedSumTail(weights: readonly Complex[], decays: readonly Complex[]): TailLaw {
  let probability = 0;
  let mean = 0;
  let halfSecondMoment = 0;
  let decay = Number.POSITIVE_INFINITY;
  const firsts: Complex[] = [];
  for (let i = 0; i < weights.length; i++) {
    const rate = decays[i] as Complex;
    const first = divide(weights[i] as Complex, rate);
    firsts.push(first);
    probability += (weights[i] as Complex).re;
    mean += first.re;
    halfSecondMoment += divide(first, rate).re;
    if (rate.re < decay) decay = rate.re;
  }
  mean = Math.max(0, mean);
  const sum = (values: readonly Complex[], t: Seconds): number => {
    let total = 0;
    for (let i = 0; i < values.length; i++) {
      const rate = decays[i] as Complex;
      const weight = values[i] as Complex;
      const size = Math.exp(-rate.re * t);
      if (size === 0) continue;
      total +=
        size * (rate.im === 0 ? weight.re : weight.re * Math.cos(rate.im * t) + weight.im * Math.sin(rate.im * t));
    }
    return Math.max(0, total);
  };
  const bounded = Math.min(1, Math.max(0, probability));
  return {
    mean,
    variance: 2 * halfSecondMoment - mean * mean,
    atZero: 1 - bounded,
    tail: (t) => (t > 0 ? Math.min(bounded, sum(weights, t)) : bounded),
    partialTail: (t) => (t > 0 ? Math.min(mean, sum(firsts, t)) : mean),
    decay,
  };
}

/**
 * The law of factor·T.
 *
 * @param factor > 0
 *
 * @example
 * scaleTail(exponentialTail(0.5, 2), 3).mean; // 0.75
 */
export function scaleTail(law: TailLaw, factor: number): TailLaw {
  if (factor === 1) return law;
  const { partialTail } = law;
  return {
    mean: law.mean * factor,
    ...(law.variance === undefined ? {} : { variance: law.variance * factor * factor }),
    atZero: law.atZero,
    tail: (t) => law.tail(t / factor),
    ...(partialTail === undefined ? {} : { partialTail: (t: Seconds) => factor * partialTail(t / factor) }),
    ...(law.decay === undefined ? {} : { decay: law.decay / factor }),
  };
}

/**
 * A law of the same shape given that it is not 0, with another P(T > 0) and another mean.
 *
 * @param law with P(T > 0) > 0
 * @param probability P(T > 0) of the result
 * @param mean of the result
 *
 * @example
 * reshapeTail(exponentialTail(0.5, 2), 0.25, 0.5).tail(0); // 0.25
 */
export function reshapeTail(law: TailLaw, probability: number, mean: Seconds): TailLaw {
  const before = 1 - law.atZero;
  if (!(before > 0 && probability > 0 && mean > 0 && law.mean > 0)) return noTime;
  const share = probability / before;
  const scaled = scaleTail(law, mean / (share * law.mean));
  const { partialTail } = scaled;
  const second = share * ((scaled.variance ?? scaled.mean * scaled.mean) + scaled.mean * scaled.mean);
  return {
    ...scaled,
    mean,
    ...(law.variance === undefined ? {} : { variance: second - mean * mean }),
    atZero: 1 - probability,
    tail: (t) => share * scaled.tail(t),
    ...(partialTail === undefined ? {} : { partialTail: (t: Seconds) => share * partialTail(t) }),
  };
}

/**
 * One of several laws by weight: the wait of a request that meets one of several unlike queues.
 *
 * @param parts weights that sum to 1, each with its law
 *
 * @example
 * mixtureTail([{ weight: 1, law: noTime }]).mean; // 0
 */
export function mixtureTail(parts: readonly { readonly weight: number; readonly law: TailLaw }[]): TailLaw {
  if (parts.length === 1 && parts[0]) return parts[0].law;
  const weighted = (value: (law: TailLaw) => number): number => {
    let total = 0;
    for (const part of parts) total += part.weight * value(part.law);
    return total;
  };
  const mean = weighted((law) => law.mean);
  const hasVariance = parts.every((part) => part.law.variance !== undefined);
  const hasPartialTail = parts.every((part) => part.law.partialTail !== undefined);
  const hasDecay = parts.every((part) => part.law.decay !== undefined || part.law.atZero === 1);
  const decay = Math.min(...parts.map((part) => part.law.decay ?? Number.POSITIVE_INFINITY));
  return {
    mean,
    ...(hasVariance ? { variance: weighted((law) => (law.variance ?? 0) + law.mean * law.mean) - mean * mean } : {}),
    atZero: weighted((law) => law.atZero),
    tail: (t) => weighted((law) => law.tail(t)),
    ...(hasPartialTail ? { partialTail: (t: Seconds) => weighted((law) => law.partialTail?.(t) ?? 0) } : {}),
    ...(hasDecay && decay < Number.POSITIVE_INFINITY ? { decay } : {}),
  };
}
