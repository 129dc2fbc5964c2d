/**
 * One budget may speak of many figures (`utilization: 70%` of every tier), and is judged by the worst
 * of them. A cause needs each: here every figure that the budget concerns has a result of its own.
 */
import type { Assessment, BudgetResult } from "../assess/types.ts";
import { judged } from "../assess/verdict.ts";
import type { Station } from "../model/types.ts";
import type { StationSolution } from "../solve/types.ts";
import type { Budget } from "../topology/types.ts";

/** Resources whose utilization budgets judge. */
const JUDGED: ReadonlySet<Station["resource"]> = new Set(["cores", "nic", "disk"]);

/** Budgets that may be judged by the worst of many. */
const SPREAD: ReadonlySet<Budget["kind"]> = new Set(["utilization", "errors", "lag"]);

/** Results of all budgets, the worst-of-many ones spread over stations and workloads. */
export function spreadBudgets(assessment: Assessment): readonly BudgetResult[] {
  const { topology, model, solution, workloads, scenario } = assessment;
  const callers = new Set(topology.budgets.flatMap((budget) => (budget.kind === "errors" ? [budget.workload] : [])));
  const utilization = utilizationBudgets(topology.budgets);
  const ofStations = model.stations.flatMap((station, index): readonly BudgetResult[] => {
    if (!JUDGED.has(station.resource)) return [];
    const budget = utilization.get(station.id) ?? utilization.get(station.tier) ?? utilization.get(null);
    const figures = solution.stations[index];
    if (budget === undefined || figures === undefined) return [];
    const { saturated } = figures;
    return [judged(budget, scenario, { subject: station.id, actual: busyShareOf(figures), saturated })];
  });
  const ofWorkloads = topology.budgets.flatMap((budget): readonly BudgetResult[] =>
    budget.kind === "errors"
      ? workloads
          .filter(({ id, partOf }) =>
            budget.workload === null ? partOf === null && !callers.has(id) : id === budget.workload,
          )
          .map(({ id, errorRatio }) => judged(budget, scenario, { subject: id, actual: errorRatio }))
      : [],
  );
  const named = new Set(topology.budgets.flatMap((budget) => (budget.kind === "lag" ? [budget.tier] : [])));
  const ofQueues = topology.budgets.flatMap((budget): readonly BudgetResult[] =>
    budget.kind === "lag"
      ? assessment.queues
          .filter(({ tier }) => (budget.tier === null ? !named.has(tier) : tier === budget.tier))
          .map(({ tier, lag, saturated }) =>
            judged(budget, scenario, { subject: tier, actual: lag?.p99 ?? null, saturated }),
          )
      : [],
  );
  const others = assessment.budgets.filter(({ budget }) => !SPREAD.has(budget.kind));
  return [...others, ...ofStations, ...ofWorkloads, ...ofQueues];
}

/** By tier or station; null: of every one without a budget of its own. */
function utilizationBudgets(budgets: readonly Budget[]): ReadonlyMap<string | null, Budget> {
  return new Map(budgets.flatMap((budget) => (budget.kind === "utilization" ? [[budget.tier, budget] as const] : [])));
}

/** What a utilization budget is held against: the work offered once a station is saturated. */
function busyShareOf({ saturated, busiestUtilization, offeredUtilization, utilization }: StationSolution): number {
  return saturated || busiestUtilization > offeredUtilization ? busiestUtilization : utilization;
}
