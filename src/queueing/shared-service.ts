import type { PerSecond } from "./law.ts";
import type { RateCurve } from "./rate-curve.ts";
import { peakOfCurve } from "./rate-curve.ts";
import type { TailLaw } from "./tail-law.ts";
import { exponentialSumTail } from "./tail-law.ts";

/** A station as one request sees it that is in service. */
export interface SharedService {
  readonly arrivalRate: PerSecond;
  readonly rateAt: RateCurve;
  /** Most that are served at once, sharing the rate alike; others wait. */
  readonly concurrency: number;
  /** Most present; beyond, arrivals are not let in. */
  readonly mostPresent: number;
}

/** Steps that are followed at most. */
const MOST_STEPS = 2 ** 20;
/** Share of requests whose end is not followed. */
const REST = 1e-12;
/** Shares below it are dropped from the ends of the window. */
const TRIMMED = 1e-17;

/**
 * Λ, no less than the total rate in any state: the rate at which the chain is stepped.
 *
 * @example
 * steppingRate({ arrivalRate: 1, rateAt: () => 2, concurrency: 1, mostPresent: 10 }); // 3
 */
export function steppingRate({ arrivalRate, rateAt, concurrency, mostPresent }: SharedService): PerSecond {
  return arrivalRate + rateAt(peakOfCurve(rateAt, Math.min(concurrency, mostPresent)));
}

/**
 * P(a request ends at step k of rate Λ), by k − 1: its time is then the sum of that many exponentials. Exact
 * where the work is exponential.
 *
 * The number present, itself included, is followed with the request in it until it is the one that completes;
 * states whose share is negligible are not.
 *
 * @param starts P(n present when its service starts), by n − first
 * @param first ≥ 1
 * @param waiting those who wait first: their share, and by steps what starts with k behind, m + k present
 *
 * Source: Jensen 1953; Grassmann, Transient solutions in Markovian queueing systems (1977).
 *
 * @example
 * stepsToEnd({ arrivalRate: 0, rateAt: () => 2, concurrency: 1, mostPresent: 1 }, [1], 1); // Float64Array [1]
 */
export function stepsToEnd(
  service: SharedService,
  starts: ArrayLike<number>,
  first: number,
  waiting?: { readonly share: number; readonly step: () => Float64Array | null },
): Float64Array {
  const { concurrency, mostPresent: most } = service;
  const stepping = steppingRate(service);
  const up = service.arrivalRate / stepping;
  const own = new Float64Array(most + 2);
  const others = new Float64Array(most + 2);
  for (let n = 1; n <= most; n++) {
    const inService = Math.min(n, concurrency);
    const rate = service.rateAt(inService) / stepping;
    own[n] = rate / inService;
    others[n] = rate - rate / inService;
  }
  let present = new Float64Array(most + 2);
  let next = new Float64Array(most + 2);
  let low = most;
  let high = 1;
  let left = waiting?.share ?? 0;
  const enter = (from: number, shares: ArrayLike<number>): void => {
    for (let i = 0; i < shares.length; i++) {
      const share = shares[i] as number;
      if (share < TRIMMED) continue;
      const n = Math.min(most, from + i);
      // Outside the window old shares may still stand.
      for (; low > n; ) present[--low] = 0;
      for (; high < n; ) present[++high] = 0;
      present[n] = (present[n] as number) + share;
    }
  };
  low = Math.min(most, first);
  high = low;
  for (let i = 0; i < starts.length; i++) left += starts[i] as number;
  enter(first, starts);
  const ends: number[] = [];
  let isWaiting = waiting !== undefined;
  while (left > REST && ends.length < MOST_STEPS) {
    while (low < high && (present[low] as number) < TRIMMED) low++;
    while (high > low && (present[high] as number) < TRIMMED) high--;
    const from = Math.max(1, low - 1);
    const to = Math.min(most, high + 1);
    let ended = 0;
    for (let n = from; n <= to; n++) {
      const here = n >= low && n <= high ? (present[n] as number) : 0;
      const fromBelow = n > low ? (present[n - 1] as number) * up : 0;
      const fromAbove = n < high ? (present[n + 1] as number) * (others[n + 1] as number) : 0;
      const staying = 1 - (n < most ? up : 0) - (others[n] as number) - (own[n] as number);
      next[n] = here * staying + fromBelow + fromAbove;
      ended += here * (own[n] as number);
    }
    [present, next] = [next, present];
    low = from;
    high = to;
    const entering = isWaiting ? (waiting?.step() ?? null) : null;
    if (entering !== null) enter(concurrency, entering);
    else isWaiting = false;
    ends.push(ended);
    left -= ended;
  }
  return Float64Array.from(ends);
}

/** Groups of numbers present that the slow law tells apart. */
const GROUPS = 200;

/**
 * The time in service where so many are present that their number hardly changes meanwhile: exponential, at the
 * rate μ(n)/n of the number n found. What \`stepsToEnd\` tends to for many present, and at any cost.
 *
 * @example
 * slowServiceTail({ arrivalRate: 9, rateAt: () => 10, concurrency: 100, mostPresent: 100 }, [1], 50).mean; // 5
 */
export function slowServiceTail(service: SharedService, starts: ArrayLike<number>, first: number): TailLaw {
  const weights: number[] = [];
  const rates: PerSecond[] = [];
  const size = Math.ceil(starts.length / GROUPS);
  let total = 0;
  for (let i = 0; i < starts.length; i++) total += starts[i] as number;
  for (let from = 0; from < starts.length; from += size) {
    let weight = 0;
    let time = 0;
    for (let i = from; i < Math.min(from + size, starts.length); i++) {
      const inService = Math.min(first + i, service.concurrency);
      weight += starts[i] as number;
      time += ((starts[i] as number) * inService) / service.rateAt(inService);
    }
    if (!(weight > 0)) continue;
    weights.push(weight / total);
    rates.push(weight / time);
  }
  return exponentialSumTail(weights, rates);
}
