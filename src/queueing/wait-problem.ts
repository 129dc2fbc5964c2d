import type { Law } from "./law.ts";
import type { StationExactness } from "./station-result.ts";
import type { TailLaw } from "./tail-law.ts";

/** The wait before `servers` like servers, first come first served, unlimited room, stable. */
export interface WaitProblem {
  /** Law of the times between arrivals. */
  readonly arrivals: Law;
  readonly service: Law;
  /** c. */
  readonly servers: number;
  /** 1 − ρ > 0. */
  readonly idle: number;
}

export interface SolvedWait {
  readonly wait: TailLaw;
  /** Kendall's notation of what was solved, and how where that is not plain. */
  readonly method: string;
  readonly exactness: StationExactness;
  readonly source: string;
}
