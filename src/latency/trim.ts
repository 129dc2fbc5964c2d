import type { Seconds } from "../queueing/law.ts";
import { NODES_PER_OCTAVE, nodeAt } from "./grid.ts";
import type { Piece } from "./latency.ts";

/** Share of a piece below which its nearest draws, and above which its furthest, are drawn together. */
export const LEFT_SHARE = 1e-8;
export const RIGHT_SHARE = 1e-14;

/**
 * A piece without the nodes that hold next to nothing: what lies there moves to the first and last node kept, and one
 * an octave inside, so that mass and mean stay what they are.
 */
export function trimmed(floor: Seconds, first: number, masses: Float64Array): Piece {
  let total = 0;
  for (let i = 0; i < masses.length; i++) total += masses[i] as number;
  let start = 0;
  let lostLeft = 0;
  while (start < masses.length - 1 && Math.abs(lostLeft + (masses[start] as number)) < LEFT_SHARE * total)
    lostLeft += masses[start++] as number;
  let end = masses.length;
  let lostRight = 0;
  while (end > start + 1 && Math.abs(lostRight + (masses[end - 1] as number)) < RIGHT_SHARE * total)
    lostRight += masses[--end] as number;
  const kept = masses.slice(start, end);
  const inside = Math.min(NODES_PER_OCTAVE, end - start - 1);
  if (lostLeft !== 0) gather(kept, 0, inside, masses, 0, start, -start);
  if (lostRight !== 0) gather(kept, end - start - 1, end - start - 1 - inside, masses, end, masses.length, -start);
  return { floor, first: first + start, masses: kept };
}

/** Adds masses[from…to) to nodes `near` and `inner` of kept; places are counted from kept's first node. */
function gather(
  kept: Float64Array,
  near: number,
  inner: number,
  masses: Float64Array,
  from: number,
  to: number,
  shift: number,
): void {
  const nearNode = nodeAt(near);
  const distance = nodeAt(inner) - nearNode;
  let mass = 0;
  let moment = 0;
  for (let i = from; i < to; i++) {
    mass += masses[i] as number;
    moment += (masses[i] as number) * (nodeAt(i + shift) - nearNode);
  }
  const moved = distance !== 0 ? moment / distance : 0;
  kept[near] = (kept[near] as number) + mass - moved;
  kept[inner] = (kept[inner] as number) + moved;
}
