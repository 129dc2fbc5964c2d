import type { PerSecond, Seconds } from "./law.ts";
import { poissonDensity } from "./poisson-density.ts";
import type { TailLaw } from "./tail-law.ts";

/** Σ_i f(i; x)·values[i] for the Poisson density f, summed outward from its mode. */
function poissonAverage(values: Float64Array, x: number): number {
  if (values.length === 0) return 0;
  if (x === 0) return values[0] as number;
  const mode = Math.min(values.length - 1, Math.floor(x));
  const density = poissonDensity(mode, x);
  let sum = 0;
  let term = density;
  for (let i = mode; i < values.length; i++) {
    sum += term * (values[i] as number);
    term *= x / (i + 1);
    if (term < 1e-18 * density) break;
  }
  term = density;
  for (let i = mode; i > 0; i--) {
    term *= i / x;
    sum += term * (values[i - 1] as number);
    if (term < 1e-18 * density) break;
  }
  return sum;
}

/**
 * The sum of k exponentials of one rate with probability weights[k − 1], and zero with what is left of 1: the
 * wait of a request that finds k − 1 others waiting before exponential servers that all work.
 *
 * P(T > t) = Σ_i f(i; θt)·P(k > i) with the Poisson density f: only as many terms as count.
 *
 * @param weights P(k), k = 1, 2, …; sum at most 1
 * @param rate θ of one stage, 1/s
 *
 * @example
 * erlangMixtureTail([0.25, 0.25], 2).mean; // 0.375
 */
export function erlangMixtureTail(weights: ArrayLike<number>, rate: PerSecond): TailLaw {
  const count = weights.length;
  let probability = 0;
  let first = 0;
  let second = 0;
  for (let k = count; k > 0; k--) {
    const weight = weights[k - 1] as number;
    probability += weight;
    first += weight * k;
    second += weight * k * (k + 1);
  }
  const mean = first / rate;
  let above: Float64Array | undefined;
  let beyond: Float64Array | undefined;
  const prepare = (): void => {
    above = new Float64Array(count);
    beyond = new Float64Array(count);
    let sum = 0;
    let sumOfSums = 0;
    for (let i = count - 1; i >= 0; i--) {
      sum += weights[i] as number;
      above[i] = sum;
      sumOfSums += sum;
      beyond[i] = sumOfSums;
    }
  };
  return {
    mean,
    variance: second / (rate * rate) - mean * mean,
    atZero: Math.max(0, 1 - probability),
    tail: (t: Seconds) => {
      if (above === undefined) prepare();
      return t > 0 ? poissonAverage(above as Float64Array, rate * t) : probability;
    },
    partialTail: (t: Seconds) => {
      if (beyond === undefined) prepare();
      return t > 0 ? poissonAverage(beyond as Float64Array, rate * t) / rate : mean;
    },
  };
}
