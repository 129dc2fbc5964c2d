// Generated from schemas/topology.schema.json by `npm run generate`; change the schema instead.

/**
 * A share in per cent.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "ratio".
 */
export type Ratio = string;
/**
 * One box of the picture. Its `kind` says which keys it has.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "tier".
 */
export type Tier =
  DNS | CDN | LoadBalancer | Service | Worker | Cache | Database | Queue | ObjectStore | ExternalService;
/**
 * Connections of one instance to a tier: their number, or more.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "pool".
 */
export type Pool = number | PoolSettings;
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "calls".
 */
export type Calls = CallNode | readonly CallNode[];
/**
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "callNode".
 */
export type CallNode =
  | Target
  | {
      /**
       * Whom to call.
       */
      readonly to: Target;
      /**
       * How often the call is made. Default 1.
       */
      readonly times?: Times;
      /**
       * Probability that the call is made at all, drawn before `times`; within `oneOf` the share of the branch. Default 100%.
       */
      readonly share?: Ratio;
      /**
       * Workloads for which the call is made. Default: all.
       */
      readonly only?: string | readonly string[];
      /**
       * Not waited for. Default false.
       */
      readonly async?: boolean;
      /**
       * `times` at once rather than one after the other. Default false.
       */
      readonly parallel?: boolean;
      /**
       * A database read that must go to the primary. Default false.
       */
      readonly fresh?: boolean;
      /**
       * How long the caller waits for one attempt, its answer's way back included. Later the attempt has failed, and unless `cancel` the work goes on for nobody. Unit: time. Default: for ever.
       */
      readonly timeout?: Time;
      /**
       * Further attempts after one that timed out, was refused or failed inside; each chooses its instance anew. Default 0.
       */
      readonly retries?: number;
      /**
       * Pause between a failure and the next attempt. Default: none.
       */
      readonly backoff?: Distribution;
      /**
       * An attempt that timed out is withdrawn: from the queue where it stands, and from all that it would have done later; a service that has begun runs to its end. Default false: the work goes on.
       */
      readonly cancel?: boolean;
      /**
       * What happens when every attempt has failed: `fail` fails the caller, `ignore` goes on without the answer, `{ to }` calls something else. Default fail.
       */
      readonly onFailure?:
        | ("fail" | "ignore")
        | {
            /**
             * What is called in its place.
             */
            readonly to: Calls;
          };
    }
  | {
      /**
       * One of the branches, by their `share` (together at most 100 %; the rest of the time nothing is called).
       *
       * @minItems 1
       */
      readonly oneOf: readonly CallNode[];
      /**
       * Probability that the group is entered. Default 100%.
       */
      readonly share?: Ratio;
    }
  | {
      /**
       * All branches at once.
       *
       * @minItems 1
       */
      readonly parallel: readonly CallNode[];
      /**
       * Go on when so many branches have answered; the others go on loading their stations unless `cancel`. Default: all of them.
       */
      readonly first?: number;
      /**
       * Branches that are no longer needed are withdrawn: from the queue where they stand, and from all that they would have done later. Default false: they go on.
       */
      readonly cancel?: boolean;
      /**
       * Probability that the group is entered. Default 100%.
       */
      readonly share?: Ratio;
    }
  | {
      /**
       * Calls one after the other, as one branch.
       */
      readonly calls: Calls;
      /**
       * Probability that the branch is taken. Default 100%.
       */
      readonly share?: Ratio;
    }
  | CallMap
  | readonly CallNode[];
/**
 * `tier.operation`, or `tier` where it has exactly one operation.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "target".
 */
export type Target = string;
/**
 * A number of things; k, M, G and T are understood.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "count".
 */
export type Count = string | number;
/**
 * A multiple, with an x.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "factor".
 */
export type Factor = string;
/**
 * A ratio, or `{ max, warn }`.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "ratioLimit".
 */
export type RatioLimit =
  | Ratio
  | {
      /**
       * Beyond it the budget is broken.
       */
      readonly max: Ratio;
      /**
       * Beyond it there is a warning.
       */
      readonly warn?: Ratio;
    };
/**
 * US dollars per time: per h, day, month (730 h) or year.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "cost".
 */
export type Cost = string;
/**
 * A time, or `{ max, warn }`.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "timeLimit".
 */
export type TimeLimit =
  | Time
  | {
      /**
       * Beyond it the budget is broken.
       */
      readonly max: Time;
      /**
       * Beyond it there is a warning.
       */
      readonly warn?: Time;
    };
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "time".
 */
export type Time = string;
/**
 * A ratio, or `{ min, warn }`.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "ratioFloor".
 */
export type RatioFloor =
  | Ratio
  | {
      /**
       * Below it the budget is broken.
       */
      readonly min: Ratio;
      /**
       * Below it there is a warning.
       */
      readonly warn?: Ratio;
    };
