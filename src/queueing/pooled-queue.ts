import { requireNonNegative } from "./domain.ts";
import type { PerSecond, Seconds } from "./law.ts";

/** A queue before a pool of N slots, within which n holders are served at the rate X(n). */
export interface PooledQueueInput {
  /** λ, 1/s, ≥ 0. */
  readonly arrivalRate: PerSecond;
  /** X(0), X(1), …, X(N), 1/s: what leaves the pool with so many slots held. */
  readonly curve: ArrayLike<PerSecond>;
  /**
   * By how much the number present spreads more (or less) than in a birth–death chain, at n = 1 … N; the last one also
   * where all slots are held and others wait. 1: exponential. (ca² + c²)/2 for a station that works without pause.
   */
  readonly spread: (n: number) => number;
  /** Requests that may wait for a slot; null: unlimited. */
  readonly waitingRoom: number | null;
}

export interface PooledQueue {
  /** More come than the full pool serves, and all may wait. */
  readonly saturated: boolean;
  /** Share of requests that hold their slot among n = 1 … N holders, themselves included; sums to 1. Index n. */
  readonly holders: Float64Array;
  /** P(an admitted request waits for a slot). */
  readonly waitProbability: number;
  /** Mean wait for a slot of an admitted request; ∞ when saturated. */
  readonly waitTime: Seconds;
  /** Share that is refused for want of room. */
  readonly lossProbability: number;
}

/** No queue is less spread out than this share of an exponential one's. */
const LEAST_SPREAD = 0.02;

/**
 * The flow-equivalent server: birth and death with the rates of the closed network inside, X(min(n, N)).
 *
 * Where the spread is not 1 the chain is that of a diffusion: a level falls off at the ratio (λ/X)^(1/f), and holds
 * so much less probability that each stretch keeps its mass. For one station with c servers that is M/G/c with
 * the delay probability of M/M/c and a wait longer by the factor f.
 *
 * Source: Chandy, Herzog & Woo, Parametric analysis of queuing networks (1975); Courtois, Decomposability (1977).
 *
 * @example
 * pooledQueue({ arrivalRate: 1, curve: [0, 2], spread: () => 1, waitingRoom: null }).waitTime; // 0.5
 */
export function pooledQueue({ arrivalRate, curve, spread, waitingRoom }: PooledQueueInput): PooledQueue {
  requireNonNegative("arrivalRate", arrivalRate);
  const size = curve.length - 1;
  const full = curve[size] as number;
  const holders = new Float64Array(size + 1);
  if (waitingRoom === null && arrivalRate >= full) {
    holders[size] = 1;
    return { saturated: true, holders, waitProbability: 1, waitTime: Number.POSITIVE_INFINITY, lossProbability: 0 };
  }
  if (arrivalRate === 0) {
    holders[1] = 1;
    return { saturated: false, holders, waitProbability: 0, waitTime: 0, lossProbability: 0 };
  }
  const levels = levelsOf(arrivalRate, curve, spread, waitingRoom);
  const { probability, queued, waiting } = levels;
  // Of a spread queue the levels up to the last tell how often there is room only where the flows balance:
  // λ·(1 − π(last)) = Σ π·X. Below saturation the last level falls off as the others do, from what it is at saturation.
  const last =
    arrivalRate >= full
      ? balanced(levels)
      : levels.last * (isPlain(spread, size) || waitingRoom === null ? 1 : lastAtSaturation());
  const below = probability.reduce((sum, weight, n) => (n < size ? sum + weight : sum), 0);
  const held = queued - levels.last + last;
  const total = below + held;
  const lossProbability = waitingRoom === null ? 0 : last / total;
  const admitted = 1 - lossProbability;
  const waits = held / total / admitted - (waitingRoom === null ? 0 : lossProbability / admitted);
  let flow = 0;
  for (let n = 1; n <= size; n++) {
    const there = n === size ? held : (probability[n] as number);
    holders[n] = there * (curve[n] as number);
    flow += holders[n] as number;
  }
  for (let n = 1; n <= size; n++) holders[n] = (holders[n] as number) / flow;
  return {
    saturated: false,
    holders,
    waitProbability: Math.min(holders[size] as number, Math.max(0, waits)),
    waitTime: (waiting + (last - levels.last) * (waitingRoom ?? 0)) / total / (arrivalRate * admitted),
    lossProbability,
  };

  /** The last level's weight by the balance of flows, which holds for any service when more come than are served. */
  function balanced({ probability: weights, queued: top, last: end, load }: Levels): number {
    let surplus = (load - full) * (top - end);
    for (let n = 0; n < size; n++) surplus += (load - (curve[n] as number)) * (weights[n] as number);
    return surplus / full;
  }

  function lastAtSaturation(): number {
    const levels = levelsOf(full, curve, spread, waitingRoom);
    return balanced(levels) / levels.last;
  }
}

/** Weights of the levels, not summing to anything. */
interface Levels {
  /** λ. */
  readonly load: PerSecond;
  /** Of 0 … N in the pool; of N with nobody waiting. */
  readonly probability: Float64Array;
  /** Of N and any number waiting, */
  readonly queued: number;
  /** times how many wait. */
  readonly waiting: number;
  /** With no room left; 0 where there is no limit. */
  readonly last: number;
}

function levelsOf(
  load: PerSecond,
  curve: ArrayLike<PerSecond>,
  spread: (n: number) => number,
  waitingRoom: number | null,
): Levels {
  const size = curve.length - 1;
  // log π(n), n = 0 … N.
  const logs = new Float64Array(size + 1);
  let product = 0;
  let largest = 0;
  let fall = 0;
  for (let n = 1; n <= size; n++) {
    const step = load / (curve[n] as number);
    const exponent = 1 / Math.max(LEAST_SPREAD, spread(n));
    fall = exponent * Math.log(step);
    const kept = Math.abs(1 - step) < 1e-9 ? exponent : Math.expm1(fall) / (step - 1);
    logs[n] = product + Math.log(step * kept);
    product += fall;
    largest = Math.max(largest, logs[n] as number);
  }
  const first = logs[size] as number;
  if (waitingRoom !== null) largest = Math.max(largest, first + waitingRoom * fall);
  const probability = logs.map((value) => Math.exp(value - largest));
  return { load, probability, ...beyond(first - largest, fall, waitingRoom) };
}

function isPlain(spread: (n: number) => number, size: number): boolean {
  for (let n = 1; n <= size; n++) if (spread(n) !== 1) return false;
  return true;
}

/** Weights this small beside the sum no longer count. */
const NEGLIGIBLE = 1e-18;

/**
 * All levels from N on.
 *
 * @param first log of the weight of N
 * @param fall log of what each further level's is of the one before it
 */
function beyond(
  first: number,
  fall: number,
  waitingRoom: number | null,
): { readonly queued: number; readonly waiting: number; readonly last: number } {
  if (waitingRoom === null) {
    const queued = Math.exp(first) / -Math.expm1(fall);
    return { queued, waiting: queued / Math.expm1(-fall), last: 0 };
  }
  let queued = 0;
  let waiting = 0;
  // From the larger end.
  const isRising = fall > 0;
  for (let i = 0; i <= waitingRoom; i++) {
    const k = isRising ? waitingRoom - i : i;
    const weight = Math.exp(first + k * fall);
    queued += weight;
    waiting += k * weight;
    if (weight < NEGLIGIBLE * queued) break;
  }
  return { queued, waiting, last: Math.exp(first + waitingRoom * fall) };
}
