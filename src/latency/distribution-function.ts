import type { Seconds } from "../queueing/law.ts";
import { type Grid, nodeAt, placeOf } from "./grid.ts";
import type { Atom, Latency, Piece } from "./latency.ts";

/** A piece made ready for reading: P(its excess ≤ x) at each node, monotone, and its slope there per step. */
export interface ReadablePiece {
  readonly floor: Seconds;
  readonly grid: Grid;
  readonly first: number;
  readonly cumulative: Float64Array;
  readonly slopes: Float64Array;
}

/** A law made ready for reading; costs as much as a dozen readings. */
export interface DistributionFunction {
  readonly atoms: readonly Atom[];
  readonly pieces: readonly ReadablePiece[];
  readonly ceiling: Seconds;
}

/**
 * The distribution function of a law, at the nodes: a trapezoidal sum of the nodal masses, with its end corrected by
 * Euler and Maclaurin's formula to the third derivative; made monotone where the masses are not all positive.
 */
export function distributionFunction(latency: Latency): DistributionFunction {
  return { atoms: latency.atoms, pieces: latency.pieces.map(readablePiece), ceiling: latency.ceiling };
}

function readablePiece(piece: Piece): ReadablePiece {
  const { masses } = piece;
  const count = masses.length;
  const cumulative = new Float64Array(count);
  const slopes = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) total += masses[i] as number;
  const sign = total < 0 ? -1 : 1;
  total *= sign;
  let sum = 0;
  let highest = 0;
  let m2 = 0;
  let m1 = 0;
  let m0 = sign * (masses[0] as number);
  let p1 = count > 1 ? sign * (masses[1] as number) : 0;
  for (let i = 0; i < count; i++) {
    const p2 = i + 2 < count ? sign * (masses[i + 2] as number) : 0;
    const value = sum + m0 / 2 - (p1 - m1) / 24 + (p2 - 2 * p1 + 2 * m1 - m2) * (11 / 1440);
    highest = Math.max(highest, Math.min(value, total));
    cumulative[i] = sign * highest;
    slopes[i] = sign * Math.max(0, m0);
    sum += m0;
    m2 = m1;
    m1 = m0;
    m0 = p1;
    p1 = p2;
  }
  cumulative[count - 1] = sign * total;
  return { floor: piece.floor, grid: piece.grid, first: piece.first, cumulative, slopes };
}

/** P(excess ≤ x) of a piece; linear in x below the first node. */
export function readPiece(piece: ReadablePiece, x: Seconds): number {
  const { grid, first, cumulative } = piece;
  if (!(x > 0)) return 0;
  const place = placeOf(grid, x) - first;
  const last = cumulative.length - 1;
  if (place >= last) return cumulative[last] as number;
  if (place <= 0) return (cumulative[0] as number) * (x / nodeAt(grid, first));
  const i = Math.floor(place);
  return readPieceAt(piece, i, place - i);
}

/** The same a share u of the interval above node i, by monotone cubic Hermite interpolation in ln x. */
export function readPieceAt({ cumulative, slopes }: ReadablePiece, i: number, u: number): number {
  const low = cumulative[i] as number;
  const rise = (cumulative[i + 1] as number) - low;
  const left = rise < 0 ? Math.max(slopes[i] as number, 3 * rise) : Math.min(slopes[i] as number, 3 * rise);
  const right = rise < 0 ? Math.max(slopes[i + 1] as number, 3 * rise) : Math.min(slopes[i + 1] as number, 3 * rise);
  return low + u * (left + u * (3 * rise - 2 * left - right + u * (left + right - 2 * rise)));
}

/** P(T ≤ t). */
export function readAt(law: DistributionFunction, t: Seconds): number {
  if (t >= law.ceiling) return 1;
  let probability = 0;
  for (const atom of law.atoms) if (atom.at <= t) probability += atom.mass;
  for (const piece of law.pieces) probability += readPiece(piece, t - piece.floor);
  return probability;
}
