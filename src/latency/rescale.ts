import { requireNonNegative } from "../queueing/domain.ts";
import type { Seconds } from "../queueing/law.ts";
import { placeOf } from "./grid.ts";
import type { Latency, Piece } from "./latency.ts";
import { zero } from "./latency.ts";
import { POINTS, REACH_BELOW, sixPointWeights } from "./six-points.ts";
import { trimmed } from "./trim.ts";

/**
 * The law of T + t.
 *
 * @param t seconds, ≥ 0
 * @example
 * meanOf(shift(zero(), 0.5)); // 0.5
 */
export function shift(latency: Latency, t: Seconds): Latency {
  requireNonNegative("t", t);
  if (t === 0) return latency;
  return {
    atoms: latency.atoms.map((atom) => ({ at: atom.at + t, mass: atom.mass })),
    pieces: latency.pieces.map((piece) => ({ ...piece, floor: piece.floor + t })),
    ceiling: latency.ceiling + t,
  };
}

/**
 * The law of f·T. Exact where f is a power of 2^{1/8}; else every node is laid on the six about its new place.
 *
 * @param factor f, ≥ 0
 * @example
 * meanOf(scale(pointMass(2), 3)); // 6
 */
export function scale(latency: Latency, factor: number): Latency {
  requireNonNegative("factor", factor);
  if (factor === 0) return zero();
  if (factor === 1) return latency;
  return {
    atoms: latency.atoms.map((atom) => ({ at: atom.at * factor, mass: atom.mass })),
    pieces: latency.pieces.map((piece) => scaledPiece(piece, factor)),
    ceiling: latency.ceiling * factor,
  };
}

function scaledPiece(piece: Piece, factor: number): Piece {
  const { grid } = piece;
  const place = placeOf(grid, factor);
  const whole = Math.round(place);
  if (Math.abs(place - whole) < 1e-13) return { ...piece, floor: piece.floor * factor, first: piece.first + whole };
  const below = Math.floor(place);
  const weights = new Float64Array(POINTS);
  sixPointWeights(grid, factor / grid.ratio ** below, weights);
  const masses = new Float64Array(piece.masses.length + POINTS - 1);
  for (let i = 0; i < piece.masses.length; i++)
    for (let q = 0; q < POINTS; q++)
      masses[i + q] = (masses[i + q] as number) + (piece.masses[i] as number) * (weights[q] as number);
  return trimmed(piece.floor * factor, grid, piece.first + below - REACH_BELOW, masses);
}
