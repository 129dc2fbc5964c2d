import type { Seconds } from "../queueing/law.ts";
import { type Grid, nodeAt } from "./grid.ts";
import type { Piece } from "./latency.ts";

/** Share of a piece below which its nearest draws, and above which its furthest, are drawn together. */
export const LEFT_SHARE = 1e-6;
const RIGHT_SHARE = 1e-14;

/**
 * A piece without the nodes that hold next to nothing: what lies there moves to the first and last node kept, and one
 * an octave inside, so that mass and mean stay what they are.
 *
 * @param masses may be a scratch array: what is kept is a copy
 * @param length how much of it counts
 */
export function trimmed(
  floor: Seconds,
  grid: Grid,
  first: number,
  masses: Float64Array,
  length: number = masses.length,
): Piece {
  let size = 0;
  for (let i = 0; i < length; i++) size += Math.abs(masses[i] as number);
  const leastLeft = LEFT_SHARE * size;
  const leastRight = RIGHT_SHARE * size;
  let start = 0;
  let lost = 0;
  while (start < length - 1 && Math.abs(lost + (masses[start] as number)) < leastLeft)
    lost += masses[start++] as number;
  let end = length;
  lost = 0;
  while (end > start + 1 && Math.abs(lost + (masses[end - 1] as number)) < leastRight) lost += masses[--end] as number;
  const kept = masses.slice(start, end);
  const last = kept.length - 1;
  const inside = Math.min(grid.perOctave, last);
  if (start > 0) gather(grid, kept, 0, inside, masses, 0, start, start);
  if (end < length) gather(grid, kept, last, last - inside, masses, end, length, start);
  return { floor, grid, first: first + start, masses: kept };
}

/** Adds masses[from…to) to entries `near` and `inner` of kept, which begins at entry `start` of masses. */
function gather(
  grid: Grid,
  kept: Float64Array,
  near: number,
  inner: number,
  masses: Float64Array,
  from: number,
  to: number,
  start: number,
): void {
  const nearNode = nodeAt(grid, near);
  const distance = nodeAt(grid, inner) - nearNode;
  let mass = 0;
  let moment = 0;
  let node = nodeAt(grid, from - start);
  for (let i = from; i < to; i++) {
    mass += masses[i] as number;
    moment += (masses[i] as number) * (node - nearNode);
    node *= grid.ratio;
  }
  const moved = distance !== 0 ? moment / distance : 0;
  kept[near] = (kept[near] as number) + mass - moved;
  kept[inner] = (kept[inner] as number) + moved;
}
