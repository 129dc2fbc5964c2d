import { requireNonNegative } from "../queueing/domain.ts";
import type { Seconds } from "../queueing/law.ts";
import type { TailLaw } from "../queueing/tail-law.ts";
import { NODE_RATIO, NODES_PER_OCTAVE, nodesFrom, placeOf } from "./grid.ts";
import type { Latency } from "./latency.ts";
import { zero } from "./latency.ts";
import { trimmed } from "./trim.ts";
import { withMassAndMean } from "./with-mass-and-mean.ts";

/** Share of the positive part below the lowest node, and above the highest. */
const BELOW = 1e-6;
const ABOVE = 1e-14;
const MOST_OCTAVES = 80;

/**
 * The law of a time that is known by its tail: a wait, an atom at zero and a density beyond.
 *
 * Masses are differences of the tail between nodes, turned into nodal values by the fourth-order correction for cell
 * averages; the mean is then made exact. A tail that only begins to fall far from zero is given a floor there.
 *
 * @param law mean, P(T = 0), and P(T > t) as a falling function
 *
 * @example
 * meanOf(fromTail({ mean: 0.25, atZero: 0.5, tail: (t) => 0.5 * Math.exp(-2 * t) })); // 0.25
 */
export function fromTail(law: Pick<TailLaw, "mean" | "atZero" | "tail">): Latency {
  const mean = requireNonNegative("mean", law.mean);
  const positive = 1 - law.atZero;
  if (!(positive > 1e-15) || mean < 1e-100) return zero();
  const typical = mean / positive;
  const lowest = lowestOf(law, positive, typical);
  const floor = lowest > typical / 8 ? lowest : 0;
  const first = Math.floor(placeOf(floor > 0 ? floor / 256 : lowest));
  const end = Math.ceil(placeOf(highestOf(law, positive, typical) - floor)) + 1;
  const masses = nodalMasses(law, positive, floor, first, end);
  withMassAndMean(masses, nodesFrom(first, masses.length), positive, typical - floor);
  return {
    atoms: law.atZero > 0 ? [{ at: 0, mass: law.atZero }] : [],
    pieces: [trimmed(floor, first, masses)],
    ceiling: Number.POSITIVE_INFINITY,
  };
}

function nodalMasses(
  law: Pick<TailLaw, "tail">,
  positive: number,
  floor: Seconds,
  first: number,
  end: number,
): Float64Array {
  const edges = nodesFrom(first, end - first).map((node) => node * Math.sqrt(NODE_RATIO));
  let before = positive;
  const cells = edges.map((edge, i) => {
    const after = i === edges.length - 1 ? 0 : Math.min(before, Math.max(0, law.tail(floor + edge)));
    const mass = before - after;
    before = after;
    return mass;
  });
  const at = (i: number): number => cells[i] ?? 0;
  return cells.map((mass, i) => {
    const second = at(i + 1) - 2 * mass + at(i - 1);
    const fourth = at(i + 2) - 4 * at(i + 1) + 6 * mass - 4 * at(i - 1) + at(i - 2);
    const value = mass - second / 24 + (fourth * 3) / 640;
    // Beside a jump of the density the correction overshoots.
    return value > mass / 2 ? value : mass;
  });
}

/** By octaves from the typical time down, then closer. */
function lowestOf(law: Pick<TailLaw, "tail">, positive: number, typical: Seconds): Seconds {
  const isLow = (t: Seconds) => positive - law.tail(t) < BELOW * positive;
  let t = typical;
  let octaves = 0;
  while (!isLow(t) && octaves++ < MOST_OCTAVES) t /= 2;
  const step = 2 ** (1 / NODES_PER_OCTAVE);
  while (isLow(t * step) && octaves++ < MOST_OCTAVES + NODES_PER_OCTAVE) t *= step;
  return t;
}

function highestOf(law: Pick<TailLaw, "tail">, positive: number, typical: Seconds): Seconds {
  let t = typical;
  for (let octaves = 0; law.tail(t) > ABOVE * positive && octaves < MOST_OCTAVES; octaves++) t *= 2;
  return t;
}
