import type { PerSecond, Seconds } from "../queueing/law.ts";
import { forEachRow, type Lattice, latticeOf } from "./lattice.ts";
import { addTo, anyMore, oneMore } from "./lattice-sums.ts";
import type { Speeds } from "./speeds.ts";
import { withoutEach } from "./without-each.ts";

/** A station as several classes meet it. */
export interface SharedPlace {
  /** D_r, s, ≥ 0, of each class. */
  readonly demands: readonly Seconds[];
  readonly speeds: Speeds;
}

/** Customers of several classes who think, go through the stations and think again. */
export interface SeveralClassNetwork {
  /** N_r, integers ≥ 1. */
  readonly populations: readonly number[];
  /** Z_r, s, ≥ 0. */
  readonly delays: readonly Seconds[];
  readonly places: readonly SharedPlace[];
}

export interface SeveralClassResult {
  /** X_r */
  readonly throughputs: readonly PerSecond[];
  /** R_rm, s: by class, then by station. */
  readonly residenceTimes: readonly (readonly Seconds[])[];
  /**
   * E (K+1)/r(K+1) by station, K its customers as the clock sees them: what a stranger's demand is stretched by who
   * comes from outside.
   */
  readonly stretches: readonly number[];
}

/**
 * Multiplications that the exact solution takes.
 *
 * @example
 * workOf({ populations: [1, 1], delays: [1, 1], places: [{ demands: [1, 1], speeds: Float64Array.of(1) }] }); // 16
 */
export function workOf({ populations, places }: SeveralClassNetwork): number {
  const states = populations.reduce((product, population) => product * (population + 1), 1);
  const passes = places.reduce((sum, { speeds }) => sum + speeds.length, 0);
  return states * populations.length * passes * (1 + Math.ceil(Math.log2(places.length + 1)));
}

/** Nobody there: small, for constants grow with the population. */
const NOBODY = 1e-100;

/**
 * A closed network of several classes in product form, exact: the normalising constants G(n_1, …, n_R) of all
 * populations, station by station, in sums of positive terms.
 *
 * f(k_1, …, k_R) of a station is Σ_r D_r·f(k − e_r)/r(|k|), so all populations with l customers at it follow from those
 * with l − 1 in one pass, and those beyond the last change of speed from themselves.
 *
 * @param network the array of G takes 8·Π(N_r + 1) bytes, log₂ M + 3 times at most, M the number of stations
 * @param rough X_r, roughly: by these G is scaled, so that it neither over- nor underflows
 * @returns null where it does nevertheless, from some 800 customers on
 *
 * Source: Reiser & Kobayashi 1975; Bruell & Balbo, Computational Algorithms for Closed Queueing Networks (1980).
 *
 * @example
 * solveSeveralClasses({ populations: [1], delays: [1], places: [{ demands: [1], speeds: Float64Array.of(1) }] }, [1])?.throughputs; // [0.5]
 */
export function solveSeveralClasses(
  network: SeveralClassNetwork,
  rough: readonly PerSecond[],
): SeveralClassResult | null {
  const lattice = latticeOf(network.populations);
  const arrays = arraysOf(lattice);
  const places = network.places.map(({ demands, speeds }) => ({
    demands: demands.map((demand, r) => demand * (rough[r] as number)),
    speeds,
  }));
  const all = lattice.states - 1;
  const states = [all, ...lattice.strides.map((stride) => all - stride)];
  const throughputs: PerSecond[] = [];
  const residenceTimes = network.populations.map((): Seconds[] => []);
  const stretches: number[] = [];
  let fits = true;
  const start = delayConstants(
    lattice,
    network.delays.map((delay, r) => delay * (rough[r] as number)),
  );
  const visit = (index: number, others: Float64Array): void => {
    const place = places[index] as SharedPlace;
    const [whole, ...fewer] = withLast(lattice, arrays, others, place, states) as [Sums, ...Sums[]];
    if (!(whole.constant > 1e-200 && whole.constant < 1e300)) fits = false;
    stretches[index] = whole.stretched / whole.constant;
    fewer.forEach(({ constant, stretched }, r) => {
      const demand = network.places[index]?.demands[r] as number;
      throughputs[r] = (constant / whole.constant) * (rough[r] as number);
      (residenceTimes[r] as Seconds[])[index] = (demand * stretched) / constant;
    });
  };
  withoutEach(start, places, (before, place) => withStation(lattice, arrays, before, place), visit, arrays.giveBack);
  return fits ? { throughputs, residenceTimes, stretches } : null;
}

