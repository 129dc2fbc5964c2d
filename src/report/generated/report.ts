// Generated from schemas/report.schema.json by `npm run generate`; change the schema instead.

/**
 * What scale-plan answers under `-f json`. Units stand in the keys (seconds, per second, USD), ratios run from 0 to 1, figures have six significant digits, and a value that does not exist is null; no key is ever absent. Equal input gives equal bytes.
 */
export type Report = Analysis | Analyses | Check | Checks | Explanation | Rule | Rules | Diagnostics;
/**
 * exact: a closed form. numerically-exact: solved to rounding. approximate: with a measured error. assumed: rests on a guess.
 */
export type Exactness = "exact" | "numerically-exact" | "approximate" | "assumed";

/**
 * What one topology does at its peak, where it breaks as the load grows, and what mends it.
 */
export interface Analysis {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * One plan, analysed.
   */
  readonly kind: "analysis";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * Name of the plan: the file's `name`, else the file's own name.
   */
  readonly name: string;
  /**
   * The topology, then its overlays in order. Relative to the working directory where they lie in it, never absolute; `<stdin>` for standard input.
   */
  readonly files: readonly string[];
  /**
   * What `--set` changed, as written: `tiers.web.instances=8`.
   */
  readonly settings: readonly string[];
  /**
   * The command that makes this document's figures again from the same files.
   */
  readonly reproduce: string;
  /**
   * Day by which the dates of accepted risks are judged, as year-month-day; null: there is none to judge.
   */
  readonly asOf: string | null;
  /**
   * What was known before: a saved report, or a revision of git. null: no baseline was given.
   */
  readonly baseline: string | null;
  /**
   * The solver settled. Where it did not, no figure is to be trusted, and the plan is not healthy.
   */
  readonly converged: boolean;
  readonly verdict: Verdict;
  readonly load: Load;
  /**
   * In the file's order, each whole before its parts.
   */
  readonly workloads: readonly Workload[];
  /**
   * In the file's order.
   */
  readonly tiers: readonly Tier[];
  /**
   * Where retries keep two regimes up at some load, the calm one and the storm; else empty. The other figures of the document are of the calm one wherever there is one.
   */
  readonly regimes: readonly Regime[];
  /**
   * The ladder: what breaks as the whole load grows, nearest first.
   */
  readonly bottlenecks: readonly Bottleneck[];
  /**
   * One entry for each figure that a budget judges: those of the plan as it is, in the file's order, then scenario by scenario.
   */
  readonly budgets: readonly Budget[];
  /**
   * What-ifs, in the file's order, then those that `survive` makes. Empty: there are none, or none was asked for.
   */
  readonly scenarios: readonly Scenario[];
  /**
   * The file's `accept`, in its order: what does not gate, and why.
   */
  readonly accepted: readonly AcceptedRisk[];
  /**
   * What is wrong or worth knowing, the gravest first; one cause, one finding.
   */
  readonly findings: readonly Finding[];
  /**
   * Changes to the file, each applied to a copy and solved; the one to take first stands first.
   */
  readonly recommendations: readonly Recommendation[];
  /**
   * Values that the file does not state and the figures rest on.
   */
  readonly assumptions: readonly Assumption[];
  readonly cost: Cost;
}
/**
 * The answer in short.
 */
export interface Verdict {
  /**
   * The solver settled, nothing is saturated, and no budget is broken or unknown under any scenario, accepted ones apart.
   */
  readonly healthy: boolean;
  readonly budgets: BudgetCounts;
  /**
   * Ids of the stations that are offered more than they can serve.
   */
  readonly saturated: readonly string[];
  /**
   * Factor by which the whole load can grow before a station saturates or a latency, error or lag budget breaks; below 1 if one already does; null: nothing ever breaks.
   */
  readonly headroomFactor: number | null;
  /**
   * The first rung of the ladder; null: nothing ever breaks.
   */
  readonly firstBottleneck: Bottleneck | null;
  /**
   * Index in `recommendations` of the cheapest change after which every budget holds and nothing is saturated; where none does that alone, of the first that mends a broken budget or a saturation; null: nothing to mend, or nothing helps.
   */
  readonly cheapestMend: number | null;
}
/**
 * How many budgets stand how.
 */
export interface BudgetCounts {
  /**
   * All of them.
   */
  readonly total: number;
  /**
   * Within the limit.
   */
  readonly held: number;
  /**
   * Within the limit, beyond the warning.
   */
  readonly warned: number;
  /**
   * Beyond the limit.
   */
  readonly broken: number;
  /**
   * Cannot be judged, which gates like a broken one.
   */
  readonly unknown: number;
  /**
   * They compare with a base, and none was given. They do not gate.
   */
  readonly unjudged: number;
  /**
   * Broken or unknown, and accepted: they are counted here only, and do not gate.
   */
  readonly accepted: number;
  /**
   * Broken or unknown, and so in the baseline too: they are counted here only, and do not gate.
   */
  readonly known: number;
}
/**
 * One rung of the ladder.
 */
