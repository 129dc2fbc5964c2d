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
  // log π(n), n = 0 … N.
  const logs = new Float64Array(size + 1);
  let product = 0;
  let largest = 0;
  let ratio = 0;
  for (let n = 1; n <= size; n++) {
    const load = arrivalRate / (curve[n] as number);
    const exponent = 1 / Math.max(LEAST_SPREAD, spread(n));
    ratio = load ** exponent;
    const kept = Math.abs(1 - load) < 1e-9 ? exponent : (1 - ratio) / (1 - load);
    logs[n] = product + Math.log(load * kept);
    product += exponent * Math.log(load);
    largest = Math.max(largest, logs[n] as number);
  }
  const probability = logs.map((value) => Math.exp(value - largest));
  const { total: queued, waiting, last } = beyond(probability[size] as number, ratio, waitingRoom);
  let total = queued;
  for (let n = 0; n < size; n++) total += probability[n] as number;
  const lossProbability = last / total;
  const admitted = 1 - lossProbability;
  const waits = queued / total / admitted - (waitingRoom === null ? 0 : lossProbability / admitted);
  let flow = 0;
  for (let n = 1; n <= size; n++) {
    const there = n === size ? queued : (probability[n] as number);
    holders[n] = there * (curve[n] as number);
    flow += holders[n] as number;
  }
  for (let n = 1; n <= size; n++) holders[n] = (holders[n] as number) / flow;
  return {
    saturated: false,
    holders,
    waitProbability: Math.min(holders[size] as number, Math.max(0, waits)),
    waitTime: waiting / total / (arrivalRate * admitted),
    lossProbability,
  };
}

/** All levels from N on, of which N has weight `first`: their sum, Σ (n − N)·π(n), and the last one's if there is one. */
function beyond(first: number, ratio: number, waitingRoom: number | null) {
  if (waitingRoom === null) {
    const total = first / (1 - ratio);
    return { total, waiting: (total * ratio) / (1 - ratio), last: 0 };
  }
  let total = 0;
  let waiting = 0;
  let weight = first;
  for (let k = 0; k <= waitingRoom; k++) {
    total += weight;
    waiting += k * weight;
    if (k === waitingRoom || weight < 1e-18 * total) break;
    weight *= ratio;
  }
  return { total, waiting, last: weight < 1e-18 * total ? 0 : weight };
}
