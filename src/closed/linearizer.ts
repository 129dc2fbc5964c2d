import type { PerSecond, Seconds } from "../queueing/law.ts";

/** What an approximate solution needs to know of a network. */
export interface LinearizerNetwork {
  /** N_r ≥ 1 */
  readonly populations: readonly number[];
  /** Z_r */
  readonly delays: readonly Seconds[];
  /** Number of stations. */
  readonly stations: number;
  /** For each station the first one that is like it. */
  readonly like: readonly number[];
  /** Time of class r at station m that meets `seen` customers there, the classes' throughputs being as given. */
  readonly residenceTime: (r: number, m: number, seen: number, throughputs: readonly PerSecond[]) => Seconds;
}

export interface LinearizerState {
  readonly throughputs: readonly PerSecond[];
  /** By class, then by station. */
  readonly residenceTimes: readonly (readonly Seconds[])[];
  readonly queueLengths: readonly (readonly number[])[];
}

/** By class taken away, then by class, then by station: by how much the class's share there grows. */
export type Shifts = readonly (readonly (readonly number[])[])[];

/**
 * How many a customer of class r meets at station m, where `total` are on average, `own` of them of its class, and
 * `of(s)` of class s.
 */
export type Met = (r: number, m: number, total: number, own: number, of: (s: number) => number) => number;

const MOST_ROUNDS = 400;
const TOLERANCE = 1e-10;
const DAMPING = 0.8;

/**
 * The fixed point of mean-value analysis: residence times from the numbers met, throughputs from those, numbers by
 * Little's law.
 *
 * @param populations N_r of those present, ≥ 0
 * @param queueLengths where to start, by class, then by station
 */
export function fixedPoint(
  network: LinearizerNetwork,
  populations: readonly number[],
  queueLengths: readonly (readonly number[])[],
  met: Met,
): LinearizerState {
  const { delays, stations } = network;
  let throughputs = rough(network, populations, queueLengths);
  let residenceTimes: number[][] = [];
  const step = (queues: Float64Array): Float64Array => {
    const at = (r: number, m: number) => queues[r * stations + m] as number;
    const totals = Array.from({ length: stations }, (_, m) => populations.reduce((sum, _, r) => sum + at(r, m), 0));
    residenceTimes = populations.map((population, r) => {
      const times: number[] = [];
      totals.forEach((total, m) => {
        const first = network.like[m] as number;
        if (population === 0) times.push(0);
        else if (first < m) times.push(times[first] as number);
        else {
          const seen = met(r, m, total, at(r, m), (s) => at(s, m));
          times.push(network.residenceTime(r, m, Math.max(0, seen), throughputs));
        }
      });
      return times;
    });
    throughputs = populations.map((population, r) =>
      population === 0
        ? 0
        : population / (residenceTimes[r] as number[]).reduce((sum, time) => sum + time, delays[r] as number),
    );
    return queues.map((_, i) => {
      const r = Math.floor(i / stations);
      return (throughputs[r] as number) * ((residenceTimes[r] as number[])[i % stations] as number);
    });
  };
  const solved = mixedFixedPoint(
    step,
    Float64Array.from(queueLengths.flat()),
    populations.flatMap((population) => new Array<number>(stations).fill(population)),
  );
  const rows = populations.map((_, r) => Array.from(solved.subarray(r * stations, (r + 1) * stations)));
  return { throughputs, residenceTimes, queueLengths: rows };
}

interface Step {
  readonly x: Float64Array;
  readonly gap: Float64Array;
  readonly size: number;
}

/**
 * x = f(x) by damped steps; where they come closer, but slowly, by Anderson's mixing of the last two: with one station
 * near saturation one direction closes in slowly, and that is the one it sees.
 *
 * @param most what no entry of x exceeds
 *
 * Source: Anderson, Iterative procedures for nonlinear integral equations (1965).
 */
