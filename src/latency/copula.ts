import { normalCdf } from "../queueing/normal-law.ts";
import type { Branches } from "./branches.ts";
import { gaussHermite } from "./gauss-hermite.ts";
import { atLeast, exactly } from "./how-many.ts";
import { normalQuantile } from "./normal-quantile.ts";
import { type Dependence, othersOf } from "./order-statistic.ts";

const QUADRATURE_POINTS = 24;

/**
 * Branches that depend on one another through one common normal factor: given z, branch i is at or below t with
 * probability Φ((Φ⁻¹(F_i(t)) − √r_i·z)/√(1 − r_i)), independently of the others. r = 0 is independence.
 *
 * Source: the one-factor Gaussian copula (Vasicek 1987; Li 2000), here for fork-join branches fed by one stream.
 */
export const oneFactorNormal: Dependence = {
  density: (branches, own, below, k) => {
    const scores = below.map(normalQuantile);
    const r = (branches[own] as Branches).correlation;
    const score = scores[own] as number;
    if (!Number.isFinite(score)) return exactly(othersOf(branches, own, below), k - 1);
    // Given where this branch is, the factor is normal about √r·score with variance 1 − r.
    return expected(Math.sqrt(r) * score, Math.sqrt(1 - r), (z) =>
      exactly(othersOf(branches, own, given(branches, scores, z)), k - 1),
    );
  },
  distribution: (branches, below, k) => {
    const scores = below.map(normalQuantile);
    return expected(0, 1, (z) => atLeast(othersOf(branches, -1, given(branches, scores, z)), k));
  },
};

function given(branches: readonly Branches[], scores: readonly number[], z: number): number[] {
  return branches.map(({ correlation: r }, i) => {
    const score = scores[i] as number;
    if (!Number.isFinite(score)) return score > 0 ? 1 : 0;
    return normalCdf((score - Math.sqrt(r) * z) / Math.sqrt(1 - r));
  });
}

function expected(mean: number, deviation: number, value: (z: number) => number): number {
  const { nodes, weights } = gaussHermite(QUADRATURE_POINTS);
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += (weights[i] as number) * value(mean + deviation * (nodes[i] as number));
  return sum;
}