export interface Bottleneck {
  /**
   * Factor on today's load at which it breaks; below 1: broken already.
   */
  readonly factor: number;
  /**
   * What breaks.
   */
  readonly kind: "saturation" | "latency" | "errors" | "lag";
  /**
   * Station id, or workload id.
   */
  readonly subject: string;
  /**
   * Id of the budget that breaks; null: a station saturates.
   */
  readonly budget: string | null;
  /**
   * Of a station: requests per second there when it saturates. Of a workload: its rate then.
   */
  readonly ratePerSecond: number;
  /**
   * Solved as if these, which break before it, had all the servers that they want.
   */
  readonly mended: readonly string[];
  readonly location: Location;
}
/**
 * A place in the input. Without positions (a topology built by a program) file, line and column are null.
 */
export interface Location {
  /**
   * The key, from the root: `tiers.web.instances`. Empty: the whole file.
   */
  readonly path: string;
  /**
   * The file that set the value.
   */
  readonly file: string | null;
  /**
   * From 1.
   */
  readonly line: number | null;
  /**
   * From 1.
   */
  readonly column: number | null;
}
/**
 * The load that was analysed.
 */
export interface Load {
  /**
   * All workloads together, at the peak.
   */
  readonly arrivalRatePerSecond: number;
  /**
   * All workloads together, mean over the day; cost uses it.
   */
  readonly meanArrivalRatePerSecond: number;
  /**
   * Hour of the daily profile that was analysed; null: the file has no profile, its peak was analysed.
   */
  readonly hour: number | null;
}
/**
 * A workload of the file, or one of its parts. Its latency counts from the arrival at the entry to the answer, successes only.
 */
export interface Workload {
  /**
   * `browse`, or `browse.static` for a part.
   */
  readonly id: string;
  /**
   * The whole that it is a part of; null: it is a whole itself.
   */
  readonly partOf: string | null;
  readonly location: Location;
  /**
   * Requests offered.
   */
  readonly arrivalRatePerSecond: number;
  /**
   * Requests answered with success.
   */
  readonly throughputPerSecond: number;
  readonly latencySeconds: Percentiles;
  /**
   * A station that it waits for is saturated: no latency exists.
   */
  readonly saturated: boolean;
  /**
   * Share of its requests that fail.
   */
  readonly errorRatio: number;
  /**
   * Attempts of one call meet the same busy spell: the error ratio lies between that of attempts which each have their own fate, and that of attempts which share one. null: nothing on the way is tried again.
   */
  readonly errorRatioBounds: null | {
    /**
     * Each attempt has its own fate.
     */
    readonly low: number;
    /**
     * All attempts of a call share one fate.
     */
    readonly high: number;
  };
  /**
   * Of a whole with `concurrentUsers`; null: requests come at a rate, or this is a part.
   */
  readonly users: Users | null;
  readonly exactness: Exactness;
  /**
   * Of the percentiles; `exactness` speaks of the mean.
   */
  readonly percentileExactness: "exact" | "numerically-exact" | "approximate" | "assumed";
  /**
   * Where its latency is spent, largest share of the mean first.
   */
  readonly shares: readonly Share[];
}
/**
 * A time as a distribution, seconds. Every value is null where the time does not exist because something is saturated.
 */
export interface Percentiles {
  /**
   * Mean.
   */
  readonly mean: number | null;
  /**
   * Median.
   */
  readonly p50: number | null;
  /**
   * 90th percentile.
   */
  readonly p90: number | null;
  /**
   * 95th percentile.
   */
  readonly p95: number | null;
  /**
   * 99th percentile.
   */
  readonly p99: number | null;
  /**
   * 99.9th percentile.
   */
  readonly p999: number | null;
}
/**
 * Users who ask, wait for the answer and think, and what limits them: X is at most N/(Z + R) and what the busiest station can do.
 */
export interface Users {
  /**
   * Users at once, N.
   */
  readonly count: number;
  /**
   * Mean, from an answer to the same user's next request, Z.
   */
  readonly thinkTimeSeconds: number;
  /**
   * Id of the station that holds them up first; null: they never queue, or are never answered.
   */
  readonly limitedBy: string | null;
  /**
   * Requests that this station can answer, beside what others ask of it.
   */
  readonly limitPerSecond: number | null;
  /**
   * Users beyond whom more only wait, N*: where the two bounds on the throughput meet.
   */
  readonly saturationCount: number | null;
}
/**
 * How much of a workload's latency is spent in one place.
 */
export interface Share {
  /**
   * Station id, a tier's delay, or `network`.
   */
  readonly place: string;
  /**
   * Tier that the place belongs to.
   */
  readonly tier: string;
  /**
   * Mean visits per request.
   */
  readonly visitsPerRequest: number;
  /**
   * Mean time there per request, on the way to the answer.
   */
  readonly residenceSeconds: number;
  /**
   * Share of the mean latency.
   */
  readonly meanShare: number;
  /**
   * By how much of itself the p99 falls when the place answers at once; null: too small to tell.
   */
  readonly p99Share: number | null;
}
/**
 * One box of the picture. Its delay is the time per request that passes in it without a queue, calls excluded; null values: there is none.
 */
