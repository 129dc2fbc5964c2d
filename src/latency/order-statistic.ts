import type { Seconds } from "../queueing/law.ts";
import type { Branch } from "./branches.ts";
import { compact, weighted } from "./compact.ts";
import { type DistributionFunction, readAt, readPiece } from "./distribution-function.ts";
import { excessAbove } from "./excess-above.ts";
import { refined } from "./fineness.ts";
import { blurOver } from "./floors.ts";
import { nodeAt } from "./grid.ts";
import { atLeast, exactly } from "./how-many.ts";
import type { Atom, Latency, Piece } from "./latency.ts";
import { massOf } from "./moments.ts";
import { partBelow } from "./part-below.ts";
import { LEFT_SHARE } from "./trim.ts";

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

/** Masses below this are not worth a probability, nor jumps and blurs below that a piece of their own. */
const NEGLIGIBLE = 1e-13;
const NEGLIGIBLE_BLUR = 1e-4;
/** Least excess over a break that is looked at, relative to its distance from the floor. */
const CLOSEST = 2 ** -25;

/**
 * The law of the k-th answer of several. Each branch's masses are weighted by the chance that it is the k-th: the floors
 * of the branches, and so the fineness of their grids, stay. Where that chance jumps, at an atom of another branch or
 * where one begins, they are cut, and what lies above the cut gets it for a floor.
 */
export function orderStatistic(branches: readonly Branch[], k: number, dependence: Dependence): Latency {
  const atoms = atomsOf(branches, k, dependence);
  const certain = atoms.reduce((sum, { mass }) => sum + mass, 0);
  const ceiling = ceilingOf(branches, k);
  // The grid does not know of smaller shares.
  if (certain > 1 - 10 * LEFT_SHARE)
    return compact(
      atoms.map(({ at, mass }) => ({ at, mass: mass / certain })),
      [],
      ceiling,
    );
  const pieces: Piece[] = [];
  branches.forEach(({ latency, count }, own) => {
    const others = branches.map((branch, i) => (i === own ? branch.count - 1 : branch.count));
    const below = new Float64Array(branches.length);
    const chance = (t: Seconds, ahead: readonly Seconds[]) => {
      for (let i = 0; i < below.length; i++) below[i] = probabilityAt((branches[i] as Branch).law, t, ahead);
      return count * dependence.given(own, others, below, k - 1);
    };
    for (const piece of latency.pieces) pieces.push(...timesChance(refined(piece), breaksIn(piece, branches), chance));
  });
  return compact(atoms, withTotal(1 - certain, pieces), ceiling);
}

/**
 * A piece times a chance that depends on time, cut at the breaks of the chance.
 *
 * @param chance of a time, given the breaks that are still ahead of it
 */
function timesChance(
  piece: Piece,
  breaks: readonly Seconds[],
  chance: (t: Seconds, ahead: readonly Seconds[]) => number,
): readonly Piece[] {
  const product = (part: Piece, ahead: readonly Seconds[]): Piece => {
    const { floor, grid, first } = part;
    const masses = new Float64Array(part.masses.length);
    for (let i = 0; i < masses.length; i++) {
      const mass = part.masses[i] as number;
      if (Math.abs(mass) >= NEGLIGIBLE) masses[i] = mass * chance(floor + nodeAt(grid, first + i), ahead);
    }
    return { floor, grid, first, masses };
  };
  const parts: Piece[] = [];
  let rest = piece;
  breaks.forEach((at, i) => {
    const rise = at - rest.floor;
    const ahead = breaks.slice(i);
    for (const part of partBelow(rest, rise)) parts.push(product(part, ahead));
    rest = excessAbove(rest, rise, rise * CLOSEST);
  });
  parts.push(product(rest, []));
  return parts;
}

/** Where, within a piece, another branch has an atom, or begins so suddenly that the piece's grid would not see it. */
function breaksIn(piece: Piece, branches: readonly Branch[]): readonly Seconds[] {
  const top = piece.floor + nodeAt(piece.grid, piece.first + piece.masses.length - 1);
  const breaks = new Set<Seconds>();
  for (const { latency } of branches) {
    for (const { at, mass } of latency.atoms)
      if (at > piece.floor && at < top && mass > NEGLIGIBLE_BLUR) breaks.add(at);
    for (const other of latency.pieces) {
      const rise = other.floor - piece.floor;
      if (rise > 0 && other.floor < top && blurOver(other, rise) > NEGLIGIBLE_BLUR) breaks.add(other.floor);
    }
  }
  return [...breaks].sort((a, b) => a - b);
}

/** P(T ≤ t), without the atoms and pieces that begin at breaks still ahead. */
function probabilityAt(law: DistributionFunction, t: Seconds, ahead: readonly Seconds[]): number {
  let probability = 0;
  for (const { at, mass } of law.atoms) if (at <= t && !ahead.includes(at)) probability += mass;
  for (const piece of law.pieces) if (!ahead.includes(piece.floor)) probability += readPiece(piece, t - piece.floor);
  return Math.min(1, Math.max(0, probability));
}

/** The weighted masses sum to what the atoms leave but for the quadrature's error, which is divided out. */
function withTotal(total: number, pieces: readonly Piece[]): readonly Piece[] {
  const found = pieces.reduce((sum, piece) => sum + massOf(piece), 0);
  return pieces.map((piece) => weighted(piece, total / found, 0));
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
