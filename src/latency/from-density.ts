import type { Seconds } from "../queueing/law.ts";
import { type Grid, nodesFrom, placeOf } from "./grid.ts";
import type { Latency } from "./latency.ts";
import { trimmed } from "./trim.ts";
import { withMassAndMean } from "./with-mass-and-mean.ts";

/** Where the mass of a smooth law lies. */
export interface Support {
  readonly grid: Grid;
  /** What every draw exceeds, or all but one in a million. */
  readonly floor: Seconds;
  /** Excesses over the floor below which, and above which, next to nothing lies. */
  readonly from: Seconds;
  readonly to: Seconds;
}

/** Means of the shortest and the longest exponential in a law: everything lies between shares of these. */
export function supportOfExponentials(grid: Grid, shortest: Seconds, longest: Seconds): Support {
  return { grid, floor: 0, from: 1e-6 * shortest, to: 36 * longest };
}

/**
 * A law with a density on the grid. Nodal masses are h·x·f(x), a quadrature in ln x that for the laws of `queueing/` is
 * good to about 10⁻⁹; mass and mean are then made exact.
 *
 * @param density f, 1/s
 * @param mean E T, s
 * @param cdf P(T ≤ t), where more than next to nothing may lie below the support: that is taken as no time at all
 */
export function fromDensity(
  density: (t: Seconds) => number,
  support: Support,
  mean: Seconds,
  cdf: ((t: Seconds) => number) | null = null,
): Latency {
  const { grid, floor } = support;
  const first = Math.floor(placeOf(grid, support.from));
  const nodes = nodesFrom(grid, first, Math.ceil(placeOf(grid, support.to)) - first + 1);
  const masses = new Float64Array(nodes.length);
  for (let i = 0; i < masses.length; i++) {
    const excess = nodes[i] as number;
    masses[i] = grid.step * excess * density(floor + excess);
  }
  // The lowest node stands for half an interval below it.
  const below = cdf && floor === 0 ? cdf((nodes[0] as number) / Math.sqrt(grid.ratio)) : 0;
  withMassAndMean(masses, nodes, 1 - below, mean / (1 - below) - floor);
  return {
    atoms: below > 0 ? [{ at: 0, mass: below }] : [],
    pieces: [trimmed(floor, grid, first, masses)],
    ceiling: Number.POSITIVE_INFINITY,
  };
}