export interface Tier {
  /**
   * Name in the file.
   */
  readonly id: string;
  /**
   * What it is.
   */
  readonly kind:
    | "dns"
    | "cdn"
    | "load-balancer"
    | "service"
    | "worker"
    | "cache"
    | "database"
    | "queue"
    | "object-store"
    | "external";
  /**
   * `postgresql`, `redis`; null: a kind without engines.
   */
  readonly engine: string | null;
  /**
   * Requests for its operations, offered.
   */
  readonly arrivalRatePerSecond: number;
  /**
   * Share of all lookups that are hits, given or computed; null: it is no cache.
   */
  readonly hitRatio: number | null;
  /**
   * Its hit ratios, one for each key space; empty: it is no cache.
   */
  readonly caches: readonly TierCache[];
  readonly delaySeconds: Percentiles;
  /**
   * Of a queue: how old its messages are when the slowest of their consumers is done with them; null: it is none.
   */
  readonly lagSeconds: Percentiles | null;
  readonly costPerMonth: Money;
  /**
   * In the file's order.
   *
   * Items: One thing that the tier does.
   */
  readonly operations: readonly {
    /**
     * `db.read`.
     */
    readonly id: string;
    /**
     * Requests for it, offered.
     */
    readonly arrivalRatePerSecond: number;
  }[];
  /**
   * Its pools of servers; empty: nothing queues there.
   */
  readonly stations: readonly Station[];
}
/**
 * What a cache, or one key space of it, answers.
 */
export interface TierCache {
  /**
   * The tier's, or `cache.profile`.
   */
  readonly id: string;
  /**
   * Share of its lookups that are hits.
   */
  readonly hitRatio: number;
  /**
   * Lookups.
   */
  readonly readRatePerSecond: number;
  /**
   * Keys set or deleted by callers; what a miss sets is not counted.
   */
  readonly writeRatePerSecond: number;
  /**
   * Items in the cache, on average; null: the hit ratio is given.
   */
  readonly itemsHeld: number | null;
  /**
   * Age at which items are evicted: since they were last asked for (lru), since they came in (fifo), on average (random); null: nothing is evicted for want of room, age does not decide (lfu), or the hit ratio is given.
   */
  readonly evictionAgeSeconds: number | null;
  /**
   * What was computed; `given`: nothing.
   */
  readonly method: string;
  /**
   * Class of the hit ratio.
   */
  readonly exactness: "exact" | "approximate";
  /**
   * Where the method comes from.
   */
  readonly source: string;
}
/**
 * An amount of money.
 */
export interface Money {
  /**
   * null: some price in it is unknown; it is never taken as zero.
   */
  readonly amount: number | null;
  /**
   * ISO 4217 code.
   */
  readonly currency: "USD";
}
/**
 * A pool of like servers with its queue, in each of `members` members. The response is waiting and service together, per visit.
 */
export interface Station {
  /**
   * `tier.part`: `web.cores`, `db.primary`.
   */
  readonly id: string;
  /**
   * `cores`, `primary`, `replicas`, `threads`.
   */
  readonly part: string;
  /**
   * What a request takes there: cores, disk and nic serve it; threads and pools are held; a delay never queues.
   */
  readonly resource: "cores" | "threads" | "pool" | "disk" | "nic" | "delay";
  /**
   * Instances, shards or replicas, each with its own share of the servers.
   */
  readonly members: number;
  /**
   * Of all members together; where speed depends on how many are served at once, what the most that they do is worth in servers; null: as many as requests (a delay).
   */
  readonly servers: number | null;
  /**
   * Offered, all members together.
   */
  readonly arrivalRatePerSecond: number;
  /**
   * Completed, all members together.
   */
  readonly throughputPerSecond: number;
  /**
   * How a member's speed depends on how many it serves at once; null: it does not.
   */
  readonly scalability: Scalability | null;
  /**
   * Share of the arrivals that the busiest of its parts gets, where keys choose the part (the hottest shard); 1: there is but one part.
   */
  readonly busiestShare: number;
  /**
   * Offered work per server of that part; `offeredUtilization` where all parts are alike.
   */
  readonly busiestUtilization: number;
  /**
   * Offered work per server; beyond 1 when saturated.
   */
  readonly offeredUtilization: number;
  /**
   * Busy share of the servers.
   */
  readonly utilization: number;
  /**
   * Time in service per visit, at this mix of requests.
   */
  readonly serviceSeconds: {
    /**
     * Seconds.
     */
    readonly mean: number;
    /**
     * Squared coefficient of variation.
     */
    readonly scv: number;
  };
  /**
   * Squared coefficient of variation of the times between arrivals.
   */
  readonly arrivalScv: number;
  readonly waitSeconds: Waiting;
  readonly responseSeconds: Percentiles;
  /**
   * Mean number present, in service included, all members together; null when saturated.
   */
  readonly queueLength: number | null;
  /**
   * Share of the arrivals turned away for want of room.
   */
  readonly errorRatio: number;
  /**
   * Share of those admitted that callers who have given up withdraw from the queue.
   */
  readonly withdrawnRatio: number;
  /**
   * Factor on the whole load at which the servers are all busy all the time; null: never.
   */
  readonly saturationFactor: number | null;
  /**
   * It is offered more than it can serve; times are null.
   */
  readonly saturated: boolean;
  /**
   * Queueing model by which it was solved: `M/M/c`.
   */
  readonly method: string;
  readonly exactness: Exactness;
  /**
   * Where the method is published.
   */
  readonly source: string;
}
/**
 * Universal Scalability Law of one member: X(n) = n·singleRate / (1 + contention·(n − 1) + coherency·n·(n − 1)).
 */
