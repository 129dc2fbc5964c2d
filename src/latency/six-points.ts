import { NODE_RATIO, nodeAt, placeOf } from "./grid.ts";

/** Nodes below and above the one at or under a point that take part in its six-point formula. */
export const REACH_BELOW = 2;
export const REACH_ABOVE = 3;
export const POINTS: number = REACH_BELOW + 1 + REACH_ABOVE;

const nodes = Float64Array.from({ length: POINTS }, (_, q) => NODE_RATIO ** (q - REACH_BELOW));

/** 1/Π(x_q − x_s): the denominators of Lagrange's formula. */
const scales = nodes.map((x) => {
  let product = 1;
  for (const other of nodes) if (other !== x) product *= x - other;
  return 1 / product;
});

/**
 * The weights with which a unit mass at z is laid on the nodes r^{−2} … r^{3} so that its moments up to the fifth are
 * kept: Lagrange's interpolation weights. They are not all positive; on a smooth law the signs cancel.
 *
 * @param z place of the mass, in [1, r]
 * @param weights receives the six
 */
export function sixPointWeights(z: number, weights: Float64Array): void {
  let below = 1;
  for (let q = 0; q < POINTS; q++) {
    weights[q] = below * (scales[q] as number);
    below *= z - (nodes[q] as number);
  }
  let above = 1;
  for (let q = POINTS - 1; q >= 0; q--) {
    weights[q] = (weights[q] as number) * above;
    above *= z - (nodes[q] as number);
  }
}

/**
 * The same weights as polynomials: `row[p]` of row q is the coefficient of ξ^p, ξ = z − 1. For all that lies close above
 * one node, the sums of ξ^p are all that need be known.
 */
export function sixPointPolynomials(): Float64Array {
  const rows = new Float64Array(POINTS * POINTS);
  for (let q = 0; q < POINTS; q++) {
    const row = rows.subarray(q * POINTS, (q + 1) * POINTS);
    row[0] = scales[q] as number;
    let degree = 0;
    for (let s = 0; s < POINTS; s++) {
      if (s === q) continue;
      const root = (nodes[s] as number) - 1;
      degree++;
      for (let p = degree; p >= 0; p--) row[p] = (p > 0 ? (row[p - 1] as number) : 0) - root * (row[p] as number);
    }
  }
  return rows;
}

const scratch = new Float64Array(POINTS);

/** Lays `mass` at time t on `masses`, whose first entry is node `first`; there must be room for t's six nodes. */
export function deposit(masses: Float64Array, first: number, t: number, mass: number): void {
  const index = Math.floor(placeOf(t));
  sixPointWeights(t / nodeAt(index), scratch);
  const from = index - REACH_BELOW - first;
  for (let q = 0; q < POINTS; q++) masses[from + q] = (masses[from + q] as number) + mass * (scratch[q] as number);
}
