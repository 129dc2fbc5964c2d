/**
 * The intermediate model: the small queueing language to which every topology is lowered, and
 * the only thing that the solver, the simulator and the exporters know. Plain data; things refer
 * to one another by their index in the model's arrays.
 *
 * It is complete: the first solver refuses what it cannot yet solve (`Refusal`), it never skips it.
 */
import type { ScalabilityFit } from "../queueing/fit-scalability.ts";
import type { Law, PerSecond, Seconds } from "../queueing/law.ts";
import type { Path, TierKind } from "../topology/types.ts";

export type GroupIndex = number;
export type StationIndex = number;
export type CacheIndex = number;
/** A size in bytes. */
export type Bytes = number;
export type OperationIndex = number;

export interface Model {
  readonly groups: readonly Group[];
  readonly stations: readonly Station[];
  readonly caches: readonly Cache[];
  readonly operations: readonly Operation[];
  readonly workloads: readonly Workload[];
  /** Beside what queues: what is paid for, and what stands behind each tier. One element per tier, in the file's order. */
  readonly costs: readonly CostItem[];
  readonly elements: readonly Element[];
  /** Which hour of the profile this is, and what is lost; both undefined in the plain case. */
  readonly hour: number | null;
  readonly lost: readonly string[];
}

// ------------------------------------------------------- groups and stations

/**
 * `members` like members (instances, shards, replicas). A request chooses one member per visit of
 * the group, and all stations that it uses there are that member's.
 */
export interface Group {
  readonly id: string;
  readonly tier: string;
  readonly members: number;
  /** Share of the group's requests that each member gets; null: equal. */
  readonly weights: readonly number[] | null;
  /** `central`: one queue before all servers of all members. */
  readonly balancing: "central" | "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  /** Requests that one member admits at once, in service included; null: no limit. */
  readonly room: number | null;
  /** Like parts of equally many members: keys choose the part as at random, `balancing` the member within it. One unless given. */
  readonly partitions?: number;
}

/** One queue and `servers` servers in each member of its group. */
export interface Station {
  /** `tier.part`, as in rule 16 of the language: `web.cores`, `db.primary`. */
  readonly id: string;
  readonly tier: string;
  readonly part: string;
  /** What a reader is pointed at. */
  readonly path: Path;
  readonly group: GroupIndex;
  /** cores serve; threads and pools are held; disk and nic serve; delay never queues. */
  readonly resource: "cores" | "threads" | "pool" | "disk" | "nic" | "delay";
  /** Per member; Infinity for a delay. */
  readonly servers: number;
  readonly discipline: "fcfs" | "ps" | "delay";
  /** Waiting places per member, servers not included; null: unlimited. */
  readonly waitingRoom: number | null;
  /**
   * Speed as a function of the number in service (Universal Scalability Law); null: constant. `servers` is then the
   * work per second that it can be offered for good, in multiples of one alone, and need not be whole.
   */
  readonly scalability: StationScalability | null;
  /**
   * Share of the servers' time that work of the machines' own takes, whatever the load; none unless
   * given. Services are lengthened by it already: of what a reader sees, utilization is
   * background + (1 − background)·ρ.
   */
  readonly background?: number;
  /** Out of order: it turns every request away. In service unless said. */
  readonly isLost?: true;
}

export interface StationScalability {
  /** σ ≥ 0 and κ ≥ 0, not both 0. */
  readonly contention: number;
  readonly coherency: number;
  /** Most that one member serves at once (threads, connections); null: unlimited. */
  readonly concurrency: number | null;
  /** Points of a load test to which it was fitted; null: given. */
  readonly fit: ScalabilityFit | null;
}

export interface Cache {
  readonly id: string;
  readonly tier: string;
  /** Given, or an outcome of the load. */
  readonly hit: { readonly kind: "given"; readonly ratio: number } | CacheStore;
}

/** Its hit ratio follows from what there is room for and from what is asked of it. */
export interface CacheStore {
  readonly kind: "store";
  /** What holds the items; key spaces in one room evict one another. */
  readonly room: CacheRoom;
  /** Keys that are asked for. */
  readonly items: number;
  /** Mean, with what the engine adds to each; in the unit of the room's capacity. */
  readonly itemSize: Bytes;
  readonly popularity: { readonly zipf: number };
  /** From an item's entry, whether it is asked for or not; null: it does not expire. */
  readonly ttl: Seconds | null;
  /** Share of its hits that a cold cache has left; all unless said. */
  readonly warmth?: number;
}

export interface CacheRoom {
  readonly id: string;
  readonly policy: "lru" | "lfu" | "fifo" | "random";
  /** Of one copy. */
  readonly capacity: Bytes;
  /** Rooms side by side that each take an equal part of the requests for every key: 1 where keys choose the node. */
  readonly copies: number;
}

// ---------------------------------------------------------------- operations

export interface Operation {
  /** `tier.operation`. */
  readonly id: string;
  readonly tier: string;
  readonly name: string;
  readonly path: Path;
  /** false: it only leads to others, and is no request of its own in the tier's load and price. Else it is one. */
  readonly isCounted?: false;
  readonly steps: readonly Step[];
}