export interface Scalability {
  /**
   * σ, share of the work that only one can do at a time.
   */
  readonly contention: number;
  /**
   * κ, time between each pair, in services.
   */
  readonly coherency: number;
  /**
   * γ, throughput of one at a time: of the fit, else of the mix met.
   */
  readonly singleRatePerSecond: number;
  /**
   * In service at once at which the member does most; null: the more the better.
   */
  readonly bestConcurrency: number | null;
  /**
   * What it does then.
   */
  readonly peakThroughputPerSecond: number;
  /**
   * Most that are let in at once (threads, connections); null: unlimited.
   */
  readonly concurrency: number | null;
  /**
   * Most that it does with no more than these.
   */
  readonly mostThroughputPerSecond: number;
  /**
   * What an overload ends at.
   */
  readonly overloadThroughputPerSecond: number;
  /**
   * States in which the busiest member can dwell at this load, where there are two, or where it only piles up; empty: there is one, the steady state.
   *
   * Items: One of them.
   */
  readonly regimes: readonly {
    /**
     * Which.
     */
    readonly kind: "working" | "overloaded";
    /**
     * Completed meanwhile.
     */
    readonly throughputPerSecond: number;
    /**
     * Mean response meanwhile; null: it grows without end.
     */
    readonly responseSeconds: number | null;
    /**
     * Mean time until it tips into the other; null: for ever.
     */
    readonly lastsSeconds: number | null;
  }[];
  /**
   * Standard error of a point about the fitted curve; null: coefficients are given, or the points leave no freedom.
   */
  readonly residualErrorPerSecond: number | null;
  /**
   * Of the fitted coefficients; null: they are given, or the points leave no freedom.
   */
  readonly intervals: {
    readonly singleRate: Interval;
    readonly contention: Interval;
    readonly coherency: Interval;
  } | null;
}
/**
 * A 95 % confidence interval.
 */
export interface Interval {
  /**
   * Lower end.
   */
  readonly low: number;
  /**
   * Upper end.
   */
  readonly high: number;
}
/**
 * Time in the queue, service not included, seconds. Every value is null where the queue never settles.
 */
export interface Waiting {
  /**
   * Mean.
   */
  readonly mean: number | null;
  /**
   * Median.
   */
  readonly p50: number | null;
  /**
   * 90th percentile.
   */
  readonly p90: number | null;
  /**
   * 95th percentile.
   */
  readonly p95: number | null;
  /**
   * 99th percentile.
   */
  readonly p99: number | null;
  /**
   * 99.9th percentile.
   */
  readonly p999: number | null;
  /**
   * Probability that an admitted request waits at all.
   */
  readonly probability: number | null;
}
/**
 * One of two ways in which the system keeps itself going under the same load.
 */
export interface Regime {
  /**
   * calm: few attempts fail. storm: most of the work is retries.
   */
  readonly id: "calm" | "storm";
  /**
   * It keeps itself up at the load analysed.
   */
  readonly holds: boolean;
  /**
   * Factor on the whole load from which on it keeps itself up; null: from no load at all.
   */
  readonly fromLoadFactor: number | null;
  /**
   * Factor on the whole load beyond which it ends; null: never.
   */
  readonly toLoadFactor: number | null;
  /**
   * At the load analysed, in the file's order; empty where it does not hold.
   *
   * Items: What the senders of one kind of request see in this regime.
   */
  readonly workloads: readonly {
    /**
     * Workload, or part of one.
     */
    readonly id: string;
    /**
     * Requests that succeed.
     */
    readonly throughputPerSecond: number;
    /**
     * Share of its requests that fail.
     */
    readonly errorRatio: number;
    readonly latencySeconds: Percentiles;
    /**
     * No answer comes in finite time.
     */
    readonly saturated: boolean;
  }[];
  /**
   * At the load analysed; empty where it does not hold.
   *
   * Items: One station in this regime.
   */
  readonly stations: readonly {
    /**
     * `tier.part`: `web.cores`, `db.primary`.
     */
    readonly id: string;
    /**
     * Offered, retries included.
     */
    readonly arrivalRatePerSecond: number;
    /**
     * Completed, whether anybody still waits for it or not.
     */
    readonly throughputPerSecond: number;
    /**
     * Busy share of the servers.
     */
    readonly utilization: number;
    /**
     * It is offered more than it can serve.
     */
    readonly saturated: boolean;
  }[];
}
/**
 * One limit and the figure that it judges.
 */