/**
 * A number from 0 to 1, or a share in per cent.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "coefficient".
 */
export type Coefficient = number | string;
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "distribution".
 */
export type Distribution =
  | Time
  | {
      /**
       * Mean. Unit: time.
       */
      readonly mean: Time;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      /**
       * Median. Unit: time.
       */
      readonly p50: Time;
      /**
       * 99th percentile, at least the median. Unit: time.
       */
      readonly p99: Time;
    }
  | {
      /**
       * Every time is this long. Unit: time.
       */
      readonly constant: Time;
    };
/**
 * US dollars per time, or per requests. Prices of a tier with `instances` are for one instance.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "price".
 */
export type Price = string;
/**
 * A rate: a number, k, M, G or T if large, per s, min, h, day, week, month or year; `rps` and `qps` are per second.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "rate".
 */
export type Rate = string;
/**
 * Time on a core for one request, calls excluded, at speed 1: a distribution, or what a dashboard shows. `{ utilization: 35%, at: 100/s }` is the utilization law; several such points are fitted by a line, whose slope is the service time and whose intercept is background work.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "serviceTime".
 */
export type ServiceTime = Distribution | UtilizationPoint | readonly UtilizationPoint[];
/**
 * A size with its unit: B, KB (1000), KiB (1024), MB, MiB, GB, GiB, TB, TiB.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "size".
 */
export type Size = string;
/**
 * An integer is exactly that many; 2.3 is 2 or 3; `{ mean, scv }` or `{ mean, p99 }` for fan-outs that vary widely (a negative binomial, at least as variable as Poisson).
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "times".
 */
export type Times =
  | Count
  | {
      /**
       * Mean number of calls.
       */
      readonly mean: number;
      /**
       * Squared coefficient of variation of the number, at least 1/mean.
       */
      readonly scv?: number;
      /**
       * 99th percentile of the number.
       */
      readonly p99?: number;
    };

/**
 * A system: who asks, which tiers answer, what must hold.
 */
export interface TopologyFile {
  /**
   * Version of this language. Required.
   */
  readonly version: 1;
  /**
   * Of the system, for the report. Default: the file's name.
   */
  readonly name?: string;
  /**
   * Who asks, how much. Required.
   */
  readonly workloads: {
    readonly [k: string]: Workload;
  };
  /**
   * What answers. Required.
   */
  readonly tiers: {
    readonly [k: string]: Tier;
  };
  /**
   * What must hold. Default: nothing must.
   */
  readonly budgets?: Budgets;
  /**
   * What-ifs, by name: each is solved, and judged by the budgets. Default: none.
   */
  readonly scenarios?: {
    readonly [k: string]: Scenario;
  };
  /**
   * What may be lost: a scenario is made for each element of it. Default: none.
   */
  readonly survive?: Survive;
  /**
   * Risks that are taken, by name: what they match is reported and does not gate. Default: none.
   */
  readonly accept?: {
    readonly [k: string]: Acceptance;
  };
  /**
   * Kind → keys for every tier of that kind that does not set them itself.
   */
  readonly defaults?: {
    /**
     * Keys for each dns that does not set them.
     */
    readonly dns?: DNS;
    /**
     * Keys for each cdn that does not set them.
     */
    readonly cdn?: CDN;
    /**
     * Keys for each load-balancer that does not set them.
     */
    readonly "load-balancer"?: LoadBalancer;
    /**
     * Keys for each service that does not set them.
     */
    readonly service?: Service;
    /**
     * Keys for each worker that does not set them.
     */
    readonly worker?: Worker;
    /**
     * Keys for each cache that does not set them.
     */
    readonly cache?: Cache;
    /**
     * Keys for each database that does not set them.
     */
    readonly database?: Database;
    /**
     * Keys for each queue that does not set them.
     */
    readonly queue?: Queue;
    /**
     * Keys for each object-store that does not set them.
     */
    readonly "object-store"?: ObjectStore;
    /**
     * Keys for each external that does not set them.
     */
    readonly external?: ExternalService;
  };
  /**
   * Time of a call from one tier to another, request and reply together. Unit: time. Default 0s, listed as an assumption.
   */
  readonly network?: Distribution;
}
/**
 * One class of requests: who asks, how much, for what.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "workload".
 */
