import { requireNonNegative } from "../queueing/domain.ts";
import type { Seconds } from "../queueing/law.ts";
import { compact } from "./compact.ts";
import { distributionFunction, readAt, readPiece } from "./distribution-function.ts";
import { refined } from "./fineness.ts";
import { nodeAt, placeOf } from "./grid.ts";
import type { Atom, Latency, Piece } from "./latency.ts";
import { pointMass } from "./latency.ts";
import { mixture } from "./mixture.ts";

/** What is left of a law below a limit. */
export interface Restricted {
  /** P(T < limit). */
  readonly probability: number;
  /** The law of T given T < limit; null where that never happens. */
  readonly latency: Latency | null;
}

/**
 * The law of the times that stay below a limit: the answers that come before a timeout.
 *
 * @param limit τ, seconds, ≥ 0
 *
 * @example
 * restrict(pointMass(2), 1).probability; // 0
 */
export function restrict(latency: Latency, limit: Seconds): Restricted {
  requireNonNegative("limit", limit);
  if (limit > latency.ceiling) return { probability: 1, latency };
  const atoms = latency.atoms.filter((atom) => atom.at < limit);
  const pieces: Piece[] = [];
  for (const piece of latency.pieces) {
    const below = pieceBelow(refined(piece), limit - piece.floor);
    if (below) pieces.push(below);
  }
  let probability = 0;
  for (const atom of atoms) probability += atom.mass;
  for (const { masses } of pieces) for (const mass of masses) probability += mass;
  if (!(probability > 0)) return { probability: 0, latency: null };
  const share = (atom: Atom): Atom => ({ at: atom.at, mass: atom.mass / probability });
  return {
    probability: Math.min(1, probability),
    latency: compact(
      atoms.map(share),
      pieces.map((piece) => ({ ...piece, masses: piece.masses.map((mass) => mass / probability) })),
      Math.min(limit, latency.ceiling),
    ),
  };
}

/**
 * The law of min(T, limit): what a caller waits that gives up at a timeout.
 *
 * @param limit τ, seconds, ≥ 0
 *
 * @example
 * percentile(truncate(pointMass(2), 1), 0.5); // 1
 */
export function truncate(latency: Latency, limit: Seconds): Latency {
  const below = restrict(latency, limit);
  if (below.latency === null) return pointMass(limit);
  if (below.probability === 1) return below.latency;
  return mixture([
    { weight: below.probability, latency: below.latency },
    { weight: 1 - below.probability, latency: pointMass(limit) },
  ]);
}

/**
 * The nodes whose intervals lie below x as they are; the part of an interval that is left over on the two nodes about
 * it, at its own mean.
 */
function pieceBelow(piece: Piece, x: Seconds): Piece | null {
  if (!(x > 0)) return null;
  const { grid, first } = piece;
  const last = first + piece.masses.length - 1;
  if (x > nodeAt(grid, last)) return piece;
  const law = distributionFunction({ atoms: [], pieces: [{ ...piece, floor: 0 }], ceiling: Number.POSITIVE_INFINITY });
  const mass = readAt(law, x);
  if (!(mass > 0)) return null;
  // The last node with its whole interval below x.
  const whole = Math.floor(placeOf(grid, x) - 0.5);
  const kept = Math.max(0, whole - first + 1);
  let rest = mass;
  for (let i = 0; i < kept; i++) rest -= piece.masses[i] as number;
  const masses = new Float64Array(kept + 2);
  masses.set(piece.masses.subarray(0, kept));
  const lowest = kept > 0 ? first : Math.min(first, whole + 1);
  if (kept === 0) return { floor: piece.floor, grid, first: lowest, masses: Float64Array.of(mass) };
  const from = nodeAt(grid, whole) * Math.sqrt(grid.ratio);
  const middle = Math.sqrt(from * x);
  const pieceLaw = law.pieces[0] as (typeof law.pieces)[number];
  const low = readPiece(pieceLaw, from);
  const half = readPiece(pieceLaw, middle);
  const mean =
    mass > low
      ? ((half - low) * Math.sqrt(from * middle) + (mass - half) * Math.sqrt(middle * x)) / (mass - low)
      : from;
  const under = nodeAt(grid, whole);
  const over = under * grid.ratio;
  const upper = (rest * (mean - under)) / (over - under);
  masses[kept - 1] = (masses[kept - 1] as number) + rest - upper;
  masses[kept] = upper;
  return { floor: piece.floor, grid, first: lowest, masses: masses.subarray(0, kept + 1).slice() };
}
