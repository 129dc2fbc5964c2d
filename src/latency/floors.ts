import type { Seconds } from "../queueing/law.ts";
import { excessAbove } from "./excess-above.ts";
import { refined } from "./fineness.ts";
import { FINE, nodeAt, nodesFrom, placeOf } from "./grid.ts";
import type { Piece } from "./latency.ts";
import { pieceMoments, sizeOf } from "./moments.ts";
import { deposit, REACH_ABOVE, REACH_BELOW } from "./six-points.ts";
import { trimmed } from "./trim.ts";
import { withMassAndMean } from "./with-mass-and-mean.ts";

/**
 * The same piece over a lower floor. Its nodes lie closer than those that take them, so each is laid on six of them;
 * what is finer than the grid at that distance from the new floor is lost, mass and mean are not.
 */
export function lowerFloor(piece: Piece, floor: Seconds): Piece {
  const rise = piece.floor - floor;
  const { grid, first, masses: old } = refined(piece);
  const nodes = nodesFrom(grid, first, old.length);
  const lowest = Math.floor(placeOf(grid, rise + (nodes[0] as number))) - REACH_BELOW;
  const highest = Math.ceil(placeOf(grid, rise + (nodes[nodes.length - 1] as number))) + REACH_ABOVE;
  const masses = new Float64Array(highest - lowest + 1);
  for (let i = 0; i < nodes.length; i++) deposit(grid, masses, lowest, rise + (nodes[i] as number), old[i] as number);
  return trimmed(floor, grid, lowest, masses);
}

/** Below this scv of the excess a piece is narrow for its grid. */
const NARROW = 0.06;

/**
 * How much of a piece is blurred over a floor that lies lower by `rise`: what is within 1.5 intervals of the new grid, or
 * all of it where it would be narrow there.
 */
export function blurOver(piece: Piece, rise: Seconds): number {
  const { mass, mean, variance } = pieceMoments(piece);
  if (variance < NARROW * (mean + rise) ** 2) return Math.abs(mass);
  const within = Math.ceil(placeOf(piece.grid, 1.5 * FINE.step * rise)) - piece.first;
  let blurred = 0;
  for (let i = 0; i < Math.min(within, piece.masses.length); i++) blurred += piece.masses[i] as number;
  return Math.abs(blurred);
}

/** Nodes that a piece has at least whose density can be interpolated. */
const FEWEST = 8;
/** Share of a narrow piece that may lie below its raised floor. */
const BELOW_FLOOR = 1e-6;

/**
 * The same piece over a higher floor if it is narrow there (the sum of twenty like stages, say), so that the grid is
 * fine where the mass is. The density is interpolated between the old nodes, then put right for mass and mean.
 */
export function raiseFloor(piece: Piece): Piece {
  const { mass, mean, variance } = pieceMoments(piece);
  const isNarrow = variance < NARROW * mean * mean && piece.masses.length >= FEWEST;
  if (!isNarrow || sizeOf(piece) > 1.001 * mass) return piece;
  const { grid, first, masses } = refined(piece);
  let below = 0;
  let last = 0;
  while (below + (masses[last] as number) < BELOW_FLOOR * mass) below += masses[last++] as number;
  const rise = nodeAt(grid, first + last);
  // Only worth the interpolation if the excess shrinks by a good part.
  if (rise < mean / 8) return piece;
  const above = excessAbove({ ...piece, grid, first, masses }, rise, rise / 256);
  withMassAndMean(above.masses, nodesFrom(grid, above.first, above.masses.length), mass, mean - rise);
  return trimmed(above.floor, grid, above.first, above.masses);
}