export interface Workload {
  /**
   * Requests, as a mean over the day. Unit: rate. Required, or `users` and `requests`, or `concurrentUsers` and `thinkTime`.
   */
  readonly rate?: Rate;
  /**
   * Daily active users. No unit. Needs `requests` and `peak`.
   */
  readonly users?: Count;
  /**
   * Requests of each user. Unit: rate. Needs `users`.
   */
  readonly requests?: Rate;
  /**
   * Users at once, in place of a rate: each asks, waits for the answer, thinks, and asks again (a closed class). A whole number. No unit. Needs `thinkTime`.
   */
  readonly concurrentUsers?: Count;
  /**
   * From an answer to the same user's next request; 0s where it asks again at once. Unit: time. Needs `concurrentUsers`.
   */
  readonly thinkTime?: Distribution;
  /**
   * Busiest hour over the mean. Unit: factor. Required with `users` and with rates per day or longer; 1x for shorter ones, listed as an assumption.
   */
  readonly peak?: Factor;
  /**
   * Operation asked for at the first tier that is no dns, cdn or load-balancer. Default: the workload's name.
   */
  readonly operation?: string;
  /**
   * Operations asked for, by weight, in place of `operation`. No unit.
   */
  readonly mix?: {
    readonly [k: string]: number;
  };
  /**
   * Tier that requests meet first. Default: the one tier that nobody calls.
   */
  readonly entry?: string;
  /**
   * scv of the times between requests: 1 for many independent users (Poisson), about 4 for typical bursts, 0 for a clockwork. No unit. Default 1, listed as an assumption.
   */
  readonly burstiness?: number;
  /**
   * Share that a CDN may answer: splits the workload into a static and a dynamic part. Unit: per cent. Default: none.
   */
  readonly static?:
    | Ratio
    | {
        /**
         * Share that a CDN may answer. Unit: per cent.
         */
        readonly share: Ratio;
      };
}
/**
 * Names are looked up once per client and `ttl`; requests pass on.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "dns".
 */
export interface DNS {
  /**
   * Domain name service.
   */
  readonly kind?: "dns";
  /**
   * How long a client keeps an answer; 1/(1 + r·ttl) of the requests of a client with r requests per second look it up. Unit: time. Default 5min (scale-plan's own: the usual default of hosted zones), listed as an assumption.
   */
  readonly ttl?: Time;
  /**
   * Of one lookup. Unit: time. Default: a preset of the catalog, listed as an assumption.
   */
  readonly latency?: Distribution;
  /**
   * Per lookup (or per time). Unit: US dollars. Default: unknown.
   */
  readonly price?: Price;
  /**
   * Where requests go. Required.
   */
  readonly calls?: Calls;
}
/**
 * Answers the static share of a workload from its edge caches.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "cdn".
 */
export interface CDN {
  /**
   * Content delivery network.
   */
  readonly kind?: "cdn";
  /**
   * Share of the static requests that it answers itself. Unit: per cent. Required, or what it is computed from: memory, items, itemSize and popularity.
   */
  readonly hitRatio?: Ratio;
  /**
   * Memory of the edge caches that holds static content, as one cache. Unit: size.
   */
  readonly memory?: Size;
  /**
   * Static files that are asked for at all. No unit. Required where the hit ratio is computed.
   */
  readonly items?: Count;
  /**
   * Memory that one item takes on average, with what the engine adds to it. Unit: size. Required where the hit ratio is computed.
   */
  readonly itemSize?: Size;
  /**
   * How unevenly they are asked for. Required where the hit ratio is computed.
   */
  readonly popularity?: Popularity;
  /**
   * Time after which an item expires, counted from its entry, whether it is asked for or not. Unit: time. Default: never.
   */
  readonly ttl?: Time;
  /**
   * What leaves a full cache: the least recently or the least frequently used, the oldest, anything. Default lru, listed as an assumption where the hit ratio is computed.
   */
  readonly eviction?: "lru" | "lfu" | "fifo" | "random";
  /**
   * Where static requests go that it cannot answer. Default: onward, as all others.
   */
  readonly origin?: Calls;
  /**
   * Of an edge: added to every request. Unit: time. Default: a preset of the catalog, listed as an assumption.
   */
  readonly latency?: Distribution;
  /**
   * Per request (or per time). Unit: US dollars. Default: unknown.
   */
  readonly price?: Price;
  /**
   * Where all other requests go. Required.
   */
  readonly calls?: Calls;
}
/**
 * Passes requests on to one of several instances. Without `instances` it is managed: a small delay, no queue, no single point of failure.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "load-balancer".
 */
export interface LoadBalancer {
  /**
   * Load balancer or reverse proxy.
   */
  readonly kind?: "load-balancer";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  /**
   * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
   */
  readonly speed?: Factor;
  /**
   * Requests that one instance works on at once: each holds a thread from start to end, also while it waits for what it calls; more wait their turn. With it `queueLimit` counts those who wait for a thread. No unit. Default: unlimited, listed as an assumption.
   */
  readonly threads?: number;
  /**
   * Connections that one instance has to a tier it calls, by that tier: a call holds one while it lasts, and waits for one first. Default: unlimited, listed as an assumption.
   */
  readonly pools?: {
    readonly [k: string]: Pool;
  };
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How it chooses an instance of the tiers that it calls. Default round-robin, as of nginx and HAProxy.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  /**
   * Of one instance; of the whole where it is managed. Unit: US dollars per time or per requests. Default: the catalog's for its `instance`; else unknown.
   */
  readonly price?: Price;
  /**
   * Time that one request takes there. Unit: time. Default: the catalog's time of a proxy hop, listed as an assumption.
   */
  readonly serviceTime?: ServiceTime;
  /**
   * Operation → where it goes. Others take `calls`.
   */
  readonly routes?: {
    readonly [k: string]: Calls;
  };
  /**
   * Where requests go. Required unless `routes` is given.
   */
  readonly calls?: Calls;
}
/**
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "poolSettings".
 */
