/**
 * Whether a plan has the headroom that its budget asks for, by one solution at that load: the ladder
 * would tell how much it has, at the price of a dozen.
 */
import { budgetResults } from "../assess/budgets.ts";
import type { Assessment, BudgetResult } from "../assess/types.ts";
import { workloadAssessments } from "../assess/workloads.ts";
import type { Prepared } from "../solve/prepare.ts";
import { solve } from "../solve/solve.ts";

/** The budgets' results, with the verdict on the headroom in them; how much it is stays open. */
export function withHeadroomVerdict(assessment: Assessment, prepared: Prepared): readonly BudgetResult[] {
  return assessment.budgets.map((result): BudgetResult => {
    const { budget } = result;
    if (budget.kind !== "headroom") return result;
    const holds = (factor: number | null) => factor === null || growsTo(factor, assessment, prepared);
    const verdict = !holds(budget.limit) ? "broken" : holds(budget.warn) ? "held" : "warned";
    return { ...result, actual: null, margin: null, verdict };
  });
}

/** Whether the whole load can grow by a factor without a saturation, and with latency and error budgets kept. */
function growsTo(loadFactor: number, { topology, model, solution, cost }: Assessment, prepared: Prepared): boolean {
  if (solution.stations.some(({ saturationFactor }) => (saturationFactor ?? Infinity) <= loadFactor)) return false;
  const budgeted = topology.budgets.flatMap((budget) => (budget.kind === "latency" ? [budget.workload] : []));
  if (budgeted.length === 0 && topology.budgets.every(({ kind }) => kind !== "errors")) return true;
  const isBudgeted = (id: string) => budgeted.some((name) => id === name || id.startsWith(`${name}.`));
  const percentiles = new Set(model.workloads.flatMap(({ id }, index) => (isBudgeted(id) ? [index] : [])));
  const grown = solve(prepared, { loadFactor, percentiles });
  const workloads = workloadAssessments(model, grown);
  return budgetResults(topology, model, grown, workloads, null, cost)
    .filter(({ budget }) => budget.kind === "latency" || budget.kind === "errors")
    .every(({ verdict }) => verdict === "held" || verdict === "warned");
}
