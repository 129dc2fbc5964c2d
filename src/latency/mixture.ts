import { requireNonNegative } from "../queueing/domain.ts";
import { compact, weighted } from "./compact.ts";
import type { Atom, Latency, Piece } from "./latency.ts";

/** One of the ways that a request may take. */
export interface Alternative {
  /** Share of the requests that take it, in [0, 1]. */
  readonly weight: number;
  readonly latency: Latency;
}

/**
 * The law of a time that is drawn from one of several laws.
 *
 * @param alternatives weights that sum to 1 (to 10⁻⁹, then scaled)
 * @throws RangeError where they do not
 *
 * @example
 * meanOf(mixture([{ weight: 0.8, latency: zero() }, { weight: 0.2, latency: pointMass(5) }])); // 1
 */
export function mixture(alternatives: readonly Alternative[]): Latency {
  let total = 0;
  for (const { weight } of alternatives) total += requireNonNegative("weight", weight);
  if (!(Math.abs(total - 1) <= 1e-9)) throw new RangeError(`weights must sum to 1, got ${total}`);
  const possible = alternatives.filter(({ weight }) => weight > 0);
  if (possible.length === 1) return (possible[0] as Alternative).latency;
  const atoms: Atom[] = [];
  const pieces: Piece[] = [];
  let ceiling = 0;
  for (const { weight, latency } of possible) {
    const share = weight / total;
    for (const atom of latency.atoms) atoms.push({ at: atom.at, mass: atom.mass * share });
    for (const piece of latency.pieces) pieces.push(weighted(piece, share, 0));
    ceiling = Math.max(ceiling, latency.ceiling);
  }
  return compact(atoms, pieces, ceiling);
}