export interface PoolSettings {
  /**
   * Connections of one instance. No unit. Required.
   */
  readonly size: number;
  /**
   * call: a connection is held for one call; operation: from the start of the operation that makes such calls to its end. Default call.
   */
  readonly hold?: "call" | "operation";
}
/**
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "callMap".
 */
export interface CallMap {
  readonly [k: string]: Count | CallSettings;
}
/**
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "callSettings".
 */
export interface CallSettings {
  /**
   * How often the call is made. Default 1.
   */
  readonly times?: Times;
  /**
   * Probability that the call is made at all, drawn before `times`; within `oneOf` the share of the branch. Default 100%.
   */
  readonly share?: Ratio;
  /**
   * Workloads for which the call is made. Default: all.
   */
  readonly only?: string | readonly string[];
  /**
   * Not waited for. Default false.
   */
  readonly async?: boolean;
  /**
   * `times` at once rather than one after the other. Default false.
   */
  readonly parallel?: boolean;
  /**
   * A database read that must go to the primary. Default false.
   */
  readonly fresh?: boolean;
  /**
   * How long the caller waits for one attempt, its answer's way back included. Later the attempt has failed, and unless `cancel` the work goes on for nobody. Unit: time. Default: for ever.
   */
  readonly timeout?: Time;
  /**
   * Further attempts after one that timed out, was refused or failed inside; each chooses its instance anew. Default 0.
   */
  readonly retries?: number;
  /**
   * Pause between a failure and the next attempt. Default: none.
   */
  readonly backoff?: Distribution;
  /**
   * An attempt that timed out is withdrawn: from the queue where it stands, and from all that it would have done later; a service that has begun runs to its end. Default false: the work goes on.
   */
  readonly cancel?: boolean;
  /**
   * What happens when every attempt has failed: `fail` fails the caller, `ignore` goes on without the answer, `{ to }` calls something else. Default fail.
   */
  readonly onFailure?:
    | ("fail" | "ignore")
    | {
        /**
         * What is called in its place.
         */
        readonly to: Calls;
      };
}
/**
 * Your code, answering requests.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "service".
 */
export interface Service {
  /**
   * Web server, API, application, microservice.
   */
  readonly kind?: "service";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  /**
   * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
   */
  readonly speed?: Factor;
  /**
   * Requests that one instance works on at once: each holds a thread from start to end, also while it waits for what it calls; more wait their turn. With it `queueLimit` counts those who wait for a thread. No unit. Default: unlimited, listed as an assumption.
   */
  readonly threads?: number;
  /**
   * Connections that one instance has to a tier it calls, by that tier: a call holds one while it lasts, and waits for one first. Default: unlimited, listed as an assumption.
   */
  readonly pools?: {
    readonly [k: string]: Pool;
  };
  /**
   * Contention of the Universal Scalability Law: share of the work of one instance that only one request can do at a time. No unit, or per cent. Default: none; all cores then add their whole speed.
   */
  readonly contention?: Coefficient;
  /**
   * Coherency cost of the Universal Scalability Law: time that each pair of requests in service costs, in service times. No unit. Default: none.
   */
  readonly coherency?: Coefficient;
  /**
   * Points of a load test, in place of `contention` and `coherency`, to which they are fitted. Default: none.
   */
  readonly scaling?: Scaling;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  /**
   * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
   */
  readonly price?: Price;
  /**
   * What it does, by name.
   */
  readonly operations?: {
    readonly [k: string]: Operation;
  };
  /**
   * Time on a core for one request, calls excluded, of whatever is not listed under `operations`. Unit: time. Required: the time of your own code cannot be guessed. Measure it: CPU seconds over requests, or give `{ utilization, at }` from a dashboard.
   */
  readonly serviceTime?: ServiceTime;
  /**
   * Time besides, which holds no core (sleeps, waits for a disk). Unit: time. Default: none.
   */
  readonly delay?: Distribution;
  /**
   * What it calls, in order; of whatever is not listed under `operations`. Default: nothing.
   */
  readonly calls?: Calls;
}
/**
 * One thing that the tier does for its callers.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "operation".
 */
