import type { Branches } from "./branches.ts";
import { compact } from "./compact.ts";
import type { DistributionFunction } from "./distribution-function.ts";
import { readAt, readPiece } from "./distribution-function.ts";
import { nodeAt, placeOf } from "./grid.ts";
import { atLeast, exactly } from "./how-many.ts";
import type { Atom, Latency, Piece } from "./latency.ts";

/** How the probabilities of all branches make those of the k-th answer. */
export interface Dependence {
  /**
   * Density factor of the k-th answer: P(exactly k − 1 of the other branches are at or below t | this one is at t).
   * @param own which of the branches is at t
   * @param below P(T ≤ t) of each
   */
  readonly density: (branches: readonly Branches[], own: number, below: readonly number[], k: number) => number;
  /** P(at least k of all branches are at or below t). */
  readonly distribution: (branches: readonly Branches[], below: readonly number[], k: number) => number;
}

export const independence: Dependence = {
  density: (branches, own, below, k) => exactly(othersOf(branches, own, below), k - 1),
  distribution: (branches, below, k) => atLeast(othersOf(branches, -1, below), k),
};

/** All branches but one of group `own`, as events. */
export function othersOf(
  branches: readonly Branches[],
  own: number,
  below: readonly number[],
): { readonly count: number; readonly probability: number }[] {
  return branches
    .map(({ count }, i) => ({ count: i === own ? count - 1 : count, probability: below[i] as number }))
    .filter(({ count }) => count > 0);
}

/**
 * The law of the k-th answer of several. Each branch's masses are weighted by the chance that it is the k-th: the floors
 * of the branches, and so the fineness of their grids, stay.
 */
export function orderStatistic(branches: readonly Branches[], k: number, dependence: Dependence): Latency {
  const atoms = atomsOf(branches, k, dependence);
  let smooth = 1;
  for (const atom of atoms) smooth -= atom.mass;
  const pieces: Piece[] = branches.flatMap((branch, own) =>
    branch.latency.pieces.map((piece) => ({
      ...piece,
      masses: piece.masses.map((mass, i) => {
        if (mass === 0) return 0;
        const below = branches.map(({ law }) => probabilityBelow(law, piece.floor, piece.first + i));
        return mass * branch.count * dependence.density(branches, own, below, k);
      }),
    })),
  );
  return compact(atoms, scaledTo(smooth, pieces), ceilingOf(branches, k));
}

/** The weighted masses sum to what the atoms leave but for the quadrature's error, which is divided out. */
function scaledTo(total: number, pieces: readonly Piece[]): readonly Piece[] {
  let found = 0;
  for (const { masses } of pieces) for (const mass of masses) found += mass;
  if (!(found > 0 && total > 1e-14)) return [];
  return pieces
    .map((piece) => ({ ...piece, masses: piece.masses.map((mass) => (mass * total) / found) }))
    .filter((piece) => piece.masses.some((mass) => mass > 1e-15));
}

/** P(T ≤ t) at a node, an atom in the node's own interval counted by the part of the interval above it. */
function probabilityBelow(law: DistributionFunction, floor: number, index: number): number {
  const t = floor + nodeAt(index);
  let probability = 0;
  for (const { at, mass } of law.atoms) {
    const above = at > floor ? index - placeOf(at - floor) + 0.5 : 1;
    probability += mass * Math.min(1, Math.max(0, above));
  }
  for (const piece of law.pieces) probability += readPiece(piece, t - piece.floor);
  return Math.min(1, Math.max(0, probability));
}

function atomsOf(branches: readonly Branches[], k: number, dependence: Dependence): readonly Atom[] {
  const times = new Set(branches.flatMap(({ latency }) => latency.atoms.map((atom) => atom.at)));
  const atoms: Atom[] = [];
  for (const at of times) {
    const upTo = branches.map(({ law }) => Math.min(1, readAt(law, at)));
    const before = branches.map(({ latency }, i) => {
      const own = latency.atoms.find((atom) => atom.at === at);
      return Math.max(0, (upTo[i] as number) - (own?.mass ?? 0));
    });
    const mass = dependence.distribution(branches, upTo, k) - dependence.distribution(branches, before, k);
    if (mass > 1e-15) atoms.push({ at, mass });
  }
  return atoms;
}

/** The k-th smallest of the ceilings: that many answers are in by then. */
function ceilingOf(branches: readonly Branches[], k: number): number {
  const sorted = branches.toSorted((a, b) => a.latency.ceiling - b.latency.ceiling);
  let count = 0;
  for (const branch of sorted) {
    count += branch.count;
    if (count >= k) return branch.latency.ceiling;
  }
  return Number.POSITIVE_INFINITY;
}
