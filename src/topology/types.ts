/**
 * A topology as the planner knows it: every name resolved, every default filled in, every
 * quantity in SI units (seconds, bytes, 1/s, USD per hour). Plain data, no positions: what a
 * reader must be pointed at is named by its `Path` in the file's data, and looked up at the end.
 */
import type { ScalabilityFit } from "../queueing/fit-scalability.ts";
import type { Law, PerSecond, Seconds } from "../queueing/law.ts";

/** A place in the file's data, from the root: `["tiers", "web", "instances"]`. */
export type Path = readonly (string | number)[];

/** A share or probability, 0 to 1. */
export type Ratio = number;
/** US dollars per hour. */
export type UsdPerHour = number;

export interface Topology {
  readonly name: string;
  /** In the file's order, as tiers are. */
  readonly workloads: readonly Workload[];
  readonly tiers: readonly Tier[];
  readonly budgets: readonly Budget[];
  /** Those of the file, in its order, then those that `survive` makes. */
  readonly scenarios: readonly Scenario[];
  /** Risks that are taken. */
  readonly accept: readonly Acceptance[];
  /** Request and reply together, added by each call from one tier to another. */
  readonly network: Law;
  /** Every value that the file does not state and the figures rest on. */
  readonly assumptions: readonly Assumption[];
}

// ---------------------------------------------------------------- workloads

export interface Workload {
  readonly id: string;
  readonly path: Path;
  /** Mean over the day; cost uses it. 0 where `closed`. */
  readonly meanRate: PerSecond;
  /** The rate that is analysed: mean × peak. 0 where `closed`: it is then an outcome. */
  readonly arrivalRate: PerSecond;
  /** A fixed number of users in place of a rate; null: requests come whatever becomes of the earlier ones. */
  readonly closed: ClosedLoad | null;
  /** How `arrivalRate` came about, for `explain`: `2M users × 40/day × 3`. */
  readonly derivation: string;
  /** scv of the times between requests. */
  readonly burstiness: number;
  /** Tier that a request meets first. */
  readonly entry: string;
  /** Operations asked for, by share; shares sum to 1. One entry unless `mix` is given. */
  readonly mix: readonly { readonly operation: string; readonly share: Ratio }[];
  /** Share that a CDN may answer: splits each part into `.static` and `.dynamic`. 0 if not given. */
  readonly staticShare: Ratio | null;
  /** Requests per second of one client, where the file says (users × requests); for DNS caching. */
  readonly requestsPerClient: PerSecond | null;
}

/** Users who ask, wait for the answer, think, and ask again. */
export interface ClosedLoad {
  /** N, an integer ≥ 1. */
  readonly users: number;
  /** Z, from an answer to the next request. */
  readonly thinkTime: Law;
}

// ------------------------------------------------------------------- calls

/** How many times a call is made, given that it is made at all. */
export type Times =
  | { readonly kind: "exact"; readonly count: number }
  /** ⌊mean⌋ or ⌈mean⌉. */
  | { readonly kind: "mean"; readonly mean: number }
  /** A heavy fan-out: a negative binomial through mean and scv (at least Poisson's), see model/times. */
  | { readonly kind: "spread"; readonly mean: number; readonly scv: number };

export interface Call {
  readonly kind: "call";
  readonly path: Path;
  readonly tier: string;
  /**
   * Name of one of that tier's operations (`*` where none is listed under the name that the file gives; get, set,
   * delete; get, put; publish of a queue; call of an external). null and a database: a read by its share of `reads`,
   * else a write.
   * Of a tier that passes requests on (dns, cdn, load-balancer): the operation asked for behind it; null: none named.
   * In the calls *of* such a tier null means what the request asks for: `reachedOperation` finds it there.
   */
  readonly operation: string | null;
  readonly times: Times;
  /** Independent probability, drawn before `times`. */
  readonly share: Ratio;
  /** Workloads for which the call is made; null: all. */
  readonly only: readonly string[] | null;
  /** Not waited for. */
  readonly async: boolean;
  /** `times` at once rather than one after the other. */
  readonly parallel: boolean;
  /** A database read that goes to the primary. */
  readonly fresh: boolean;
  /** How long one attempt is waited for; null: for ever. */
  readonly timeout: Seconds | null;
  /** Further attempts after the first. */
  readonly retries: number;
  /** Pause before each of them; null: none. */
  readonly backoff: Law | null;
  /** What timed out is withdrawn; else it goes on. */
  readonly cancel: boolean;
  /** What happens when every attempt has failed. */
  readonly onFailure: OnFailure;
}

