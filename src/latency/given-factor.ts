import type { TailLaw } from "../queueing/tail-law.ts";
import { fromTail } from "./from-tail.ts";
import { nodeAt } from "./grid.ts";
import { normalProbability, normalQuantile } from "./standard-normal.ts";

/** A common factor of several times: a standard normal, and how strongly each of them follows it. */
export interface FactorNode {
  readonly z: number;
  readonly weight: number;
}

/** Beyond this the factor comes once in five million. */
const REACH = 5.2;
/** Of the width √(1 − r) over which a time given the factor changes: trapezoids as wide err by some 10⁻⁴. */
const STEP = 1.4;
const LEAST_STEP = 0.15;

/**
 * Values of the factor with their weights: trapezoids, which on normal weights converge faster than any power.
 *
 * @param correlation the largest r of what follows the factor, in [0, 1]
 *
 * @example
 * factorNodes(0.5).length; // 11
 */
export function factorNodes(correlation: number): readonly FactorNode[] {
  const step = Math.min(1, Math.max(LEAST_STEP, STEP * Math.sqrt(1 - correlation)));
  const reach = Math.floor(REACH / step);
  const nodes: FactorNode[] = [];
  let total = 0;
  for (let k = -reach; k <= reach; k++) {
    const z = k * step;
    const weight = Math.exp((-z * z) / 2);
    nodes.push({ z, weight });
    total += weight;
  }
  return nodes.map(({ z, weight }) => ({ z, weight: weight / total }));
}

/**
 * The law of a time that follows a normal factor, given that factor: P(T ≤ t | z) = Φ((Φ⁻¹(F(t)) − √r·z)/√(1 − r)). Over
 * all z it is the law itself.
 *
 * @param correlation r, in [0, 1)
 *
 * Source: the one-factor Gaussian copula (Vasicek 1987; Li 2000).
 *
 * @example
 * givenFactor(noTime, 0.5, 1).mean; // 0
 */
export function givenFactor(law: TailLaw, correlation: number, z: number): TailLaw {
  const shift = Math.sqrt(correlation) * z;
  const width = Math.sqrt(1 - correlation);
  const given = (tail: number) =>
    tail <= 0 ? 0 : tail >= 1 ? 1 : normalProbability((normalQuantile(tail) + shift) / width);
  const positive = given(1 - law.atZero);
  return {
    mean: positive * meanAboveZero(law, shift, width),
    atZero: 1 - positive,
    tail: (t) => given(law.tail(t)),
  };
}

/** E(T | T > 0, z), over the nodes of the law itself. */
function meanAboveZero(law: TailLaw, shift: number, width: number): number {
  let total = 0;
  let sum = 0;
  for (const { floor, grid, first, masses } of fromTail(law).pieces) {
    for (let i = 0; i < masses.length; i++) {
      const t = floor + nodeAt(grid, first + i);
      const x = normalQuantile(Math.min(1, Math.max(1e-300, law.tail(t))));
      if (!Number.isFinite(x)) continue;
      const y = (x + shift) / width;
      const mass = (masses[i] as number) * Math.exp((x * x - y * y) / 2);
      total += mass;
      sum += mass * t;
    }
  }
  return total > 0 ? sum / total : 0;
}
