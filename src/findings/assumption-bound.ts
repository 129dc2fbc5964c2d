/**
 * How far an assumed time can move a budgeted figure when it is doubled, without solving anything:
 * most assumptions are far too small to matter, and two solutions for each would cost more than all
 * the rest of a report.
 */
import type { BudgetResult } from "../assess/types.ts";
import type { Assumption } from "../topology/types.ts";
import type { RuleContext, StationView } from "./context.ts";

/** Keys that hold a time and nothing else that flows depend on. */
const TIMES: ReadonlySet<string | number> = new Set([
  "serviceTime",
  "latency",
  "publish",
  "get",
  "put",
  "apply",
  "ttl",
]);

/** For what the bound leaves out: a percentile moves more than its share, neighbours shift a little. */
const SAFETY = 3;

/** Upper estimates of relative moves; Infinity: it has to be solved. */
export interface Bound {
  /** Of the budgeted figure that moves most, headroom apart. */
  readonly figures: number;
  /** Of the headroom, where it has a budget; it is much dearer to solve than the rest. */
  readonly headroom: number;
}

export function mostItCanMove({ path }: Assumption, context: RuleContext): Bound {
  const hasHeadroom = context.assessment.budgets.some(({ budget }) => budget.kind === "headroom");
  const unknown = { figures: Infinity, headroom: hasHeadroom ? Infinity : 0 };
  const [top, tier] = path;
  const key = path.at(-1);
  if (top !== "tiers" || typeof tier !== "string" || key === undefined || !TIMES.has(key)) return unknown;
  const stations = context.stationsOfTier.get(tier) ?? [];
  if (stations.some(({ station }) => station.waitingRoom !== null)) return unknown;
  const moveOf = ({ budget, saturated, actual }: BudgetResult): number => {
    switch (budget.kind) {
      case "latency":
        return saturated ? 0 : latencyMove(budget.workload, tier, growth(stations, 1), context);
      case "utilization":
        return utilizationMove(actual, budget.limit, stations);
      case "lag":
        return Infinity;
      case "headroom":
      case "errors":
      case "cost":
      case "cost-increase":
      case "hit-ratio":
        return 0;
    }
  };
  return {
    figures: Math.max(0, ...context.assessment.budgets.map(moveOf)),
    headroom: hasHeadroom ? headroomMove(tier, stations, context) : 0,
  };
}

/** Factor by which a stay at the busiest of the stations grows when its service time doubles: (2/(1 − 2ρ))/(1/(1 − ρ)). */
function growth(stations: readonly StationView[], load: number): number {
  const busiest = Math.max(0, ...stations.map(({ solution }) => solution.busiestUtilization)) * load;
  return busiest >= 0.5 ? Infinity : (2 * (1 - busiest)) / (1 - 2 * busiest);
}

/** Of the busiest station that the budget speaks of: by how much of its limit it can become busier, or less busy. */
function utilizationMove(busiest: number | null, limit: number, stations: readonly StationView[]): number {
  const busy = Math.max(0, ...stations.map(({ solution }) => solution.busiestUtilization));
  if (busiest === null) return Infinity;
  return busy >= busiest ? busy / limit : Math.max(0, 2 * busy - busiest) / limit;
}

function latencyMove(workload: string, tier: string, grows: number, context: RuleContext): number {
  const shares = context.workloads.get(workload)?.shares ?? [];
  if (shares.length === 0) return Infinity;
  const share = shares
    .filter((place) => place.tier === tier)
    .reduce((sum, place) => sum + Math.max(place.share, place.p99Share ?? 0), 0);
  return share === 0 ? 0 : SAFETY * share * (grows - 1);
}

/** The headroom moves by saturation of the tier, or with the latency budgets at that load. */
function headroomMove(tier: string, stations: readonly StationView[], context: RuleContext): number {
  const { headroom, ladder } = context.assessment;
  if (headroom === null) return 0;
  const saturates = Math.min(Infinity, ...stations.map(({ solution }) => solution.saturationFactor ?? Infinity));
  if (saturates / 2 < headroom) return Infinity;
  const latencies = ladder.filter(({ kind }) => kind === "latency").map(({ subject }) => subject);
  return Math.max(0, ...latencies.map((id) => latencyMove(id, tier, growth(stations, headroom), context)));
}
