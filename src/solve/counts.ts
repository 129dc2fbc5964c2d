import type { CountLaw } from "../model/types.ts";

/** One outcome of a count and its probability. */
export interface CountOutcome {
  readonly count: number;
  readonly probability: number;
}

const NEGLIGIBLE_TAIL = 1e-12;
const MOST_OUTCOMES = 100_000;

/** Mean number of times that a call is made, given that it is made at all. */
export function meanCount(law: CountLaw): number {
  return law.kind === "exact" ? law.count : law.mean;
}

/** Second moment of the count, E[N²]. */
export function secondMomentOfCount(law: CountLaw): number {
  switch (law.kind) {
    case "exact":
      return law.count * law.count;
    case "mean": {
      const below = Math.floor(law.mean);
      const share = law.mean - below;
      return (1 - share) * below * below + share * (below + 1) * (below + 1);
    }
    case "spread":
      return law.mean * law.mean * (1 + law.scv);
  }
}

/**
 * The distribution of a count as a list of outcomes, probabilities summing to 1.
 *
 * `spread` is the negative binomial through mean m and scv: size r = 1/(scv − 1/m), success
 * probability r/(r + m); scv = 1/m is its limit, Poisson (Johnson, Kemp & Kotz, Univariate
 * Discrete Distributions, 3rd ed., §5.1). Its tail is cut at 10⁻¹² and the rest normalised.
 *
 * @example
 * countOutcomes({ kind: "mean", mean: 2.25 }) // [{ count: 2, probability: 0.75 }, { count: 3, probability: 0.25 }]
 */
export function countOutcomes(law: CountLaw): readonly CountOutcome[] {
  switch (law.kind) {
    case "exact":
      return [{ count: law.count, probability: 1 }];
    case "mean": {
      const below = Math.floor(law.mean);
      const share = law.mean - below;
      if (share === 0) return [{ count: below, probability: 1 }];
      return [
        { count: below, probability: 1 - share },
        { count: below + 1, probability: share },
      ];
    }
    case "spread":
      return negativeBinomial(law.mean, law.scv);
  }
}

function negativeBinomial(mean: number, scv: number): readonly CountOutcome[] {
  if (mean === 0) return [{ count: 0, probability: 1 }];
  const excess = scv - 1 / mean;
  const size = excess > 1e-12 ? 1 / excess : Number.POSITIVE_INFINITY;
  // Ratios of neighbouring probabilities; started at the mode in logs so that no mean underflows.
  const ratio = (n: number) =>
    size === Number.POSITIVE_INFINITY ? mean / (n + 1) : ((n + size) / (n + 1)) * (mean / (size + mean));
  const mode = Math.max(0, Math.floor(size === Number.POSITIVE_INFINITY ? mean : mean - mean / size));
  const weights = new Map<number, number>([[mode, 1]]);
  for (let n = mode, w = 1; n < mode + MOST_OUTCOMES; n++) {
    w *= ratio(n);
    if (w < NEGLIGIBLE_TAIL) break;
    weights.set(n + 1, w);
  }
  for (let n = mode, w = 1; n > 0; n--) {
    w /= ratio(n - 1);
    if (w < NEGLIGIBLE_TAIL) break;
    weights.set(n - 1, w);
  }
  const outcomes = [...weights].sort(([a], [b]) => a - b);
  let total = 0;
  for (const [, weight] of outcomes) total += weight;
  return outcomes.map(([count, weight]) => ({ count, probability: weight / total }));
}

/**
 * Generating function E[zᴺ] of a count at 0 ≤ z ≤ 1: with z the chance that one call succeeds, the
 * chance that all of them do.
 */
export function countGeneratingFunction(law: CountLaw, z: number): number {
  if (z === 1) return 1;
  switch (law.kind) {
    case "exact":
      return z ** law.count;
    case "mean": {
      const below = Math.floor(law.mean);
      const share = law.mean - below;
      return z ** below * (1 - share + share * z);
    }
    case "spread": {
      const excess = law.scv - 1 / law.mean;
      if (law.mean === 0) return 1;
      if (excess <= 1e-12) return Math.exp(-law.mean * (1 - z));
      return (1 + excess * law.mean * (1 - z)) ** (-1 / excess);
    }
  }
}
