/**
 * What the solver answers. Indices are the model's. A value that does not exist because its
 * station or workload is saturated is `null`, never NaN or Infinity, and `saturated` says so.
 */
import type { Latency } from "../latency/latency.ts";
import type { CacheHits } from "../queueing/cache-hit-ratio.ts";
import type { PerSecond, Seconds } from "../queueing/law.ts";
import type { Responses } from "./responses.ts";

import type { ScalabilitySolution } from "./scalability-solution.ts";

/** exact: closed form. numerically-exact: solved to rounding. approximate: with a measured error. assumed: rests on a guess. */
export type Exactness = "exact" | "numerically-exact" | "approximate" | "assumed";

export interface LatencySummary {
  readonly mean: Seconds;
  readonly p50: Seconds;
  readonly p90: Seconds;
  readonly p95: Seconds;
  readonly p99: Seconds;
  readonly p999: Seconds;
}

export interface StationSolution {
  /** Offered, all members together. */
  readonly arrivalRate: PerSecond;
  /** Completed, all members together. */
  readonly throughput: PerSecond;
  /** Offered work per server, ρ; may exceed 1. */
  readonly offeredUtilization: number;
  /** Busy share of the servers, at most 1. */
  readonly utilization: number;
  /** Share of the arrivals that the busiest of the parts gets among which requests cannot choose; 1: there is but one. */
  readonly busiestShare: number;
  /** Offered work per server of that part; as `offeredUtilization` where all are alike. */
  readonly busiestUtilization: number;
  readonly saturated: boolean;
  /** Share of arrivals turned away for want of room. */
  readonly lossProbability: number;
  /** Share of those admitted that their callers, having given up, withdraw from the queue. */
  readonly withdrawnProbability: number;
  /** scv of arrivals to the station. */
  readonly arrivalScv: number;
  /** Mean of all services here, at this mix. */
  readonly serviceTime: Seconds;
  readonly serviceScv: number;
  /** P(an admitted request waits); null when saturated. */
  readonly waitProbability: number | null;
  readonly waitTime: Seconds | null;
  readonly responseTime: Seconds | null;
  /** Present, in service included, all members together; null when saturated. */
  readonly queueLength: number | null;
  /** Factor on the whole load at which ρ reaches 1; null: never (no load, or a delay). */
  readonly saturationFactor: number | null;
  /** null: its speed does not depend on how many it serves at once. */
  readonly scalability: ScalabilitySolution | null;
  readonly method: string;
  readonly source: string;
  readonly exactness: Exactness;
  /** Of the wait; null when saturated or not asked for. */
  readonly wait: Latency | null;
  /** Of wait and service over all requests; null when saturated or not asked for. */
  readonly response: Latency | null;
}

/** Where a part of a workload's mean latency is spent. */
export interface PlaceResidence {
  /** Station id, the tier for its delays, or `network`. */
  readonly place: string;
  readonly tier: string;
  /** Mean visits per request, on the way to the answer. */
  readonly visits: number;
  /** Mean time per request (of parallel branches: what they add to the join). */
  readonly residenceTime: Seconds;
  /** The workload's latency if the place answered at once; null if not asked for, or too small to tell. */
  readonly without: Latency | null;
}

export interface WorkloadSolution {
  readonly id: string;
  readonly whole: string;
  readonly arrivalRate: PerSecond;
  /** Successes. */
  readonly throughput: PerSecond;
  readonly errorRatio: number;
  /**
   * Attempts of one call meet the same busy spell: between each having its own fate (`errorRatio`) and all sharing one.
   * null: nothing on the way is tried again.
   */
  readonly errorRatioBounds: { readonly low: number; readonly high: number } | null;
  /** Some station that it waits for is saturated: no latency exists. */
  readonly saturated: boolean;
  /** Of the stations that saturate it. */
  readonly saturatedBy: readonly number[];
  readonly meanLatency: Seconds | null;
  /** null when saturated or not asked for. */
  readonly latency: Latency | null;
  /** Of the mean. */
  readonly exactness: Exactness;
  /** Of the percentiles: successive stays are independent only where requests cannot overtake. */
  readonly percentileExactness: Exactness;
  /** Largest first; empty if not asked for, or saturated. */
  readonly places: readonly PlaceResidence[];
}

/** Users who ask, wait and think: one closed workload of the file. */
export interface UsersSolution {
  /** The workload's. */
  readonly id: string;
  /** N. */
  readonly population: number;
  /** Z. */
  readonly thinkTime: Seconds;
  /** X; 0 where others alone saturate what they wait for. */
  readonly throughput: PerSecond;
  /** R, mean; null: they are never answered. */
  readonly responseTime: Seconds | null;
  /** Where more users only wait; null: at no station is there a queue. */
  readonly limit: UsersLimit | null;
}

/** The asymptotic bounds X ≤ c/D and X ≤ N/(Z + R₀) and where they cross. */
export interface UsersLimit {
  /** Id of the station that is busiest at any load. */
  readonly station: string;
  /** c/D, of what others leave of it. */
  readonly throughput: PerSecond;
  /** N* = (Z + R₀)·c/D: beyond, users only add to the wait, or slow a station whose speed falls with their number. */
  readonly population: number;
  /** Z + R₀ */
  readonly leastCycle: Seconds;
  /** Relative: how far off that may be, beyond rounding where R₀ holds the longest of branches. */
  readonly leastCycleError: number;
}

/** What a cache answers; of a computed hit ratio also how it came about. */
export interface CacheSolution {
  readonly hitRatio: number;
  /** Lookups per second. */
  readonly readRate: PerSecond;
  /** Keys put or dropped per second by others than the cache itself. */
  readonly writeRate: PerSecond;
  /** null: the file gives the hit ratio. */
  readonly computed: CacheHits | null;
}

export interface OperationFlow {
  /** Requests for the operation per second, offered. */
  readonly arrivalRate: PerSecond;
}

export interface Solution {
  readonly stations: readonly StationSolution[];
  readonly workloads: readonly WorkloadSolution[];
  /** Of the closed workloads, in order; none where only some workloads were asked about. */
  readonly users: readonly UsersSolution[];
  readonly operations: readonly OperationFlow[];
  readonly caches: readonly CacheSolution[];
  /** What the latencies are composed of. */
  readonly responses: Responses;
  /** The load at which it was solved, as a factor on the model's. */
  readonly loadFactor: number;
  readonly converged: boolean;
  readonly iterations: number;
}