/**
 * Arrays as long as the lattice, used again and again: a collector that has not come by yet would hold several times as
 * many.
 */
interface Arrays {
  readonly copyOf: (values: Float64Array) => Float64Array;
  readonly giveBack: (values: Float64Array) => void;
}

function arraysOf({ states }: Lattice): Arrays {
  const spare: Float64Array[] = [];
  return {
    copyOf: (values) => {
      const array = spare.pop() ?? new Float64Array(states);
      array.set(values);
      return array;
    },
    giveBack: (values) => {
      spare.push(values);
    },
  };
}

/** Π Z_r^{n_r}/n_r! */
function delayConstants(lattice: Lattice, delays: readonly number[]): Float64Array {
  const { sizes } = lattice;
  const outer = sizes.length - 1;
  const factors = sizes.map((size, r) => {
    const factor = new Float64Array(size).fill(1);
    for (let n = 1; n < size; n++) factor[n] = ((factor[n - 1] as number) * (delays[r] as number)) / n;
    return factor;
  });
  const values = new Float64Array(lattice.states);
  const row = factors[outer] as Float64Array;
  forEachRow(lattice, false, (first, counts) => {
    let factor = NOBODY;
    for (let r = 0; r < outer; r++) factor *= factors[r]?.[counts[r] as number] as number;
    for (let n = 0; n < row.length; n++) values[first + n] = factor * (row[n] as number);
  });
  return values;
}

/** G with one station more. */
function withStation(
  lattice: Lattice,
  arrays: Arrays,
  before: Float64Array,
  { demands, speeds }: SharedPlace,
): Float64Array {
  const top = speeds.length - 1;
  const constants = arrays.copyOf(before);
  const geometric = demands.map((demand) => demand / (speeds[top] as number));
  if (top === 0) {
    anyMore(lattice, constants, geometric);
    return constants;
  }
  const level = arrays.copyOf(before);
  for (let k = 1; k <= top; k++) {
    oneMore(
      lattice,
      level,
      demands.map((demand) => demand / (speeds[k - 1] as number)),
    );
    if (k === top) anyMore(lattice, level, geometric);
    addTo(constants, level, 1);
  }
  arrays.giveBack(level);
  return constants;
}

interface Sums {
  constant: number;
  stretched: number;
}

/** At the states asked for: G with one station more, and Σ_k (|k|+1)/r(|k|+1)·f(k)·G(n−k). */
function withLast(
  lattice: Lattice,
  arrays: Arrays,
  before: Float64Array,
  { demands, speeds }: SharedPlace,
  states: readonly number[],
): Sums[] {
  const top = speeds.length - 1;
  const last = speeds[top] as number;
  const geometric = demands.map((demand) => demand / last);
  const level = arrays.copyOf(before);
  const sums = states.map((): Sums => ({ constant: 0, stretched: 0 }));
  const take = (share: number, stretch: number): void =>
    states.forEach((state, i) => {
      const sum = sums[i] as Sums;
      sum.constant += share * (level[state] as number);
      sum.stretched += stretch * (level[state] as number);
    });
  for (let k = 0; k < top; k++) {
    take(1, (k + 1) / (speeds[k] as number));
    oneMore(
      lattice,
      level,
      demands.map((demand) => demand / (speeds[k] as number)),
    );
  }
  anyMore(lattice, level, geometric);
  take(1, top / last);
  // Once more: each state counted by the customers that it has beyond `top`, and itself.
  anyMore(lattice, level, geometric);
  take(0, 1 / last);
  arrays.giveBack(level);
  return sums;
}
