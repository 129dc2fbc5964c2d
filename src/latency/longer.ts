import type { PerSecond, Seconds } from "../queueing/law.ts";
import { compact } from "./compact.ts";
import { nodeAt } from "./grid.ts";
import type { Latency } from "./latency.ts";
import { meanOf } from "./moments.ts";
import { scale } from "./rescale.ts";

/**
 * The law of a time whose short values are thinned out, each kept with a chance in proportion to 1 − a·e^{−rt}, a such
 * that the mean rises by `shift`: how long those are served whom a room lets in that empties meanwhile.
 *
 * @param shift seconds, ≥ 0; beyond what a = 1 gives the law is stretched
 * @param rate r, 1/s
 *
 * @example
 * meanOf(longer(pointMass(1), 0, 1)); // 1
 */
export function longer(law: Latency, shift: Seconds, rate: PerSecond): Latency {
  if (!(shift > 0)) return law;
  const wanted = meanOf(law) + shift;
  let low = 0;
  let high = 1;
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (meanOf(thinned(law, middle, rate)) < wanted) low = middle;
    else high = middle;
  }
  const found = thinned(law, low, rate);
  return scale(found, wanted / meanOf(found));
}

function thinned(law: Latency, a: number, rate: PerSecond): Latency {
  const kept = (t: Seconds) => 1 - a * Math.exp(-rate * t);
  const atoms = law.atoms.map(({ at, mass }) => ({ at, mass: mass * kept(at) }));
  const pieces = law.pieces.map(({ floor, grid, first, masses }) => ({
    floor,
    grid,
    first,
    masses: masses.map((mass, i) => mass * kept(floor + nodeAt(grid, first + i))),
  }));
  let total = 0;
  for (const { mass } of atoms) total += mass;
  for (const { masses } of pieces) for (const mass of masses) total += mass;
  return compact(
    atoms.map(({ at, mass }) => ({ at, mass: mass / total })),
    pieces.map((piece) => ({ ...piece, masses: piece.masses.map((mass) => mass / total) })),
    law.ceiling,
  );
}
