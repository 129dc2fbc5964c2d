import { requireNonNegative } from "../queueing/domain.ts";
import type { Seconds } from "../queueing/law.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
import { isSmooth } from "./fineness.ts";
import { COARSE, FINE, type Grid, nodesFrom, placeOf } from "./grid.ts";
import type { Latency } from "./latency.ts";
import { zero } from "./latency.ts";
import { LEFT_SHARE, trimmed } from "./trim.ts";
import { withMassAndMean } from "./with-mass-and-mean.ts";

/** What is read of a law that is known by its tail. */
export type Tail = Pick<TailLaw, "mean" | "atZero" | "tail">;

/** Share of the positive part above the highest node. */
const ABOVE = 1e-13;
const MOST_OCTAVES = 80;

/**
 * The law of a time that is known by its tail: a wait, an atom at zero and a density beyond.
 *
 * Masses are differences of the tail between nodes, turned into nodal values by the fourth-order correction for cell
 * averages; the mean is then made exact. A tail that only begins to fall far from zero is given a floor there.
 *
 * @param law mean, P(T = 0), and P(T > t) as a falling function, called some 120 times (twice that where it is rough)
 *
 * @example
 * meanOf(fromTail({ mean: 0.25, atZero: 0.5, tail: (t) => 0.5 * Math.exp(-2 * t) })); // 0.25
 */
export function fromTail(law: Tail): Latency {
  const mean = requireNonNegative("mean", law.mean);
  const positive = 1 - law.atZero;
  if (!(positive > 1e-15) || mean < 1e-100) return zero();
  const typical = mean / positive;
  const lowest = lowestOf(law, positive, typical);
  const highest = highestOf(law, positive, typical);
  const floor = lowest > typical / 8 ? lowest : 0;
  const range = { positive, floor, from: floor > 0 ? floor / 256 : lowest, to: highest - floor };
  let grid = COARSE;
  let masses = nodalMasses(law, range, grid);
  if (floor > 0 || !isSmooth(masses)) {
    grid = FINE;
    masses = nodalMasses(law, range, grid);
  }
  const first = Math.floor(placeOf(grid, range.from));
  withMassAndMean(masses, nodesFrom(grid, first, masses.length), positive, typical - floor);
  return {
    atoms: law.atZero > 0 ? [{ at: 0, mass: law.atZero }] : [],
    pieces: [trimmed(floor, grid, first, masses)],
    ceiling: Number.POSITIVE_INFINITY,
  };
}

interface Range {
  /** P(T > 0). */
  readonly positive: number;
  readonly floor: Seconds;
  /** The excesses to be held. */
  readonly from: Seconds;
  readonly to: Seconds;
}

function nodalMasses(law: Tail, { positive, floor, from, to }: Range, grid: Grid): Float64Array {
  const first = Math.floor(placeOf(grid, from));
  const nodes = nodesFrom(grid, first, Math.ceil(placeOf(grid, to)) + 1 - first);
  const halfStep = Math.sqrt(grid.ratio);
  const cells = new Float64Array(nodes.length);
  let before = positive;
  for (let i = 0; i < nodes.length - 1; i++) {
    const after = Math.min(before, Math.max(0, law.tail(floor + (nodes[i] as number) * halfStep)));
    cells[i] = before - after;
    before = after;
  }
  cells[nodes.length - 1] = before;
  return nodalValues(cells);
}

/** From the averages of cells to the values at their middles. */
function nodalValues(cells: Float64Array): Float64Array {
  const values = new Float64Array(cells.length);
  const at = (i: number): number => (i >= 0 && i < cells.length ? (cells[i] as number) : 0);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number;
    const near = at(i + 1) + at(i - 1);
    const far = at(i + 2) + at(i - 2);
    const value = cell - (near - 2 * cell) / 24 + ((far - 4 * near + 6 * cell) * 3) / 640;
    // Beside a jump of the density the correction overshoots.
    values[i] = value > cell / 2 ? value : cell;
  }
  return values;
}

/** From the typical time down by octaves, and back by one where that is still low. */
function lowestOf(law: Tail, positive: number, typical: Seconds): Seconds {
  const isLow = (t: Seconds) => positive - law.tail(t) < LEFT_SHARE * positive;
  let t = typical;
  for (let octaves = 0; !isLow(t) && octaves < MOST_OCTAVES; octaves++) t /= 2;
  // Where the law begins within an octave of here, closer.
  if (t > typical / 16) for (let step = 1; step < 8 && isLow(t * FINE.ratio); step++) t *= FINE.ratio;
  return t;
}

function highestOf(law: Tail, positive: number, typical: Seconds): Seconds {
  let t = typical;
  for (let octaves = 0; law.tail(t) > ABOVE * positive && octaves < MOST_OCTAVES; octaves++) t *= 2;
  return t;
}