export interface Operation {
  /**
   * Time on a core for one request, calls excluded. Unit: time. Required: the time of your own code cannot be guessed. Measure it: CPU seconds over requests, or give `{ utilization, at }` from a dashboard.
   */
  readonly serviceTime?: ServiceTime;
  /**
   * Time besides, which holds no core (sleeps, waits for a disk). Unit: time. Default: none.
   */
  readonly delay?: Distribution;
  /**
   * What it calls, in order. Default: nothing.
   */
  readonly calls?: Calls;
}
/**
 * Your code, taking messages from a queue. All instances pull from one central queue.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "worker".
 */
export interface Worker {
  /**
   * Consumer of a queue.
   */
  readonly kind?: "worker";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  /**
   * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
   */
  readonly speed?: Factor;
  /**
   * Requests that one instance works on at once: each holds a thread from start to end, also while it waits for what it calls; more wait their turn. With it `queueLimit` counts those who wait for a thread. No unit. Default: unlimited, listed as an assumption.
   */
  readonly threads?: number;
  /**
   * Connections that one instance has to a tier it calls, by that tier: a call holds one while it lasts, and waits for one first. Default: unlimited, listed as an assumption.
   */
  readonly pools?: {
    readonly [k: string]: Pool;
  };
  /**
   * Contention of the Universal Scalability Law: share of the work of one instance that only one request can do at a time. No unit, or per cent. Default: none; all cores then add their whole speed.
   */
  readonly contention?: Coefficient;
  /**
   * Coherency cost of the Universal Scalability Law: time that each pair of requests in service costs, in service times. No unit. Default: none.
   */
  readonly coherency?: Coefficient;
  /**
   * Points of a load test, in place of `contention` and `coherency`, to which they are fitted. Default: none.
   */
  readonly scaling?: Scaling;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
   */
  readonly price?: Price;
  /**
   * What it does, by name.
   */
  readonly operations?: {
    readonly [k: string]: Operation;
  };
  /**
   * Time on a core for one request, calls excluded, of whatever is not listed under `operations`. Unit: time. Required: the time of your own code cannot be guessed. Measure it: CPU seconds over requests, or give `{ utilization, at }` from a dashboard.
   */
  readonly serviceTime?: ServiceTime;
  /**
   * Time besides, which holds no core (sleeps, waits for a disk). Unit: time. Default: none.
   */
  readonly delay?: Distribution;
  /**
   * What it calls, in order; of whatever is not listed under `operations`. Default: nothing.
   */
  readonly calls?: Calls;
}
/**
 * Answers a share of the gets; on a miss the caller asks `miss` and sets (cache-aside).
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "cache".
 */
export interface Cache {
  /**
   * Key-value cache.
   */
  readonly kind?: "cache";
  /**
   * redis, valkey, memcached …: its cores and service time come from the catalog. Default redis.
   */
  readonly engine?: string;
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  /**
   * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
   */
  readonly speed?: Factor;
  /**
   * Requests that one instance works on at once: each holds a thread from start to end, also while it waits for what it calls; more wait their turn. With it `queueLimit` counts those who wait for a thread. No unit. Default: unlimited, listed as an assumption.
   */
  readonly threads?: number;
  /**
   * Connections that one instance has to a tier it calls, by that tier: a call holds one while it lasts, and waits for one first. Default: unlimited, listed as an assumption.
   */
  readonly pools?: {
    readonly [k: string]: Pool;
  };
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  /**
   * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
   */
  readonly price?: Price;
  /**
   * Share of the gets that it answers. Unit: per cent. Required, or what it is computed from: memory, items, itemSize and popularity.
   */
  readonly hitRatio?: Ratio;
  /**
   * Memory of one instance that holds items; that of several adds up, since keys choose the instance. Default: that of its `instance`, all of it, listed as an assumption. Unit: size.
   */
  readonly memory?: Size;
  /**
   * Keys that are asked for at all. No unit. Required where the hit ratio is computed.
   */
  readonly items?: Count;
  /**
   * Memory that one item takes on average, with what the engine adds to it. Unit: size. Required where the hit ratio is computed.
   */
  readonly itemSize?: Size;
  /**
   * How unevenly they are asked for. Required where the hit ratio is computed.
   */
  readonly popularity?: Popularity;
  /**
   * Time after which an item expires, counted from its entry, whether it is asked for or not. Unit: time. Default: never.
   */
  readonly ttl?: Time;
  /**
   * What leaves a full cache: the least recently or the least frequently used, the oldest, anything. Default lru, listed as an assumption where the hit ratio is computed.
   */
  readonly eviction?: "lru" | "lfu" | "fifo" | "random";
  /**
   * Several kinds of keys that share the memory, by name; called as `cache.profile`. They take items, itemSize, popularity, ttl, hitRatio and miss of the tier where they have none of their own.
   */
  readonly keys?: {
    readonly [k: string]: KeySpace;
  };
  /**
   * What is asked on a miss. Required below a hit ratio of 100 %.
   */
  readonly miss?: Calls;
  /**
   * aside: the caller sees the miss, asks `miss` and sets; through: the cache does. Default aside.
   */
  readonly fill?: "aside" | "through";
  /**
   * Time on a core of each operation that is not listed under `operations`. Unit: time. Default: the engine's preset, listed as an assumption.
   */
  readonly serviceTime?: ServiceTime;
  /**
   * Own times of get, set and delete.
   */
  readonly operations?: {
    /**
     * Of get.
     */
    readonly get?: CacheOperation;
    /**
     * Of set.
     */
    readonly set?: CacheOperation;
    /**
     * Of delete.
     */
    readonly delete?: CacheOperation;
  };
}
/**
 * Keys of one kind in a cache.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "keySpace".
 */
