import { requireNonNegative } from "../queueing/domain.ts";
import type { Seconds } from "../queueing/law.ts";
import { compact, weighted } from "./compact.ts";
import type { Atom, Latency, Piece } from "./latency.ts";
import { pointMass } from "./latency.ts";
import { mixture } from "./mixture.ts";
import { massOf } from "./moments.ts";
import { partBelow } from "./part-below.ts";

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
  for (const piece of latency.pieces) pieces.push(...partBelow(piece, limit - piece.floor));
  let probability = 0;
  for (const atom of atoms) probability += atom.mass;
  for (const piece of pieces) probability += massOf(piece);
  if (!(probability > 0)) return { probability: 0, latency: null };
  const share = (atom: Atom): Atom => ({ at: atom.at, mass: atom.mass / probability });
  return {
    probability: Math.min(1, probability),
    latency: compact(
      atoms.map(share),
      pieces.map((piece) => weighted(piece, 1 / probability, 0)),
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
