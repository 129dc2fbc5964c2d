import type { Assessment } from "../assess/types.ts";
import type { Acceptances } from "../findings/acceptances.ts";
import { acceptedOf } from "./accepted.ts";
import { budgetOf, countBudgets, judgedBudgets } from "./budgets.ts";
import type { Check } from "./generated/report.ts";
import { scenarioOf } from "./scenarios.ts";
import type { Source } from "./source.ts";
import { toolVersion } from "./tool-version.ts";

/**
 * The budgets of one plan as a gate, as it is and under its scenarios: unknown is broken, and so is what never settled;
 * a warning is not, nor is what is accepted.
 */
export function check(assessment: Assessment, acceptances: Acceptances, today: string | null, source: Source): Check {
  const { topology, scenarios } = assessment;
  const converged = [assessment, ...scenarios.map((under) => under.assessment)].every(
    ({ solution }) => solution.converged,
  );
  const budgets = judgedBudgets(assessment, acceptances);
  const counts = countBudgets(budgets);
  return {
    schemaVersion: 1,
    kind: "check",
    toolVersion,
    name: topology.name,
    files: source.files,
    settings: source.settings,
    reproduce: source.reproduce,
    asOf: today,
    baseline: null,
    converged,
    passed: converged && counts.broken === 0 && counts.unknown === 0,
    counts,
    budgets: budgets.map(({ result, accepted }) => budgetOf(result, accepted, source)),
    scenarios: scenarios.map((under) => scenarioOf(under, topology, budgets, source)),
    accepted: acceptances.risks.map((risk) => acceptedOf(risk, source)),
  };
}
