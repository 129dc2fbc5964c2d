import { logGamma } from "../queueing/log-gamma.ts";

/**
 * P(exactly k of independent events happen), counts[i] of them with probability probabilities[i]. A product where all or
 * none must, the binomial law for like ones, else the Poisson-binomial recursion over events, all of its terms positive.
 *
 * @param k 0 … number of events; 0 outside
 * @example
 * exactly([2], [0.5], 1); // 0.5
 */
export function exactly(counts: ArrayLike<number>, probabilities: ArrayLike<number>, k: number): number {
  let total = 0;
  let kinds = 0;
  let last = 0;
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] === 0) continue;
    total += counts[i] as number;
    kinds++;
    last = i;
  }
  if (k < 0 || k > total) return 0;
  if (k === total || k === 0) {
    let product = 1;
    for (let i = 0; i < counts.length; i++) {
      const p = probabilities[i] as number;
      product *= (k === 0 ? 1 - p : p) ** (counts[i] as number);
    }
    return product;
  }
  if (kinds === 1) return binomial(total, k, probabilities[last] as number);
  // The rarer outcome is the shorter recursion.
  const countsHappening = 2 * k <= total;
  const most = countsHappening ? k : total - k;
  const happened = new Float64Array(most + 1);
  happened[0] = 1;
  for (let i = 0; i < counts.length; i++) {
    const p = countsHappening ? (probabilities[i] as number) : 1 - (probabilities[i] as number);
    for (let event = 0; event < (counts[i] as number); event++) {
      for (let j = most; j > 0; j--) happened[j] = (happened[j] as number) * (1 - p) + (happened[j - 1] as number) * p;
      happened[0] = (happened[0] as number) * (1 - p);
    }
  }
  return happened[most] as number;
}

/**
 * P(at least k of them happen).
 *
 * @example
 * atLeast([2], [0.5], 1); // 0.75
 */
export function atLeast(counts: ArrayLike<number>, probabilities: ArrayLike<number>, k: number): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i] as number;
  let probability = 0;
  for (let j = Math.max(0, k); j <= total; j++) probability += exactly(counts, probabilities, j);
  return Math.min(1, probability);
}

function binomial(n: number, k: number, p: number): number {
  if (p <= 0 || p >= 1) return 0;
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