export interface KeySpace {
  /**
   * Keys of this kind that are asked for at all. No unit. Default: the tier's.
   */
  readonly items?: Count;
  /**
   * Memory that one item takes on average. Unit: size. Default: the tier's.
   */
  readonly itemSize?: Size;
  /**
   * How unevenly they are asked for. Default: the tier's.
   */
  readonly popularity?: Popularity;
  /**
   * Time after which an item of this kind expires. Unit: time. Default: the tier's, else never.
   */
  readonly ttl?: Time;
  /**
   * Share of the gets of these keys that the cache answers. Unit: per cent. Default: the tier's, else computed.
   */
  readonly hitRatio?: Ratio;
  /**
   * What is asked on a miss. Default: the tier's.
   */
  readonly miss?: Calls;
}
/**
 * An engine with a leader: shards × (1 + replicas) machines; writes go to the primary, every replica applies them too.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "database".
 */
export interface Database {
  /**
   * Relational or other database with a leader.
   */
  readonly kind?: "database";
  /**
   * postgresql, mysql, oracle, …: what it can do, from the catalog. Default sql, any with a leader.
   */
  readonly engine?: string;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  /**
   * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
   */
  readonly speed?: Factor;
  /**
   * Requests that one instance works on at once: each holds a thread from start to end, also while it waits for what it calls; more wait their turn. With it `queueLimit` counts those who wait for a thread. No unit. Default: unlimited, listed as an assumption.
   */
  readonly threads?: number;
  /**
   * Connections that one node accepts: a query holds one from start to end, and waits for one first. No unit. Default: unlimited, listed as an assumption.
   */
  readonly connections?: number;
  /**
   * Contention of the Universal Scalability Law: share of the work of one instance that only one request can do at a time. No unit, or per cent. Default: none; all cores then add their whole speed.
   */
  readonly contention?: Coefficient;
  /**
   * Coherency cost of the Universal Scalability Law: time that each pair of requests in service costs, in service times. No unit. Default: none.
   */
  readonly coherency?: Coefficient;
  /**
   * Points of a load test, in place of `contention` and `coherency`, to which they are fitted. Default: none.
   */
  readonly scaling?: Scaling;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  /**
   * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
   */
  readonly price?: Price;
  /**
   * Time on a core of a read; short for `operations: { read: { serviceTime } }`. Unit: time. Required, or `write` or `operations`: the time of your queries cannot be guessed.
   */
  readonly read?: ServiceTime;
  /**
   * Time on a core of a write; short for `operations: { write: { serviceTime } }`. Unit: time. Required, or `read` or `operations`.
   */
  readonly write?: ServiceTime;
  /**
   * Kinds of queries, by name.
   */
  readonly operations?: {
    readonly [k: string]: DatabaseOperation;
  };
  /**
   * Share of reads among calls that name the database without an operation. Unit: per cent. Default: such calls are an error.
   */
  readonly reads?: Ratio;
  /**
   * Copies beside each primary. No unit. Default 0.
   */
  readonly replicas?: number;
  /**
   * Parts of the data, each with its own primary and replicas; alike, unless `data` says how unevenly their keys are asked for. No unit. Default 1.
   */
  readonly shards?: number;
  /**
   * What is known of the data: how unevenly its keys are asked for, and so how much the hottest shard gets. Default: all shards are alike.
   */
  readonly data?: Data;
  /**
   * Who answers reads. Default: replicas where there are any, else the primary.
   */
  readonly readFrom?: "replicas" | "all" | "primary";
  /**
   * Time on a core with which a replica applies one write. Unit: time. Default: the write's own time.
   */
  readonly apply?: Distribution;
}
/**
 * One kind of query.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "databaseOperation".
 */
