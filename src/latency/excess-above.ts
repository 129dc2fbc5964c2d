import type { Seconds } from "../queueing/law.ts";
import { nodeAt, nodesFrom, placeOf } from "./grid.ts";
import type { Piece } from "./latency.ts";

/**
 * The part of a piece that lies above a time, over that time as its floor: the density between the old nodes is
 * interpolated at the new ones, which lie close where it begins.
 *
 * @param rise how far above the piece's floor, s, > 0
 * @param from the least excess that is looked at, s, > 0
 */
export function excessAbove(piece: Piece, rise: Seconds, from: Seconds): Piece {
  const { grid, first, masses } = piece;
  const top = Math.max(from, nodeAt(grid, first + masses.length - 1) - rise);
  const lowest = Math.floor(placeOf(grid, from));
  const nodes = nodesFrom(grid, lowest, Math.floor(placeOf(grid, top)) - lowest + 1);
  const above = new Float64Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const excess = nodes[i] as number;
    const old = massAt(masses, placeOf(grid, rise + excess) - first);
    above[i] = old * (excess / (rise + excess));
  }
  return { floor: piece.floor + rise, grid, first: lowest, masses: above };
}

/** The nodal mass at a place between nodes, by Lagrange's formula through six equidistant ones. */
function massAt(masses: Float64Array, place: number): number {
  const index = Math.floor(place);
  const u = place - index;
  const at = (i: number): number => (i >= 0 && i < masses.length ? (masses[i] as number) : 0);
  const a = u + 2;
  const b = u + 1;
  const c = u - 1;
  const d = u - 2;
  const e = u - 3;
  return (
    (-at(index - 2) * b * u * c * d * e) / 120 +
    (at(index - 1) * a * u * c * d * e) / 24 -
    (at(index) * a * b * c * d * e) / 12 +
    (at(index + 1) * a * b * u * d * e) / 12 -
    (at(index + 2) * a * b * u * c * e) / 24 +
    (at(index + 3) * a * b * u * c * d) / 120
  );
}