export type OnFailure =
  | { readonly kind: "fail" }
  | { readonly kind: "ignore" }
  /** Called in its place. */
  | { readonly kind: "to"; readonly calls: readonly CallNode[] };

/** One of the branches by share (at most 1 together; rest: nothing). */
export interface Choice {
  readonly kind: "choice";
  readonly path: Path;
  readonly branches: readonly { readonly share: Ratio; readonly steps: readonly CallNode[] }[];
}

/** All branches at once; goes on when `need` of them have answered. */
export interface Parallel {
  readonly kind: "parallel";
  readonly path: Path;
  readonly branches: readonly (readonly CallNode[])[];
  readonly need: number;
  /** Branches that are no longer needed are withdrawn. */
  readonly cancel: boolean;
}

export type CallNode = Call | Choice | Parallel;

// ------------------------------------------------------------------- tiers

export interface OperationSpec {
  /** `"*"` is the operation of whatever is not listed. */
  readonly name: string;
  readonly path: Path;
  /** Time on a core at speed 1, calls excluded; null: none. */
  readonly serviceTime: Law | null;
  /** Holds no core. */
  readonly delay: Law | null;
  readonly calls: readonly CallNode[];
}

/** A database's operation. */
export interface AccessSpec extends OperationSpec {
  readonly access: "read" | "write";
}

export type Balancing = "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";

/** What a price is asked for. */
export type Price =
  /** For one instance (or the whole tier where it has none). */
  | { readonly kind: "hourly"; readonly usdPerHour: UsdPerHour }
  | { readonly kind: "per-request"; readonly usdPerRequest: number };

/** Connections of one instance to a tier that it calls. */
export interface Pool {
  /** The tier that is called. */
  readonly tier: string;
  readonly path: Path;
  readonly size: number;
  /** For one call, or from start to end of the operation that makes such calls. */
  readonly hold: "call" | "operation";
}

export interface Scaling {
  /** σ. */
  readonly contention: number;
  /** κ. */
  readonly coherency: number;
  /** Of the points that the file gives; null: it gives the coefficients. */
  readonly fit: ScalabilityFit | null;
}

export interface Servers {
  readonly instances: number;
  /** Catalog name of the machine; null: own cores. */
  readonly shape: string | null;
  /** Per instance. */
  readonly cores: number;
  /**
   * Cores of one instance that are busy whatever the load, at speed 1: the intercept of service times
   * measured at several loads. 0 in all other cases.
   */
  readonly background: number;
  /** 1: the speed at which service times are stated. */
  readonly speed: number;
  readonly discipline: "fcfs" | "ps";
  /** Waiting room per instance, before its threads if it has any, else before its cores; null: unlimited. */
  readonly queueLimit: number | null;
  /** Requests that one instance works on at once, holding a thread from start to end; null: unlimited. */
  readonly threads: number | null;
  /** Connections of one instance to the tiers that it calls, in the file's order; none: unlimited. */
  readonly pools: readonly Pool[];
  /** Universal Scalability Law of one instance; null: each core adds its whole speed. */
  readonly scalability: Scaling | null;
  /** How one of several instances is chosen; null: not said here (the caller's balancer says, else round-robin). */
  readonly balancing: Balancing | null;
  /** Of one instance; null: unknown. */
  readonly price: Price | null;
  /** Of the price, for the report: `us-east-1 on-demand, 2026-07-20`; null: the file's own, or unknown. */
  readonly priceBasis: string | null;
}

interface TierBase {
  readonly id: string;
  readonly path: Path;
  /** Nothing of it is left, under a scenario: who asks it fails (of a cache-aside: misses). There unless said. */
  readonly isLost?: true;
}

export interface DnsTier extends TierBase {
  readonly kind: "dns";
  readonly ttl: Seconds;
  readonly latency: Law;
  readonly price: Price | null;
  readonly calls: readonly CallNode[];
}

/** Where a hit ratio comes from. */
export type HitSource =
  | { readonly kind: "given"; readonly ratio: Ratio }
  /** Computed from these, the memory and the load. */
  | {
      readonly kind: "store";
      /** Keys that are asked for. */
      readonly items: number;
      /** Bytes. */
      readonly itemSize: number;
      /** Exponent of Zipf's law. */
      readonly zipf: number;
      /** From an item's entry; null: it does not expire. */
      readonly ttl: Seconds | null;
      /** Share of its hits that a cold cache has left, under a scenario; all unless said. */
      readonly warmth?: Ratio;
    };

