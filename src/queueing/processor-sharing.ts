import { erlangC } from "./erlang.ts";
import { upperGammaPair } from "./incomplete-gamma.ts";
import type { Law, Seconds } from "./law.ts";
import { cdfOf, partialMeanOf } from "./law-cdf.ts";
import { meanOf, scvOf } from "./law-moments.ts";
import { logGamma } from "./log-gamma.ts";
import { remembered } from "./remembered.ts";
import { type SharingSpread, sharingSpread, varianceAt } from "./sharing-slowdown.ts";
import type { TailLaw } from "./tail-law.ts";

/** Cells per octave of work over which the conditional response is mixed, and how many octaves. */
const CELLS_PER_OCTAVE = 4;
const LOWEST_OCTAVE = -10;
const HIGHEST_OCTAVE = 12;

const spreadOf = remembered<SharingSpread>(64);

interface Cell {
  /** Share of jobs, and their mean work in mean services. */
  readonly mass: number;
  readonly work: number;
  /** Gamma law of what others take: shape and scale; scale 0 where nothing is taken. */
  readonly shape: number;
  readonly scale: number;
  /** ln Γ(shape + 1). */
  readonly logGammaNext: number;
}

/** The service law cut into cells that keep its mean. */
function workCells(service: Law, serviceTime: Seconds): { mass: number; work: number }[] {
  const found: { mass: number; work: number }[] = [];
  let massBefore = 0;
  let meanBefore = 0;
  const octaves = (HIGHEST_OCTAVE - LOWEST_OCTAVE) * CELLS_PER_OCTAVE;
  for (let i = 0; i <= octaves + 1; i++) {
    const edge = i > octaves ? Number.POSITIVE_INFINITY : serviceTime * 2 ** (LOWEST_OCTAVE + i / CELLS_PER_OCTAVE);
    const mass = cdfOf(service, edge);
    const mean = partialMeanOf(service, edge);
    if (mass - massBefore > 1e-13)
      found.push({ mass: mass - massBefore, work: (mean - meanBefore) / (mass - massBefore) / serviceTime });
    massBefore = mass;
    meanBefore = mean;
  }
  return found;
}

/**
 * The response under processor sharing with c servers: a job among n > c gets c/n of a server.
 *
 * With Poisson arrivals the mean is that of M/M/c whatever the service law (insensitivity). Given its work x a
 * job takes x·(1 + excess) in the mean; T(x) − x is taken as gamma with the exact variance of the exponential
 * case, its time scale stretched by (1 + cs²)/2, which is exact for small and for large x.
 *
 * @param service law of the work
 * @param load a = λS
 * @param servers c
 * @param idle 1 − ρ > 0
 * @param excess (E T(x) − x)/x
 * @param own law of the work of the jobs that are asked about, where they are one class of several
 *
 * Source: Kelly, Reversibility and Stochastic Networks (1979), for the mean; Coffman, Muntz & Trotter 1970;
 * Ott 1984 and Yashkov 1987 for the variance.
 *
 * @example
 * sharingResponse({ kind: "constant", mean: 1 }, 0.5, 1, 0.5, 1).mean; // 2
 */
export function sharingResponse(
  service: Law,
  load: number,
  servers: number,
  idle: number,
  excess: number,
  own: Law = service,
): TailLaw {
  const serviceTime = meanOf(service);
  const mean = meanOf(own) * (1 + excess);
  const stretch = (1 + scvOf(service)) / 2;
  const poissonExcess = excessOfPoisson(load, servers, idle);
  let cells: readonly Cell[] | undefined;
  const prepare = (): readonly Cell[] => {
    if (cells !== undefined) return cells;
    const spread: SharingSpread | null =
      poissonExcess > 1e-9 && excess > 0 ? spreadOf(`${load} ${servers}`, () => sharingSpread(load, servers)) : null;
    // The variance of other arrival streams scales as the square of what they take.
    const factor = poissonExcess > 0 ? (excess / poissonExcess) ** 2 : 0;
    cells = workCells(own, serviceTime).map(({ mass, work }) => {
      const variance = spread === null ? 0 : factor * stretch * stretch * varianceAt(spread, work / stretch);
      const taken = excess * work;
      if (!(variance > 0 && taken > 0)) return { mass, work: work * (1 + excess), shape: 1, scale: 0, logGammaNext: 0 };
      const shape = (taken * taken) / variance;
      return { mass, work, shape, scale: variance / taken, logGammaNext: logGamma(shape + 1) };
    });
    return cells;
  };
  /** Q(shape, z) and Q(shape + 1, z) of what others take from a cell's jobs; null where all have ended. */
  const takenTails = ({ shape, scale, logGammaNext }: Cell, left: number): readonly [number, number] | null => {
    if (!(scale > 0)) return null;
    const z = left / scale;
    return z > shape + 40 + 8 * Math.sqrt(shape) ? null : upperGammaPair(shape, z, logGammaNext);
  };
  /** At x, in mean services: no job ends before its own work is done. */
  const tailAt = (x: number): number => {
    let tail = 0;
    for (const cell of prepare()) {
      const left = x - cell.work;
      tail += cell.mass * (left <= 0 ? 1 : (takenTails(cell, left)?.[0] ?? 0));
    }
    return Math.min(1, tail);
  };
  const restAt = (x: number): number => {
    let rest = 0;
    for (const cell of prepare()) {
      const { mass, work, shape, scale } = cell;
      const left = x - work;
      const taken = left <= 0 ? null : takenTails(cell, left);
      if (left <= 0) rest += mass * (shape * scale - left);
      else if (taken !== null) rest += mass * Math.max(0, shape * scale * taken[1] - left * taken[0]);
    }
    return rest;
  };
  return {
    mean,
    atZero: 0,
    tail: (t) => tailAt(t / serviceTime),
    partialTail: (t) => restAt(t / serviceTime) * serviceTime,
  };
}

/** The excess with Poisson arrivals: the mean wait of M/M/c in services. */
function excessOfPoisson(load: number, servers: number, idle: number): number {
  return erlangC(servers, load, idle) / (servers * idle);
}
