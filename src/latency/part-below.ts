import type { Seconds } from "../queueing/law.ts";
import { weighted } from "./compact.ts";
import { distributionFunction, readAt } from "./distribution-function.ts";
import { excessAbove } from "./excess-above.ts";
import { refined } from "./fineness.ts";
import { nodeAt, placeOf } from "./grid.ts";
import type { Piece } from "./latency.ts";
import { massOf } from "./moments.ts";

/** Largest share above that is taken away as a piece: its small errors lie in the tail of what is left. */
const MOST_TAKEN = 0.03;
/** Least excess over the cut that is looked at, relative to the cut. */
const CLOSEST = 2 ** -25;

/**
 * The part of a piece whose excess is below x: the whole less the part above, so that the edge at x is the floor of a
 * piece and as sharp as that. Where most is cut away the rest is gathered from the nodes below x, which blurs the edge
 * by half an interval.
 *
 * @param x seconds above the floor of the piece
 * @returns one piece or two; none where nothing lies below
 */
export function partBelow(piece: Piece, x: Seconds): readonly Piece[] {
  if (!(x > 0)) return [];
  const last = piece.first + piece.masses.length - 1;
  if (x >= nodeAt(piece.grid, last)) return [piece];
  const whole = refined(piece);
  const above = excessAbove(whole, x, x * CLOSEST);
  const total = massOf(whole);
  if (Math.abs(massOf(above)) > MOST_TAKEN * Math.abs(total)) return gathered(whole, x);
  return [piece, weighted(above, -1, 0)];
}

/** The nodes whose intervals end below x as they are; what is left over half way between there and x. */
function gathered(piece: Piece, x: Seconds): readonly Piece[] {
  const { grid, first } = piece;
  const excess = distributionFunction({
    atoms: [],
    pieces: [{ ...piece, floor: 0 }],
    ceiling: Number.POSITIVE_INFINITY,
  });
  const mass = readAt(excess, x);
  if (!(mass > 0)) return [];
  // The last node whose interval, half a step to either side, lies below x.
  const lastWhole = Math.floor(placeOf(grid, x) - 0.5);
  const kept = lastWhole - first + 1;
  // What lies below the first node is a share that the grid does not know.
  if (kept <= 0) return [];
  const masses = new Float64Array(kept + 1);
  let rest = mass;
  for (let i = 0; i < kept; i++) {
    masses[i] = piece.masses[i] as number;
    rest -= masses[i] as number;
  }
  const node = nodeAt(grid, lastWhole);
  const place = Math.sqrt(node * Math.sqrt(grid.ratio) * x);
  const share = (place - node) / (node * (grid.ratio - 1));
  masses[kept - 1] = (masses[kept - 1] as number) + rest * (1 - share);
  masses[kept] = rest * share;
  return [{ floor: piece.floor, grid, first, masses }];
}