export interface Budget {
  /**
   * The same budget in every report of the plan: it holds neither its limit nor where it stands in the file.
   */
  readonly key: string;
  /**
   * `latency.browse.p99`, `utilization`, `headroom`.
   */
  readonly id: string;
  /**
   * Scenario under which it is judged; null: the plan as it is.
   */
  readonly scenario: string | null;
  /**
   * What is limited.
   */
  readonly kind: "latency" | "utilization" | "headroom" | "cost" | "cost-increase" | "errors" | "hit-ratio" | "lag";
  /**
   * What the figure was read from: workload, station; null: the whole plan.
   */
  readonly subject: string | null;
  /**
   * Of a latency; else null.
   */
  readonly statistic: "mean" | "p50" | "p90" | "p95" | "p99" | "p999" | null;
  /**
   * Of limit, warn and actual. Ratios run from 0 to 1; a month has 730 hours.
   */
  readonly unit: "seconds" | "ratio" | "factor" | "usdPerMonth";
  /**
   * Beyond it the budget is broken. Smaller is better, but for headroom and hit ratios.
   */
  readonly limit: number;
  /**
   * Beyond it a warning; null: none.
   */
  readonly warn: number | null;
  /**
   * null: unknown, saturated, or nobody is answered.
   */
  readonly actual: number | null;
  /**
   * No figure exists, since a station is saturated.
   */
  readonly saturated: boolean;
  /**
   * unknown counts as broken: what cannot be judged must not look green. unjudged: it compares with a base, and none was given.
   */
  readonly verdict: "held" | "warned" | "broken" | "unknown" | "unjudged";
  /**
   * Id of the accepted risk because of which it does not gate; null: none.
   */
  readonly accepted: string | null;
  /**
   * Broken or unknown in the baseline too, and no worse now: it does not gate. false where no baseline was given.
   */
  readonly known: boolean;
  /**
   * Share of the limit that is left; negative: by how much it is over.
   */
  readonly marginRatio: number | null;
  readonly location: Location;
}
/**
 * The plan under one what-if: the steady state after it has happened.
 */
export interface Scenario {
  /**
   * Its name: `black-friday`. Of one that `survive` makes: `lose-` and what is lost, `lose-web`.
   */
  readonly id: string;
  /**
   * Made by `survive`; else written in the file.
   */
  readonly generated: boolean;
  /**
   * What it changes, in words: `web loses 1 of 6 instances`.
   */
  readonly changes: readonly string[];
  /**
   * What to know of the figures: what stays as it is though one may expect otherwise.
   */
  readonly notes: readonly string[];
  /**
   * The solver settled. Where it did not, the gate does not pass.
   */
  readonly converged: boolean;
  /**
   * The worst of its budgets, apart from those that are accepted or were known before. unjudged: no budget speaks of it (headroom and cost are of the plan as it is).
   */
  readonly verdict: "held" | "warned" | "broken" | "unknown" | "unjudged";
  readonly counts: BudgetCounts;
  /**
   * Ids of the stations that are offered more than they can serve.
   */
  readonly saturated: readonly string[];
  /**
   * In the file's order, each whole before its parts.
   */
  readonly workloads: readonly ScenarioWorkload[];
  /**
   * The stations with the highest utilization, at most three, the highest first.
   */
  readonly mostLoaded: readonly LoadedStation[];
  readonly location: Location;
}
/**
 * What the senders of one kind of request see under a scenario.
 */
export interface ScenarioWorkload {
  /**
   * `browse`, or `browse.static` for a part.
   */
  readonly id: string;
  /**
   * The whole that it is a part of; null: it is a whole itself.
   */
  readonly partOf: string | null;
  /**
   * Requests offered.
   */
  readonly arrivalRatePerSecond: number;
  /**
   * Requests answered with success.
   */
  readonly throughputPerSecond: number;
  readonly latencySeconds: Percentiles;
  /**
   * A station that it waits for is saturated: no latency exists.
   */
  readonly saturated: boolean;
  /**
   * Share of its requests that fail.
   */
  readonly errorRatio: number;
}
/**
 * A station and how busy it is.
 */
