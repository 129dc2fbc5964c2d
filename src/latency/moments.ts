import type { Seconds } from "../queueing/law.ts";
import { nodesFrom } from "./grid.ts";
import type { Latency, Piece } from "./latency.ts";

/** Σ |m|: more than the mass where a piece holds a difference. */
export function sizeOf({ masses }: Piece): number {
  let size = 0;
  for (let i = 0; i < masses.length; i++) size += Math.abs(masses[i] as number);
  return size;
}

/** Mass, mean and variance of the excess of a piece. */
export interface PieceMoments {
  readonly mass: number;
  /** Of the excess, given that it is this piece. */
  readonly mean: Seconds;
  readonly variance: number;
}

/** P(T is of this piece). */
export function massOf({ masses }: Piece): number {
  let mass = 0;
  for (let i = 0; i < masses.length; i++) mass += masses[i] as number;
  return mass;
}

/** Laws are plain data that nobody changes, and a piece is asked once where it is made and once where it is used. */
const known = new WeakMap<Piece, PieceMoments>();

export function pieceMoments(piece: Piece): PieceMoments {
  const moments = known.get(piece) ?? momentsOf(piece);
  known.set(piece, moments);
  return moments;
}

/** Two passes, so that the variance of a narrow piece keeps its digits. */
function momentsOf({ grid, first, masses }: Piece): PieceMoments {
  const nodes = nodesFrom(grid, first, masses.length);
  let mass = 0;
  let moment = 0;
  for (let i = 0; i < masses.length; i++) {
    mass += masses[i] as number;
    moment += (masses[i] as number) * (nodes[i] as number);
  }
  const mean = moment / mass;
  let spread = 0;
  for (let i = 0; i < masses.length; i++) {
    const distance = (nodes[i] as number) - mean;
    spread += (masses[i] as number) * distance * distance;
  }
  return { mass, mean, variance: spread / mass };
}

/**
 * E T, in seconds. After sequences and mixtures exact to rounding; after maxima, minima and cuts good to about 10⁻⁶.
 *
 * @example
 * meanOf(sequence(pointMass(0.1), pointMass(0.2))); // 0.30000000000000004
 */
export function meanOf(latency: Latency): Seconds {
  let mean = 0;
  for (const atom of latency.atoms) mean += atom.mass * atom.at;
  for (const piece of latency.pieces) {
    const { mass, mean: excess } = pieceMoments(piece);
    mean += mass * (piece.floor + excess);
  }
  return mean;
}

/**
 * Var T, in s².
 *
 * @example
 * varianceOf(pointMass(3)); // 0
 */
export function varianceOf(latency: Latency): number {
  const mean = meanOf(latency);
  let variance = 0;
  for (const atom of latency.atoms) variance += atom.mass * (atom.at - mean) ** 2;
  for (const piece of latency.pieces) {
    const own = pieceMoments(piece);
    variance += own.mass * (own.variance + (piece.floor + own.mean - mean) ** 2);
  }
  return variance;
}
