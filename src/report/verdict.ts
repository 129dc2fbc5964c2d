import type { Recommendation } from "../advice/types.ts";
import type { Assessment } from "../assess/types.ts";
import { bottleneckOf } from "./bottlenecks.ts";
import { countBudgets, type JudgedBudget } from "./budgets.ts";
import type { Verdict } from "./generated/report.ts";
import type { Source } from "./source.ts";

/** The answer in short. */
export function verdictOf(
  assessment: Assessment,
  judged: readonly JudgedBudget[],
  recommendations: readonly Recommendation[],
  source: Source,
): Verdict {
  const { model, solution, ladder } = assessment;
  const budgets = countBudgets(judged);
  const saturated = model.stations.filter((_, index) => solution.stations[index]?.saturated).map(({ id }) => id);
  const healthy = solution.converged && saturated.length === 0 && budgets.broken === 0 && budgets.unknown === 0;
  const [first] = ladder;
  return {
    healthy,
    budgets,
    saturated,
    headroomFactor: assessment.headroom,
    firstBottleneck: first === undefined ? null : bottleneckOf(first, source),
    cheapestMend: healthy ? null : cheapestMend(recommendations),
  };
}

/** Index of the cheapest change that mends everything, else of the first that mends a broken budget or a saturation. */
function cheapestMend(recommendations: readonly Recommendation[]): number | null {
  let cheapest: number | null = null;
  recommendations.forEach(({ mendsAll, costDelta }, index) => {
    const best = cheapest === null ? undefined : recommendations[cheapest];
    if (mendsAll && (best === undefined || (costDelta ?? Infinity) < (best.costDelta ?? Infinity))) cheapest = index;
  });
  if (cheapest !== null) return cheapest;
  const first = recommendations.findIndex(mendsSomethingBroken);
  return first === -1 ? null : first;
}

function mendsSomethingBroken({ budgetsMended, scenarioBudgetsMended, effects }: Recommendation): boolean {
  return (
    budgetsMended.length + scenarioBudgetsMended.length > 0 ||
    effects.some(({ saturatedBefore, saturatedAfter }) => saturatedBefore && !saturatedAfter)
  );
}