export interface LoadedStation {
  /**
   * Tier id.
   */
  readonly tier: string;
  /**
   * Station id.
   */
  readonly station: string;
  /**
   * Work offered, as a share of what its servers can do; above 1 when saturated.
   */
  readonly utilization: number;
  /**
   * It is offered more than it can serve.
   */
  readonly saturated: boolean;
}
/**
 * A risk that somebody took, with the reason.
 */
export interface AcceptedRisk {
  /**
   * Its name in the file.
   */
  readonly id: string;
  /**
   * Name of the rule whose finding is accepted; null: it is about a budget.
   */
  readonly finding: string | null;
  /**
   * Id of the budget, `latency.browse.p99`; null: it is about a finding.
   */
  readonly budget: string | null;
  /**
   * Only there; null: anywhere.
   */
  readonly tier: string | null;
  /**
   * Only under this scenario, `base` for the plan as it is; null: under any.
   */
  readonly scenario: string | null;
  /**
   * Why it is accepted.
   */
  readonly reason: string;
  /**
   * Last day on which it is, as year-month-day; null: for good.
   */
  readonly until: string | null;
  /**
   * From where on it is not accepted any more, as written; null: however bad.
   */
  readonly worseThan: string | null;
  /**
   * accepted: it matches something that does not gate because of it. expired: its last day is over, and what it matches gates. exceeded: what it matches is worse than was accepted, and gates. unmatched: there is nothing that it speaks of (any more).
   */
  readonly status: "accepted" | "expired" | "exceeded" | "unmatched";
  /**
   * Its last day is over, whether or not it matches.
   */
  readonly expired: boolean;
  /**
   * What it speaks of that is amiss now.
   */
  readonly matches: readonly AcceptedMatch[];
  readonly location: Location;
}
/**
 * A finding, or a figure that a budget judges.
 */
export interface AcceptedMatch {
  /**
   * Code of the finding; null: it is a budget.
   */
  readonly finding: string | null;
  /**
   * What it is about; null: the whole plan.
   */
  readonly subject: string | null;
  /**
   * Id of the budget; null: it is a finding.
   */
  readonly budget: string | null;
  /**
   * Under which scenario; null: the plan as it is, or several.
   */
  readonly scenario: string | null;
}
/**
 * What is wrong, or worth knowing.
 */
export interface Finding {
  /**
   * The same cause in every report of the plan: it holds neither figures nor positions.
   */
  readonly key: string;
  /**
   * Stable rule id: `SP201`.
   */
  readonly code: string;
  /**
   * The code's name: `saturated`.
   */
  readonly rule: string;
  /**
   * As in SARIF.
   */
  readonly severity: "error" | "warning" | "note";
  /**
   * One sentence, figures in it.
   */
  readonly message: string;
  /**
   * Tier, station or workload id.
   */
  readonly subject: string;
  /**
   * Tier in which the cause lies; null: in none of them alone.
   */
  readonly tier: string | null;
  /**
   * Station in which the cause lies; null: nothing queues there, or it concerns the tier as a whole.
   */
  readonly station: string | null;
  readonly location: Location;
  /**
   * Figures whose budgets are broken, near or unknown because of it: `latency.browse.p99`.
   */
  readonly budgets: readonly string[];
  /**
   * Scenarios under which it is so, the worst first; empty: it is so of the plan as it is.
   */
  readonly scenarios: readonly string[];
  /**
   * Id of the accepted risk because of which it does not gate; null: none.
   */
  readonly accepted: string | null;
  /**
   * In the baseline too, and no worse now: it does not gate. false where no baseline was given.
   */
  readonly known: boolean;
  /**
   * What else follows from the same cause.
   */
  readonly consequences: readonly string[];
  /**
   * The figures behind the message, in SI units, by name.
   */
  readonly figures: {
    readonly [k: string]: number | null;
  };
}
/**
 * A change to the file, its effect solved on a copy. The cost is after minus before.
 */
export interface Recommendation {
  /**
   * `scale-out`.
   */
  readonly remedy: string;
  /**
   * `Shard db in two`.
   */
  readonly title: string;
  /**
   * Findings that are gone after it.
   *
   * Items: A finding that is gone after it.
   */
  readonly mends: readonly {
    /**
     * `SP201`.
     */
    readonly code: string;
    /**
     * What it was about.
     */
    readonly subject: string;
  }[];
  /**
   * Ids of budgets that were broken and hold after it.
   */
  readonly budgetsMended: readonly string[];
  /**
   * Budgets that were broken under a scenario and hold there after it.
   *
   * Items: A budget under a scenario.
   */
  readonly scenarioBudgetsMended: readonly {
    /**
     * Scenario id.
     */
    readonly scenario: string;
    /**
     * Budget id.
     */
    readonly budget: string;
  }[];
  /**
   * Every budget holds under every scenario, and nothing is saturated, after it.
   */
  readonly mendsAll: boolean;
  /**
   * Before and after.
   */
  readonly effects: readonly Effect[];
  readonly costDeltaPerMonth: Money;
  /**
   * What breaks first after it; null: nothing ever does.
   */
  readonly nextBottleneck: {
    /**
     * Station or workload id.
     */
    readonly subject: string;
    /**
     * Factor on today's load.
     */
    readonly factor: number;
    /**
     * In words.
     */
    readonly what: string;
  } | null;
  /**
   * Findings of severity error that are there after it, left or brought about by it.
   *
   * Items: A finding of severity error.
   */
  readonly remains: readonly {
    /**
     * `SP201`.
     */
    readonly code: string;
    /**
     * What it is about.
     */
    readonly subject: string;
  }[];
  /**
   * What it asks of people.
   */
  readonly asks: readonly string[];
  /**
   * The keys to change in the file.
   */
  readonly patch: readonly Change[];
}
/**
 * A figure before and after.
 */
