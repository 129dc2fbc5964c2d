/**
 * A figure that a budget judges, by name: `latency.browse.p99`, `utilization.db.primary`,
 * `headroom`, `cost`, `errors.browse`. One budget (`utilization: 70%`) may judge many.
 */
import type { BudgetResult } from "../assess/types.ts";

/** Name of the figure that a result is about. */
export function figureOf({ budget, subject }: BudgetResult): string {
  switch (budget.kind) {
    case "latency":
      return `latency.${budget.workload}.${budget.statistic}`;
    case "utilization":
      return `utilization.${subject ?? budget.tier ?? "all"}`;
    case "errors":
      return `errors.${subject ?? budget.workload ?? "all"}`;
    case "hit-ratio":
      return `hitRatio.${subject ?? budget.tier ?? "all"}`;
    case "cost-increase":
      return budget.id;
    case "lag":
      return `lag.${subject ?? budget.tier ?? "all"}`;
    case "headroom":
    case "cost":
      return budget.kind;
  }
}

/** Broken, near its limit, or not to be judged: a reason for a finding. */
export function isAmiss({ verdict }: BudgetResult): boolean {
  return verdict !== "held" && verdict !== "unjudged";
}

/** Broken, or unknown, which counts the same. */
export function isBroken({ verdict }: BudgetResult): boolean {
  return verdict === "broken" || verdict === "unknown";
}
