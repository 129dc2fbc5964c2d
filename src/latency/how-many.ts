import { logGamma } from "../queueing/log-gamma.ts";

/** n like, independent events of probability p each. */
export interface Events {
  readonly count: number;
  readonly probability: number;
}

/**
 * P(exactly k of all events happen). Products where all or none must, the binomial law for like ones, else the
 * Poisson-binomial recursion over events, all of its terms positive.
 *
 * @param k 0 … number of events
 * @example
 * exactly([{ count: 2, probability: 0.5 }], 1); // 0.5
 */
export function exactly(events: readonly Events[], k: number): number {
  let count = 0;
  for (const group of events) count += group.count;
  if (k < 0 || k > count) return 0;
  if (k === count) return events.reduce((all, group) => all * group.probability ** group.count, 1);
  if (k === 0) return events.reduce((none, group) => none * (1 - group.probability) ** group.count, 1);
  const only = events.length === 1 ? events[0] : undefined;
  if (only) return binomial(count, k, only.probability);
  // The rarer outcome is the shorter recursion.
  const counted = 2 * k <= count ? k : count - k;
  const happened = new Float64Array(counted + 1);
  happened[0] = 1;
  for (const group of events) {
    const p = counted === k ? group.probability : 1 - group.probability;
    for (let i = 0; i < group.count; i++) {
      for (let j = counted; j > 0; j--)
        happened[j] = (happened[j] as number) * (1 - p) + (happened[j - 1] as number) * p;
      happened[0] = (happened[0] as number) * (1 - p);
    }
  }
  return happened[counted] as number;
}

/** P(at least k of all events happen). */
export function atLeast(events: readonly Events[], k: number): number {
  let count = 0;
  for (const group of events) count += group.count;
  let probability = 0;
  for (let j = k; j <= count; j++) probability += exactly(events, j);
  return Math.min(1, probability);
}

function binomial(n: number, k: number, p: number): number {
  if (p <= 0 || p >= 1) return 0;
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
