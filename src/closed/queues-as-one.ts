import { addStation } from "./add-station.ts";
import { type Speeds, speedAt } from "./speeds.ts";
import { stationCurve, type ThroughputCurve } from "./throughput-curve.ts";

/** Queues of which each customer joins one by chance. */
export interface ChosenQueues {
  /** How many like this there are, an integer ≥ 1. */
  readonly count: number;
  /** Chance that it is this one, of each of them. */
  readonly share: number;
  /** r of one, rising. */
  readonly speeds: Speeds;
}

/** Like queues that are told apart; of more, as many customers in proportion make do with these. */
const MOST_COUNTED = 8;

/**
 * Several queues as one station that is just as fast with n customers in all: r(n), n = 1 … N. By Norton's theorem the
 * rest of a product-form network does not feel the difference; n customers who all wait in line are served more slowly
 * than by as many servers in common, for they are spread unevenly.
 *
 * @param queues shares that sum to 1 over all of them
 * @param population N
 *
 * Source: Chandy, Herzog & Woo, Parametric analysis of queuing networks (1975).
 *
 * @example
 * queuesAsOne([{ count: 2, share: 0.5, speeds: Float64Array.of(1) }], 2); // Float64Array [1, 4 / 3]
 */
export function queuesAsOne(queues: readonly ChosenQueues[], population: number): Speeds {
  const [first] = queues;
  if (queues.length > 1 || first === undefined) {
    const curves = queues.map(({ count, share, speeds }) => copied(stationCurve(share, speeds, population), count));
    return curves.reduce(joined).subarray(1);
  }
  const { count, speeds } = first;
  if (count === 1) return speeds;
  return inProportion(count, population, (fewer, most) => copied(stationCurve(1 / fewer, speeds, most), fewer));
}

/**
 * The same of like queues none of which can have more than S customers, since each belongs to a member with S slots: with
 * all slots held every queue has its own S.
 *
 * @param count M
 * @param most S
 * @param population at most M·S
 *
 * @example
 * limitedQueuesAsOne(2, Float64Array.of(1), 1, 2); // Float64Array [1, 2]
 */
export function limitedQueuesAsOne(count: number, speeds: Speeds, most: number, population: number): Speeds {
  if (count === 1) return speeds;
  return inProportion(count, population, (fewer, reached) => {
    const all = Math.min(reached, fewer * most);
    const queue = (limit: number) =>
      stationCurve(
        1 / fewer,
        Float64Array.from({ length: limit + 1 }, (_, i) => (i < limit ? speedAt(speeds, i + 1) : PAST)),
        all,
      );
    const one = queue(most);
    const whole = copied(one, fewer);
    // What is done is r(k) of each queue: r(k)·f(k) = f(k − 1)/M.
    const others = copied(one, fewer - 1);
    const served = joined(queue(most - 1), others);
    const curve = new Float64Array(reached + 1);
    let log = 0;
    for (let n = 1; n <= all; n++) {
      log += Math.log(whole[n] as number);
      curve[n] = Math.exp(log);
      log -= Math.log(served[n] as number);
    }
    return curve.fill(curve[all] as number, all);
  });
}

/** A speed at which nobody stays. */
const PAST = 1e14;

/** r(1), …, r(N) from the curve of fewer queues where they are many. */
function inProportion(
  count: number,
  population: number,
  curveOf: (count: number, most: number) => Float64Array,
): Speeds {
  if (count <= MOST_COUNTED) return curveOf(count, population).subarray(1);
  const times = count / MOST_COUNTED;
  const curve = curveOf(MOST_COUNTED, Math.ceil(population / times) + 1);
  return Float64Array.from({ length: population }, (_, i) => Math.min(i + 1, times * valueAt(curve, (i + 1) / times)));
}

/** Linear between whole numbers. */
export function valueAt(curve: ArrayLike<number>, n: number): number {
  const below = Math.min(Math.floor(n), curve.length - 1);
  const low = curve[below] as number;
  const high = curve[Math.min(below + 1, curve.length - 1)] as number;
  return low + (n - below) * (high - low);
}

/** By squaring. */
function copied(curve: ThroughputCurve, count: number): ThroughputCurve {
  if (count === 1) return curve;
  const half = copied(curve, count >> 1);
  const even = joined(half, half);
  return count % 2 === 0 ? even : joined(even, curve);
}

const joined = (one: ThroughputCurve, other: ThroughputCurve): ThroughputCurve => addStation(one, 1, other.subarray(1));