function mixedFixedPoint(
  f: (x: Float64Array) => Float64Array,
  start: Float64Array,
  most: readonly number[],
): Float64Array {
  let x = start;
  let before: Step | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const image = f(x);
    const gap = image.map((value, i) => value - (x[i] as number));
    if (gap.every((value, i) => Math.abs(value) <= TOLERANCE * (1 + (most[i] as number)))) return image;
    const size = Math.hypot(...gap);
    const last: Step | null = before;
    const along: number = last !== null && size < last.size ? alongLast(gap, last.gap) : 0;
    const next = gap.map((value, i) => {
      const damped = (x[i] as number) + DAMPING * value;
      if (last === null || along === 0) return damped;
      const earlier = (last.x[i] as number) + DAMPING * (last.gap[i] as number);
      return Math.min(most[i] as number, Math.max(0, damped - along * (damped - earlier)));
    });
    // A mixed step is followed by plain ones, which tell whether it led anywhere.
    before = along === 0 ? { x, gap, size } : null;
    x = next;
  }
  return x;
}

/** How much of the last step to take back, by least squares on the gaps; negative: to go on. */
function alongLast(gap: Float64Array, last: Float64Array): number {
  let product = 0;
  let square = 0;
  for (let i = 0; i < gap.length; i++) {
    const change = (gap[i] as number) - (last[i] as number);
    product += change * (gap[i] as number);
    square += change * change;
  }
  return square > 0 ? Math.max(-30, Math.min(0, product / square)) : 0;
}

/**
 * Σ_s (N_s − [s = r])·(Q_s/N_s + shift_rs): what is met where one customer of the own class is away and the shares of
 * the others have shifted by that. With no shifts that is Bard and Schweitzer's estimate.
 *
 * @param populations N_r, ≥ 0
 */
export function metWith(populations: readonly number[], shifts: Shifts | null): Met {
  const constant = shifts?.map((rows, r) => {
    const sums = (rows[0] as readonly number[]).map(() => 0);
    rows.forEach((row, s) => {
      const others = (populations[s] as number) - (s === r ? 1 : 0);
      row.forEach((shift, m) => {
        sums[m] = (sums[m] as number) + others * shift;
      });
    });
    return sums;
  });
  return (r, m, total, own) => total - own / (populations[r] as number) + (constant?.[r]?.[m] ?? 0);
}

/** Before the first round: Little's law on the queues to start from. */
function rough({ delays }: LinearizerNetwork, populations: readonly number[], queues: readonly (readonly number[])[]) {
  return populations.map((population, r) => {
    const queued = (queues[r] as readonly number[]).reduce((sum, length) => sum + length, 0);
    const delay = delays[r] as number;
    return delay > 0 ? Math.max(0.1 * population, population - queued) / delay : population;
  });
}

/**
 * Linearizer: as Bard and Schweitzer's fixed point, with the shifts taken from the same network with one customer
 * fewer, class by class.
 *
 * @param before the solution so far
 * @returns the shifts at it; the fixed point with them is the next one
 *
 * Source: Chandy & Neuse, Linearizer: a heuristic algorithm for queueing network models of computing systems (1982);
 * de Souza e Silva & Muntz, A note on the computational cost of the Linearizer algorithm (1990).
 */
export function shiftsAt(network: LinearizerNetwork, before: LinearizerState, shifts: Shifts | null): Shifts {
  const { populations } = network;
  const shares = before.queueLengths.map((row, s) => row.map((length) => length / (populations[s] as number)));
  return populations.map((_, r) => {
    const fewer = populations.map((population, s) => population - (s === r ? 1 : 0));
    const start = shares.map((row, s) => row.map((share) => share * (fewer[s] as number)));
    const { queueLengths } = fixedPoint(network, fewer, start, metWith(fewer, shifts));
    return fewer.map((population, s) =>
      (shares[s] as readonly number[]).map((share, m) =>
        population === 0 ? 0 : (queueLengths[s]?.[m] as number) / population - share,
      ),
    );
  });
}