export type Step =
  /** Queue at a station and be served. `service` is the time at speed 1 of one server, speed applied. */
  | { readonly kind: "use"; readonly station: StationIndex; readonly service: Law }
  | { readonly kind: "delay"; readonly time: Law }
  | Call
  /** One branch by share; what is left of 1 does nothing. */
  | {
      readonly kind: "choice";
      readonly branches: readonly { readonly share: number; readonly steps: readonly Step[] }[];
    }
  /** All branches at once; goes on when `need` have ended. Losers go on unless `cancel`. */
  | {
      readonly kind: "parallel";
      readonly branches: readonly (readonly Step[])[];
      readonly need: number;
      readonly cancel: boolean;
    }
  /** A hit or a miss of a cache. */
  | {
      readonly kind: "lookup";
      readonly cache: CacheIndex;
      readonly hit: readonly Step[];
      readonly miss: readonly Step[];
    }
  /** A key of a cache is written: dropped, or put there anew. */
  | { readonly kind: "write"; readonly cache: CacheIndex; readonly drops: boolean }
  /** A slot of a station whose resource is threads or a pool is held over the steps, on the member that was chosen. */
  | { readonly kind: "hold"; readonly station: StationIndex; readonly steps: readonly Step[] }
  /** The answer goes out here; later steps load their stations but are not waited for. */
  | { readonly kind: "reply" };

/** How often, given that the call is made: a distribution over counts. */
export type CountLaw =
  | { readonly kind: "exact"; readonly count: number }
  /** ⌊mean⌋ or ⌈mean⌉. */
  | { readonly kind: "mean"; readonly mean: number }
  /** Negative binomial; scv at least 1/mean (Poisson). */
  | { readonly kind: "spread"; readonly mean: number; readonly scv: number };

export interface Call {
  readonly kind: "call";
  readonly target: OperationIndex;
  /**
   * Which of the members of the target's group: one of them, the one on which the caller itself runs, `count`
   * distinct ones at once (up to all), or the one that has the key.
   */
  readonly select:
    | { readonly kind: "one" }
    | { readonly kind: "same" }
    | { readonly kind: "distinct"; readonly count: number }
    | { readonly kind: "key" };
  readonly times: CountLaw;
  /** All of `times` at once rather than in sequence. */
  readonly parallel: boolean;
  readonly share: number;
  /** Indices of workloads for which it is made; null: all. */
  readonly only: readonly number[] | null;
  /** false: fire and forget. */
  readonly waited: boolean;
  readonly timeout: Seconds | null;
  /** Further attempts after the first. */
  readonly retries: number;
  readonly backoff: Law | null;
  /** A timed-out attempt is withdrawn. */
  readonly cancel: boolean;
  readonly onFailure:
    | { readonly kind: "fail" }
    | { readonly kind: "ignore" }
    | { readonly kind: "to"; readonly steps: readonly Step[] };
  /** Request and reply together. */
  readonly network: Law | null;
  /** What a reader is pointed at. */
  readonly path: Path;
}

// ----------------------------------------------------------------- workloads

/**
 * One class of requests. A topology's workload with parts (mix, static) becomes several: `id` is
 * `browse.static`, `whole` is `browse`.
 */
export interface Workload {
  readonly id: string;
  readonly whole: string;
  readonly path: Path;
  readonly entry: OperationIndex;
  readonly load:
    | { readonly kind: "open"; readonly arrivalRate: PerSecond; readonly scv: number; readonly meanRate: PerSecond }
    /**
     * N users, each of whom asks, waits for the answer and thinks. Parts of one whole have the users in common: each
     * request is for one of them, with the share as its chance; 1 unless given.
     */
    | { readonly kind: "closed"; readonly population: number; readonly thinkTime: Law; readonly share?: number };
}

// --------------------------------------------------------------------- costs

export interface CostItem {
  readonly tier: string;
  /** `6 × m6i.xlarge`. */
  readonly label: string;
  readonly path: Path;
  readonly charge:
    | { readonly kind: "hourly"; readonly usdPerHour: number }
    /** Times the mean rate at which the operations are asked. */
    | { readonly kind: "per-request"; readonly usdPerRequest: number; readonly operations: readonly OperationIndex[] }
    /** No price is known. */
    | { readonly kind: "unknown" }
    /** Nothing to pay by the file's own word, or software on a priced machine. */
    | { readonly kind: "none" };
  /** Where the price comes from, with its date; null: the file. */
  readonly basis: string | null;
}

// ------------------------------------------------------------------- elements

/** What a tier stands on, for questions that do not queue: can it lose a machine, and whose is it? */
export interface Element {
  readonly tier: string;
  readonly kind: TierKind;
  readonly path: Path;
  /** All machines of the tier, replicas included; null: managed, or a third party's. */
  readonly machines: number | null;
  /**
   * Machines that may be lost, whichever they are, before some of its work or data is gone:
   * 0 is a single point of failure. A database counts the replicas of one shard. null: managed.
   */
  readonly spare: number | null;
}

// ------------------------------------------------------------------- refusals

/** What no model says, with what to change: a value, never an exception. */
export interface Refusal {
  readonly kind: "refusal";
  readonly path: Path;
  readonly message: string;
}
