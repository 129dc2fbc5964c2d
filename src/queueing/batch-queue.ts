import { requireInteger, requireNonNegative } from "./domain.ts";
import { erlangMixtureTail } from "./erlang-mixture-tail.ts";
import type { PerSecond, Seconds } from "./law.ts";
import { reshapeTail, scaleTail, type TailLaw } from "./tail-law.ts";

/** Requests that come at once. */
export interface Batch {
  /** An integer ≥ 1. */
  readonly size: number;
  /** Batches per second. */
  readonly rate: PerSecond;
}

/** One queue to which requests come in batches. */
export interface BatchQueueInput {
  readonly batches: readonly Batch[];
  /** Mean and scv of the service. */
  readonly serviceTime: Seconds;
  readonly serviceScv: number;
  /** c. */
  readonly servers: number;
  /**
   * Dispersion of all that comes, Var N/E N over the queue's own time, in which the batches are; of Poisson batches Σ λn²/Σ λn.
   */
  readonly dispersion: number;
  /** Wait of single Poisson requests with this service over that with an exponential one; (1 + cs²)/2 unless given. */
  readonly waitRatio?: number;
}

/** What the first of a batch finds. */
export interface BatchFound {
  readonly servers: number;
  readonly serviceTime: Seconds;
  readonly serviceScv: number;
  /** Wait of the first; 0 where a server is free. */
  readonly first: TailLaw;
  /** Law of the number present, given that a server is free: 0 … c − 1. */
  readonly present: ArrayLike<number>;
  /** The same wait if services were constant and all batches in step: where one size is a multiple of c, or c of it. */
  readonly inStep?: TailLaw;
}

export interface BatchQueue {
  /** Wait of any one request. */
  readonly wait: TailLaw;
  readonly found: BatchFound;
}

/** Longest queue that is followed; nearer to saturation there is no solution. */
const MOST_PRESENT = 200_000;
const NEGLIGIBLE = 1e-13;

/**
 * M^[X]/M/c: Poisson batches before exponential servers, by the balance between k − 1 and k present,
 * p_k·min(k, c)/S = Σ λ_n·(p_{k−n} + … + p_{k−1}): positive terms alone. Exact.
 *
 * Other services and arrivals stretch the wait of a batch's first by (I + cs²)/(I₀ + 1), I₀ the dispersion of Poisson
 * batches: exact in the mean for one server, M^[X]/G/1, and the Brownian limit for several, there with what the ratio of
 * the waits of single requests differs from its own limit.
 *
 * Source: Cromie, Chaudhry & Grassmann, Further results for the queueing system M^X/M/c (J. Opl. Res. Soc. 30, 1979);
 * Chaudhry & Templeton, A First Course in Bulk Queues, 1983.
 *
 * @returns null where more come than are served, or nearly so
 *
 * @example
 * batchQueue({ batches: [{ size: 1, rate: 0.5 }], serviceTime: 1, serviceScv: 1, servers: 1, dispersion: 1 })?.wait.mean; // 1
 */
export function batchQueue(input: BatchQueueInput): BatchQueue | null {
  const { batches, serviceTime, serviceScv, servers, dispersion, waitRatio = (1 + serviceScv) / 2 } = input;
  requireInteger("servers", servers, 1);
  requireNonNegative("serviceTime", serviceTime);
  for (const { size } of batches) requireInteger("size", size, 1);
  const requests = batches.reduce((sum, { size, rate }) => sum + size * rate, 0);
  const epochs = batches.reduce((sum, { rate }) => sum + rate, 0);
  const cumulative = presentLaw(batches, serviceTime, servers);
  if (cumulative === null) return null;
  const upTo = (k: number): number => (k < 0 ? 0 : (cumulative[Math.min(k, cumulative.length - 1)] as number));
  const count = cumulative.length - servers;
  const ofFirst = new Float64Array(Math.max(0, count));
  const ofAny = new Float64Array(Math.max(0, count));
  for (let k = servers; k < cumulative.length; k++) {
    ofFirst[k - servers] = upTo(k) - upTo(k - 1);
    let sum = 0;
    for (const { size, rate } of batches) sum += rate * (upTo(k) - upTo(k - size));
    ofAny[k - servers] = sum / requests;
  }
  const rate = servers / serviceTime;
  const plainFirst = erlangMixtureTail(ofFirst, rate);
  const plainAny = erlangMixtureTail(ofAny, rate);
  const poisson = batches.reduce((sum, batch) => sum + batch.rate * batch.size * batch.size, 0) / requests;
  // Batches as large as there are servers make one server of them, whose ratio is the limit's own.
  const largest = Math.max(...batches.map(({ size }) => size));
  const single = servers > 1 ? Math.max(0, 1 - (largest - 1) / (servers - 1)) : 0;
  const stretch = ((dispersion + serviceScv) / (poisson + 1)) * (waitRatio / ((1 + serviceScv) / 2)) ** single;
  const first = scaleTail(plainFirst, stretch);
  const free = upTo(servers - 1);
  return {
    wait: reshapeTail(plainAny, 1 - plainAny.atZero, plainAny.mean + first.mean - plainFirst.mean),
    found: {
      servers,
      serviceTime,
      serviceScv,
      first,
      present: Array.from({ length: servers }, (_, m) => (epochs > 0 ? (upTo(m) - upTo(m - 1)) / free : 0)),
    },
  };
}

/** P(at most k are present), k = 0, 1, …, until next to nothing is left; null where the queue is too long. */
function presentLaw(batches: readonly Batch[], serviceTime: Seconds, servers: number): Float64Array | null {
  const work = batches.reduce((sum, { size, rate }) => sum + size * rate, 0) * serviceTime;
  if (!(work < servers)) return null;
  const largest = Math.max(...batches.map(({ size }) => size));
  const cumulative: number[] = [1];
  const at = (k: number): number => (k < 0 ? 0 : (cumulative[k] as number));
  for (let k = 1; k < MOST_PRESENT; k++) {
    let inflow = 0;
    for (const { size, rate } of batches) inflow += rate * (at(k - 1) - at(k - 1 - size));
    const here = (inflow * serviceTime) / Math.min(k, servers);
    cumulative.push(at(k - 1) + here);
    const total = cumulative[k] as number;
    // The queue falls off at last by a fixed ratio a place: what is left is some 1/(1 − ρ) batches of what is here.
    if (k > servers && (here * largest) / (1 - work / servers) < NEGLIGIBLE * total) {
      return Float64Array.from(cumulative, (value) => value / total);
    }
    if (total > 1e250) for (let i = 0; i <= k; i++) cumulative[i] = (cumulative[i] as number) / total;
  }
  return null;
}
