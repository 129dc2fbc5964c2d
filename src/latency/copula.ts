import type { Branch } from "./branches.ts";
import { gaussHermite } from "./gauss-hermite.ts";
import { atLeast, exactly } from "./how-many.ts";
import type { Dependence } from "./order-statistic.ts";
import { normalProbability, normalQuantile } from "./standard-normal.ts";

const QUADRATURE_POINTS = 24;

/**
 * Branches that hang together through one common normal factor: given z, branch i is at or below t with probability
 * Φ((Φ⁻¹(F_i(t)) − √r_i·z)/√(1 − r_i)), independently of the others. r = 0 is independence.
 *
 * Source: the one-factor Gaussian copula (Vasicek 1987; Li 2000), here for branches fed by one stream of requests.
 */
export function oneFactorNormal(branches: readonly Branch[]): Dependence {
  const correlations = branches.map((branch) => branch.correlation);
  return {
    given: (own, counts, below, k) => {
      const scores = below.map(normalQuantile);
      const score = scores[own] as number;
      if (!Number.isFinite(score)) return exactly(counts, below, k);
      // Given where this branch is, the factor is normal about √r·score with variance 1 − r.
      const r = correlations[own] as number;
      const conditional = new Float64Array(below.length);
      return expected(Math.sqrt(r) * score, Math.sqrt(1 - r), (z) => {
        condition(conditional, correlations, scores, z);
        return exactly(counts, conditional, k);
      });
    },
    atLeast: (counts, below, k) => {
      const scores = below.map(normalQuantile);
      const conditional = new Float64Array(below.length);
      return expected(0, 1, (z) => {
        condition(conditional, correlations, scores, z);
        return atLeast(counts, conditional, k);
      });
    },
  };
}

/** P(branch i ≤ t | z) for each i, into `conditional`. */
function condition(conditional: Float64Array, correlations: readonly number[], scores: Float64Array, z: number): void {
  for (let i = 0; i < scores.length; i++) {
    const r = correlations[i] as number;
    conditional[i] = normalProbability(((scores[i] as number) - Math.sqrt(r) * z) / Math.sqrt(1 - r));
  }
}

function expected(mean: number, deviation: number, value: (z: number) => number): number {
  const { nodes, weights } = gaussHermite(QUADRATURE_POINTS);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += (weights[i] as number) * value(mean + deviation * (nodes[i] as number));
  return sum;
}
