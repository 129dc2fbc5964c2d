import type { BatchFound } from "./batch-queue.ts";
import type { Law, PerSecond, Seconds } from "./law.ts";
import type { TailLaw } from "./tail-law.ts";

/** One queue before c like servers. */
export interface StationInput {
  /** λ, requests offered per second, ≥ 0. */
  readonly arrivalRate: PerSecond;
  /** ca², scv of the times between arrivals, taken as a renewal stream of the two-moment family; ≥ 0, 1 is Poisson. */
  readonly arrivalScv: number;
  /** Law of the service time S. */
  readonly service: Law;
  /** c, an integer ≥ 1. */
  readonly servers: number;
  /** First come first served, or processor sharing: a job of n > c gets c/n of a server. */
  readonly discipline: "fcfs" | "ps";
  /** Requests that may wait, servers not counted; absent: unlimited. */
  readonly waitingRoom?: number;
  /** `fast`: closed forms and tables only, for thousands of stations or hundreds of solves. Default `exact`. */
  readonly effort?: "fast" | "exact";
}

/** exact: closed form. numerically-exact: solved to rounding. approximate: with a measured error. */
export type StationExactness = "exact" | "numerically-exact" | "approximate";

export interface StationResult {
  /** ρ = λS/c as offered; may exceed 1. */
  readonly utilization: number;
  /** 1 − ρ, formed as (c − λS)/c and not from a rounded ρ; negative when overloaded. */
  readonly idle: number;
  /** No steady state: room is unlimited and ρ ≥ 1. */
  readonly saturated: boolean;
  /** X, requests completed per second: λ, what a full room leaves of it, or c/S when saturated. */
  readonly throughput: PerSecond;
  /** Share of arrivals turned away for want of room. */
  readonly lossProbability: number;
  /** P(an admitted request waits); 1 when saturated. Under processor sharing: P(it starts below full speed). */
  readonly waitProbability: number;
  /** Time in queue of an admitted request; null when saturated or processor sharing. */
  readonly wait: TailLaw | null;
  /** Processor sharing only: time from arrival to completion; null when saturated. */
  readonly response?: TailLaw | null;
  /** Share of arrivals that their callers withdraw from the queue; absent: none. */
  readonly withdrawnProbability?: number;
  /** Where some are withdrawn: the wait of one who is not. */
  readonly virtualWait?: TailLaw;
  /** Where some are withdrawn: the answers that come within τ to requests that stay so long, sharp at τ. */
  readonly within?: (
    patience: Seconds,
    service: Law,
  ) => { readonly probability: number; readonly response: TailLaw | null };
  /** Processor sharing only: the same of the requests whose service has another law, one class of those that share. */
  readonly responseOf?: (own: Law) => TailLaw;
  /** Where requests come in batches: what those of one member's find. */
  readonly batch?: BatchFound;
  /** Those whom a room behind lets in have been served for longer: by how much, and how fast that room empties. */
  readonly later?: { readonly shift: Seconds; readonly rate: PerSecond };
  /** scv of the times between departures. */
  readonly departureScv: number;
  /** The field's name of what was solved: `M/M/c`. */
  readonly method: string;
  readonly exactness: StationExactness;
  /** Where the method comes from. */
  readonly source: string;
}