export interface DatabaseOperation {
  /**
   * Time on a core for one query. Unit: time. Required: the time of your queries cannot be guessed.
   */
  readonly serviceTime?: ServiceTime;
  /**
   * Time besides, which holds no core (sleeps, waits for a disk). Unit: time. Default: none.
   */
  readonly delay?: Distribution;
  /**
   * Reads may go to replicas, writes go to the primary and are applied by every replica. Required, but for operations named `read` and `write`.
   */
  readonly access?: "read" | "write";
}
/**
 * Takes messages for its consumers. A caller waits until the message is acknowledged, never for the consumers.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "queue".
 */
export interface Queue {
  /**
   * Message queue or log.
   */
  readonly kind?: "queue";
  /**
   * rabbitmq, kafka, sqs …: its publish latency comes from the catalog. Default rabbitmq.
   */
  readonly engine?: string;
  /**
   * Who takes the messages; each of several gets every message. Required.
   */
  readonly consumers?: Calls;
  /**
   * Until a message is acknowledged. Unit: time. Default: the engine's preset, listed as an assumption.
   */
  readonly publish?: Distribution;
  /**
   * Per message published (or per time). Unit: US dollars. Default: unknown.
   */
  readonly price?: Price;
}
/**
 * Blobs by key; takes any load.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "object-store".
 */
export interface ObjectStore {
  /**
   * S3 and the like.
   */
  readonly kind?: "object-store";
  /**
   * Of one get. Unit: time. Default: `latency`, else a preset of the catalog, listed as an assumption.
   */
  readonly get?: Distribution;
  /**
   * Of one put. Unit: time. Default: `latency`, else a preset of the catalog, listed as an assumption.
   */
  readonly put?: Distribution;
  /**
   * Of both. Unit: time.
   */
  readonly latency?: Distribution;
  /**
   * Per request (or per time). Unit: US dollars. Default: unknown.
   */
  readonly price?: Price;
}
/**
 * Somebody else's service, which takes any load.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "external".
 */
export interface ExternalService {
  /**
   * A third party.
   */
  readonly kind?: "external";
  /**
   * Until it answers. Unit: time. Required.
   */
  readonly latency?: Distribution;
  /**
   * Per request (or per time). Unit: US dollars. Default: unknown.
   */
  readonly price?: Price;
}
/**
 * What is otherwise. At least one change; the figures are the steady state after it.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "scenario".
 */
export interface Scenario {
  /**
   * Factor on the load of all workloads; or workload → factor, with `"*"` for the others. Unit: factor. Default 1x.
   */
  readonly traffic?:
    | Factor
    | {
        readonly [k: string]: Factor;
      };
  /**
   * What is lost: tier → instances, or `all`; of a database machines, or `db.replicas`, or `db.primary`, for which a replica is promoted. No unit. Default: nothing.
   */
  readonly lose?: {
    readonly [k: string]: number | "all";
  };
  /**
   * Cache or cdn → its hit ratio as a share of the normal one. Unit: per cent. Default 100%.
   */
  readonly cold?: {
    readonly [k: string]: Ratio;
  };
  /**
   * Tier → factor on the times that it takes itself, its calls apart. Unit: factor. Default 1x.
   */
  readonly slow?: {
    readonly [k: string]: Factor;
  };
  /**
   * Keys of the file → other values, as in `--set`; `null` removes a key. Default: none.
   */
  readonly set?: {};
  /**
   * Limits under this scenario, in place of the file's. Default: latency, errors and lag as in the file, utilization up to 100 %; headroom, hit ratios and cost are of the plan as it is, and have no place here.
   */
  readonly budgets?: Budgets;
}
/**
 * A risk that is taken: a finding or a budget.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "acceptance".
 */
export interface Acceptance {
  /**
   * Name or code of a rule. Required, or `budget`.
   */
  readonly finding?: string;
  /**
   * Id of a budget, or the beginning of several. Required, or `finding`.
   */
  readonly budget?: string;
  /**
   * Only there. Default: anywhere.
   */
  readonly tier?: string;
  /**
   * Only under this scenario; `base` is the plan as it is. Default: under any.
   */
  readonly scenario?: string;
  /**
   * Why it is taken. Required.
   */
  readonly reason: string;
  /**
   * Last day on which it is taken, as year-month-day; from then on it gates again. Default: for good.
   */
  readonly until?: string;
  /**
   * Figure beyond which it is not taken: a limit in the unit of the budget; of a finding about load a utilization. Default: however bad.
   */
  readonly worseThan?: string;
}
/**
 * What must hold. Default: nothing must.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "budgets".
 */