export interface Effect {
  /**
   * `latency.upload.p99`, `headroom`, `utilization.db.primary`.
   */
  readonly figure: string;
  /**
   * Scenario under which it was solved; null: the plan as it is.
   */
  readonly scenario: string | null;
  /**
   * Of before and after.
   */
  readonly unit: "seconds" | "ratio" | "factor" | "usdPerMonth" | "perSecond";
  /**
   * null: saturated, or unknown.
   */
  readonly before: number | null;
  /**
   * null: saturated, or unknown.
   */
  readonly after: number | null;
  /**
   * `before` is null because of saturation.
   */
  readonly saturatedBefore: boolean;
  /**
   * `after` is null because of saturation.
   */
  readonly saturatedAfter: boolean;
}
/**
 * One key of the file's data.
 */
export interface Change {
  /**
   * As in JSON Patch (RFC 6902).
   */
  readonly operation: "add" | "replace" | "remove";
  /**
   * `tiers.db.shards`.
   */
  readonly path: string;
  /**
   * The same as a JSON Pointer (RFC 6901): `/tiers/db/shards`.
   */
  readonly pointer: string;
  /**
   * Value in the file; null when it is not there.
   */
  readonly before: null | boolean | number | string | readonly unknown[] | {};
  /**
   * Value to write; null when the key goes.
   */
  readonly after: null | boolean | number | string | readonly unknown[] | {};
}
/**
 * A value that the file does not state; its location is where the key would stand.
 */
export interface Assumption {
  /**
   * What is assumed, in words.
   */
  readonly text: string;
  /**
   * Where the value comes from.
   */
  readonly source: string;
  /**
   * It is a quantity, which moves figures; else a policy or a missing limit.
   */
  readonly weighs: boolean;
  readonly location: Location;
}
/**
 * What the plan costs.
 */
export interface Cost {
  readonly costPerMonth: Money;
  /**
   * What is known of it.
   */
  readonly knownUsdPerMonth: number;
  /**
   * Tiers without a price.
   */
  readonly unpricedTiers: readonly string[];
  /**
   * Where the prices come from; prices of the file itself are not listed.
   */
  readonly priceBases: readonly string[];
  /**
   * Date of the oldest price that is used, as year-month-day; null: every price is the file's own, or there is none.
   */
  readonly pricesAsOf: string | null;
}
/**
 * Several topologies, each analysed on its own.
 */
export interface Analyses {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * Several plans, analysed.
   */
  readonly kind: "analyses";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * In the order in which the files were named.
   */
  readonly reports: readonly Analysis[];
}
/**
 * The budgets of one topology as a gate.
 */
export interface Check {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * One plan's budgets, checked.
   */
  readonly kind: "check";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * Name of the plan: the file's `name`, else the file's own name.
   */
  readonly name: string;
  /**
   * The topology, then its overlays in order. Relative to the working directory where they lie in it, never absolute; `<stdin>` for standard input.
   */
  readonly files: readonly string[];
  /**
   * What `--set` changed, as written: `tiers.web.instances=8`.
   */
  readonly settings: readonly string[];
  /**
   * The command that makes this document's figures again from the same files.
   */
  readonly reproduce: string;
  /**
   * Day by which the dates of accepted risks are judged, as year-month-day; null: there is none to judge.
   */
  readonly asOf: string | null;
  /**
   * What was known before: a saved report, or a revision of git. null: no baseline was given.
   */
  readonly baseline: string | null;
  /**
   * The solver settled. Where it did not, the gate does not pass.
   */
  readonly converged: boolean;
  /**
   * Every budget holds under every scenario, but for accepted ones (a warning does not fail the gate).
   */
  readonly passed: boolean;
  readonly counts: BudgetCounts;
  /**
   * One entry for each figure that a budget judges: those of the plan as it is, in the file's order, then scenario by scenario.
   */
  readonly budgets: readonly Budget[];
  /**
   * What-ifs, in the file's order, then those that `survive` makes. Empty: there are none, or none was asked for.
   */
  readonly scenarios: readonly Scenario[];
  /**
   * The file's `accept`, in its order: what does not gate, and why.
   */
  readonly accepted: readonly AcceptedRisk[];
}
/**
 * The budgets of several topologies as one gate.
 */
