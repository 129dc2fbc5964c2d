/** The headroom of a variant: the report's ladder takes a search for each budget, a variant at most one. */
import { budgetResults } from "../assess/budgets.ts";
import { firstRungs, growsTo } from "../assess/ladder.ts";
import type { Assessment, BudgetResult } from "../assess/types.ts";
import type { Prepared } from "../solve/prepare.ts";

/** The assessment with the verdict on a headroom budget, from the solution at that load; how much there is stays open. */
export function withHeadroomVerdict(assessment: Assessment, prepared: Prepared): Assessment {
  const { topology, solution } = assessment;
  const holds = (factor: number | null) => factor === null || growsTo(factor, topology, prepared, solution);
  const budgets = assessment.budgets.map((result): BudgetResult => {
    const { budget } = result;
    if (budget.kind !== "headroom") return result;
    const verdict = !holds(budget.limit) ? "broken" : holds(budget.warn) ? "held" : "warned";
    return { ...result, actual: null, margin: null, verdict };
  });
  return { ...assessment, budgets };
}

/** The assessment with the saturations, and what breaks before them, on its ladder, and the headroom that follows. */
export function withHeadroom(assessment: Assessment, prepared: Prepared): Assessment {
  const { topology, solution } = assessment;
  const ladder = firstRungs(topology, prepared, solution);
  const headroom = ladder[0]?.factor ?? null;
  const measured = { ...assessment, ladder, headroom };
  return { ...measured, budgets: budgetResults(measured) };
}

/** The assessment without a word on the headroom. */
export function withoutHeadroom(assessment: Assessment): Assessment {
  return { ...assessment, budgets: assessment.budgets.filter(({ budget }) => budget.kind !== "headroom") };
}
