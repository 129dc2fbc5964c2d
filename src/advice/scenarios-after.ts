/** What becomes of a plan's scenarios when the plan is changed. */
import type { Assessment, ScenarioAssessment } from "../assess/types.ts";
import { isBroken } from "../findings/figure.ts";
import type { Edit, Variants } from "../findings/types.ts";
import type { Topology } from "../topology/types.ts";
import type { Recommendation } from "./types.ts";

/**
 * A variant under its scenarios, those that were there before and those that came with the change (the loss of a new
 * machine); null: a budget is broken that held before, or one of them cannot be solved.
 *
 * @param topology of the variant
 */
export function scenariosAfter(
  edits: readonly Edit[],
  before: Assessment,
  topology: Topology,
  { solveUnder }: Variants,
): readonly ScenarioAssessment[] | null {
  const broken = new Map(before.scenarios.map(({ scenario, assessment }) => [scenario.id, brokenIn(assessment)]));
  const scenarios: ScenarioAssessment[] = [];
  for (const { id } of topology.scenarios) {
    const under = solveUnder(edits, id);
    if (under === null) return null;
    const was = broken.get(id);
    if ([...brokenIn(under.assessment)].some((budget) => was?.has(budget) !== true)) return null;
    scenarios.push(under);
  }
  return scenarios;
}

/** Budgets broken under a scenario before, that hold there after. */
export function budgetsMendedUnder(before: Assessment, after: Assessment): Recommendation["scenarioBudgetsMended"] {
  const now = new Map(after.scenarios.map(({ scenario, assessment }) => [scenario.id, brokenIn(assessment)]));
  return before.scenarios.flatMap(({ scenario, assessment }) =>
    [...brokenIn(assessment)]
      .filter((budget) => now.get(scenario.id)?.has(budget) === false)
      .map((budget) => ({ scenario: scenario.id, budget })),
  );
}

const brokenIn = ({ budgets }: Assessment): ReadonlySet<string> =>
  new Set(budgets.filter(isBroken).map(({ budget }) => budget.id));