export interface Checks {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * Several plans' budgets, checked.
   */
  readonly kind: "checks";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * Every budget of every plan holds.
   */
  readonly passed: boolean;
  /**
   * In the order in which the files were named.
   */
  readonly reports: readonly Check[];
}
/**
 * How the figures of one tier or workload came about.
 */
export interface Explanation {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * The figures of one part of a plan, derived.
   */
  readonly kind: "explanation";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * Name of the plan: the file's `name`, else the file's own name.
   */
  readonly name: string;
  /**
   * The topology, then its overlays in order. Relative to the working directory where they lie in it, never absolute; `<stdin>` for standard input.
   */
  readonly files: readonly string[];
  /**
   * What `--set` changed, as written: `tiers.web.instances=8`.
   */
  readonly settings: readonly string[];
  /**
   * The command that makes this document's figures again from the same files.
   */
  readonly reproduce: string;
  /**
   * Name of the tier or workload.
   */
  readonly subject: string;
  /**
   * What the subject is.
   */
  readonly about: "tier" | "workload";
  /**
   * What comes in first, what comes out of it last.
   */
  readonly sections: readonly ExplanationSection[];
}
/**
 * One question, answered step by step.
 */
export interface ExplanationSection {
  /**
   * The question in a word: `LOAD`, `STATION db.primary`.
   */
  readonly title: string;
  /**
   * Each rests on those before it.
   */
  readonly steps: readonly ExplanationStep[];
}
/**
 * One figure, and how it came about.
 */
export interface ExplanationStep {
  /**
   * What the figure is.
   */
  readonly what: string;
  /**
   * 0: of the section itself; 1: a part of the step before it.
   */
  readonly depth: number;
  /**
   * How it is computed, with the numbers in it; null: it is given.
   */
  readonly formula: string | null;
  /**
   * null: no figure, or one that does not exist because of saturation.
   */
  readonly value: number | null;
  /**
   * Of the value; null: no figure.
   */
  readonly unit: "seconds" | "ratio" | "factor" | "count" | "usdPerMonth" | "perSecond" | null;
  /**
   * The value does not exist because of saturation.
   */
  readonly saturated: boolean;
  /**
   * Where the formula or the value comes from.
   */
  readonly source: string | null;
}
/**
 * What a code means.
 */
export interface Rule {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * A rule, explained.
   */
  readonly kind: "rule";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * `SP201`.
   */
  readonly code: string;
  /**
   * The code's name: `saturated`.
   */
  readonly rule: string;
  /**
   * The most severe that it gets.
   */
  readonly severity: "error" | "warning" | "note";
  /**
   * file: said of a topology that cannot be read as it stands. plan: said of a system.
   */
  readonly about: "file" | "plan";
  /**
   * When it is said.
   */
  readonly what: string;
  /**
   * Why that is worth a reader's time.
   */
  readonly why: string;
  /**
   * What to do about it.
   */
  readonly howToMend: string;
  /**
   * Recommendations that may mend it.
   */
  readonly remedies: readonly string[];
  /**
   * A topology of which it is said; null: none.
   */
  readonly example: string | null;
}
/**
 * Every code that scale-plan says.
 */
export interface Rules {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * Every rule, explained.
   */
  readonly kind: "rules";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * By code.
   */
  readonly rules: readonly Rule[];
}
/**
 * Why a file cannot be analysed, or what its author should know. Written to standard error under `-f json`.
 */
export interface Diagnostics {
  /**
   * Version of this contract. It changes only when a key changes its meaning or goes.
   */
  readonly schemaVersion: 1;
  /**
   * What is wrong with the input.
   */
  readonly kind: "diagnostics";
  /**
   * Version of scale-plan that wrote the document.
   */
  readonly toolVersion: string;
  /**
   * Sorted by file and position.
   */
  readonly diagnostics: readonly Diagnostic[];
}
/**
 * One thing to say about the input, and where.
 */
export interface Diagnostic {
  /**
   * Stable rule id: `SP003`.
   */
  readonly code: string;
  /**
   * The code's name: `unknown-key`.
   */
  readonly rule: string;
  /**
   * An error leaves nothing to analyse; a warning does not.
   */
  readonly severity: "error" | "warning" | "note";
  /**
   * What is wrong, in one sentence.
   */
  readonly message: string;
  /**
   * What to write instead; null: none.
   */
  readonly hint: string | null;
  /**
   * The file that set the value; null: no file is to blame.
   */
  readonly file: string | null;
  /**
   * From 1; null: the file as a whole.
   */
  readonly line: number | null;
  /**
   * From 1, in characters (UTF-16 code units); null: the file as a whole.
   */
  readonly column: number | null;
  /**
   * Line of the first character that is no longer meant; null: not known.
   */
  readonly endLine: number | null;
  /**
   * Column of the first character that is no longer meant; null: not known.
   */
  readonly endColumn: number | null;
}
