import type { Branch } from "./branches.ts";
import { compact } from "./compact.ts";
import { type DistributionFunction, readAt, readPiece } from "./distribution-function.ts";
import { refined } from "./fineness.ts";
import { nodeAt, placeOf } from "./grid.ts";
import { atLeast, exactly } from "./how-many.ts";
import type { Atom, Latency, Piece } from "./latency.ts";

/**
 * How the branches hang together: from P(T ≤ t) of each to what is known of all of them at t. `counts` is how many of
 * each are looked at, `below` their probabilities.
 */
export interface Dependence {
  /** P(exactly k of those counted are at or below t | one of branch `own`, not counted, is at t). */
  readonly given: (own: number, counts: readonly number[], below: Float64Array, k: number) => number;
  /** P(at least k of those counted are at or below t). */
  readonly atLeast: (counts: readonly number[], below: Float64Array, k: number) => number;
}

export const independence: Dependence = {
  given: (_own, counts, below, k) => exactly(counts, below, k),
  atLeast,
};

/** Masses below this are not worth a probability. */
const NEGLIGIBLE = 1e-13;

/**
 * The law of the k-th answer of several. Each branch's masses are weighted by the chance that it is the k-th: the floors
 * of the branches, and so the fineness of their grids, stay.
 */
export function orderStatistic(branches: readonly Branch[], k: number, dependence: Dependence): Latency {
  const atoms = atomsOf(branches, k, dependence);
  let smooth = 1;
  for (const atom of atoms) smooth -= atom.mass;
  const pieces: Piece[] = [];
  branches.forEach(({ latency, count }, own) => {
    const others = branches.map((branch, i) => (i === own ? branch.count - 1 : branch.count));
    for (const coarse of latency.pieces) {
      const piece = refined(coarse);
      const masses = piece.masses.map((mass, i) => {
        if (Math.abs(mass) < NEGLIGIBLE) return 0;
        return mass * count * dependence.given(own, others, belowNode(branches, piece, piece.first + i), k - 1);
      });
      pieces.push({ ...piece, masses });
    }
  });
  return compact(atoms, withTotal(smooth, pieces), ceilingOf(branches, k));
}

/** The weighted masses sum to what the atoms leave but for the quadrature's error, which is divided out. */
function withTotal(total: number, pieces: readonly Piece[]): readonly Piece[] {
  const sums = pieces.map(({ masses }) => masses.reduce((sum, mass) => sum + mass, 0));
  const found = sums.reduce((sum, mass) => sum + mass, 0);
  if (!(found > 0 && total > NEGLIGIBLE)) return [];
  return pieces
    .filter((_, i) => (sums[i] as number) > NEGLIGIBLE)
    .map((piece) => ({ ...piece, masses: piece.masses.map((mass) => (mass * total) / found) }));
}

function belowNode(branches: readonly Branch[], piece: Piece, index: number): Float64Array {
  const below = new Float64Array(branches.length);
  for (let i = 0; i < below.length; i++) below[i] = probabilityAt((branches[i] as Branch).law, piece, index);
  return below;
}

/** P(T ≤ t) at a node, an atom in the node's own interval counted by the part of the interval above it. */
function probabilityAt(law: DistributionFunction, { floor, grid }: Piece, index: number): number {
  const t = floor + nodeAt(grid, index);
  let probability = 0;
  for (const { at, mass } of law.atoms) {
    const above = at > floor ? index - placeOf(grid, at - floor) + 0.5 : 1;
    probability += mass * Math.min(1, Math.max(0, above));
  }
  for (const piece of law.pieces) probability += readPiece(piece, t - piece.floor);
  return Math.min(1, Math.max(0, probability));
}

function atomsOf(branches: readonly Branch[], k: number, dependence: Dependence): readonly Atom[] {
  const counts = branches.map((branch) => branch.count);
  const times = new Set(branches.flatMap(({ latency }) => latency.atoms.map((atom) => atom.at)));
  const atoms: Atom[] = [];
  for (const at of times) {
    const upTo = Float64Array.from(branches, ({ law }) => Math.min(1, readAt(law, at)));
    const before = upTo.map((probability, i) => {
      const own = (branches[i] as Branch).latency.atoms.find((atom) => atom.at === at);
      return Math.max(0, probability - (own?.mass ?? 0));
    });
    const mass = dependence.atLeast(counts, upTo, k) - dependence.atLeast(counts, before, k);
    if (mass > NEGLIGIBLE) atoms.push({ at, mass });
  }
  return atoms;
}

/** The k-th smallest of the ceilings: that many answers are in by then. */
function ceilingOf(branches: readonly Branch[], k: number): number {
  const sorted = branches.toSorted((a, b) => a.latency.ceiling - b.latency.ceiling);
  let count = 0;
  for (const branch of sorted) {
    count += branch.count;
    if (count >= k) return branch.latency.ceiling;
  }
  return Number.POSITIVE_INFINITY;
}