export interface CacheMemory {
  /** Of one instance. */
  readonly bytes: number;
  readonly eviction: "lru" | "lfu" | "fifo" | "random";
}

export interface CdnTier extends TierBase {
  readonly kind: "cdn";
  readonly hit: HitSource;
  /** null: the hit ratio is given. */
  readonly memory: CacheMemory | null;
  /** Where misses of the static part go; null: onward with the rest. */
  readonly origin: readonly CallNode[] | null;
  readonly latency: Law;
  readonly price: Price | null;
  readonly calls: readonly CallNode[];
}

export interface LoadBalancerTier extends TierBase {
  readonly kind: "load-balancer";
  /** null: managed, a delay without a queue. */
  readonly servers: Servers | null;
  readonly serviceTime: Law;
  /** For the tiers it calls that do not say themselves. */
  readonly balancing: Balancing;
  /** Operation → where it goes; others take `calls`. */
  readonly routes: ReadonlyMap<string, readonly CallNode[]>;
  readonly calls: readonly CallNode[];
  readonly price: Price | null;
}

export interface ServiceTier extends TierBase {
  readonly kind: "service";
  readonly servers: Servers;
  readonly operations: readonly OperationSpec[];
}

/** Pulls messages from one central queue, whatever its instances. */
export interface WorkerTier extends TierBase {
  readonly kind: "worker";
  readonly servers: Servers;
  readonly operations: readonly OperationSpec[];
}

export interface CacheTier extends TierBase {
  readonly kind: "cache";
  readonly engine: string;
  readonly servers: Servers;
  /** In the file's order; one unless it has `keys`. */
  readonly keySpaces: readonly KeySpace[];
  /** null: all hit ratios are given. */
  readonly memory: CacheMemory | null;
  readonly fill: "aside" | "through";
  /** get, set, delete: the same for all key spaces. */
  readonly operations: readonly OperationSpec[];
}

export interface KeySpace {
  /** null: the only one, whose operations are get, set and delete; else `name`, `name.set` and `name.delete`. */
  readonly name: string | null;
  readonly path: Path;
  readonly hit: HitSource;
  /** Asked on a miss, by the caller (aside) or by the cache (through). */
  readonly miss: readonly CallNode[];
}

/** An engine with a leader: machines = shards × (1 + replicas). */
export interface DatabaseTier extends TierBase {
  readonly kind: "database";
  readonly engine: string;
  /** `servers.instances` is 1: the counts are `shards` and `replicas`. */
  readonly servers: Servers;
  readonly shards: number;
  readonly replicas: number;
  /** That one node accepts; null: unlimited. */
  readonly connections: number | null;
  readonly readFrom: "replicas" | "all" | "primary";
  /** What a replica spends on each write; null: the write's own time. */
  readonly apply: Law | null;
  readonly operations: readonly AccessSpec[];
  /** Keys that choose the shard; null: all shards are alike. */
  readonly keys: { readonly items: number; readonly zipf: number } | null;
  /**
   * Shards of which machines are lost, under a scenario: how many of `shards`, and the replicas that each of them has
   * left; null: nothing is left of them. None unless said.
   */
  readonly degraded?: { readonly shards: number; readonly replicas: number | null };
  /** A call to the bare tier is a read with this probability; null: not said. */
  readonly reads: Ratio | null;
}

export interface QueueTier extends TierBase {
  readonly kind: "queue";
  readonly engine: string;
  /** Until the publish is acknowledged. */
  readonly publish: Law;
  /** Each gets every message. */
  readonly consumers: readonly CallNode[];
  readonly price: Price | null;
}

export interface ObjectStoreTier extends TierBase {
  readonly kind: "object-store";
  readonly get: Law;
  readonly put: Law;
  readonly price: Price | null;
}

export interface ExternalTier extends TierBase {
  readonly kind: "external";
  readonly latency: Law;
  readonly price: Price | null;
}

export type Tier =
  | DnsTier
  | CdnTier
  | LoadBalancerTier
  | ServiceTier
  | WorkerTier
  | CacheTier
  | DatabaseTier
  | QueueTier
  | ObjectStoreTier
  | ExternalTier;

