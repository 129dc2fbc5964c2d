import type { Assessment } from "../assess/types.ts";
import { budgetOf, countBudgets } from "./budgets.ts";
import type { Check } from "./generated/report.ts";
import type { Source } from "./source.ts";
import { toolVersion } from "./tool-version.ts";

/** The budgets of one plan as a gate: unknown is broken, and so is what never settled; a warning is not. */
export function check(assessment: Assessment, source: Source): Check {
  const { converged } = assessment.solution;
  const counts = countBudgets(assessment.budgets);
  return {
    schemaVersion: 1,
    kind: "check",
    toolVersion,
    name: assessment.topology.name,
    files: source.files,
    settings: source.settings,
    reproduce: source.reproduce,
    asOf: null,
    baseline: null,
    converged,
    passed: converged && counts.broken === 0 && counts.unknown === 0,
    counts,
    budgets: assessment.budgets.map((result) => budgetOf(result, source)),
    scenarios: [],
    accepted: [],
  };
}
