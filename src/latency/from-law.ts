import { requireNonNegative } from "../queueing/domain.ts";
import type { Law, Seconds } from "../queueing/law.ts";
import { cdfOf } from "../queueing/law-cdf.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import { fromDensity, type Support, supportOfExponentials } from "./from-density.ts";
import { COARSE, FINE } from "./grid.ts";
import { type Latency, pointMass } from "./latency.ts";
import { densityOf, type SmoothLaw } from "./law-density.ts";
import { mixture } from "./mixture.ts";
import { LEFT_SHARE } from "./trim.ts";

/** Below this scv a law gets a floor at its lowest draws, so that the grid is fine where its mass is. */
const NARROW = 0.06;
/** Below this one it needs the fine grid. */
const WIDE = 0.45;
/** Below this one it is a constant to nine digits. */
const CONSTANT = 1e-20;
/** Standard normal score of the floor: one draw in two million lies below. */
const FLOOR_SCORE = -4.9;
/** Octaves below its middle at which a law is cut that never ends there (a gamma law of very high scv). */
const DEEPEST = 60;

/**
 * A law of `queueing/` as a latency; its mean is exact.
 *
 * @param law mean below 10¹⁰⁰ s
 * @throws RangeError where the mean is negative, not finite or above that
 *
 * @example
 * meanOf(fromLaw({ kind: "erlang", mean: 2, stages: 3 })); // 2
 */
export function fromLaw(law: Law): Latency {
  const mean = requireNonNegative("mean", meanOf(law));
  if (!(mean < 1e100)) throw new RangeError(`mean must be below 1e100 s, got ${mean}`);
  if (law.kind === "constant" || mean < 1e-100) return pointMass(mean);
  if (law.kind === "mixture")
    return mixture(law.parts.map((part) => ({ weight: part.weight, latency: fromLaw(part.law) })));
  if (law.kind === "hyperexponential" && law.branches.some((branch) => branch.mean === 0))
    return mixture(
      law.branches.map((branch) => ({
        weight: branch.probability,
        latency: fromLaw({ kind: "exponential", mean: branch.mean }),
      })),
    );
  if (scvOf(law) < CONSTANT) return pointMass(mean);
  const density = densityOf(law);
  const support = supportOf(law, mean, density);
  // A gamma law of high scv has draws below any support.
  return fromDensity(density, support, mean, scvOf(law) > 4 ? (t) => cdfOf(law, t) : null);
}

/** Holds all but a share of 10⁻⁶ below and 10⁻¹⁵ above. */
function supportOf(law: SmoothLaw, mean: Seconds, density: (t: Seconds) => number): Support {
  if (law.kind === "exponential") return supportOfExponentials(COARSE, mean, mean);
  if (law.kind === "hyperexponential") {
    const means = law.branches.filter((branch) => branch.probability > 0).map((branch) => branch.mean);
    return supportOfExponentials(COARSE, Math.min(...means), Math.max(...means));
  }
  const scv = scvOf(law);
  const floor = scv < NARROW ? lowestOf(law, mean) : 0;
  // x·f(x) has one peak; from there both ways by half octaves.
  const middle = (law.kind === "lognormal" ? mean / Math.sqrt(1 + law.scv) : mean) - floor;
  const isKept = (excess: Seconds, share: number) => excess * density(floor + excess) > share;
  let from = middle / 2;
  while (from > middle * 2 ** -DEEPEST && isKept(from, LEFT_SHARE / 2)) from *= Math.SQRT1_2;
  let to = 2 * middle;
  while (to < middle * 2 ** DEEPEST && isKept(to, 1e-16)) to *= Math.SQRT2;
  return { grid: scv < WIDE ? FINE : COARSE, floor, from, to };
}

/** Where a narrow law begins, by Wilson and Hilferty's cube for the gamma family. */
function lowestOf(law: SmoothLaw, mean: Seconds): Seconds {
  const scv = scvOf(law);
  if (law.kind === "lognormal") {
    const variance = Math.log1p(scv);
    return mean * Math.exp(FLOOR_SCORE * Math.sqrt(variance) - variance / 2);
  }
  return mean * (1 - scv / 9 + (FLOOR_SCORE * Math.sqrt(scv)) / 3) ** 3;
}
