import type { PerSecond, Seconds } from "../queueing/law.ts";
import type { OneClassResult } from "./one-class.ts";
import type { Prepared } from "./prepare.ts";

/** Users who come again once they were served, or requests that come from outside and leave. */
export type CustomerClass =
  | {
      readonly kind: "closed";
      /** N, an integer ≥ 1. */
      readonly population: number;
      /** Z, s, ≥ 0: mean time from an answer to the next request. */
      readonly thinkTime: Seconds;
    }
  | {
      readonly kind: "open";
      /** λ, 1/s, ≥ 0; a Poisson stream. */
      readonly arrivalRate: PerSecond;
    };

export interface NetworkStation {
  /** c, an integer ≥ 1; ∞ for what never queues. */
  readonly servers: number;
  readonly discipline: "fcfs" | "ps";
  /**
   * Instead of c servers: the work done per second with 1, 2, … requests present, in units of one server, the last one
   * for all larger numbers. Where open classes pass as well, up to the last change of speed.
   */
  readonly speeds?: ArrayLike<number>;
  /** How many share the given speeds at once, the others waiting in turn; all unless said. */
  readonly atOnce?: number;
  /** The given speeds rise for ever, r(n) = n/(1 + (n − 1)/limit), to this limit. */
  readonly risesTo?: number;
  /** Where all servers of several lines are taken as one: scv of the wait of those who meet equally many; 0 unless said. */
  readonly unevenness?: number;
}

/** A class that stands for another part of the same users' work, or the class itself. */
export interface Kin {
  /** Position in the network. */
  readonly at: number;
  /** Its customers that one user has, as a share of all of them: one over the number of users. */
  readonly share: number;
  /** How many of them are met, as a multiple of that share: 1 if they came and went as they like, 0 if never together. */
  readonly together: number;
}

/** Classes by stations; demands and visits are means per request of the class. */
export interface MixedNetwork {
  /** At least one of them closed. */
  readonly classes: readonly CustomerClass[];
  readonly stations: readonly NetworkStation[];
  /** D = V·S, s, ≥ 0: by class, then by station. */
  readonly demands: readonly (readonly Seconds[])[];
  /** V, ≥ 0; 1 unless said. What a visit waits is the same for all classes at a FCFS station, so S = D/V counts. */
  readonly visits?: readonly (readonly number[])[];
  /** cs², scv of one service time, ≥ 0; 1 unless said. */
  readonly serviceScv?: readonly (readonly number[])[];
  /** By class: the parts of a user's work that begin and end with one another, the class itself included; none unless said. */
  readonly kin?: readonly (readonly Kin[])[];
}

export interface ClassAtStation {
  /** V·W, s: queueing and service of all visits of a request. */
  readonly residenceTime: Seconds;
  /** L, of this class. */
  readonly queueLength: number;
}

export interface ClassResult {
  /** X, 1/s. */
  readonly throughput: PerSecond;
  /** R, s: all stations, thinking excluded. */
  readonly responseTime: Seconds;
  readonly stations: readonly ClassAtStation[];
}

export interface MixedResult {
  readonly kind: "solved";
  readonly classes: readonly ClassResult[];
  /** ρ by station: busy share of the servers, or of the highest speed; 0 where nothing queues. */
  readonly utilizations: readonly number[];
  /** The field's name of what was solved. */
  readonly method: string;
  readonly exactness: "exact" | "approximate";
  /** Where the method comes from. */
  readonly source: string;
  /** Where the network is one of one class: all of its solution. */
  readonly average?: OneClassResult;
  /** The network in product form that has the same waits, where services differ before a FCFS station. */
  readonly equal?: Prepared;
}

/** The open classes alone are more than these stations can do: nobody else is ever served. */
export interface OpenOverload {
  readonly kind: "open-overload";
  /** Positions in the network's list. */
  readonly stations: readonly number[];
}
