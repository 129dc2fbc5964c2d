/** A plan at another load, as far as its latency and error budgets see it. */
import { budgetResults } from "../assess/budgets.ts";
import type { Assessment, BudgetResult } from "../assess/types.ts";
import { workloadAssessments } from "../assess/workloads.ts";
import type { Prepared } from "../solve/prepare.ts";
import { solve } from "../solve/solve.ts";

/** Results of the latency and error budgets when the whole load is multiplied by a factor. */
export type Grown = (loadFactor: number) => readonly BudgetResult[];

/** One solution for all budgets at each load; none where no such budget is set. */
export function grown({ topology, model, budgets, cost }: Assessment, prepared: Prepared): Grown {
  const hasRooms = model.stations.some(({ waitingRoom }) => waitingRoom !== null);
  const concerned = ({ budget }: BudgetResult) => budget.kind === "latency" || (budget.kind === "errors" && hasRooms);
  const today = budgets.filter(concerned);
  const names = today.flatMap(({ budget }) => (budget.kind === "latency" ? [budget.workload] : []));
  const isBudgeted = (id: string) => names.some((name) => id === name || id.startsWith(`${name}.`));
  const percentiles = new Set(model.workloads.flatMap(({ id }, index) => (isBudgeted(id) ? [index] : [])));
  return (loadFactor) => {
    if (loadFactor === 1 || today.length === 0) return today;
    const solution = solve(prepared, { loadFactor, percentiles });
    return budgetResults(topology, model, solution, workloadAssessments(model, solution), null, cost).filter(concerned);
  };
}

/** Load at which the first station saturates; Infinity: none ever does. */
export function firstSaturation({ solution }: Assessment): number {
  return Math.min(Infinity, ...solution.stations.map(({ saturationFactor }) => saturationFactor ?? Infinity));
}
