import { COARSE, FINE } from "./grid.ts";
import type { Piece } from "./latency.ts";
import { POINTS, REACH_ABOVE, REACH_BELOW, sixPointWeights } from "./six-points.ts";
import { trimmed } from "./trim.ts";

/** A unit mass half way between two coarse nodes, laid on the six about it. */
const halfway = new Float64Array(POINTS);
sixPointWeights(COARSE, FINE.ratio, halfway);

/** The same piece on the fine grid: half of each mass stays, half goes to the new nodes about it. Moments are kept. */
export function refined(piece: Piece): Piece {
  if (piece.grid === FINE) return piece;
  const { masses } = piece;
  // Entry 0 is the lowest new node: 2½ coarse intervals below the first one.
  const fine = new Float64Array(2 * masses.length + 2 * REACH_BELOW + REACH_ABOVE + 2);
  for (let i = 0; i < masses.length; i++) {
    const half = (masses[i] as number) / 2;
    fine[2 * i + 5] = (fine[2 * i + 5] as number) + half;
    for (let q = 0; q < POINTS; q++) fine[2 * (i + q)] = (fine[2 * (i + q)] as number) + half * (halfway[q] as number);
  }
  return trimmed(piece.floor, FINE, 2 * piece.first - 5, fine);
}

/** Share of a piece that its neighbours may foretell badly on the coarse grid. */
const ROUGH = 3e-4;

/** The same piece on the coarse grid if it is smooth there; else itself. */
export function coarsened(piece: Piece): Piece {
  const { grid, masses, first } = piece;
  // The sixth differences grow 64-fold with the step.
  if (grid === COARSE || roughness(masses) > ROUGH / 16) return piece;
  const lowest = Math.floor(first / 2) - REACH_BELOW;
  const coarse = new Float64Array(Math.ceil(masses.length / 2) + POINTS + 1);
  for (let i = 0; i < masses.length; i++) {
    const mass = masses[i] as number;
    const node = first + i;
    const at = Math.floor(node / 2) - lowest;
    if (node % 2 === 0) coarse[at] = (coarse[at] as number) + mass;
    else
      for (let q = 0; q < POINTS; q++)
        coarse[at - REACH_BELOW + q] = (coarse[at - REACH_BELOW + q] as number) + mass * (halfway[q] as number);
  }
  return isSmooth(coarse) ? trimmed(piece.floor, COARSE, lowest, coarse) : piece;
}

/** Whether each mass is about what the six nearest to it foretell. */
export function isSmooth(masses: Float64Array): boolean {
  return roughness(masses) <= ROUGH;
}

/** Σ |m_i − its value by the six-point formula through i ± 1, ± 2, ± 3|, as a share of Σ |m_i|. */
function roughness(masses: Float64Array): number {
  let rough = 0;
  let size = 0;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = masses[0] ?? 0;
  let f = masses[1] ?? 0;
  let g = masses[2] ?? 0;
  for (let i = 0; i < masses.length; i++) {
    a = b;
    b = c;
    c = d;
    d = e;
    e = f;
    f = g;
    g = i + 3 < masses.length ? (masses[i + 3] as number) : 0;
    rough += Math.abs(15 * (c + e) - 6 * (b + f) + (a + g) - 20 * d);
    size += Math.abs(d);
  }
  return rough / (20 * size);
}
