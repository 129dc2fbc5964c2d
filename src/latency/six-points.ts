import { COARSE, FINE, type Grid, nodeAt, placeOf } from "./grid.ts";

/** Nodes below and above the one at or under a point that take part in its six-point formula. */
export const REACH_BELOW = 2;
export const REACH_ABOVE = 3;
export const POINTS: number = REACH_BELOW + 1 + REACH_ABOVE;

/** Lagrange's formula on the nodes r^{−2} … r^{3}. */
interface SixPoints {
  readonly nodes: Float64Array;
  /** 1/Π(x_q − x_s), s ≠ q. */
  readonly scales: Float64Array;
}

function sixPoints(grid: Grid): SixPoints {
  const nodes = new Float64Array(POINTS);
  for (let q = 0; q < POINTS; q++) nodes[q] = grid.ratio ** (q - REACH_BELOW);
  const scales = new Float64Array(POINTS);
  for (let q = 0; q < POINTS; q++) {
    let product = 1;
    for (let s = 0; s < POINTS; s++) if (s !== q) product *= (nodes[q] as number) - (nodes[s] as number);
    scales[q] = 1 / product;
  }
  return { nodes, scales };
}

const coarse = sixPoints(COARSE);
const fine = sixPoints(FINE);

/**
 * The weights with which a unit mass at z is laid on the nodes r^{−2} … r^{3} so that its moments up to the fifth are
 * kept: Lagrange's interpolation weights. They are not all positive; on a smooth law the signs cancel.
 *
 * @param z place of the mass, in [1, r]
 * @param weights receives the six
 */
export function sixPointWeights(grid: Grid, z: number, weights: Float64Array): void {
  const { nodes, scales } = grid === FINE ? fine : coarse;
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
 * The same weights as polynomials: entry p of row q is the coefficient of ξ^p, ξ = z − 1. For all that lies close above
 * one node, the sums of ξ^p are all that need be known.
 */
export function sixPointPolynomials(grid: Grid): Float64Array {
  const { nodes, scales } = grid === FINE ? fine : coarse;
  const rows = new Float64Array(POINTS * POINTS);
  for (let q = 0; q < POINTS; q++) {
    const row = q * POINTS;
    rows[row] = scales[q] as number;
    let degree = 0;
    for (let s = 0; s < POINTS; s++) {
      if (s === q) continue;
      const root = (nodes[s] as number) - 1;
      degree++;
      for (let p = degree; p > 0; p--) rows[row + p] = (rows[row + p - 1] as number) - root * (rows[row + p] as number);
      rows[row] = -root * (rows[row] as number);
    }
  }
  return rows;
}

const scratch = new Float64Array(POINTS);

/** Lays `mass` at time t on `masses`, whose first entry is node `first`; there must be room for t's six nodes. */
export function deposit(grid: Grid, masses: Float64Array, first: number, t: number, mass: number): void {
  const index = Math.floor(placeOf(grid, t));
  sixPointWeights(grid, t / nodeAt(grid, index), scratch);
  const from = index - REACH_BELOW - first;
  for (let q = 0; q < POINTS; q++) masses[from + q] = (masses[from + q] as number) + mass * (scratch[q] as number);
}
