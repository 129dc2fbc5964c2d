import type { Seconds } from "../queueing/law.ts";
import { type Grid, nodeAt, placeOf } from "./grid.ts";
import type { Atom, Latency, Piece } from "./latency.ts";
import { massOf, sizeOf } from "./moments.ts";

/** A piece made ready for reading. */
export interface ReadablePiece {
  readonly floor: Seconds;
  readonly grid: Grid;
  readonly first: number;
  /** P(its excess ≤ x) at each node. */
  readonly cumulative: Float64Array;
  /** Its slope there, per step in ln x. */
  readonly masses: Float64Array;
}

/** A law made ready for reading; costs as much as a dozen readings. */
export interface DistributionFunction {
  readonly atoms: readonly Atom[];
  readonly pieces: readonly ReadablePiece[];
  readonly ceiling: Seconds;
}

/**
 * The distribution function of a law, at the nodes: a trapezoidal sum of the nodal masses, with its end corrected by
 * Euler and Maclaurin's formula to the third derivative; made monotone unless the piece holds a difference.
 */
export function distributionFunction(latency: Latency): DistributionFunction {
  return { atoms: latency.atoms, pieces: latency.pieces.map(readablePiece), ceiling: latency.ceiling };
}

function readablePiece(piece: Piece): ReadablePiece {
  const { masses } = piece;
  const count = masses.length;
  const cumulative = new Float64Array(count);
  const total = massOf(piece);
  const isRising = sizeOf(piece) < 1.01 * total;
  let sum = 0;
  let highest = 0;
  let m2 = 0;
  let m1 = 0;
  let p1 = count > 1 ? (masses[1] as number) : 0;
  for (let i = 0; i < count; i++) {
    const mass = masses[i] as number;
    const p2 = i + 2 < count ? (masses[i + 2] as number) : 0;
    const value = sum + mass / 2 - (p1 - m1) / 24 + (p2 - 2 * p1 + 2 * m1 - m2) * (11 / 1440);
    highest = Math.max(highest, Math.min(value, total));
    cumulative[i] = isRising ? highest : value;
    sum += mass;
    m2 = m1;
    m1 = mass;
    p1 = p2;
  }
  cumulative[count - 1] = total;
  return { floor: piece.floor, grid: piece.grid, first: piece.first, cumulative, masses };
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
export function readPieceAt({ cumulative, masses }: ReadablePiece, i: number, u: number): number {
  const low = cumulative[i] as number;
  const rise = (cumulative[i + 1] as number) - low;
  const left = slopeWithin(masses[i] as number, rise);
  const right = slopeWithin(masses[i + 1] as number, rise);
  return low + u * (left + u * (3 * rise - 2 * left - right + u * (left + right - 2 * rise)));
}

/** Fritsch and Carlson's bound: a slope of the chord's sign, and at most three times as steep. */
function slopeWithin(slope: number, rise: number): number {
  return rise > 0 ? Math.max(0, Math.min(slope, 3 * rise)) : Math.min(0, Math.max(slope, 3 * rise));
}

/** P(T ≤ t). */
export function readAt(law: DistributionFunction, t: Seconds): number {
  if (t >= law.ceiling) return 1;
  let probability = 0;
  for (const atom of law.atoms) if (atom.at <= t) probability += atom.mass;
  for (const piece of law.pieces) probability += readPiece(piece, t - piece.floor);
  return probability;
}
