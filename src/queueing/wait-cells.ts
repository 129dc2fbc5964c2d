/**
 * The wait that a request would meet at a queue of several servers, in cells: it falls with time, rises with every
 * arrival, and its law is right at every rate of arrivals that lasts.
 */
import { erlangB } from "./erlang.ts";
import type { PerSecond, Seconds } from "./law.ts";
import type { Line } from "./returning-chain.ts";

/** Cells up to the timeout. */
const CELLS = 5;
/** And beyond it, where those who have given up stay, as multiples of their width. */
const BEYOND = [1, 2, 4, 8, 16];
/** Within a cell what depends on the wait is taken to be straight between so many places. */
const PARTS = 8;

export interface WaitCellsProblem {
  readonly servers: number;
  readonly serviceTime: Seconds;
  /** cs². */
  readonly serviceScv: number;
  /** τ. */
  readonly timeout: Seconds;
  /** Who has given up leaves the queue: nobody waits for more than the timeout. */
  readonly isWithdrawn: boolean;
  /** P(all of an answer but the wait takes longer than t). */
  readonly late: (t: Seconds) => number;
  /** E[B; all but the wait takes longer than t]/S − late(t): what those bring more than others who are late for their own sake. */
  readonly excess: (t: Seconds) => number;
}

/** Levels: nobody waits; the cells; and, where those who give up leave, more than the timeout. */
export interface WaitCells extends Line {
  /** The wait in the middle of a level. */
  readonly middle: (level: number) => Seconds;
  /** The highest level of a wait within the timeout. */
  readonly within: number;
  /** Waits at which answers in time begin, each with its weight, into `weights` by place. */
  readonly spread: (level: number, arrivalRate: PerSecond, mass: number, weights: Float64Array) => void;
  /** The wait at each place. */
  readonly places: Float64Array;
}

/**
 * The density of the wait falls with e^{−δv} at constant load, δ = (1 − ρ)·2c/((1 + cs²)S); its drift and that slope
 * give the rates between cells (Scharfetter & Gummel's scheme), exact at rest for Poisson arrivals and exponential
 * services. Time runs so that the queue forgets as M/M/c does, at (√(cμ) − √λ)².
 *
 * Source: Baccelli & Hebuterne 1981 for the law; Scharfetter & Gummel, IEEE Trans. Electron Devices 16 (1969).
 */
export function waitCells(problem: WaitCellsProblem): WaitCells {
  const { servers, serviceTime, serviceScv, timeout, isWithdrawn, late, excess } = problem;
  /** Mean step of the wait by one arrival. */
  const step = serviceTime / servers;
  const spreadOut = step * ((1 + serviceScv) / 2);
  const width = timeout / CELLS;
  const part = width / PARTS;
  const widths = [...new Array<number>(CELLS).fill(1), ...(isWithdrawn ? [] : BEYOND)].map((times) => times * width);
  const cells = widths.length;
  const levels = 1 + cells + (isWithdrawn ? 1 : 0);
  const places = new Float64Array(1 + CELLS * (PARTS + 1));
  for (let cell = 0; cell < CELLS; cell++)
    for (let k = 0; k <= PARTS; k++) places[1 + cell * (PARTS + 1) + k] = cell * width + k * part;
  const tooLate = places.map((wait) => (timeout > wait ? late(timeout - wait) : 1));
  const more = places.map((wait) => (timeout > wait ? excess(timeout - wait) : 0));
  const first = Math.min(1, late(timeout));
  const firstMore = excess(timeout);
  const shares = new Float64Array(PARTS + 1);

  /** Shares of a cell's mass by place, and their sum: straight lines against e^{−δv}. */
  function weigh(slope: number): number {
    const z = slope * part;
    const isRising = z < 0;
    const y = Math.abs(z);
    const near = y < 1e-3 ? 0.5 - y / 6 : (y - 1 + Math.exp(-y)) / (y * y);
    const far = y < 1e-3 ? 0.5 - y / 3 : (1 - Math.exp(-y) * (1 + y)) / (y * y);
    const fall = Math.exp(-y);
    shares.fill(0);
    let sum = 0;
    for (let k = 0, size = 1; k < PARTS; k++, size *= fall) {
      const from = isRising ? PARTS - k : k;
      const to = isRising ? from - 1 : from + 1;
      shares[from] = (shares[from] as number) + size * near;
      shares[to] = (shares[to] as number) + size * far;
      sum += size * (near + far);
    }
    return sum;
  }

  const slopeAt = (arrivalRate: PerSecond) => (1 - arrivalRate * step) / spreadOut;

  let up = 0;
  let down = 0;
  let fails = 0;
  /** Share of the work that those bring who are late because they bring more than others. */
  let brought = 0;

  function look(level: number, arrivalRate: PerSecond): void {
    const pace = 4 / (1 + Math.sqrt(arrivalRate * step)) ** 2;
    if (level === 0) {
      const last = erlangB(servers - 1, arrivalRate * serviceTime);
      up = (pace * arrivalRate * last * step) / spreadOut;
      down = 0;
      fails = first;
      brought = firstMore;
      return;
    }
    fails = 1;
    brought = 0;
    if (level > cells) {
      up = 0;
      down = pace / spreadOut;
      return;
    }
    const slope = slopeAt(arrivalRate);
    const own = widths[level - 1] as number;
    const crossing = (other: number) => (2 * pace * spreadOut) / (own + other);
    const above = widths[level];
    const below = widths[level - 2];
    // Whoever comes to the last cell of a wait that ends at the timeout may step over it.
    const overstep = isWithdrawn ? pace : 0;
    up = (above === undefined ? overstep : crossing(above)) * farEdge(slope, own);
    down = (below === undefined ? pace : crossing(below)) * farEdge(-slope, own);
    if (level > CELLS) return;
    const sum = weigh(slope);
    const from = 1 + (level - 1) * (PARTS + 1);
    let late = 0;
    let excess = 0;
    for (let k = 0; k <= PARTS; k++) {
      late += (shares[k] as number) * (tooLate[from + k] as number);
      excess += (shares[k] as number) * (more[from + k] as number);
    }
    fails = Math.min(1, late / sum);
    brought = Math.min(1, Math.max(0, excess / sum));
  }

  const fill: Line["fill"] = (level, { first: firstRate, returning, all, again }, out) => {
    look(level, all);
    const rise = Math.min(up, firstRate * fails, (up * brought * firstRate) / all);
    out.up = up - rise;
    out.down = down;
    out.forth = firstRate * fails - rise;
    out.rise = rise;
    out.back = returning * (1 - fails * again);
    out.land = 0;
    out.fails = fails;
  };

  function spread(level: number, arrivalRate: PerSecond, mass: number, weights: Float64Array): void {
    if (level > CELLS) return;
    if (level === 0) {
      weights[0] = (weights[0] as number) + mass;
      return;
    }
    const sum = weigh(slopeAt(arrivalRate));
    const from = 1 + (level - 1) * (PARTS + 1);
    for (let k = 0; k <= PARTS; k++)
      weights[from + k] = (weights[from + k] as number) + (mass * (shares[k] as number)) / sum;
  }

  const middle = (level: number): Seconds =>
    widths.slice(0, level - 1).reduce((sum, one) => sum + one, (widths[level - 1] ?? 0) / 2);
  return { levels, middle, within: CELLS, fill, spread, places };
}

/** Density at the far edge of a cell of mass 1, where it falls with e^{−δv}. */
const farEdge = (slope: number, width: Seconds): PerSecond =>
  Math.abs(slope * width) < 1e-9 ? 1 / width : slope / Math.expm1(slope * width);
