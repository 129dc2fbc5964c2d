import { requireNonNegative } from "../queueing/domain.ts";
import type { HyperexponentialLaw, Law, Seconds } from "../queueing/law.ts";
import { cdfOf } from "../queueing/law-cdf.ts";
import { meanOf, scvOf } from "../queueing/law-moments.ts";
import { LOG_STEP, NODE_RATIO, NODES_PER_OCTAVE, nodeAt, nodesFrom, placeOf } from "./grid.ts";
import type { Latency } from "./latency.ts";
import { pointMass } from "./latency.ts";
import { densityOf, type SmoothLaw } from "./law-density.ts";
import { mixture } from "./mixture.ts";
import { LEFT_SHARE, trimmed } from "./trim.ts";
import { withMassAndMean } from "./with-mass-and-mean.ts";

/** Below this scv a law gets a floor at its lowest draws, so that the grid is fine where its mass is. */
const NARROW = 0.06;
/** Standard normal score of the floor: one draw in two million lies below. */
const FLOOR_SCORE = -4.9;
/** Octaves below its middle at which a law is cut that never ends there (a gamma law of very high scv). */
const DEEPEST = 60;

/**
 * A law on the grid. Nodal masses are h·x·f(x), a quadrature in ln x that for these laws is good to about 10⁻⁹ at eight
 * nodes to the octave; the mean is then made exact.
 *
 * @param law any law of `queueing/`, mean < 10¹⁰⁰ s
 *
 * @example
 * percentile(fromLaw({ kind: "exponential", mean: 1 }), 0.5); // 0.693
 */
export function fromLaw(law: Law): Latency {
  const mean = requireNonNegative("mean", meanOf(law));
  if (law.kind === "constant" || mean < 1e-100) return pointMass(mean);
  if (!(mean < 1e100)) throw new RangeError(`mean must be below 1e100 s, got ${mean}`);
  if (law.kind === "mixture")
    return mixture(law.parts.map((part) => ({ weight: part.weight, latency: fromLaw(part.law) })));
  if (law.kind === "hyperexponential" && law.branches.some((branch) => branch.mean === 0))
    return mixture(
      law.branches.map(({ probability, mean: branchMean }) => ({
        weight: probability,
        latency: fromLaw({ kind: "exponential", mean: branchMean }),
      })),
    );
  if (scvOf(law) < 1e-20) return pointMass(mean);
  return fromDensity(law, mean);
}

function fromDensity(law: SmoothLaw, mean: Seconds): Latency {
  const floor = scvOf(law) < NARROW ? lowestOf(law, mean) : 0;
  const density = densityOf(law);
  const massAt = (index: number): number => {
    const excess = nodeAt(index);
    return LOG_STEP * excess * density(floor + excess);
  };
  const { first, end } = rangeOf(law, mean, floor, massAt);
  const masses = new Float64Array(end - first);
  for (let i = 0; i < masses.length; i++) masses[i] = massAt(first + i);
  if (floor === 0) masses[0] = (masses[0] as number) + cdfOf(law, nodeAt(first) / Math.sqrt(NODE_RATIO));
  withMassAndMean(masses, nodesFrom(first, masses.length), 1, mean - floor);
  return { atoms: [], pieces: [trimmed(floor, first, masses)], ceiling: Number.POSITIVE_INFINITY };
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

/** The nodes that hold all but a share of 10⁻⁸ below and 10⁻¹⁵ above. */
function rangeOf(
  law: SmoothLaw,
  mean: Seconds,
  floor: Seconds,
  massAt: (index: number) => number,
): { readonly first: number; readonly end: number } {
  if (law.kind === "exponential") return rangeOfExponentials(mean, mean);
  if (law.kind === "hyperexponential") return rangeOfBranches(law);
  // x·f(x) of the others has one peak; from there both ways.
  const middle = law.kind === "lognormal" ? mean / Math.sqrt(1 + law.scv) : mean;
  const peak = Math.round(placeOf(middle - floor));
  let first = peak;
  while (first > peak - DEEPEST * NODES_PER_OCTAVE && massAt(first) > 0.05 * LEFT_SHARE) first--;
  let end = peak + 1;
  while (end < peak + DEEPEST * NODES_PER_OCTAVE && massAt(end) > 1e-17) end++;
  return { first, end };
}

function rangeOfBranches(law: HyperexponentialLaw): { readonly first: number; readonly end: number } {
  const means = law.branches.filter((branch) => branch.probability > 0).map((branch) => branch.mean);
  return rangeOfExponentials(Math.min(...means), Math.max(...means));
}

function rangeOfExponentials(shortest: Seconds, longest: Seconds): { readonly first: number; readonly end: number } {
  return { first: Math.floor(placeOf(LEFT_SHARE * shortest)), end: Math.ceil(placeOf(36 * longest)) };
}
