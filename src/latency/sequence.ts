import { compact, weighted } from "./compact.ts";
import { convolve } from "./convolve.ts";
import { refined } from "./fineness.ts";
import { COARSE } from "./grid.ts";
import type { Atom, Latency, Piece } from "./latency.ts";
import { zero } from "./latency.ts";
import { pieceMoments } from "./moments.ts";

/**
 * The law of one independent time after another. Means add to rounding; constants shift.
 *
 * @example
 * percentile(sequence(pointMass(1), pointMass(2)), 0.5); // 3
 */
export function sequence(a: Latency, b: Latency): Latency {
  if (isNothing(a)) return b;
  if (isNothing(b)) return a;
  const atoms: Atom[] = [];
  const pieces: Piece[] = [];
  for (const first of a.atoms)
    for (const second of b.atoms) atoms.push({ at: first.at + second.at, mass: first.mass * second.mass });
  for (const atom of a.atoms) for (const piece of b.pieces) pieces.push(weighted(piece, atom.mass, atom.at));
  for (const atom of b.atoms) for (const piece of a.pieces) pieces.push(weighted(piece, atom.mass, atom.at));
  for (const first of a.pieces) for (const second of b.pieces) pieces.push(sumOf(first, second));
  return compact(atoms, pieces, a.ceiling + b.ceiling);
}

/** Above this scv the sum of two smooth laws is still wide enough for the coarse grid. */
const WIDE = 0.45;

function sumOf(a: Piece, b: Piece): Piece {
  if (a.grid === COARSE && b.grid === COARSE) {
    const first = pieceMoments(a);
    const second = pieceMoments(b);
    if (first.variance + second.variance > WIDE * (first.mean + second.mean) ** 2) return convolve(a, b);
  }
  return convolve(refined(a), refined(b));
}

function isNothing(latency: Latency): boolean {
  return latency.ceiling === 0;
}

/**
 * The law of independent times one after another, in any order.
 *
 * @example
 * meanOf(sequenceAll([pointMass(1), pointMass(2), pointMass(3)])); // 6
 */
export function sequenceAll(list: readonly Latency[]): Latency {
  return list.reduce(sequence, zero());
}
