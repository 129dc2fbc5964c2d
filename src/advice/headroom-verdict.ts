/**
 * Whether a plan has the headroom that its budget asks for, by one solution at that load: to say how
 * much it has would take a search.
 */
import type { Assessment, BudgetResult } from "../assess/types.ts";
import { isBroken } from "../findings/figure.ts";
import type { Prepared } from "../solve/prepare.ts";
import { firstSaturation, grown } from "./grown.ts";

/** The assessment with the verdict on a headroom budget; how much there is stays open. */
export function withHeadroomVerdict(assessment: Assessment, prepared: Prepared): Assessment {
  const at = grown(assessment, prepared);
  const wall = firstSaturation(assessment);
  const holds = (factor: number | null) => factor === null || (factor < wall && !at(factor).some(isBroken));
  const budgets = assessment.budgets.map((result): BudgetResult => {
    const { budget } = result;
    if (budget.kind !== "headroom") return result;
    const verdict = !holds(budget.limit) ? "broken" : holds(budget.warn) ? "held" : "warned";
    return { ...result, actual: null, margin: null, verdict };
  });
  return { ...assessment, budgets };
}
