/**
 * A plan judged: the solution at today's peak, what happens as the load grows, what it costs, and
 * which budgets hold. Rules, remedies and reports read this and nothing deeper.
 */
import type { Model } from "../model/types.ts";
import type { StormWindow } from "../solve/storm.ts";
import type { Exactness, LatencySummary, Solution, UsersSolution } from "../solve/types.ts";
import type { Budget, Path, Scenario, Topology } from "../topology/types.ts";
import type { QueueAssessment } from "./queues.ts";

export interface Assessment {
  readonly topology: Topology;
  readonly model: Model;
  readonly solution: Solution;
  /** The topology's workloads and their parts, in the file's order, each whole before its parts. */
  readonly workloads: readonly WorkloadAssessment[];
  /** Tiers of kind queue, in the file's order. */
  readonly queues: readonly QueueAssessment[];
  /** As the load grows, nearest first. */
  readonly ladder: readonly Rung[];
  /** Factor of the first rung; null: nothing ever breaks. */
  readonly headroom: number | null;
  readonly budgets: readonly BudgetResult[];
  readonly cost: Cost;
  /** Two regimes that retries keep up, at this load or another; null: at none. Worked out when first asked for. */
  readonly retries: () => Retries | null;
  /** Whether retries would keep a storm up at this load: one solution, where `retries` takes a search. */
  readonly mayStorm: () => boolean;
  /** What the cost is compared with; null: nothing. */
  readonly baseCost: BaseCost | null;
  /** Scenario under which it was solved; null: the plan as it is. */
  readonly scenario: string | null;
  /** The plan under its scenarios, in order; none where they were not asked for, and under a scenario. */
  readonly scenarios: readonly ScenarioAssessment[];
}

/** What retries may do. */
export interface Retries {
  readonly window: StormWindow;
  /** At today's load; null: it does not last. */
  readonly calm: RegimeView | null;
  readonly storm: RegimeView | null;
}

/** One of the regimes at today's load. */
export interface RegimeView {
  readonly solution: Solution;
  readonly workloads: readonly WorkloadAssessment[];
}

/** A what-if, and what comes of it. */
export interface ScenarioAssessment {
  readonly scenario: Scenario;
  /** Without a ladder, and without the places where time goes: headroom is of the plan as it is. */
  readonly assessment: Assessment;
  /** The same with the places; solved when it is asked for. */
  readonly placed: () => Assessment;
}

/** A workload of the file (`browse`) or one of its parts (`browse.static`). */
export interface WorkloadAssessment {
  readonly id: string;
  /** null: it is a whole. */
  readonly partOf: string | null;
  readonly path: Path;
  readonly arrivalRate: number;
  readonly throughput: number;
  readonly errorRatio: number;
  /** null: nothing on the way is tried again. */
  readonly errorRatioBounds: { readonly low: number; readonly high: number } | null;
  readonly saturated: boolean;
  /** Of a whole that is closed; null: it is open, or a part. */
  readonly users: UsersSolution | null;
  /** null when saturated. */
  readonly latency: LatencySummary | null;
  /** Where the mean and the p99 are spent, largest first; a whole mixes its parts. */
  readonly shares: readonly LatencyShare[];
  readonly exactness: Exactness;
  readonly percentileExactness: Exactness;
}

/** How a workload's latency divides over the stations, delays and the network. */
export interface LatencyShare {
  /** Station id, the tier for its delays, or `network`. */
  readonly place: string;
  readonly tier: string;
  /** Mean visits per request. */
  readonly visits: number;
  /** Mean time per request. */
  readonly residenceTime: number;
  /** Share of the mean latency; they sum to 1. */
  readonly share: number;
  /** By how much of itself the p99 would fall if the place answered at once; null: too small to tell. */
  readonly p99Share: number | null;
}

/** One thing that breaks as the whole load grows. */
export interface Rung {
  /** Factor on today's load; below 1 if it is broken already. */
  readonly factor: number;
  readonly kind: "saturation" | "latency" | "errors" | "lag";
  /** Station id, workload id, or of a lag the queue. */
  readonly subject: string;
  /** Of the budget that breaks; null for a saturation. */
  readonly budget: string | null;
  readonly path: Path;
  /** Station: the rate at which it saturates (requests per second there). Workload: its rate then. */
  readonly rate: number;
  /** Solved as if what stands before it on the ladder had all the servers that it wants. */
  readonly mended: readonly string[];
}

export interface BudgetResult {
  readonly budget: Budget;
  /** Scenario under which it was read; null: the plan as it is. */
  readonly scenario: string | null;
  /** What it was read from: `browse`, `db.primary`, null for the whole plan. */
  readonly subject: string | null;
  /** null: unknown, saturated, or nobody is answered. */
  readonly actual: number | null;
  readonly saturated: boolean;
  /** unjudged: it compares with a base, and none was given. */
  readonly verdict: "held" | "warned" | "broken" | "unknown" | "unjudged";
  /** Share of the limit that is left (negative: over); null where actual is. */
  readonly margin: number | null;
}

export interface Cost {
  readonly perTier: readonly {
    readonly tier: string;
    /** null: some price in it is unknown. */
    readonly usdPerHour: number | null;
    /** What is known of it. */
    readonly knownUsdPerHour: number;
    readonly basis: string | null;
  }[];
  /** null: some price is unknown. */
  readonly usdPerHour: number | null;
  readonly knownUsdPerHour: number;
  /** Tiers without a price. */
  readonly unknown: readonly string[];
}

/** What the plan cost before. */
export type BaseCost = Pick<Cost, "usdPerHour">;