export interface Budgets {
  /**
   * Workload, or part of one (`browse.static`, `shop.index`) → limits. Unit: time.
   */
  readonly latency?: {
    readonly [k: string]: LatencyBudget;
  };
  /**
   * Busy share of the cores of each tier; or tier → limit, with `"*"` for the others. Unit: per cent.
   */
  readonly utilization?:
    | RatioLimit
    | {
        readonly [k: string]: RatioLimit;
      };
  /**
   * Growth of the whole load that must be possible before a station saturates or a latency, error or lag budget breaks; or `{ min, warn }`. Unit: factor.
   */
  readonly headroom?:
    | Factor
    | {
        /**
         * Below it the budget is broken.
         */
        readonly min: Factor;
        /**
         * Below it there is a warning.
         */
        readonly warn?: Factor;
      };
  /**
   * Cost of everything; or `{ max, warn, maxIncrease }`, the last against a base (a share or an amount). Unit: US dollars per time.
   */
  readonly cost?:
    | Cost
    | {
        /**
         * Beyond it the budget is broken.
         */
        readonly max?: Cost;
        /**
         * Beyond it there is a warning.
         */
        readonly warn?: Cost;
        /**
         * By how much it may exceed the base that it is compared with; judged where there is one.
         */
        readonly maxIncrease?: Ratio | Cost;
      };
  /**
   * Share of requests that may fail, for each workload; or workload → limit, with `"*"` for the others. Unit: per cent.
   */
  readonly errors?:
    | RatioLimit
    | {
        readonly [k: string]: RatioLimit;
      };
  /**
   * How old a message of each queue may be, at the 99th percentile, when its consumer is done with it: wait, service and the consumer's own calls, of several consumers the slowest; or queue → limit, with `"*"` for the others. Unit: time.
   */
  readonly lag?:
    | TimeLimit
    | {
        readonly [k: string]: TimeLimit;
      };
  /**
   * Hit ratio that each cache must have; or cache → limit, with `"*"` for the others. A cdn may be named. Unit: per cent.
   */
  readonly hitRatio?:
    | RatioFloor
    | {
        readonly [k: string]: RatioFloor;
      };
}
/**
 * Limits of one workload, by statistic.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "latencyBudget".
 */
export interface LatencyBudget {
  /**
   * Limit of the mean. Unit: time.
   */
  readonly mean?: TimeLimit;
  /**
   * Limit of the median. Unit: time.
   */
  readonly p50?: TimeLimit;
  /**
   * Limit of the 90th percentile. Unit: time.
   */
  readonly p90?: TimeLimit;
  /**
   * Limit of the 95th percentile. Unit: time.
   */
  readonly p95?: TimeLimit;
  /**
   * Limit of the 99th percentile. Unit: time.
   */
  readonly p99?: TimeLimit;
  /**
   * Limit of the 99.9th percentile. Unit: time.
   */
  readonly p999?: TimeLimit;
}
/**
 * Its own time, where the preset of the engine does not hold.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "cacheOperation".
 */
export interface CacheOperation {
  /**
   * Time on a core for one request. Unit: time. Default: the engine's preset, listed as an assumption.
   */
  readonly serviceTime?: ServiceTime;
  /**
   * Time besides, which holds no core (sleeps, waits for a disk). Unit: time. Default: none.
   */
  readonly delay?: Distribution;
}
/**
 * Keys of a database, which choose the shard.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "data".
 */
export interface Data {
  /**
   * Keys by which the data are sharded: users, tenants, partition keys. No unit. Required, with `popularity`.
   */
  readonly items?: Count;
  /**
   * How unevenly they are asked for. Required, with `items`.
   */
  readonly popularity?: Popularity;
}
/**
 * How requests spread over keys: of n keys the i-th most popular gets a share in proportion to i to the power of −zipf.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "popularity".
 */
export interface Popularity {
  /**
   * Exponent of Zipf's law: 0 where all keys are alike, 0.6 to 1.1 for what web caches and stores see (Breslau et al. 1999). No unit. Required.
   */
  readonly zipf: number;
}
/**
 * Throughput of one instance by how many requests it has in progress.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "scaling".
 */
export interface Scaling {
  /**
   * Pairs of requests in progress and throughput, at three numbers in progress at least; the coefficients are fitted by least squares. Unit: none, and rate. Required.
   */
  readonly points: readonly unknown[];
}
/**
 * Utilization of one instance at a known load: by the utilization law, service time = utilization × cores / rate.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "utilizationPoint".
 */
export interface UtilizationPoint {
  /**
   * Busy share of the cores, as a dashboard shows it. Unit: per cent.
   */
  readonly utilization: Ratio;
  /**
   * Requests that one instance answered meanwhile. Unit: rate.
   */
  readonly at: Rate;
  /**
   * Cores of the instance that was measured. Default: the tier's.
   */
  readonly cores?: number;
}
/**
 * What may be lost, one at a time.
 *
 * This interface was referenced by `TopologyFile`'s JSON-Schema
 * via the `definition` "survive".
 */
export interface Survive {
  /**
   * One instance of each tier that has machines, of a database one machine: scenarios `lose-one-TIER`.
   */
  readonly instance?: "any";
  /**
   * Whole tiers; or `any` of them: scenarios `lose-all-TIER`.
   */
  readonly tier?: string | readonly string[];
}