export type TierKind = Tier["kind"];

// ----------------------------------------------------------------- budgets

export type LatencyStatistic = "mean" | "p50" | "p90" | "p95" | "p99" | "p999";

interface BudgetBase {
  /** Stable and readable: `latency.browse.p99`, `utilization.db`, `headroom`. */
  readonly id: string;
  readonly path: Path;
  /** Beyond it the budget is broken. Smaller is better but for headroom and hit ratios. */
  readonly limit: number;
  /** Beyond it a warning; null: none. */
  readonly warn: number | null;
}

export type Budget =
  | (BudgetBase & {
      readonly kind: "latency";
      /** A workload or a part of it: `browse`, `browse.static`, `shop.index`. */
      readonly workload: string;
      readonly statistic: LatencyStatistic;
    })
  /** tier null: every tier without one of its own. */
  | (BudgetBase & { readonly kind: "utilization"; readonly tier: string | null })
  | (BudgetBase & { readonly kind: "headroom" })
  /** USD per hour. */
  | (BudgetBase & { readonly kind: "cost" })
  /** Share of requests; workload null: each of them. */
  | (BudgetBase & { readonly kind: "errors"; readonly workload: string | null })
  /** A floor; tier null: every cache without one of its own. */
  | (BudgetBase & { readonly kind: "hit-ratio"; readonly tier: string | null })
  /** p99 of the age of a queue's messages when their consumers are done with them; tier null: each queue without one of its own. */
  | (BudgetBase & { readonly kind: "lag"; readonly tier: string | null })
  /** By how much the cost may exceed a base: a share of it, or USD per hour. */
  | (BudgetBase & { readonly kind: "cost-increase"; readonly of: "share" | "amount" });

// --------------------------------------------------------------- scenarios

/** One thing that a scenario changes. */
export type ScenarioChange =
  /** Keys of the file have other values: what the file would then describe. */
  | {
      readonly kind: "set";
      /** `tiers.web.instances = 8`. */
      readonly words: string;
      readonly to: Pick<Topology, "workloads" | "tiers" | "network">;
    }
  /** workload null: all. */
  | { readonly kind: "traffic"; readonly workload: string | null; readonly factor: number }
  /** part null: of a database any machine, else an instance; count null: all. */
  | {
      readonly kind: "lose";
      readonly tier: string;
      readonly part: "primary" | "replicas" | null;
      readonly count: number | null;
    }
  /** Hit ratio as a share of the normal one. */
  | { readonly kind: "cold"; readonly tier: string; readonly share: Ratio }
  /** Factor on the times that the tier itself takes. */
  | { readonly kind: "slow"; readonly tier: string; readonly factor: number };

/** A what-if: what is otherwise, and what must hold then. */
export interface Scenario {
  readonly id: string;
  readonly path: Path;
  /** Made by `survive`. */
  readonly isGenerated: boolean;
  /** In the order in which they are made. */
  readonly changes: readonly ScenarioChange[];
  /** In place of the file's budgets of the same figure. */
  readonly budgets: readonly Budget[];
}

/** A risk that is taken: a finding, or a budget. */
export interface Acceptance {
  readonly id: string;
  readonly path: Path;
  readonly of: /** Name of a rule. */
    | { readonly kind: "finding"; readonly rule: string }
    /** Id of a budget, or what several begin with. */
    | { readonly kind: "budget"; readonly budget: string };
  /** null: anywhere. */
  readonly tier: string | null;
  /** `base`: the plan as it is; null: under any. */
  readonly scenario: string | null;
  readonly reason: string;
  /** Last day, as year-month-day; null: for good. */
  readonly until: string | null;
  /** As written, and the value in SI; null: however bad. */
  readonly worseThan: { readonly text: string; readonly value: number } | null;
}

// ------------------------------------------------------------- assumptions

/** A value that the file does not state. */
export interface Assumption {
  /** Where the key would stand. */
  readonly path: Path;
  /** What is assumed, in words: `redis serves one operation in 10 µs`. */
  readonly text: string;
  /** Where the value comes from: a citation, or `default of scale-plan`. */
  readonly source: string;
  /**
   * What the key would say, halved and doubled: the planner solves both to tell the weight of
   * the assumption. null where that has no meaning (unlimited, a policy).
   */
  readonly halvedDoubled: readonly [half: unknown, double: unknown] | null;
}
